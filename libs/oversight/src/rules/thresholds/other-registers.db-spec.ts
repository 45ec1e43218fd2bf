import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { around, one, RuleCases, type RuleCase } from '@test/given/rule-cases';
import { chinaTime, type ServedTown } from '@test/given/served';

const DELIVERIES = new Map<string, string>();

/** The county has handed in its data of October. */
const covered = (town: ServedTown, feed: string): { county_id: number; delivery_id: string } => {
  let id = DELIVERIES.get(feed);
  if (!id) {
    id = newId();
    DELIVERIES.set(feed, id);
    town.add('oversight.feed_delivery', {
      ...{
        id,
        county_id: town.countyId,
        feed,
        covers: '[2026-10-01,2026-11-01)',
        delivered_at: '2026-11-01T00:00Z',
      },
    });
  }
  return { county_id: town.countyId, delivery_id: id };
};
const during = (from: string, to: string | null): string =>
  `[${chinaTime(from, 0)},${to ? chinaTime(to, 0) : ''})`;

const died = (town: ServedTown, day: number): string =>
  town.addVisit({ senior: town.addSenior({ deceased_on: `2026-10-${day}` }) }).id;

/** Admitted so many minutes before the visit of 9 to 10 ended, and still there. */
const admitted = (town: ServedTown, minutes: number, kind = 'HOSPITAL'): string => {
  const senior = town.addSenior();
  const at = chinaTime('2026-10-12 10:00', -minutes);
  const stay = { id: newId(), senior_id: senior, kind, during: `[${at},2026-10-20T00:00Z)` };
  town.add('oversight.stay', { ...covered(town, 'HOSPITAL_STAYS'), ...stay });
  return town.addVisit({ senior, at: '2026-10-12 09:00' }).id;
};
const onDay = (town: ServedTown, visitAt: string): string => {
  const senior = town.addSenior();
  const stay = {
    id: newId(),
    senior_id: senior,
    kind: 'INSTITUTION',
    during: during('2026-10-10 08:00', '2026-10-12 12:00'),
  };
  town.add('oversight.stay', { ...covered(town, 'HOSPITAL_STAYS'), ...stay });
  return town.addVisit({ senior, at: visitAt, minutes: 20 }).id;
};
/** The monthly list says the days only: in on the 10th, out on the 12th. */
const listed = (town: ServedTown, day: number): string => {
  const senior = town.addSenior();
  for (const [kind, on_date] of [
    ['HOSPITAL_ADMISSION', '2026-10-10'],
    ['DISCHARGE', '2026-10-12'],
  ])
    town.add('people.life_event', {
      ...{ id: newId(), senior_id: senior, kind, on_date, known_at: '2026-11-01T00:00Z', source: '住院名单' },
    });
  return town.addVisit({ senior, at: `2026-10-${day} 09:00` }).id;
};

/** A caregiver and a senior with one thing on record. */
const household = (town: ServedTown, { kind = 'HUKOU', declared = false, named = '张' } = {}): string => {
  const [worker, senior] = [town.addWorker({ name: '张三' }), town.addSenior({ name: `${named}老太` })];
  const link = { kind, key_index: `\\x${newId().replaceAll('-', '').repeat(2)}`, valid: '[2020-01-01,)' };
  const feed = covered(town, 'HOUSEHOLDS');
  town.add('oversight.household_link', {
    ...feed,
    id: newId(),
    ...link,
    caregiver_id: worker.id,
    senior_id: null,
  });
  town.add('oversight.household_link', {
    ...feed,
    id: newId(),
    ...link,
    caregiver_id: null,
    senior_id: senior,
  });
  if (declared)
    town.add('oversight.kinship_declaration', {
      ...{
        county_id: town.countyId,
        caregiver_id: worker.id,
        senior_id: senior,
        relation: '女儿',
        declared_on: '2026-09-01',
      },
    });
  return town.addVisit({ worker, senior }).id;
};

const absent =
  (kind: string, feed: string) =>
  (town: ServedTown, minutes: number): string => {
    const worker = contracted(town);
    const until = chinaTime('2026-10-12 09:00', minutes);
    town.add('oversight.caregiver_absence', {
      ...{
        ...covered(town, feed),
        id: newId(),
        caregiver_id: worker.id,
        kind,
        during: `[2026-10-01T00:00Z,${until})`,
      },
    });
    return town.addVisit({ worker, at: '2026-10-12 09:00' }).id;
  };

const contracted = (town: ServedTown, valid = '[2020-01-01,)') => {
  const worker = town.addWorker();
  const feed = covered(town, 'CONTRACTS');
  town.add('oversight.contract', {
    ...feed,
    id: newId(),
    caregiver_id: worker.id,
    provider_id: town.provider.id,
    valid,
  });
  return worker;
};

const insured = (town: ServedTown, minutes: number, programme_fen = 3_500): string => {
  const senior = town.addSenior();
  const from = chinaTime('2026-10-12 10:00', -minutes);
  town.add('oversight.insured_service', {
    ...{
      ...covered(town, 'INSURED_SERVICES'),
      id: newId(),
      senior_id: senior,
      claim_number: newId(),
      minutes: 60,
    },
    during: `[${from},${chinaTime('2026-10-12 11:00', 0)})`,
  });
  const money = { programme_fen, family_fen: 3_500 - programme_fen, due_programme_fen: programme_fen };
  return town.addVisit({ senior, worker: contracted(town), order: money }).id;
};

/** So many call-backs about visits of one senior, each with this outcome. */
const called = (
  town: ServedTown,
  outcome: string,
  times: number,
  minutes?: number,
): { senior: string; visit: string } => {
  const [senior, worker] = [town.addSenior(), contracted(town)];
  const visits = Array.from({ length: Math.max(times, 1) }, (_, nth) =>
    town.addVisit({ senior, worker, at: `2026-10-${12 + nth} 09:00` }),
  );
  for (const visit of visits.slice(0, times)) {
    const task = { county_id: town.countyId, id: newId() };
    town.add('oversight.audit_task', {
      ...{
        ...task,
        kind: 'CALL_BACK',
        source: 'MONTH_SHARE',
        visit_id: visit.id,
        provider_id: town.provider.id,
      },
      ...{ region_id: town.regionId, service_date: '2026-10-12', pool: {}, attempt: 1, due_on: '2026-10-20' },
      created_at: '2026-10-13T00:00Z',
    });
    town.add('oversight.audit_result', {
      ...{
        county_id: task.county_id,
        task_id: task.id,
        account_id: worker.accountId,
        outcome,
        minutes,
        overpaid_fen: 0,
      },
      at: '2026-10-14T00:00Z',
    });
  }
  return { senior, visit: visits[0].id };
};

/** Two visits a senior, so many minutes of 100 served at the second, and both rated. */
/** One visit of 100 planned minutes for each score, by one caregiver. */
const rated = (
  town: ServedTown,
  scores: readonly number[],
  {
    minutes = 100,
    reasons = [] as readonly string[],
    saying = scores.length,
    worker = contracted(town),
  } = {},
): string => {
  const senior = town.addSenior();
  for (const [nth, score] of scores.entries()) {
    const visit = town.addVisit({ senior, worker, at: `2026-10-${12 + nth} 09:00`, planned: 100, minutes });
    const at = '2026-10-14T00:00Z';
    town.add('visits.rating', {
      ...{ visit_id: visit.id, after_check: 'OUT', score, reasons: nth < saying ? reasons : [] },
      ...{ shows_caregiver: false, rated_by: senior, rated_at: at, changed_at: at, open_until: at },
    });
  }
  return senior;
};
const ofFamilies = (town: ServedTown, families: number): string => {
  const worker = contracted(town);
  for (let nth = 0; nth < families; nth += 1) rated(town, [1], { worker });
  return worker.id;
};

const CASES: RuleCase[] = [
  ...around(
    'R01',
    'AFTER_DEATH',
    [
      [11, true],
      [12, false],
      [13, false],
    ],
    died,
  ),
  ...around(
    'R05',
    'AWAY',
    [
      [29, false],
      [30, true],
    ],
    (town, minutes) => admitted(town, minutes),
  ),
  ...around(
    'R05',
    'AWAY',
    [
      [29, false],
      [31, true],
    ],
    (town, minutes) => admitted(town, minutes, 'PRISON'),
  ),
  {
    about: 'R05 a day inside',
    code: 'R05',
    variant: 'AWAY',
    isHit: true,
    build: (town) => onDay(town, '2026-10-11 09:00'),
  },
  {
    about: 'R05 after he had left',
    code: 'R05',
    variant: 'AWAY',
    isHit: false,
    build: (town) => onDay(town, '2026-10-12 12:00'),
  },
  ...around(
    'R05',
    'AWAY',
    [
      [10, false],
      [11, true],
      [12, false],
    ],
    listed,
  ),
  {
    about: 'R20 one household register',
    code: 'R20',
    variant: 'ONE_HOUSEHOLD',
    isHit: true,
    build: (town) => household(town),
  },
  {
    about: 'R20 declared',
    code: 'R20',
    variant: 'ONE_HOUSEHOLD',
    isHit: false,
    build: (town) => household(town, { declared: true }),
  },
  {
    about: 'R20 one telephone and surname',
    code: 'R20',
    variant: 'ONE_HOUSEHOLD',
    isHit: true,
    build: (town) => household(town, { kind: 'PHONE' }),
  },
  {
    about: 'R20 one telephone, another surname',
    code: 'R20',
    variant: 'ONE_HOUSEHOLD',
    isHit: false,
    build: (town) => household(town, { kind: 'PHONE', named: '李' }),
  },
  {
    about: 'R22 no contract',
    code: 'R22',
    variant: 'NO_CONTRACT',
    isHit: true,
    build: (town) => town.addVisit().id,
  },
  {
    about: 'R22 a contract',
    code: 'R22',
    variant: 'NO_CONTRACT',
    isHit: false,
    build: (town) => town.addVisit({ worker: contracted(town) }).id,
  },
  {
    about: 'R22 the last day of a contract',
    code: 'R22',
    variant: 'NO_CONTRACT',
    isHit: false,
    build: (town) => town.addVisit({ worker: contracted(town, '[2020-01-01,2026-10-13)') }).id,
  },
  {
    about: 'R22 the day after',
    code: 'R22',
    variant: 'NO_CONTRACT',
    isHit: true,
    build: (town) => town.addVisit({ worker: contracted(town, '[2020-01-01,2026-10-12)') }).id,
  },
  ...around(
    'R22',
    'ON_LEAVE',
    [
      [0.9, false],
      [1, true],
    ],
    absent('TRAVEL', 'LEAVE'),
  ),
  {
    about: 'R22 without the certificate',
    code: 'R22',
    variant: 'NO_CREDENTIAL',
    isHit: true,
    build: (town) => town.addVisit({ worker: contracted(town), visit: { item_code: 'NURSING_DRESSING' } }).id,
  },
  ...around(
    'R23',
    'ELSEWHERE',
    [
      [0.9, false],
      [1, true],
    ],
    absent('OTHER_JOB', 'WORK_ELSEWHERE'),
  ),
  ...around(
    'R25',
    'NOBODY_CAME',
    [
      [0, false],
      [1, true],
    ],
    (town, times) => called(town, 'NOBODY_CAME', times).visit,
  ),
  ...around(
    'R25',
    'SHORTER',
    [
      [9, false],
      [10, true],
    ],
    (town, minutes) => called(town, 'SHORT', 1, minutes).visit,
  ),
  ...around(
    'R25',
    'UNREACHABLE',
    [
      [2, false],
      [3, true],
    ],
    (town, times) => called(town, 'UNREACHABLE', times).senior,
  ),
  ...around(
    'R25',
    'LOW_SCORE',
    [
      [2, true],
      [3, false],
    ],
    (town, second) => rated(town, [2, second]),
  ),
  ...around(
    'R25',
    'LOW_SCORE',
    [
      [89, false],
      [90, true],
    ],
    (town, minutes) => rated(town, [1, 1], { minutes }),
  ),
  ...around(
    'R25',
    'NOT_AS_RECORDED',
    [
      [1, false],
      [2, true],
    ],
    (town, saying) => rated(town, [1, 2, 1], { reasons: ['TOO_SHORT'], saying }),
  ),
  one('R25', 'NOT_AS_RECORDED', 'a family that is angry about manners', false, (town) =>
    rated(town, [1, 1, 1], { reasons: ['UNKIND', 'LATE'] }),
  ),
  one('R25', 'LOW_SCORE', 'a family that is angry about manners', true, (town) =>
    rated(town, [1, 1, 1], { reasons: ['UNKIND', 'LATE'] }),
  ),
  ...around(
    'R25',
    'SEVERAL_FAMILIES',
    [
      [2, false],
      [3, true],
    ],
    ofFamilies,
  ),
  ...around(
    'R25',
    'LOW_SCORE',
    [
      [1, false],
      [2, true],
    ],
    (town, ratings) => rated(town, [1, 1].slice(0, ratings)),
  ),
  one('R25', 'LOW_SCORE', 'nobody has rated', false, (town) => {
    const senior = town.addSenior();
    town.addVisit({ senior, worker: contracted(town) });
    return senior;
  }),
  ...around(
    'R31',
    'INSURED',
    [
      [0.9, false],
      [1, true],
    ],
    (town, minutes) => insured(town, minutes),
  ),
  {
    about: 'R31 the family pays itself',
    code: 'R31',
    variant: 'INSURED',
    isHit: false,
    build: (town) => insured(town, 60, 0),
  },
];

describe('Rules about what other registers say', () => {
  const t = useApp();
  const judged = new RuleCases(t, CASES);

  beforeAll(() => judged.judge(['R01', 'R05', 'R20', 'R22', 'R23', 'R25', 'R31']));

  it.each(CASES.map((one) => [one.about, one] as const))('%s', (_, one) => {
    expect(judged.isHit(one)).toBe(one.isHit);
  });

  it('say which data were missing, and of how many visits: no data is not no hit', () => {
    const of = (code: string) => judged.result.results.find((row) => row.code === code)!;
    const { judged: visits } = of('R01');
    expect(of('R01')).toMatchObject({ withoutData: visits, missing: ['DEATHS'] });
    expect(of('R25')).toMatchObject({ missing: ['CALL_BACK', 'RATING'] });
    expect(of('R05')).toMatchObject({ withoutData: visits, missing: ['INSTITUTION_STAYS', 'OTHER_STAYS'] });
    expect(of('R20')).toMatchObject({ withoutData: 0, missing: [] });
  });
});
