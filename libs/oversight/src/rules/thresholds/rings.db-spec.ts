import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { around, RuleCases, type RuleCase } from '@test/given/rule-cases';
import type { ServedParty, ServedTown } from '@test/given/served';

interface RingWish {
  readonly members?: number;
  /** Caregivers of the provider, those of the ring among them. */
  readonly crowd?: number;
  /** What else is found of them: a shared device is one rule already. */
  readonly late?: boolean;
  readonly short?: boolean;
  /** In the place of a device: one account that confirms for so many seniors of theirs. */
  readonly confirmsFor?: number;
}

let serial = 0;

/** A provider's caregivers, of whom some use one phone. @returns the one whose number comes first */
function ring(town: ServedTown, wish: RingWish = {}): string {
  const { members = 3, crowd = 5, late = true, short = true, confirmsFor } = wish;
  const provider = town.addProvider();
  const staff = Array.from({ length: crowd }, () => {
    const identity_index = `\\x${String(++serial).padStart(8, '0')}${'00'.repeat(28)}`;
    return town.addWorker({ provider_id: provider.id, identity_index });
  });
  const [shared, account_id] = [newId(), newId()];
  const phones = staff.map((_, nth) => (nth < members && confirmsFor === undefined ? shared : newId()));
  for (const id of new Set(phones))
    town.add('visits.device', { id, platform: 'ANDROID', first_seen_at: '2026-01-01T00:00Z' });
  const visit = (worker: ServedParty, nth: number) =>
    town.addVisit({
      ...{ worker, at: `2026-10-${12 + nth} 0${6 + (nth % 4)}:00`, planned: 60 },
      minutes: short && nth === 0 ? 30 : 60,
      order: { provider_id: provider.id },
      visit: { provider_id: provider.id },
      signalIn: { device_id: phones[nth] },
      ...(late && nth === 1 && { checkOut: { server_at: '2026-10-30T00:00Z' } }),
      ...(nth < members && confirmsFor !== undefined && { confirmation: { account_id } }),
    });
  staff.forEach((worker, nth) => visit(worker, nth));
  for (let extra = members; extra < (confirmsFor ?? 0); extra++) visit(staff[0], 0);
  return staff[0].id;
}

/** One small reason of such a weight. */
const risk = (town: ServedTown, weight: number, more: object = {}): string => {
  const visit = town.addVisit();
  const hit = { county_id: town.countyId, id: newId() };
  town.add('oversight.rule_hit', {
    ...{
      ...hit,
      rule_code: 'R07',
      version: 1,
      variant: 'DOUBTFUL',
      severity: 'SCORE',
      subject_kind: 'VISIT',
    },
    ...{ subject_id: visit.id, day: '2026-10-12', provider_id: town.provider.id, region_id: town.regionId },
    ...{ inputs: {}, thresholds: { weight }, found_at: '2026-10-13T00:00Z', ...more },
  });
  town.add('oversight.rule_hit_visit', { county_id: hit.county_id, hit_id: hit.id, visit_id: visit.id });
  return visit.id;
};

const one = (about: string, isHit: boolean, wish: RingWish): RuleCase => ({
  ...{ about: `R33 ${about}`, code: 'R33', variant: 'RING', isHit },
  build: (town) => ring(town, wish),
});

const CASES: RuleCase[] = [
  ...around(
    'R33',
    'RING',
    [
      [4, false],
      [5, true],
    ],
    (town, crowd) => ring(town, { crowd }),
  ),
  one('two share a phone', false, { members: 2 }),
  one('and two other rules only', false, { late: false }),
  one('an account that confirms for three seniors', false, { confirmsFor: 3 }),
  one('an account that confirms for four seniors', true, { confirmsFor: 4 }),
  ...around(
    'R00',
    'HELD',
    [
      [60, false],
      [61, true],
      [85, true],
      [86, false],
    ],
    (town, weight) => risk(town, weight),
  ),
  ...around(
    'R00',
    'CASE',
    [
      [85, false],
      [86, true],
    ],
    (town, weight) => risk(town, weight),
  ),
  {
    ...{ about: 'R00 what withholds by itself needs no sum', code: 'R00', variant: 'HELD', isHit: false },
    build: (town) => risk(town, 70, { variant: 'FAR', severity: 'WITHHOLD' }),
  },
];

describe('Rules about what other rules have found', () => {
  const t = useApp();
  const judged = new RuleCases(t, CASES);

  beforeAll(() => judged.judge(['R06', 'R09', 'R12', 'R24', 'R33', 'R00']));

  it.each(CASES.map((each) => [each.about, each] as const))('%s', (_, each) => {
    expect(judged.isHit(each)).toBe(each.isHit);
  });
});
