import { toGcj02, type Datum } from '@anzhi/geo';
import { useApp } from '@test/app';
import { around, RuleCases, type RuleCase } from '@test/given/rule-cases';
import { chinaTime, type ServedTown } from '@test/given/served';

/** Degrees of latitude for so many metres. */
const degrees = (metres: number): number => metres / 111_195;

/** The second of two visits of one caregiver, so many minutes after the first and so many metres away. */
const away = (
  town: ServedTown,
  { gap, metres, datum = 'WGS84' }: { gap: number; metres: number; datum?: Datum },
): string => {
  const worker = town.addWorker();
  town.addVisit({ worker, at: '2026-10-12 09:00', minutes: 60, checkOut: { latitude: 33.9 } });
  const at = chinaTime('2026-10-12 10:00', gap);
  const there = { latitude: 33.9 + degrees(metres), longitude: 118.28, datum: 'WGS84' } as const;
  const arrived = datum === 'GCJ02' ? toGcj02(there) : there;
  const second = town.addVisit({
    worker,
    at: '2026-10-12 13:00',
    checkIn: { ...arrived, occurred_at: at },
    checkOut: { occurred_at: chinaTime('2026-10-12 12:30', 0) },
  });
  return second.id;
};

/** A month of visits of one caregiver, of which so many were cut short. */
const shortOnes = (town: ServedTown, count: number): string => {
  const worker = town.addWorker();
  for (let nth = 0; nth < 20; nth++)
    town.addVisit({ worker, at: `2026-10-${10 + nth} 09:00`, minutes: nth < count ? 47 : 60, planned: 60 });
  return worker.id;
};

/** Visits of so many minutes in one day, back to back with a break between them. */
const day = (town: ServedTown, lengths: readonly number[], date = '2026-10-12'): string => {
  const worker = town.addWorker();
  let minute = 0;
  for (const minutes of lengths) {
    town.addVisit({ worker, minutes, at: `${date} 05:00`, ...shifted(`${date} 05:00`, minute, minutes) });
    minute += minutes + 20;
  }
  return worker.id;
};
const shifted = (at: string, by: number, minutes: number) => ({
  checkIn: { occurred_at: chinaTime(at, by) },
  checkOut: { occurred_at: chinaTime(at, by + minutes), server_at: chinaTime(at, by + minutes) },
});

const week = (town: ServedTown, minutesOfSaturday: number): string => {
  const worker = town.addWorker();
  for (let nth = 12; nth <= 16; nth++) {
    town.addVisit({ worker, at: `2026-10-${nth} 07:00`, minutes: 300 });
    town.addVisit({ worker, at: `2026-10-${nth} 13:00`, minutes: 300 });
  }
  town.addVisit({ worker, at: '2026-10-17 07:00', minutes: minutesOfSaturday });
  return worker.id;
};

const month = (town: ServedTown, days: number): string => {
  const worker = town.addWorker();
  for (let nth = 1; nth <= days; nth++)
    town.addVisit({ worker, at: `2026-10-${String(nth).padStart(2, '0')} 09:00` });
  return worker.id;
};

/** Two visits of which the second begins so many minutes before the first has ended. */
const overlapping = (
  town: ServedTown,
  by: 'worker' | 'senior',
  minutes: number,
  sameOrder = false,
): string => {
  const worker = by === 'worker' ? town.addWorker() : undefined;
  const senior = by === 'senior' ? town.addSenior() : undefined;
  const first = town.addVisit({
    worker,
    senior,
    at: '2026-10-12 09:00',
    visit: sameOrder ? { seats: 2 } : {},
  });
  const second = town.addVisit({
    ...{ worker, senior, at: '2026-10-12 10:00' },
    ...(sameOrder ? { visit: { order_id: first.orderId, seat: 2, seats: 2, state: 'CHECKED_OUT' } } : {}),
    checkIn: { occurred_at: chinaTime('2026-10-12 10:00', -minutes) },
  });
  return second.id;
};

/** So many check-ins at exactly the same point. */
const samePoint = (town: ServedTown, times: number): string => {
  const worker = town.addWorker();
  for (let nth = 0; nth < times; nth++)
    town.addVisit({ worker, at: `2026-10-${10 + nth} 09:00`, checkIn: { latitude: 33.961234 } });
  return worker.id;
};

const sameAccuracy = (town: ServedTown, times: number, last = 12): string => {
  const worker = town.addWorker();
  for (let nth = 0; nth < times; nth++) {
    const accuracy_metres = nth === times - 1 ? last : 12;
    town.addVisit({ worker, at: `2026-10-${10 + nth} 09:00`, checkIn: { accuracy_metres } });
  }
  return worker.id;
};

const NO_POSITION = {
  latitude: null,
  longitude: null,
  datum: null,
  accuracy_metres: null,
  distance_metres: null,
};
const unlocated = (method: string) => (town: ServedTown) => {
  const check = { ...NO_POSITION, method, reason: '手机没电' };
  return town.addVisit({ checkIn: check, checkOut: check }).id;
};

const chain = (town: ServedTown, orders: number, gap: number): string => {
  const [worker, senior] = [town.addWorker(), town.addSenior()];
  const ids = Array.from({ length: orders }, (_, nth) => {
    const { hour, minute } = { hour: 8 + nth, minute: nth * gap };
    return town.addVisit({
      ...{ worker, senior, minutes: 60, at: `2026-10-12 ${String(hour).padStart(2, '0')}:00` },
      ...shifted(`2026-10-12 ${String(hour).padStart(2, '0')}:00`, minute, 60),
    }).id;
  });
  return ids[0];
};

const CASES: RuleCase[] = [
  ...around(
    'R02',
    'WORKER_TWICE',
    [
      [0, false],
      [0.9, false],
      [1, true],
      [30, true],
    ],
    (town, minutes) => overlapping(town, 'worker', minutes),
  ),
  ...around(
    'R03',
    'SENIOR_TWICE',
    [
      [0.9, false],
      [1, true],
    ],
    (town, minutes) => overlapping(town, 'senior', minutes),
  ),
  {
    about: 'R03 a service by two',
    code: 'R03',
    variant: 'SENIOR_TWICE',
    isHit: false,
    build: (town) => overlapping(town, 'senior', 40, true),
  },
  // 40 km/h for six minutes are 4,000 m, and 100 m are taken off; the town of the tests is 街道 or not by its name
  ...around(
    'R04',
    'TOO_FAST',
    [
      [2_000, false],
      [20_000, true],
    ],
    (town, metres) => away(town, { gap: 6, metres }),
  ),
  ...around(
    'R04',
    'NO_WAY_BETWEEN',
    [
      [499, false],
      [510, true],
    ],
    (town, metres) => away(town, { gap: 2.9, metres }),
  ),
  // the other telephone tells its place as a Chinese map does, 500 m off
  ...around(
    'R04',
    'NO_WAY_BETWEEN',
    [
      [490, false],
      [510, true],
    ],
    (town, metres) => away(town, { gap: 2.9, metres, datum: 'GCJ02' }),
  ),
  {
    about: 'R04 three minutes are a way',
    code: 'R04',
    variant: 'NO_WAY_BETWEEN',
    isHit: false,
    build: (town) => away(town, { gap: 3, metres: 510 }),
  },
  ...around(
    'R06',
    'NEXT_TO_NOTHING',
    [
      [7, true],
      [8, false],
      [9, false],
    ],
    (town, minutes) => town.addVisit({ minutes, planned: 60 }).id,
  ),
  ...around(
    'R06',
    'UNDER_PLAN',
    [
      [7, false],
      [41, true],
      [42, false],
      [43, false],
    ],
    (town, minutes) => town.addVisit({ minutes, planned: 60 }).id,
  ),
  ...around(
    'R06',
    'OFTEN_SHORT',
    [
      [1, false],
      [2, false],
      [3, true],
    ],
    shortOnes,
  ),
  ...around(
    'R07',
    'DOUBTFUL',
    [
      [200, false],
      [201, true],
      [500, true],
    ],
    (town, distance_metres) => town.addVisit({ checkIn: { distance_metres } }).id,
  ),
  ...around(
    'R07',
    'FAR',
    [
      [500, false],
      [501, true],
    ],
    (town, distance_metres) => town.addVisit({ checkIn: { distance_metres } }).id,
  ),
  {
    about: 'R07 an inaccurate position is given room',
    code: 'R07',
    variant: 'DOUBTFUL',
    isHit: false,
    build: (town) => town.addVisit({ checkIn: { distance_metres: 270, accuracy_metres: 90 } }).id,
  },
  ...around(
    'R07',
    'FAR',
    [
      [750, false],
      [751, true],
    ],
    (town, distance_metres) => town.addVisit({ checkIn: { distance_metres, accuracy_metres: 250 } }).id,
  ),
  {
    about: 'R08 a mocked position',
    code: 'R08',
    variant: 'MOCK',
    isHit: true,
    build: (town) => town.addVisit({ signalIn: { mock: true } }).id,
  },
  { about: 'R08 by hand only', code: 'R08', variant: 'NO_POSITION', isHit: true, build: unlocated('MANUAL') },
  {
    about: 'R08 by the code of the door',
    code: 'R08',
    variant: 'NO_POSITION',
    isHit: false,
    build: unlocated('CODE'),
  },
  ...around(
    'R08',
    'SAME_POSITION',
    [
      [3, false],
      [4, true],
    ],
    samePoint,
  ),
  ...around(
    'R08',
    'SAME_ACCURACY',
    [
      [19, false],
      [20, true],
    ],
    sameAccuracy,
  ),
  {
    about: 'R08 one differs',
    code: 'R08',
    variant: 'SAME_ACCURACY',
    isHit: false,
    build: (town) => sameAccuracy(town, 20, 13),
  },
  ...around(
    'R12',
    'LATE',
    [
      [24, false],
      [25, true],
    ],
    (town, hours) => town.addVisit({ checkOut: { server_at: chinaTime('2026-10-12 10:00', hours * 60) } }).id,
  ),
  ...around(
    'R14',
    'DAY',
    [
      [299, false],
      [300, false],
      [301, true],
    ],
    (town, last) => day(town, [300, last]),
  ),
  ...around(
    'R14',
    'DAY_VISITS',
    [
      [13, false],
      [14, true],
    ],
    (town, visits) => day(town, Array<number>(visits).fill(20)),
  ),
  ...around(
    'R14',
    'WEEK',
    [
      [600, false],
      [601, true],
    ],
    week,
  ),
  ...around(
    'R14',
    'MONTH',
    [
      [26, false],
      [27, true],
    ],
    month,
  ),
  ...around(
    'R19',
    'BACK_TO_BACK',
    [
      [2, false],
      [3, true],
    ],
    (town, orders) => chain(town, orders, 5),
  ),
  {
    about: 'R19 six minutes between',
    code: 'R19',
    variant: 'BACK_TO_BACK',
    isHit: false,
    build: (town) => chain(town, 3, 6),
  },
  ...around(
    'R27',
    'OFF_LIST',
    [
      [3_499, true],
      [3_500, false],
      [3_501, true],
    ],
    (town, total_fen) =>
      town.addVisit({ order: { total_fen, programme_fen: total_fen, due_programme_fen: total_fen } }).id,
  ),
];

describe('Rules about time and place', () => {
  const t = useApp();
  const judged = new RuleCases(t, CASES);

  beforeAll(() => judged.judge(['R02', 'R03', 'R04', 'R06', 'R07', 'R08', 'R12', 'R14', 'R19', 'R27']));

  it.each(CASES.map((one) => [one.about, one] as const))('%s', (_, one) => {
    expect(judged.isHit(one)).toBe(one.isHit);
  });
});
