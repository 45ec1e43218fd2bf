import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { around, RuleCases, type RuleCase } from '@test/given/rule-cases';
import type { ServedParty, ServedTown, ServedWish } from '@test/given/served';

const at = (provider: ServedParty): ServedWish => ({
  order: { provider_id: provider.id },
  visit: { provider_id: provider.id },
});

/** So many visits of a provider, two a day, in that month. */
const visitsIn = (town: ServedTown, provider: ServedParty, month: number, count: number): void => {
  const [worker, senior] = [town.addWorker({ provider_id: provider.id }), town.addSenior()];
  for (let nth = 0; nth < count; nth++) {
    const day = String(1 + (Math.floor(nth / 16) % 28)).padStart(2, '0');
    const hour = String(6 + (nth % 16)).padStart(2, '0');
    town.addVisit({
      worker,
      senior,
      minutes: 20,
      at: `2026-${String(month).padStart(2, '0')}-${day} ${hour}:00`,
      ...at(provider),
    });
  }
};

/** A tenth of the month before falls on its last three days; of this month so many minutes of 1,000. */
const lastDays = (town: ServedTown, minutes: number): string => {
  const provider = town.addProvider();
  const visit = (when: string, length: number) =>
    town.addVisit({ at: when, minutes: length, ...at(provider) });
  visit('2026-09-05 07:00', 900);
  visit('2026-09-29 08:00', 100);
  visit('2026-10-05 07:00', 1_000 - minutes);
  visit('2026-10-30 08:00', minutes);
  return provider.id;
};

/** Uses all of 60 minutes in so many months, and all but a few in the month before those. */
const allOf = (town: ServedTown, months: number, left = 0): string => {
  const senior = town.addSenior();
  for (let month = 10; month > 10 - months; month--) {
    const minutes = month === 10 ? 60 - left : 60;
    town.addGrant(senior, 202600 + month, 60);
    town.addVisit({ senior, minutes, at: `2026-${String(month).padStart(2, '0')}-12 09:00` });
  }
  return senior;
};

/** Of ten seniors of a provider so many use exactly what they have. */
const ofTen = (town: ServedTown, exact: number, seniors = 10): string => {
  const provider = town.addProvider();
  for (let nth = 0; nth < seniors; nth++) {
    const senior = town.addSenior();
    town.addGrant(senior, 202610, 60);
    town.addVisit({ senior, minutes: nth < exact ? 60 : 45, ...at(provider) });
  }
  return provider.id;
};

/** Granted 1,000 minutes a month, unused for so many, then so many minutes in a week. */
const woken = (town: ServedTown, minutes: number, asleep = 3): string => {
  const senior = town.addSenior();
  for (let back = 0; back <= 3; back++) town.addGrant(senior, 202610 - back, 1_000);
  if (asleep < 3) town.addVisit({ senior, at: `2026-0${9 - asleep}-12 09:00` });
  town.addVisit({ senior, minutes, at: '2026-10-12 06:00' });
  return senior;
};

/** Always cleaned for until September, then so many visits of another service. */
const dearer = (town: ServedTown, count: number, item_code = 'REHAB'): string => {
  const senior = town.addSenior();
  town.addVisit({ senior, at: '2026-09-12 09:00' });
  for (let nth = 0; nth < count; nth++)
    town.addVisit({
      ...{ senior, at: `2026-10-${12 + nth} 09:00` },
      ...{ order: { item_code }, visit: { item_code } },
    });
  return senior;
};

const jumping = (town: ServedTown, visits: number): string => {
  const provider = town.addProvider();
  visitsIn(town, provider, 9, 20);
  visitsIn(town, provider, 10, visits);
  return provider.id;
};

/** One caregiver can do 176 hours; 22 days of eight hours are as many. */
const hours = (town: ServedTown, minutesOfLastDay: number): string => {
  const provider = town.addProvider();
  const worker = town.addWorker({ provider_id: provider.id });
  for (let nth = 1; nth <= 22; nth++) {
    const minutes = nth < 22 ? 480 : minutesOfLastDay;
    town.addVisit({ worker, minutes, at: `2026-10-${String(nth).padStart(2, '0')} 08:00`, ...at(provider) });
  }
  return provider.id;
};

const result = (town: ServedTown, senior: string, level: number, on: string, more: object = {}): void =>
  town.assume('assessment.result', {
    ...{ id: newId(), version: 1, senior_id: senior, level, assessed_on: on, published_on: on },
    ...{ valid: `[${on},${on === '2026-10-15' ? '2027-10-15' : '2026-10-15'})` },
    ...{ known: '[2026-01-01,)', source_document: '评估报告', recorded_at: '2026-10-16T00:00Z', ...more },
  });

/** New cases of one assessor, of which so many are served by one provider and the others by another. */
const cases = (town: ServedTown, all: number, same: number): string => {
  const [lead, second, one, other] = [newId(), newId(), town.addProvider(), town.addProvider()];
  for (let nth = 0; nth < all; nth++) {
    const [senior, id] = [town.addSenior(), newId()];
    town.assume('assessment.ability_assessment', {
      ...{ id, senior_id: senior, county_id: town.countyId, region_id: town.regionId, reason: 'FIRST' },
      ...{ state: 'SCORED', requested_by: senior, requested_at: '2026-10-01T00:00Z', channel: 'COUNTER' },
      ...{ scheduled_for: '2026-10-05T01:00Z', place: 'HOME', final_level: 2 },
      ...{ lead_assessor_id: lead, lead_account_id: lead, lead_medical: true },
      ...{ second_assessor_id: second, second_account_id: second, second_medical: false },
    });
    result(town, senior, 2, '2026-10-05', { assessment_id: id });
    town.addVisit({ senior, ...at(nth < same ? one : other) });
  }
  return lead;
};

/** The level rises on 15 October, so many days after the first visit of another provider. */
const higher = (town: ServedTown, days: number): string => {
  const [senior, before, after] = [town.addSenior(), town.addProvider(), town.addProvider()];
  const on = new Date(Date.UTC(2026, 9, 15 - days)).toISOString().slice(0, 10);
  town.addVisit({ senior, at: '2026-06-01 09:00', ...at(before) });
  town.addVisit({ senior, at: `${on} 09:00`, ...at(after) });
  result(town, senior, 2, '2026-05-01');
  result(town, senior, 3, '2026-10-15');
  return senior;
};

const CASES: RuleCase[] = [
  ...around(
    'R16',
    'PROVIDER',
    [
      [199, false],
      [200, false],
      [201, true],
    ],
    lastDays,
  ),
  ...around(
    'R17',
    'SENIOR',
    [
      [5, false],
      [6, true],
    ],
    (town, months) => allOf(town, months),
  ),
  {
    about: 'R17 a minute is left',
    code: 'R17',
    variant: 'SENIOR',
    isHit: false,
    build: (town) => allOf(town, 6, 1),
  },
  ...around(
    'R17',
    'PROVIDER',
    [
      [9, false],
      [10, true],
    ],
    (town, exact) => ofTen(town, exact),
  ),
  {
    about: 'R17 nine seniors are too few',
    code: 'R17',
    variant: 'PROVIDER',
    isHit: false,
    build: (town) => ofTen(town, 9, 9),
  },
  ...around(
    'R18',
    'WOKEN',
    [
      [799, false],
      [800, true],
      [801, true],
    ],
    (town, minutes) => woken(town, minutes),
  ),
  {
    about: 'R18 used two months before',
    code: 'R18',
    variant: 'WOKEN',
    isHit: false,
    build: (town) => woken(town, 900, 2),
  },
  ...around(
    'R19',
    'DEARER_CODE',
    [
      [1, false],
      [2, true],
    ],
    (town, count) => dearer(town, count),
  ),
  {
    about: 'R19 another service at the same price',
    code: 'R19',
    variant: 'DEARER_CODE',
    isHit: false,
    build: (town) => dearer(town, 3, 'LAUNDRY'),
  },
  ...around(
    'R28',
    'JUMP',
    [
      [29, false],
      [30, false],
      [31, true],
    ],
    jumping,
  ),
  ...around(
    'R28',
    'NEW_AND_LARGE',
    [
      [200, false],
      [201, true],
    ],
    (town, visits) => {
      const provider = town.addProvider();
      visitsIn(town, provider, 10, visits);
      return provider.id;
    },
  ),
  ...around(
    'R29',
    'BEYOND',
    [
      [479, false],
      [480, false],
      [481, true],
    ],
    hours,
  ),
  ...around(
    'R30',
    'ONE_PROVIDER',
    [
      [12, false],
      [13, true],
    ],
    (town, same) => cases(town, 20, same),
  ),
  {
    about: 'R30 nineteen cases are too few',
    code: 'R30',
    variant: 'ONE_PROVIDER',
    isHit: false,
    build: (town) => cases(town, 19, 19),
  },
  ...around(
    'R30',
    'HIGHER_AFTER_CHANGE',
    [
      [90, true],
      [91, false],
    ],
    higher,
  ),
];

describe('Rules about habits', () => {
  const t = useApp();
  const judged = new RuleCases(t, [
    ...CASES,
    // peers that do not grow at all
    ...Array.from({ length: 9 }, (_, nth) => ({
      ...{ about: `a quiet provider ${nth}`, code: 'R28', variant: 'JUMP', isHit: false },
      build: (town: ServedTown) => jumping(town, 20),
    })),
  ]);

  beforeAll(() => judged.judge(['R16', 'R17', 'R18', 'R19', 'R28', 'R29', 'R30']));

  it.each(CASES.map((one) => [one.about, one] as const))('%s', (_, one) => {
    expect(judged.isHit(one)).toBe(one.isHit);
  });
});
