import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { around, one, RuleCases, type RuleCase } from '@test/given/rule-cases';
import { chinaTime, type ServedTown } from '@test/given/served';

const face = (town: ServedTown, label: string): string => {
  const worker = town.addWorker();
  const visit = town.addVisit({ worker });
  town.add('visits.proof', {
    ...{ visit_id: visit.id, id: newId(), kind: 'OUT', method: 'FACE', captured_at: '2026-10-12T01:00Z' },
    ...{
      received_at: '2026-10-12T01:00Z',
      result: label === 'MATCHED' ? 'VALID' : 'INVALID',
      label,
      weight: 0,
    },
    ...{ account_id: worker.accountId, caregiver_id: worker.id, service_month: '2026-10-01', detail: {} },
  });
  return visit.id;
};

const assessed = (town: ServedTown, senior: string, level: number): void => {
  town.assume('assessment.result', {
    ...{ id: newId(), version: 1, senior_id: senior, level },
    ...{ assessed_on: '2026-05-01', published_on: '2026-05-01', source_document: '评估报告' },
    ...{ valid: '[2026-05-01,2027-05-01)', known: '[2026-05-01,)', recorded_at: '2026-05-01T00:00Z' },
  });
};

const bathed = (town: ServedTown, level: number, seats = 1): string => {
  const senior = town.addSenior();
  assessed(town, senior, level);
  const item_code = 'BATH_HOME';
  return town.addVisit({ senior, order: { item_code }, visit: { item_code, seats } }).id;
};

/** Out for a walk from this floor. */
const takenOut = (
  town: ServedTown,
  { floor = 6, lift = false, level = 3, seats = 1, item = 'MOBILITY_WALK' },
): string => {
  const senior = town.addSenior({}, { floor, has_lift: lift });
  assessed(town, senior, level);
  return town.addVisit({ senior, order: { item_code: item }, visit: { item_code: item, seats } }).id;
};

/** So many meals in a day, as services. */
const fed = (town: ServedTown, meals: number): string => {
  const senior = town.addSenior();
  const item_code = 'MEAL_FEED';
  for (let nth = 0; nth < meals; nth += 1)
    town.addVisit({
      senior,
      at: `2026-10-12 ${10 + 3 * nth}:00`,
      order: { item_code },
      visit: { item_code },
    });
  return senior;
};

/** Declared not to be sent to each other so many minutes before the visit began. */
const excluded = (town: ServedTown, minutesBefore: number, lifted = false): string => {
  const [worker, senior] = [town.addWorker(), town.addSenior()];
  town.add('dispatch.exclusion', {
    ...{
      id: newId(),
      senior_id: senior,
      caregiver_id: worker.id,
      wished_by: 'SENIOR',
      reason: '不合',
      declared_by: senior,
    },
    declared_at: chinaTime('2026-10-12 09:00', -minutesBefore),
    ...(lifted && { lifted_at: '2026-10-11T12:00Z', lifted_by: senior, lift_reason: '和好' }),
  });
  return town.addVisit({ worker, senior, at: '2026-10-12 09:00' }).id;
};

const left = (town: ServedTown, day: number, back = false): string => {
  const senior = town.addSenior();
  const event = (kind: string, on_date: string) =>
    town.add('people.life_event', {
      ...{ id: newId(), senior_id: senior, kind, on_date, known_at: '2026-11-01T00:00Z', source: '公安' },
    });
  event('MOVE_OUT', `2026-10-${day}`);
  if (back) event('MOVE', '2026-10-12');
  return town.addVisit({ senior, at: '2026-10-12 09:00' }).id;
};

const NO_POSITION = {
  latitude: null,
  longitude: null,
  datum: null,
  accuracy_metres: null,
  distance_metres: null,
};
const unlocated = (town: ServedTown, times: number): string => {
  const worker = town.addWorker();
  const check = { ...NO_POSITION, method: 'MANUAL', reason: '手机没电' };
  for (let nth = 0; nth < times; nth++)
    town.addVisit({ worker, at: `2026-10-${10 + nth} 09:00`, checkIn: check, checkOut: check });
  return worker.id;
};

/** A tag hangs at the door since so many minutes before the visit. */
const tagged = (town: ServedTown, minutes: number): string => {
  const senior = town.addSenior();
  town.add('visits.tag', {
    ...{ id: newId(), kind: 'DOOR_NFC', senior_id: senior, address_id: senior, region_id: town.regionId },
    ...{ uid: newId().replaceAll('-', '').slice(-14).toUpperCase(), secret: 'v1.x', issued_by: senior },
    issued_at: chinaTime('2026-10-12 09:00', -minutes),
  });
  return town.addVisit({ senior, at: '2026-10-12 09:00' }).id;
};

const listed = (town: ServedTown, minutes: number): string => {
  const provider = town.addProvider({
    state: 'BLACKLISTED',
    blacklisted_at: chinaTime('2026-10-12 09:00', -minutes),
  });
  const by = { provider_id: provider.id };
  return town.addVisit({ at: '2026-10-12 09:00', order: by, visit: by }).id;
};

/** He was put on the list so many minutes before he came, and taken off it so many days before; null: still on it. */
const onTheList = (town: ServedTown, minutes: number, offDays: number | null = null): string => {
  const identity_index = `\\x${newId().replaceAll('-', '').repeat(2)}`;
  const worker = town.addWorker({ identity_index });
  const step = (kind: string, at: string) =>
    town.assume('providers.person_listing_step', {
      ...{ id: newId(), identity_index, caregiver_id: worker.id, kind, reason: '虐待老人', at },
      ...{ account_id: newId(), answers: newId(), asked_by: newId() },
    });
  step('LIST', chinaTime('2026-10-12 09:00', -minutes));
  if (offDays !== null) step('REMOVE', chinaTime('2026-10-12 09:00', -offDays * 1_440));
  return town.addVisit({ worker, at: '2026-10-12 09:00' }).id;
};

const CASES: RuleCase[] = [
  ...around(
    'R22',
    'LISTED',
    [
      [0, true],
      [-1, false],
    ],
    (town, minutes) => onTheList(town, minutes),
  ),
  one('R22', 'LISTED', 'taken off the list the day before', false, (town) => onTheList(town, 50_000, 1)),
  one('R22', 'LISTED', 'taken off the list the day after', true, (town) => onTheList(town, 50_000, -1)),
  ...around(
    'R01',
    'AFTER_LEAVING',
    [
      [11, true],
      [12, false],
    ],
    (town, day) => left(town, day),
  ),
  one('R01', 'AFTER_LEAVING', 'came back that day', false, (town) => left(town, 10, true)),
  ...around(
    'R07',
    'LEFT_FROM_FAR',
    [
      [500, false],
      [501, true],
    ],
    (town, distance_metres) => town.addVisit({ checkOut: { distance_metres } }).id,
  ),
  ...around(
    'R08',
    'NO_POSITION_AGAIN',
    [
      [4, false],
      [5, true],
    ],
    unlocated,
  ),
  ...around(
    'R08',
    'TAG_UNUSED',
    [
      [1, true],
      [0, false],
    ],
    tagged,
  ),
  one('R11', 'OTHER_FACE', 'another face', true, (town) => face(town, 'NOT_MATCHED')),
  one('R11', 'OTHER_FACE', 'the same face', false, (town) => face(town, 'MATCHED')),
  one('R11', 'OTHER_FACE', 'nobody could compare it', false, (town) => face(town, 'NO_MATCHER')),
  ...around(
    'R22',
    'EXCLUDED',
    [
      [0, true],
      [-1, false],
    ],
    listed,
  ),
  ...around(
    'R26',
    'BATH_ALONE',
    [
      [3, false],
      [4, true],
    ],
    (town, level) => bathed(town, level),
  ),
  ...around(
    'R26',
    'NO_LIFT',
    [
      [2, false],
      [3, true],
    ],
    (town, floor) => takenOut(town, { floor }),
  ),
  ...around(
    'R26',
    'NO_LIFT',
    [
      [2, false],
      [3, true],
    ],
    (town, level) => takenOut(town, { level }),
  ),
  one('R26', 'NO_LIFT', 'there is a lift', false, (town) => takenOut(town, { lift: true })),
  one('R26', 'NO_LIFT', 'two came for the stairs', false, (town) => takenOut(town, { seats: 2 })),
  one('R26', 'NO_LIFT', 'he stays at home', false, (town) => takenOut(town, { item: 'CLEAN_ROOM' })),
  ...around(
    'R26',
    'MEALS',
    [
      [3, false],
      [4, true],
    ],
    fed,
  ),
  one('R26', 'BATH_ALONE', 'two came', false, (town) => bathed(town, 4, 2)),
  ...around(
    'R26',
    'EXCLUDED_PAIR',
    [
      [1, true],
      [0, false],
    ],
    (town, minutes) => excluded(town, minutes),
  ),
  one('R26', 'EXCLUDED_PAIR', 'lifted the day before', false, (town) => excluded(town, 5_000, true)),
];

describe('Rules about who came, and to what door', () => {
  const t = useApp();
  const judged = new RuleCases(t, CASES);

  beforeAll(() => judged.judge(['R01', 'R07', 'R08', 'R11', 'R22', 'R26']));

  it.each(CASES.map((each) => [each.about, each] as const))('%s', (_, each) => {
    expect(judged.isHit(each)).toBe(each.isHit);
  });

  it('count as no data the visits whose face nobody could compare', () => {
    const pictures = judged.result.results.find(({ code }) => code === 'R11');
    expect(pictures?.missing).toEqual(['PICTURE', 'FACE_MATCH']);
  });
});
