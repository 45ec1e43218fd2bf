import { order, person, sheet } from '@test/day-sheet';
import { Random } from '../../../libs/dispatch/src/engine/random';
import type { DaySheet, OrderOfDay, PersonOfDay } from '../../../libs/dispatch/src/plans/day-sheet';

const ORDERS = 160;
const PEOPLE = 44;
const PROVIDERS = ['p1', 'p2', 'p3', 'p4'];
const SKILLS = ['BATH', 'REHAB', 'CLEAN'];
/** Kilometres from one end of the district to the other. */
const ACROSS = 8;
const KM_A_DEGREE = { latitude: 110.9, longitude: 92.4 };
const FIRST_START = 480;
const QUARTERS = 35;

/** A day of a district that nobody lives in: as many orders as its people can just serve, none given out yet. */
export function makeDay(seed: number): DaySheet {
  const random = new Random(seed, ORDERS);
  const people = Array.from({ length: PEOPLE }, (_, c) => makePerson(random, c));
  const orders = Array.from({ length: ORDERS }, (_, i) => makeOrder(random, i));
  const anyone = () => people[random.int(PEOPLE)].id;
  const ofSeniors = <T>(tie: () => T) => new Map(orders.map(({ seniorId }) => [seniorId, tie()]));
  return sheet({
    people,
    orders,
    known: ofSeniors(() => ({ [anyone()]: 6, [anyone()]: 2, [anyone()]: 4 })),
    faces: ofSeniors(() => (random.int(3) === 0 ? [anyone(), anyone()] : [])),
    exclusions: new Set(
      orders.flatMap(({ seniorId }) => (random.int(8) === 0 ? [`${seniorId} ${anyone()}`] : [])),
    ),
  });
}

const somewhere = (random: Random): PersonOfDay['place'] => ({
  latitude: 33.9 + (random.float() * ACROSS) / KM_A_DEGREE.latitude,
  longitude: 118.3 + (random.float() * ACROSS) / KM_A_DEGREE.longitude,
  datum: 'WGS84',
});

function makePerson(random: Random, c: number): PersonOfDay {
  const from = 450 + 30 * random.int(3);
  return person(`c${c}`, {
    providerId: PROVIDERS[c % PROVIDERS.length],
    sex: random.int(4) === 0 ? 'MALE' : 'FEMALE',
    dialects: random.int(3) === 0 ? ['SUQIAN'] : [],
    skills: SKILLS.filter((_, s) => s === c % SKILLS.length || random.int(2) === 0),
    place: somewhere(random),
    startsFrom: 'OWN_PLACE',
    hours: [[from, from + 600]],
    weekMinutes: 900 + 60 * random.int(8),
  });
}

const makeOrder = (random: Random, i: number): OrderOfDay =>
  order(`o${i}`, {
    place: somewhere(random),
    startMinute: FIRST_START + 15 * random.int(QUARTERS),
    minutes: [30, 45, 60, 90][random.int(4)],
    priority: (['A', 'B', 'B', 'C'] as const)[random.int(4)],
    providerIds: PROVIDERS,
    isAccepted: false,
    skills: [SKILLS[random.int(SKILLS.length)]],
    prefers: {
      ...(random.int(4) === 0 && { sex: 'FEMALE' as const }),
      ...(random.int(5) === 0 && { dialect: 'SUQIAN' }),
    },
  });
