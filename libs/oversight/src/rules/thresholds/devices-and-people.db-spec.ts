import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { around, RuleCases, type RuleCase } from '@test/given/rule-cases';
import { chinaTime, type ServedParty, type ServedTown, type ServedVisit } from '@test/given/served';

const device = (town: ServedTown): string => {
  const id = newId();
  town.add('visits.device', { id, platform: 'ANDROID', first_seen_at: '2026-01-01T00:00Z' });
  return id;
};
const use = (town: ServedTown, worker: ServedParty, device_id: string, since: string): void =>
  town.add('visits.device_use', { device_id, caregiver_id: worker.id, since, registered: true });

/** So many caregivers on one device, all on one day or each on a day of one week. */
const shared = (town: ServedTown, workers: number, aDay: boolean): string => {
  const device_id = device(town);
  for (let nth = 0; nth < workers; nth++)
    town.addVisit({
      at: `2026-10-${aDay ? 13 : 12 + nth} ${String(8 + nth).padStart(2, '0')}:00`,
      signalIn: { device_id },
    });
  return device_id;
};

const changing = (town: ServedTown, devices: number, every: number): string => {
  const worker = town.addWorker();
  use(town, worker, device(town), '2026-01-05T00:00Z');
  for (let nth = 0; nth < devices; nth++) {
    const [device_id, at] = [device(town), `2026-10-${String(2 + nth * every).padStart(2, '0')} 09:00`];
    use(town, worker, device_id, chinaTime(at, 0));
    town.addVisit({ worker, at, signalIn: { device_id } });
  }
  return worker.id;
};

/** A colleague's visits on the device of somebody who works so many hours that day. */
const parked = (town: ServedTown, ownerMinutes: number, visits = 2): string => {
  const [owner, other, device_id] = [town.addWorker(), town.addWorker(), device(town)];
  for (let nth = 0; nth < 3; nth++)
    town.addVisit({
      worker: owner,
      at: `2026-10-${12 + nth} 06:00`,
      minutes: ownerMinutes,
      signalIn: { device_id },
    });
  for (let nth = 0; nth < visits; nth++)
    town.addVisit({ worker: other, at: `2026-10-${12 + nth} 18:00`, signalIn: { device_id } });
  return other.id;
};

const proof = (town: ServedTown, visit: ServedVisit, worker: ServedParty, more: object): void =>
  town.add('visits.proof', {
    ...{ visit_id: visit.id, id: newId(), kind: 'OUT', method: 'PHOTO', captured_at: '2026-10-12T01:00Z' },
    ...{ received_at: '2026-10-12T01:00Z', result: 'VALID', label: 'RECEIVED', weight: 0, detail: {} },
    ...{ account_id: worker.accountId, caregiver_id: worker.id, service_month: '2026-10-01', ...more },
  });

/** Two photos of one caregiver that differ in so many bits, spread over all of them. */
const photos = (town: ServedTown, bits: number): string => {
  const worker = town.addWorker();
  const [first, second] = [
    town.addVisit({ worker, at: '2026-10-12 09:00' }),
    town.addVisit({ worker, at: '2026-10-13 09:00' }),
  ];
  const hash = BigInt(`0x${newId().replaceAll('-', '').slice(16)}`);
  let other = hash;
  for (let nth = 0; nth < bits; nth++) other ^= 1n << BigInt(nth * 13);
  for (const [visit, value] of [
    [first, hash],
    [second, other],
  ] as const)
    proof(town, visit, worker, { perceptual_hash: value.toString(16).padStart(16, '0') });
  return second.id;
};

const confirmedBy = (town: ServedTown, account: string, count: number): string[] =>
  Array.from(
    { length: count },
    (_, nth) => town.addVisit({ at: `2026-10-${10 + nth} 09:00`, confirmation: { account_id: account } }).id,
  );

/** So many of twenty confirmations within the minute. */
const quick = (town: ServedTown, count: number): string => {
  const worker = town.addWorker();
  for (let nth = 0; nth < 20; nth++) {
    const at = `2026-10-${10 + nth} 09:00`;
    town.addVisit({ worker, at, confirmation: { at: chinaTime(at, nth < count ? 61 : 90) } });
  }
  return worker.id;
};

const signed = (town: ServedTown, same: boolean): string => {
  const sha256 = newId().replaceAll('-', '').repeat(2);
  const [a, b] = [town.addWorker(), town.addWorker()];
  const [first, second] = [
    town.addVisit({ worker: a }),
    town.addVisit({ worker: b, at: '2026-10-13 09:00' }),
  ];
  proof(town, first, a, { method: 'SIGNATURE', sha256 });
  proof(town, second, b, {
    method: 'SIGNATURE',
    sha256: same ? sha256 : newId().replaceAll('-', '').repeat(2),
  });
  return second.id;
};

const CASES: RuleCase[] = [
  ...around(
    'R09',
    'A_DAY',
    [
      [1, false],
      [2, true],
    ],
    (town, workers) => shared(town, workers, true),
  ),
  ...around(
    'R09',
    'A_WEEK',
    [
      [2, false],
      [3, true],
    ],
    (town, workers) => shared(town, workers, false),
  ),
  ...around(
    'R10',
    'NEW_DEVICES',
    [
      [2, false],
      [3, true],
    ],
    (town, devices) => changing(town, devices, 3),
  ),
  {
    about: 'R10 three in more than thirty days',
    code: 'R10',
    variant: 'NEW_DEVICES',
    isHit: false,
    build: (town) => changing(town, 2, 25),
  },
  ...around(
    'R15',
    'ON_ANOTHERS_DEVICE',
    [
      [479, false],
      [480, true],
    ],
    (town, minutes) => parked(town, minutes),
  ),
  {
    about: 'R15 once',
    code: 'R15',
    variant: 'ON_ANOTHERS_DEVICE',
    isHit: false,
    build: (town) => parked(town, 600, 1),
  },
  ...around(
    'R11',
    'SAME_PHOTO',
    [
      [0, true],
      [4, true],
      [5, false],
    ],
    photos,
  ),
  ...around(
    'R24',
    'AT_ONCE',
    [
      [18, false],
      [19, true],
    ],
    quick,
  ),
  {
    about: 'R24 by the caregiver',
    code: 'R24',
    variant: 'BY_CAREGIVER',
    isHit: true,
    build: (town) => {
      const worker = town.addWorker();
      return town.addVisit({ worker, confirmation: { account_id: worker.accountId } }).id;
    },
  },
  ...around(
    'R24',
    'ONE_FOR_MANY',
    [
      [3, false],
      [4, true],
    ],
    (town, seniors) => confirmedBy(town, newId(), seniors)[0],
  ),
  {
    about: 'R24 one signature of two seniors',
    code: 'R24',
    variant: 'SAME_SIGNATURE',
    isHit: true,
    build: (town) => signed(town, true),
  },
  {
    about: 'R24 a signature each',
    code: 'R24',
    variant: 'SAME_SIGNATURE',
    isHit: false,
    build: (town) => signed(town, false),
  },
  ...around(
    'R32',
    'SKEWED',
    [
      [119_999, false],
      [120_000, false],
      [120_001, true],
    ],
    (town, skew_ms) => town.addVisit({ signalIn: { skew_ms } }).id,
  ),
  ...around(
    'R32',
    'OTHER_ZONE',
    [
      [480, false],
      [540, true],
    ],
    (town, utc_offset_minutes) => town.addVisit({ signalOut: { utc_offset_minutes } }).id,
  ),
  ...around(
    'R32',
    'BACKWARDS',
    [
      [999, true],
      [1_000, false],
    ],
    (town, monotonic_ms) => {
      const clock_run = newId();
      return town.addVisit({
        signalIn: { clock_run, monotonic_ms: 1_000 },
        signalOut: { clock_run, monotonic_ms },
      }).id;
    },
  ),
];

describe('Rules about devices, pictures and confirmations', () => {
  const t = useApp();
  const judged = new RuleCases(t, CASES);

  beforeAll(() => judged.judge(['R09', 'R10', 'R11', 'R15', 'R24', 'R32']));

  it.each(CASES.map((one) => [one.about, one] as const))('%s', (_, one) => {
    expect(judged.isHit(one)).toBe(one.isHit);
  });

  it('count the visits that did not tell', () => {
    const of = (code: string) => judged.result.results.find((row) => row.code === code)!;
    expect(of('R32').missing).toEqual(['CLOCK']);
    expect(of('R32').withoutData).toBeGreaterThan(of('R32').judged / 2);
    expect(of('R11').judged - of('R11').withoutData).toBe(6);
  });
});
