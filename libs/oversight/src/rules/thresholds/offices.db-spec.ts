import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { around, one, RuleCases, type RuleCase } from '@test/given/rule-cases';
import {
  chinaTime,
  type ServedParty,
  type ServedTown,
  type ServedVisit,
  type ServedWish,
} from '@test/given/served';

const at = (provider: ServedParty): ServedWish => ({
  order: { provider_id: provider.id },
  visit: { provider_id: provider.id },
});

/** Twenty visits of a provider, of which so many are corrected. */
const edited = (town: ServedTown, count: number): string => {
  const provider = town.addProvider();
  for (let nth = 0; nth < 20; nth++) {
    const visit = town.addVisit({ at: `2026-10-${10 + (nth % 20)} 09:00`, ...at(provider) });
    if (nth < count) correct(town, visit, provider, '2026-10-31T00:00Z');
  }
  return provider.id;
};

const correct = (town: ServedTown, visit: ServedVisit, provider: ServedParty, requested_at: string): void =>
  town.add('visits.correction', {
    ...{ id: newId(), visit_id: visit.id, county_id: town.countyId, region_id: town.regionId },
    ...{ provider_id: provider.id, kind: 'MINUTES', requested_by: newId(), requested_as: 'PROVIDER' },
    ...{ reason_code: 'FORGOT', minutes_before: 60, minutes_asked: 50, state: 'WITHDRAWN', requested_at },
    ...{
      editable_until: '2027-01-01T00:00Z',
      answer_by: '2027-01-02T00:00Z',
      decide_by: '2027-01-03T00:00Z',
    },
  });

/** The provider's month is frozen on 2 November at noon; somebody edits a visit of it so many seconds later. */
const afterFrame = (town: ServedTown, seconds: number): string => {
  const [provider, id] = [town.addProvider(), newId()];
  const visit = town.addVisit(at(provider));
  town.assume('oversight.sample_frame', {
    ...{ county_id: town.countyId, id, provider_id: provider.id, period: '[2026-10-01,2026-11-01)' },
    ...{ root: `\\x${'00'.repeat(32)}`, units: 1, hits: 0, announcement: '明日开奖号码', frozen_by: newId() },
    ...{ frozen_at: '2026-11-02T04:00Z', not_before: '2026-11-03T00:00Z' },
  });
  town.assume('oversight.frame_unit', {
    ...{
      county_id: town.countyId,
      frame_id: id,
      visit_id: visit.id,
      fen: 3_500,
      minutes: 60,
      tier: 0,
      stratum: 1,
    },
  });
  correct(town, visit, provider, new Date(Date.parse('2026-11-02T04:00:00Z') + seconds * 1000).toISOString());
  return visit.id;
};

/** A hundred and one visits of a provider, of which a dispatcher made so many himself. */
const staffServes = (
  town: ServedTown,
  own: number,
  { since = '2026-01-01T00:00Z', desks = 1 } = {},
): string => {
  const provider = town.addProvider();
  const [worker, ...staff] = Array.from({ length: 1 + desks }, () =>
    town.addWorker({ provider_id: provider.id }),
  );
  for (const { accountId } of staff)
    town.add('providers.staff', {
      ...{ id: newId(), provider_id: provider.id, account_id: accountId, role: 'DISPATCHER', since },
    });
  const senior = town.addSenior();
  for (let nth = 0; nth < 100; nth++)
    town.addVisit({
      ...{ worker: nth < own ? staff[nth % desks] : worker, senior, minutes: 20 },
      ...{
        at: `2026-10-${String(1 + (nth % 25)).padStart(2, '0')} ${10 + Math.floor(nth / 25)}:00`,
        ...at(provider),
      },
    });
  return staff[0].id;
};

/** The list price of a service is raised on 28 October; the month is settled so many days later. */
const raised = (
  town: ServedTown,
  item_code: string,
  days: number,
  [before, after] = [3_000, 3_500],
): string => {
  const provider = town.addProvider();
  for (const [valid, price_fen] of [
    ['[2026-01-01,2026-10-28)', before],
    ['[2026-10-28,)', after],
  ])
    town.add('catalogue.price', {
      ...{
        id: newId(),
        item_code,
        region_id: town.regionId,
        valid,
        price_fen,
        is_default: false,
        source: '测试',
      },
    });
  town.assume('settlement.batch', {
    ...{ county_id: town.countyId, id: newId(), provider_id: provider.id, month: 202610, state: 'DRAFT' },
    ...{ serial: days, number: `T-${newId()}`, opened_at: chinaTime('2026-10-28 09:00', days * 1440) },
    ...{
      moved_at: '2026-12-01T00:00Z',
      lines: 0,
      gross_fen: 0,
      deducted_fen: 0,
      clawback_fen: 0,
      penalty_fen: 0,
    },
  });
  const order = {
    item_code,
    provider_id: provider.id,
    total_fen: after,
    programme_fen: after,
    due_programme_fen: after,
  };
  return town.addVisit({ at: '2026-10-29 09:00', order, visit: { item_code, provider_id: provider.id } }).id;
};

/** Approvals of a provider's doubtful visits: so many by one officer, the others by another. @returns the first */
const approved = (town: ServedTown, own: number, all: number, hour = '10:00'): string => {
  const [provider, officer, other] = [town.addProvider(), town.addWorker(), town.addWorker()];
  for (let nth = 0; nth < all; nth++) {
    const visit = town.addVisit({ at: `2026-10-${10 + nth} 09:00`, ...at(provider) });
    town.add('oversight.review', {
      ...{ id: newId(), visit_id: visit.id, order_id: visit.orderId, provider_id: provider.id },
      ...{ region_id: town.regionId, kind: 'APPROVAL', state: 'APPROVED' },
      ...{
        opened_by: (nth < own ? officer : other).accountId,
        opened_at: chinaTime(`2026-10-${11 + nth} ${hour}`, 0),
      },
    });
  }
  return officer.accountId;
};

/** Whoever drafted the law of a programme gets his mother so many minutes by it, so many days after it began. */
const ownKin = (
  town: ServedTown,
  law: object,
  days: number,
  { relation = 'CHILD', before = 0 } = {},
): string => {
  const [officer, senior, programme_id] = [town.addWorker(), town.addSenior(), newId()];
  const since = new Date(Date.UTC(2026, 9, 1 - days)).toISOString().slice(0, 10);
  town.assume('entitlement.programme_version', {
    ...{ ...law, programme_id, version: 1, state: 'APPROVED', effective: `[${since},)` },
    ...{ drafted_by: officer.accountId, approved_by: newId(), drafted_at: '2026-01-01T00:00Z' },
    ...{
      decided_at: '2026-01-02T00:00Z',
      reason: null,
      end_proposed: null,
      end_proposed_by: null,
      end_approved_by: null,
    },
  });
  town.add('people.representative', {
    ...{ id: newId(), senior_id: senior, account_id: officer.accountId, relation, rights: ['VIEW'] },
    ...{ valid: '[2026-01-01,)', granted_as: 'SENIOR', granted_at: '2026-01-01T00:00Z' },
  });
  if (before) town.addGrant(senior, 202609, before, { programme_id });
  town.addGrant(senior, 202610, 600, { programme_id });
  town.addVisit({ senior });
  return officer.accountId;
};

const casesOf = (law: object): RuleCase[] => [
  ...around(
    'R12',
    'OFTEN_EDITED',
    [
      [1, false],
      [2, true],
    ],
    edited,
  ),
  ...around(
    'R12',
    'EDITED_AFTER_FRAME',
    [
      [-1, false],
      [0, false],
      [1, true],
    ],
    afterFrame,
  ),
  ...around(
    'R21',
    'STAFF',
    [
      [1, false],
      [2, true],
    ],
    (town, own) => staffServes(town, own),
  ),
  one('R21', 'STAFF', 'at the desk only since November', false, (town) =>
    staffServes(town, 9, { since: '2026-11-01T00:00Z' }),
  ),
  one('R21', 'STAFF', 'two of the desk, one visit each', true, (town) => staffServes(town, 2, { desks: 2 })),
  one('R27', 'RAISED_BEFORE_BATCH', 'six days', true, (town) => raised(town, 'COMFORT', 6)),
  one('R27', 'RAISED_BEFORE_BATCH', 'seven days', false, (town) => raised(town, 'LAUNDRY', 7)),
  one('R27', 'RAISED_BEFORE_BATCH', 'a lower price', false, (town) =>
    raised(town, 'ERRAND', 5, [3_500, 3_000]),
  ),
  ...around(
    'R34',
    'ONE_OFFICER',
    [
      [8, false],
      [9, true],
    ],
    (town, own) => approved(town, own, 10),
  ),
  one('R34', 'ONE_OFFICER', 'nine approvals are too few', false, (town) => approved(town, 9, 9)),
  ...around(
    'R34',
    'BY_NIGHT',
    [
      [2, false],
      [3, true],
    ],
    (town, own) => approved(town, own, own, '22:00'),
  ),
  one('R34', 'BY_NIGHT', 'in the evening', false, (town) => approved(town, 5, 5, '21:59')),
  one('R34', 'BY_NIGHT', 'before dawn', true, (town) => approved(town, 3, 3, '05:59')),
  ...around(
    'R34',
    'OWN_KIN',
    [
      [90, true],
      [91, false],
    ],
    (town, days) => ownKin(town, law, days),
  ),
  one('R34', 'OWN_KIN', 'as much as before', false, (town) => ownKin(town, law, 9, { before: 600 })),
  one('R34', 'OWN_KIN', 'a neighbour', false, (town) => ownKin(town, law, 9, { relation: 'NEIGHBOUR' })),
];

describe('Rules about offices and papers', () => {
  const t = useApp();
  const cases = casesOf({});
  let judged: RuleCases;

  beforeAll(async () => {
    const [{ law }] = await t.db.query<{ law: object }>(
      'SELECT to_jsonb(v) AS law FROM entitlement.programme_version v LIMIT 1',
    );
    cases.splice(0, cases.length, ...casesOf(law));
    judged = new RuleCases(t, cases);
    await judged.judge(['R12', 'R21', 'R27', 'R34']);
  });

  it.each(cases.map(({ about }, at) => [about, at] as const))('%s', (_, nth) => {
    expect(judged.isHit(cases[nth])).toBe(cases[nth].isHit);
  });
});
