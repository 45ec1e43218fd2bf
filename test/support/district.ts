import type { Caregiver, Order, Problem, Visit } from '../../libs/dispatch/src/engine';
import { Random } from '../../libs/dispatch/src/engine/random';

export interface DistrictWish {
  readonly seed: number;
  readonly orders: number;
  readonly caregivers: number;
  /** Shifts, rests, wishes, familiarity, fairness, classes; without it the published benchmark's model. */
  readonly full?: boolean;
  /** Meals with a route's capacity and a longest way. */
  readonly meals?: boolean;
  /** Minutes from one end to the other. */
  readonly across?: number;
}

const SERVICES = ['bath', 'rehab', 'clean', 'nurse', 'shop', 'talk'];
const PROVIDERS = ['east', 'west', 'south'];
const DAY_FROM = 480;
const DAY_MINUTES = 540;
const OFFICE = 0;

/** A district that nobody lives in, the same for the same wish: a third of the orders are pairs. */
export function makeDistrict(wish: DistrictWish): Problem {
  const random = new Random(wish.seed);
  const { orders: many, caregivers: staff, full = false, meals = false, across = 40 } = wish;
  const places = Array.from({ length: 1 + many + staff }, () => [
    random.float() * across,
    random.float() * across,
  ]);
  places[OFFICE] = [across / 2, across / 2];
  const travel = places.map((a, i) =>
    places.map((b, j) =>
      i === j ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1]) * (1 + 0.2 * random.float()) + 1,
    ),
  );
  const caregivers = Array.from({ length: staff }, (_, c) =>
    makeCaregiver(random, c, full, meals, 1 + many + c),
  );
  const orders = Array.from({ length: many }, (_, i) => makeOrder(random, i, caregivers, full, meals));
  const providers = PROVIDERS.map((id) => ({ id, fairShare: 1 / PROVIDERS.length, minutesBefore: 600 }));
  return { travel, caregivers, orders, ...(full && { providers }) };
}

function makeCaregiver(random: Random, c: number, full: boolean, meals: boolean, home: number): Caregiver {
  // One half does the first services, the other the last, so that every pair finds two people.
  const half = SERVICES.slice(c % 2 === 0 ? 0 : 3, c % 2 === 0 ? 3 : 6);
  const services = c < 2 ? half : half.filter((_, i) => i === c % 3 || random.int(2) === 0);
  const place = full && c % 3 > 0 ? home : OFFICE;
  if (!full) return { id: `c${c}`, services, from: place, to: place, ...(meals && { capacity: 6 }) };
  const from = DAY_FROM + 30 * random.int(3);
  return {
    ...{ id: `c${c}`, services, from: place, to: place, shift: [from, from + 600] as const },
    ...{ contractMinutes: 480, capacity: meals ? 6 : 100, provider: PROVIDERS[c % PROVIDERS.length] },
    ...(c % 2 === 0 && { rest: { window: [690, 810] as const, minutes: 30 } }),
    ...{ sex: c % 4 === 0 ? 'M' : 'F', dialects: c % 3 === 0 ? ['suqian'] : [] },
    ...{ minutesBefore: 900 + 60 * random.int(10), fairMinutes: 1_500 },
  };
}

function makeOrder(
  random: Random,
  i: number,
  caregivers: readonly Caregiver[],
  full: boolean,
  meals: boolean,
): Order {
  const from = DAY_FROM + random.int(DAY_MINUTES - 120);
  const isPair = random.int(3) === 0;
  const together = random.int(2) === 0;
  const least = 5 + random.int(40);
  const visit = (service: string): Visit => ({
    service,
    minutes: 10 + random.int(30),
    ...(meals && { load: 1 }),
  });
  const visits = isPair
    ? [visit(SERVICES[random.int(3)]), visit(SERVICES[3 + random.int(3)])]
    : [visit(SERVICES[random.int(6)])];
  const order: Order = {
    ...{ id: `o${i}`, place: 1 + i, window: [from, from + 60 + random.int(60)] as const, visits },
    ...(isPair && { gap: together ? ([0, 0] as const) : ([least, least + random.int(60)] as const) }),
  };
  if (!full) return order;
  const pick = () => caregivers[random.int(caregivers.length)].id;
  return {
    ...order,
    priority: (['A', 'B', 'B', 'C'] as const)[random.int(4)],
    latest: from + 240,
    forbidden: random.int(5) === 0 ? [pick()] : [],
    known: { [pick()]: 5, [pick()]: 1, [pick()]: 4 },
    facesThisWeek: [pick(), pick()],
    prefers: { ...(random.int(3) === 0 && { sex: 'F' }), ...(random.int(4) === 0 && { dialect: 'suqian' }) },
    ...(meals && i % 2 === 0 && { maxSinceLoading: 180 }),
  };
}
