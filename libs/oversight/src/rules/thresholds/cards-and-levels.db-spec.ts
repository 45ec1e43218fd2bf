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
  { method = 'CARD', result = 'VALID', label = 'READ' } = {},
): void =>
  town.add('visits.proof', {
    ...{ visit_id: visit.id, id: newId(), kind: 'IN', method, captured_at: '2026-10-12T01:00Z', detail: {} },
    ...{ received_at: '2026-10-12T01:00Z', result, label, weight: 0, account_id: worker.accountId },
    ...{ caregiver_id: worker.id, service_month: '2026-10-01' },
  });

/** Cards of so many seniors, read so far from their homes and so far from each other. */
const readTogether = (town: ServedTown, { seniors = 3, away = 201, apart = 0 } = {}): string => {
  const worker = town.addWorker();
  for (let nth = 0; nth < seniors; nth++) {
    const latitude = 34.1 + nth * apart * METRE;
    const checkIn = { latitude, longitude: 118.3, distance_metres: away };
    tap(town, town.addVisit({ worker, at: `2026-10-${12 + nth} 09:00`, checkIn }), worker);
  }
  return worker.id;
};

/** So many visits with a card, without a position; with something else beside it on the last day. */
const alone = (town: ServedTown, count: number, beside?: string): string => {
  const worker = town.addWorker();
  const nowhere = {
    latitude: null,
    longitude: null,
    datum: null,
    accuracy_metres: null,
    distance_metres: null,
  };
  const check = { method: 'CARD', ...nowhere };
  for (let nth = 0; nth < count; nth++) {
    const at = `2026-10-${12 + nth} 09:00`;
    const visit = town.addVisit({ worker, at, checkIn: check, checkOut: check });
    tap(town, visit, worker);
    if (beside && nth === count - 1) tap(town, visit, worker, { method: beside });
  }
  return worker.id;
};

const others = (town: ServedTown, label: string): string => {
  const worker = town.addWorker();
  const visit = town.addVisit({ worker, at: AT });
  tap(town, visit, worker, { result: 'INVALID', label });
  return visit.id;
};

let delivery: string | undefined;
/** Seen on so many days, with this level since the day. */
const active = (town: ServedTown, level: number, days: number, validFrom = '2026-09-01'): string => {
  const senior = town.addSenior();
  if (!delivery) {
    delivery = newId();
    town.add('oversight.feed_delivery', {
      ...{ id: delivery, county_id: town.countyId, feed: 'ACTIVITIES', covers: '[2026-10-01,2026-11-01)' },
      delivered_at: '2026-11-01T00:00Z',
    });
  }
  town.assume('assessment.result', {
    ...{ id: newId(), version: 1, senior_id: senior, level, assessed_on: '2026-09-01' },
    ...{ published_on: '2026-09-01', valid: `[${validFrom},2027-09-01)`, known: '[2026-09-01T00:00Z,)' },
    ...{ source_document: '评-1', recorded_at: '2026-09-01T00:00Z' },
  });
  for (let nth = 0; nth < days; nth++)
    town.add('oversight.activity', {
      ...{ county_id: town.countyId, id: newId(), senior_id: senior, kind: 'SPORT', delivery_id: delivery },
      on_date: `2026-10-${10 + nth}`,
    });
  return senior;
};

/** An assessment and its re-check, with these levels. */
const rechecked = (town: ServedTown, was: number, found: number): string => {
  const senior = town.addSenior();
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
    (town, seniors) => readTogether(town, { seniors }),
  ),
  ...around(
    'R35',
    'CARDS_IN_ONE_PLACE',
    [
      [200, false],
      [201, true],
    ],
    (town, away) => readTogether(town, { away }),
  ),
  ...around(
    'R35',
    'CARDS_IN_ONE_PLACE',
    [
      [49, true],
      [51, false],
    ],
    // the second from the first and the third
    (town, apart) => readTogether(town, { apart }),
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
    alone(town, 5, 'DOOR_TAG'),
  ),
  one('R35', 'CARD_ALONE', 'one of five called back too', false, (town) => alone(town, 5, 'CALL_BACK')),
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
];

describe("Rules about seniors' cards and levels", () => {
  const t = useApp();
  const judged = new RuleCases(t, CASES);

  beforeAll(() => judged.judge(['R35', 'R36']));

  it.each(CASES.map((each) => [each.about, each] as const))('%s', (_, each) => {
    expect(judged.isHit(each)).toBe(each.isHit);
  });

  it('say of whose level nobody knows that nobody could look', () => {
    const { missing } = judged.result.results.find(({ code }) => code === 'R36')!;
    expect(missing).toEqual(['CARE_LEVEL']);
  });
});
