import { createHash } from 'node:crypto';
import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { around, one, RuleCases, type RuleCase } from '@test/given/rule-cases';
import { chinaTime, type ServedParty, type ServedTown, type ServedVisit } from '@test/given/served';

const AT = '2026-10-12 09:00';
/** About a metre northwards. */
const METRE = 1 / 111_195;

const tap = (
  town: ServedTown,
  visit: ServedVisit,
  worker: ServedParty,
  { method = 'CARD', result = 'VALID', label = 'READ', tag_id = null as string | null } = {},
): void =>
  // a tag is assumed, and so is what names it
  town[tag_id ? 'assume' : 'add']('visits.proof', {
    ...{ visit_id: visit.id, id: newId(), kind: 'IN', method, captured_at: '2026-10-12T01:00Z', detail: {} },
    ...{ received_at: '2026-10-12T01:00Z', result, label, tag_id, weight: 0, account_id: worker.accountId },
    ...{ caregiver_id: worker.id, service_month: '2026-10-01' },
  });

const deliveries = new Map<string, string>();
/** The county has handed in its data of October. */
const covered = (town: ServedTown, feed: string): { county_id: number; delivery_id: string } => {
  const id = deliveries.get(feed) ?? newId();
  if (!deliveries.has(feed))
    town.add('oversight.feed_delivery', {
      ...{ id, county_id: town.countyId, feed, covers: '[2026-10-01,2026-11-01)' },
      delivered_at: '2026-11-01T00:00Z',
    });
  deliveries.set(feed, id);
  return { county_id: town.countyId, delivery_id: id };
};
/** They have one address on the register. */
const livingTogether = (town: ServedTown, seniors: readonly string[]): void => {
  const key_index = `\\x${createHash('sha256').update(seniors[0]).digest('hex')}`;
  for (const senior_id of seniors)
    town.add('oversight.household_link', {
      ...{ ...covered(town, 'HOUSEHOLDS'), id: newId(), kind: 'ADDRESS', key_index, senior_id },
      valid: '[2020-01-01,)',
    });
};

let places = 0;
/** Cards of so many seniors, read so far from their homes and so far from each other. */
const readTogether = (
  town: ServedTown,
  {
    seniors = 3,
    away = 201,
    apart = 0,
    accuracy = 10,
    together = false,
    centre = null as number | null,
  } = {},
): { readonly worker: string; readonly first: string } => {
  const worker = town.addWorker();
  const there = 34.1 + ++places * 0.05;
  const ids = Array.from({ length: seniors }, () => town.addSenior());
  if (together) livingTogether(town, ids);
  if (centre !== null) dayCentre(town, there + centre * METRE);
  const visits = ids.map((senior, nth) => {
    const latitude = there + nth * apart * METRE;
    const checkIn = { latitude, longitude: 118.3, distance_metres: away, accuracy_metres: accuracy };
    const visit = town.addVisit({ worker, senior, at: `2026-10-${12 + nth} 09:00`, checkIn });
    tap(town, visit, worker);
    return visit.id;
  });
  return { worker: worker.id, first: visits[0] };
};
const dayCentre = (town: ServedTown, latitude: number): void => {
  const place = { latitude, longitude: 118.3, datum: 'WGS84', address: '幸福路2号' };
  town.assume('providers.provider', {
    ...{ id: newId(), name: '日间照料中心', credit_code: `52321300MB${String(1e8 + ++places).slice(-8)}` },
    ...{ type: 'STREET_DAY_CARE', region_id: town.regionId, county_id: town.countyId, ...place },
    ...{ contact_name: '周主任', contact_phone: 'v1.x', created_at: '2026-01-01T00:00Z' },
    ...{ state: 'ADMITTED', checked_by: newId(), decided_by: newId() },
  });
};

const NOWHERE = {
  ...{ latitude: null, longitude: null, datum: null, accuracy_metres: null, distance_metres: null },
};
/** So many visits with a card, without a position; with something else beside it on the last day. */
const alone = (
  town: ServedTown,
  count: number,
  { beside = '', elsewhere = count }: { readonly beside?: string; readonly elsewhere?: number } = {},
): string => {
  const worker = town.addWorker();
  const home = town.addSenior();
  const check = { method: 'CARD', ...NOWHERE };
  for (let nth = 0; nth < count; nth++) {
    const at = `2026-10-${12 + nth} 09:00`;
    const senior = nth < elsewhere ? town.addSenior() : home;
    const visit = town.addVisit({ worker, senior, at, checkIn: check, checkOut: check });
    tap(town, visit, worker);
    if (beside && nth === count - 1) tap(town, visit, worker, { method: beside });
  }
  return worker.id;
};

/** The card of somebody who lives with the senior, or with whom he does not. */
const mixedUp = (town: ServedTown, together: boolean): string => {
  const [worker, senior, owner, tag] = [town.addWorker(), town.addSenior(), town.addSenior(), newId()];
  if (together) livingTogether(town, [senior, owner]);
  town.assume('visits.tag', {
    ...{ id: tag, kind: 'CARD', senior_id: owner, region_id: town.regionId, secret: 'v1.x' },
    ...{ uid: tag.replaceAll('-', '').slice(-14).toUpperCase(), issued_by: owner },
    issued_at: '2026-01-01T00:00Z',
  });
  const visit = town.addVisit({ worker, senior, at: AT });
  tap(town, visit, worker, { result: 'INVALID', label: 'OTHER_SENIOR', tag_id: tag });
  return visit.id;
};

const others = (town: ServedTown, label: string): string => {
  const worker = town.addWorker();
  const visit = town.addVisit({ worker, at: AT });
  tap(town, visit, worker, { result: 'INVALID', label });
  return visit.id;
};

/** Seen on so many days, with this level since the day. */
const active = (town: ServedTown, level: number, days: number, validFrom = '2026-09-01'): string => {
  const senior = town.addSenior();
  town.assume('assessment.result', {
    ...{ id: newId(), version: 1, senior_id: senior, level, assessed_on: '2026-09-01' },
    ...{ published_on: '2026-09-01', valid: `[${validFrom},2027-09-01)`, known: '[2026-09-01T00:00Z,)' },
    ...{ source_document: '评-1', recorded_at: '2026-09-01T00:00Z' },
  });
  for (let nth = 0; nth < days; nth++)
    town.add('oversight.activity', {
      ...{ ...covered(town, 'ACTIVITIES'), id: newId(), senior_id: senior, kind: 'SPORT' },
      on_date: `2026-10-${10 + nth}`,
    });
  return senior;
};

/** An assessment of 20 September and its re-check, with these levels; out of hospital on a day before. */
const rechecked = (town: ServedTown, was: number, found: number, discharged?: string): string => {
  const senior = town.addSenior();
  if (discharged)
    town.add('oversight.stay', {
      ...{ ...covered(town, 'HOSPITAL_STAYS'), id: newId(), senior_id: senior, kind: 'HOSPITAL' },
      during: `[2026-06-01T00:00+08:00,${discharged}T12:00+08:00)`,
    });
  const [first, recheck] = [newId(), newId()];
  const published = (id: string, level: number, day: string, more: object) => {
    const [lead, second] = [newId(), newId()];
    town.assume('assessment.ability_assessment', {
      ...{ id, senior_id: senior, county_id: town.countyId, region_id: town.regionId, state: 'PUBLISHED' },
      ...{ requested_by: newId(), requested_at: chinaTime(AT, 0), channel: 'APP', final_level: level },
      ...{ scheduled_for: chinaTime(AT, 0), place: 'HOME', lead_assessor_id: newId(), lead_account_id: lead },
      ...{
        lead_medical: true,
        second_assessor_id: newId(),
        second_account_id: second,
        second_medical: false,
      },
      ...{ reviewed_by: newId(), reviewed_at: chinaTime(AT, 0), published_by: newId(), published_on: day },
      ...more,
    });
    town.assume('assessment.form', {
      ...{ assessment_id: id, version: 1, assessed_on: day, details_sealed: 'v1.x' },
      answers: `{${Array.from({ length: 26 }, () => 0).join(',')}}`,
    });
    return { disputed_id: id, disputed_lead_id: lead, disputed_second_id: second };
  };
  const checked = published(first, was, '2026-09-20', { reason: 'FIRST' });
  published(recheck, found, '2026-10-20', { reason: 'RE_CHECK', ...checked });
  return senior;
};

const CASES: RuleCase[] = [
  ...around(
    'R35',
    'CARDS_IN_ONE_PLACE',
    [
      [2, false],
      [3, true],
    ],
    (town, seniors) => readTogether(town, { seniors }).worker,
  ),
  ...around(
    'R35',
    'CARDS_IN_ONE_PLACE',
    [
      [200, false],
      [201, true],
    ],
    (town, away) => readTogether(town, { away }).worker,
  ),
  ...around(
    'R35',
    'CARDS_IN_ONE_PLACE',
    [
      [49, true],
      [51, false],
    ],
    // the second from the first and the third
    (town, apart) => readTogether(town, { apart }).worker,
  ),
  ...around(
    'R35',
    'CARDS_IN_ONE_PLACE',
    [
      [300, true],
      [301, false],
    ],
    (town, accuracy) => readTogether(town, { away: 301, accuracy }).worker,
  ),
  one(
    'R35',
    'CARDS_IN_ONE_PLACE',
    'three who live together',
    false,
    (town) => readTogether(town, { together: true }).worker,
  ),
  ...around(
    'R35',
    'CARDS_IN_ONE_PLACE',
    [
      [59, false],
      [62, true],
    ],
    // from another's day centre
    (town, centre) => readTogether(town, { centre }).worker,
  ),
  ...around(
    'R07',
    'FAR',
    [
      [59, false],
      [62, true],
    ],
    (town, centre) => readTogether(town, { centre, away: 900, seniors: 1 }).first,
  ),
  one('R35', 'ANOTHERS_CARD', 'the card of somebody else', true, (town) => mixedUp(town, false)),
  one('R35', 'ANOTHERS_CARD', 'the card of somebody who lives there too', false, (town) =>
    mixedUp(town, true),
  ),
  ...around(
    'R35',
    'CARD_ALONE',
    [
      [1, false],
      [2, true],
    ],
    (town, elsewhere) => alone(town, 6, { elsewhere }),
  ),
  one('R35', 'CARD_ALONE_IN_ONE_HOME', 'five times in one home', true, (town) =>
    alone(town, 5, { elsewhere: 0 }),
  ),
  ...around(
    'R35',
    'CARD_ALONE',
    [
      [4, false],
      [5, true],
    ],
    (town, count) => alone(town, count),
  ),
  one('R35', 'CARD_ALONE', 'one of five with a tag at the door too', false, (town) =>
    alone(town, 5, { beside: 'DOOR_TAG' }),
  ),
  one('R35', 'CARD_ALONE', 'one of five called back too', false, (town) =>
    alone(town, 5, { beside: 'CALL_BACK' }),
  ),
  one('R35', 'ANOTHERS_CARD', "another senior's card", true, (town) => others(town, 'OTHER_SENIOR')),
  one('R35', 'ANOTHERS_CARD', 'a card that was replaced', false, (town) => others(town, 'ENDED')),
  ...around(
    'R36',
    'TOO_ACTIVE',
    [
      [2, false],
      [3, true],
    ],
    (town, days) => active(town, 3, days),
  ),
  ...around(
    'R36',
    'TOO_ACTIVE',
    [
      [2, false],
      [3, true],
      [4, true],
    ],
    (town, level) => active(town, level, 3),
  ),
  one('R36', 'TOO_ACTIVE', 'one of three days before the level held', false, (town) =>
    active(town, 4, 3, '2026-10-11'),
  ),
  ...around(
    'R36',
    'LOWER_AT_RE_CHECK',
    [
      [3, false],
      [2, true],
      [4, false],
    ],
    (town, found) => rechecked(town, 3, found),
  ),
  one('R36', 'LOWER_AT_RE_CHECK', 'assessed 59 days after the hospital', false, (town) =>
    rechecked(town, 3, 2, '2026-07-23'),
  ),
  one('R36', 'LOWER_AT_RE_CHECK', 'assessed 60 days after the hospital', true, (town) =>
    rechecked(town, 3, 2, '2026-07-22'),
  ),
];

describe("Rules about seniors' cards and levels", () => {
  const t = useApp();
  const judged = new RuleCases(t, CASES);

  beforeAll(() => judged.judge(['R07', 'R35', 'R36']));

  it.each(CASES.map((each) => [each.about, each] as const))('%s', (_, each) => {
    expect(judged.isHit(each)).toBe(each.isHit);
  });

  it('say of whose level nobody knows that nobody could look', () => {
    const { missing } = judged.result.results.find(({ code }) => code === 'R36')!;
    expect(missing).toEqual(['CARE_LEVEL']);
  });
});
