import type { Caregiver, Order, PriorityClass, Problem, Visit } from './problem';
import { assignmentPrices, type AssignmentPrices } from './assignment-price';
import type { Weights } from './weights';

/**
 * The problem as flat arrays. An order with one or two visits is a job; visits are numbered so that the two of a pair
 * follow each other. Caregiver `c` is also the stop `visits + c`, both ends of the route, which is a ring.
 */
export interface Model {
  readonly problem: Problem;
  readonly weights: Weights;
  readonly jobs: number;
  readonly visits: number;
  readonly caregivers: number;
  /** First visit of a job. */
  readonly first: Int32Array;
  readonly jobOf: Int32Array;
  /** Per visit: the other one of a pair, or -1. */
  readonly partner: Int32Array;
  /** Per visit: the one that stands for both in every order of events: of visits that start together the first. */
  readonly leader: Int32Array;
  readonly gapMin: Float64Array;
  readonly gapMax: Float64Array;
  /** Per stop: where the row of its place in `travel` starts (leaving) and its column (arriving). */
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly travel: Float64Array;
  readonly duration: Float64Array;
  readonly open: Float64Array;
  readonly close: Float64Array;
  readonly latest: Float64Array;
  /** Per visit the caregivers who may give it: `able[ableFrom[v]]` up to `able[ableFrom[v + 1]]`. */
  readonly able: Int32Array;
  readonly ableFrom: Int32Array;
  /** Per visit × caregiver. */
  readonly allowed: Uint8Array;
  readonly assignment: AssignmentPrices;
  /** Per visit: what whoever costs least there costs. */
  readonly leastAssignment: Float64Array;
  readonly publishedStart: Float64Array;
  readonly load: Float64Array;
  readonly maxSinceLoading: Float64Array;
  /** Per job: the price of not serving it. */
  readonly unservedPrice: Float64Array;
  readonly staff: Staff;
  /** Lateness: minute from which, and what each minute then costs more. */
  readonly lateFrom: Float64Array;
  readonly lateStep: Float64Array;
  /** Anything but travel and lateness matters; without it the engine skips all the rest. */
  readonly full: boolean;
  /** Nor does it matter who comes. */
  readonly plain: boolean;
  readonly hasRests: boolean;
  readonly hasMeals: boolean;
}

/** Per caregiver; `provider` is -1 without one. */
export interface Staff {
  readonly shiftFrom: Float64Array;
  readonly shiftTo: Float64Array;
  readonly contract: Float64Array;
  readonly capacity: Float64Array;
  readonly restFrom: Float64Array;
  readonly restTo: Float64Array;
  readonly restMinutes: Float64Array;
  readonly minutesBefore: Float64Array;
  readonly fairMinutes: Float64Array;
  readonly provider: Int32Array;
  /** Per provider. */
  readonly providerBefore: Float64Array;
  readonly providerFair: Float64Array;
}

/** @throws Error for data no plan can be made of: more than two visits an order, unknown names, a ragged matrix */
export function compile(problem: Problem, weights: Weights): Model {
  requireSound(problem);
  const { orders, caregivers } = problem;
  const first = Int32Array.from(orders, () => 0);
  const visitOf: Visit[] = [];
  const orderOf: Order[] = [];
  const jobOf: number[] = [];
  orders.forEach((order, job) => {
    first[job] = visitOf.length;
    for (const visit of order.visits) {
      visitOf.push(visit);
      orderOf.push(order);
      jobOf.push(job);
    }
  });
  const each = (value: (visit: Visit, order: Order) => number) =>
    Float64Array.from(visitOf, (visit, v) => value(visit, orderOf[v]));
  const staff = compileStaff(problem);
  const assignment = assignmentPrices(problem, weights);
  const able = compileAble(problem, visitOf, orderOf);
  const full = isFull(problem, weights);
  const hasMeals = orders.some(({ maxSinceLoading }) => maxSinceLoading !== undefined);
  const ends = (place: (caregiver: Caregiver) => number, size: number) =>
    Int32Array.from([...orderOf.map(({ place }) => place), ...caregivers.map(place)], (at) => at * size);
  return {
    ...{ problem, weights, jobs: orders.length, visits: visitOf.length, caregivers: caregivers.length },
    ...{ first, jobOf: Int32Array.from(jobOf), staff },
    partner: Int32Array.from(jobOf, (job, v) =>
      orders[job].visits.length < 2 ? -1 : first[job] === v ? v + 1 : v - 1,
    ),
    leader: Int32Array.from(jobOf, (job, v) => (isTogether(orders[job]) ? first[job] : v)),
    gapMin: Float64Array.from(orders, ({ gap }) => gap?.[0] ?? 0),
    gapMax: Float64Array.from(orders, ({ gap }) => gap?.[1] ?? 0),
    row: ends(({ from }) => from, problem.travel.length),
    column: ends(({ to }) => to, 1),
    travel: flat(problem.travel),
    duration: Float64Array.from([...visitOf.map(({ minutes }) => minutes), ...caregivers.map(() => 0)]),
    open: each(({ pinned }, { window }) => pinned?.start ?? window[0]),
    close: each((_, { window }) => window[1]),
    latest: each(({ pinned }, { latest }) => pinned?.start ?? latest ?? Infinity),
    ...able,
    assignment,
    leastAssignment: leastOf(assignment, able),
    publishedStart: each(({ published }) => published?.start ?? NaN),
    load: each(({ load }) => load ?? 0),
    maxSinceLoading: each((_, { maxSinceLoading }) => maxSinceLoading ?? Infinity),
    unservedPrice: unservedPrices(orders, weights),
    lateFrom: Float64Array.from(weights.lateness, ({ fromMinute }) => fromMinute),
    lateStep: Float64Array.from(
      weights.lateness,
      ({ perMinute }, i) => perMinute - (weights.lateness[i - 1]?.perMinute ?? 0),
    ),
    ...{ full, plain: !full && assignment.total.every((price) => price === 0) },
    hasRests: caregivers.some(({ rest }) => rest !== undefined),
    hasMeals,
  };
}

/** One row after the other. */
function flat(rows: readonly (readonly number[])[]): Float64Array {
  const values = new Float64Array(rows.length ** 2);
  rows.forEach((row, i) => values.set(row, i * rows.length));
  return values;
}

function leastOf(
  { total }: AssignmentPrices,
  { able, ableFrom, allowed }: ReturnType<typeof compileAble>,
): Float64Array {
  const visits = ableFrom.length - 1;
  const caregivers = allowed.length / visits;
  const least = new Float64Array(visits).fill(Infinity);
  for (let v = 0; v < visits; v++)
    for (let i = ableFrom[v]; i < ableFrom[v + 1]; i++)
      least[v] = Math.min(least[v], total[v * caregivers + able[i]]);
  return least;
}

const isTogether = ({ visits, gap }: Order): boolean => visits.length > 1 && (gap?.[1] ?? 0) === 0;

function requireSound({ travel, caregivers, orders, providers = [] }: Problem): void {
  const refuse = (what: string) => {
    throw new Error(`The problem makes no sense: ${what}`);
  };
  const place = (at: number) => Number.isInteger(at) && at >= 0 && at < travel.length;
  if (travel.some((row) => row.length !== travel.length)) refuse('the travel matrix is not square');
  if (!travel.every((row) => row.every((minutes) => minutes >= 0))) refuse('a travel time is no time');
  const names = new Set(caregivers.map(({ id }) => id));
  if (names.size < caregivers.length) refuse('two caregivers of one name');
  const known = new Set(providers.map(({ id }) => id));
  for (const { id, from, to, provider } of caregivers) {
    if (!place(from) || !place(to)) refuse(`caregiver ${id} starts or ends nowhere`);
    if (provider !== undefined && !known.has(provider)) refuse(`provider ${provider} is unknown`);
  }
  if (new Set(orders.map(({ id }) => id)).size < orders.length) refuse('two orders of one name');
  for (const { id, place: at, visits, gap } of orders) {
    if (!place(at)) refuse(`order ${id} is nowhere`);
    if (visits.length < 1 || visits.length > 2) refuse(`order ${id} has ${visits.length} visits`);
    if (gap && !(gap[0] >= 0 && gap[1] >= gap[0])) refuse(`the gap of order ${id}`);
    if (!visits.every(({ minutes }) => minutes >= 0)) refuse(`a duration of order ${id}`);
  }
}

const isFull = ({ caregivers, providers, orders }: Problem, weights: Weights): boolean =>
  weights.idlePerMinute > 0 ||
  weights.overtimePerMinute > 0 ||
  weights.caregiverFairness > 0 ||
  providers !== undefined ||
  caregivers.some(({ shift, rest, capacity }) => (shift && shift[1] < Infinity) || rest || capacity) ||
  orders.some(
    ({ visits, maxSinceLoading }) => maxSinceLoading || visits.some((v) => v.published || v.pinned),
  );

function compileAble({ caregivers }: Problem, visitOf: readonly Visit[], orderOf: readonly Order[]) {
  const allowed = new Uint8Array(visitOf.length * caregivers.length);
  const ableFrom = new Int32Array(visitOf.length + 1);
  const able: number[] = [];
  visitOf.forEach(({ service, pinned }, v) => {
    const forbidden = new Set(orderOf[v].forbidden);
    caregivers.forEach(({ id, services }, c) => {
      if (!services.includes(service) || forbidden.has(id)) return;
      if (pinned && pinned.caregiver !== id) return;
      allowed[v * caregivers.length + c] = 1;
      able.push(c);
    });
    ableFrom[v + 1] = able.length;
  });
  return { allowed, ableFrom, able: Int32Array.from(able) };
}

function compileStaff({ caregivers, providers = [], orders }: Problem): Staff {
  const each = (value: (caregiver: Caregiver) => number) => Float64Array.from(caregivers, value);
  const today = orders.reduce((sum, { visits }) => sum + visits.reduce((all, v) => all + v.minutes, 0), 0);
  const before = providers.reduce((sum, { minutesBefore = 0 }) => sum + minutesBefore, 0);
  const shares = providers.reduce((sum, { fairShare }) => sum + fairShare, 0);
  const index = new Map(providers.map(({ id }, i) => [id, i]));
  return {
    shiftFrom: each(({ shift }) => shift?.[0] ?? 0),
    shiftTo: each(({ shift }) => shift?.[1] ?? Infinity),
    contract: each(({ contractMinutes }) => contractMinutes ?? Infinity),
    capacity: each(({ capacity }) => capacity ?? Infinity),
    restFrom: each(({ rest }) => rest?.window[0] ?? 0),
    restTo: each(({ rest }) => rest?.window[1] ?? Infinity),
    restMinutes: each(({ rest }) => rest?.minutes ?? 0),
    minutesBefore: each(({ minutesBefore }) => minutesBefore ?? 0),
    fairMinutes: each(({ fairMinutes }) => fairMinutes ?? NaN),
    provider: Int32Array.from(caregivers, ({ provider }) =>
      provider === undefined ? -1 : index.get(provider)!,
    ),
    providerBefore: Float64Array.from(providers, ({ minutesBefore = 0 }) => minutesBefore),
    providerFair: Float64Array.from(providers, ({ fairShare }) => ((today + before) * fairShare) / shares),
  };
}

/** Pinned above A above B above C, each outweighing everything below it together. */
function unservedPrices(orders: readonly Order[], { unserved }: Weights): Float64Array {
  const classOf = ({ priority = 'B', visits }: Order): PriorityClass | 'pinned' =>
    visits.some(({ pinned }) => pinned) ? 'pinned' : priority;
  const prices = { C: unserved, B: 0, A: 0, pinned: 0 };
  const count = (name: keyof typeof prices) => orders.filter((order) => classOf(order) === name).length;
  prices.B = prices.C * (1 + count('C'));
  prices.A = prices.C * count('C') + prices.B * (1 + count('B'));
  prices.pinned = prices.C * count('C') + prices.B * count('B') + prices.A * (1 + count('A'));
  return Float64Array.from(orders, (order) => prices[classOf(order)]);
}
