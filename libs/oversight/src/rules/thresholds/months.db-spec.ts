import { useApp } from '@test/app';
import { around, RuleCases, type RuleCase } from '@test/given/rule-cases';
import { chinaTime, type ServedTown } from '@test/given/served';

const dayOf = (day: number): string => `2026-10-${String(day).padStart(2, '0')}`;

/** Twenty visits of one caregiver whose lengths differ by so many seconds from one another. */
const lengths = (town: ServedTown, seconds: number, visits = 20): string => {
  const worker = town.addWorker();
  for (let nth = 0; nth < visits; nth++) {
    const at = `${dayOf(1 + nth)} 09:0${nth % 10}`;
    // half of them so much longer: that is the standard deviation
    const left = chinaTime(at, 62 + ((nth % 2) * 2 * seconds) / 60);
    town.addVisit({ worker, at, minutes: 62, planned: 60, checkOut: { occurred_at: left, server_at: left } });
  }
  return worker.id;
};

/** So many of twenty lasted exactly as planned; the others differ widely. */
const exactly = (town: ServedTown, count: number): string => {
  const worker = town.addWorker();
  for (let nth = 0; nth < 20; nth++)
    town.addVisit({
      ...{ worker, at: `${dayOf(1 + nth)} 09:0${nth % 10}`, planned: 60 },
      minutes: nth < count ? 60 : 65 + nth * 2,
    });
  return worker.id;
};

/** Fifty check-ins, all on the full hour or spread over the digits. */
const digits = (town: ServedTown, spread: boolean): string => {
  const worker = town.addWorker();
  for (let nth = 0; nth < 50; nth++)
    town.addVisit({
      ...{ worker, at: `${dayOf(1 + (nth % 25))} ${nth < 25 ? '08' : '14'}:0${spread ? nth % 10 : 0}` },
      ...{ minutes: 40 + nth, planned: 60 },
    });
  return worker.id;
};

/** A senior who uses so many of 1,000 minutes in the last three days of the month. */
const lastDays = (town: ServedTown, minutes: number): string => {
  const senior = town.addSenior();
  town.addVisit({ senior, at: '2026-10-05 08:00', minutes: 1_000 - minutes, planned: 1_000 - minutes });
  town.addVisit({ senior, at: '2026-10-29 08:00', minutes, planned: minutes });
  return senior;
};

const CASES: RuleCase[] = [
  ...around(
    'R13',
    'SAME_LENGTH',
    [
      [59, true],
      [60, false],
      [61, false],
    ],
    (town, seconds) => lengths(town, seconds),
  ),
  {
    about: 'R13 nineteen are too few',
    code: 'R13',
    variant: 'SAME_LENGTH',
    isHit: false,
    build: (town) => lengths(town, 0, 19),
  },
  ...around(
    'R13',
    'EXACTLY_PLANNED',
    [
      [6, false],
      [7, true],
    ],
    exactly,
  ),
  {
    about: 'R13 always on the hour',
    code: 'R13',
    variant: 'ODD_DIGITS',
    isHit: true,
    build: (town) => digits(town, false),
  },
  {
    about: 'R13 spread over the digits',
    code: 'R13',
    variant: 'ODD_DIGITS',
    isHit: false,
    build: (town) => digits(town, true),
  },
  ...around(
    'R16',
    'SENIOR',
    [
      [399, false],
      [400, false],
      [401, true],
    ],
    lastDays,
  ),
];

describe('Rules about a month', () => {
  const t = useApp();
  const judged = new RuleCases(t, CASES);

  beforeAll(() => judged.judge(['R13', 'R16', 'R28']));

  it.each(CASES.map((one) => [one.about, one] as const))('%s', (_, one) => {
    expect(judged.isHit(one)).toBe(one.isHit);
  });
});
