import { judgePlan } from '@test/plan-judge';
import { DEFAULT_WEIGHTS, plan, type Plan, type Problem } from '../../../libs/dispatch/src/engine';
import { insertCheapest } from '../../../libs/dispatch/src/engine/construct';
import { compile } from '../../../libs/dispatch/src/engine/model';
import { planOf } from '../../../libs/dispatch/src/engine/plan';
import { Random } from '../../../libs/dispatch/src/engine/random';
import { State } from '../../../libs/dispatch/src/engine/state';
import { toProblem } from '../../../libs/dispatch/src/plans/day-problem.policy';
import type { DaySheet, OrderOfDay } from '../../../libs/dispatch/src/plans/day-sheet';
import { PlanSettings } from '../../../libs/dispatch/src/plans/plan.settings';
import type { BenchRun } from '../frame/bench';
import type { Target } from '../frame/report';
import { summarise } from '../frame/statistics';
import { makeDay } from './made-day';
import { cheapest, LIMITS, nearest, OnlineDay, routesOf, travel, type Choice } from './online-day';

const DAYS = 5;
/** Of each of two threads: the result does not depend on the machine. */
const BATCH_ITERATIONS = 2_500_000;
const EVENING_ITERATIONS = 300_000;
/** The first visits begin so many hours after the evening's plan was made. */
const NIGHT_HOURS = 12;

const SIDES = ['batch', 'product', 'match', 'insertion', 'nearest'] as const;
type Prices = Readonly<Record<(typeof SIDES)[number], number>>;

/**
 * A day of which nobody knows what comes next, order by order, against the plan made when all is known. The same orders,
 * people and rules; all are priced from their times by one judge that knows nothing of any of them. Who gets an order:
 * `product`, as the product does it: the provider of whom the online match ranks first, at once and for good; who of its
 * people comes, and is told, the evening before by that provider's plan (`plans/evening-plans.ts`), and whatever is
 * ordered later at once; `match`, whom the online match ranks first, with his name told at once; `insertion`, by what it
 * adds to the price of the plan, as the engine sees it; `nearest`, whoever is nearest and can come.
 */
export async function hindsight(b: BenchRun): Promise<void> {
  const days: Prices[] = [];
  for (let day = 0; day < DAYS; day++) days.push(await pricesOf(b.seed * DAYS + day));
  const tell = (measure: string, value: (day: Prices) => number, target?: Target) => {
    const { median, low, high } = summarise(days.map(value));
    b.measure({ measure, unit: 'ratio', value: median, spread: { low, high }, ...(target && { target }) });
  };
  tell('product_to_batch', ({ product, batch }) => product / batch, { atMost: 1.15 });
  tell('product_to_nearest', (day) => day.product / day.nearest, { atMost: 0.85 });
  tell('match_alone_to_batch', ({ match, batch }) => match / batch);
  tell('match_alone_to_nearest', (day) => day.match / day.nearest, { atMost: 0.85 });
  tell('insertion_to_batch', ({ insertion, batch }) => insertion / batch);
}

const PLAN_LIMITS = {
  lateMinutes: PlanSettings.planLateMinutes.fallback,
  commuteMinutes: PlanSettings.planCommuteMinutes.fallback,
  contractMinutes: LIMITS.contractMinutes,
};
const problemOf = (sheet: DaySheet): Problem => toProblem(sheet, PLAN_LIMITS, travel).problem;

async function pricesOf(seed: number): Promise<Prices> {
  const day = makeDay(seed);
  const sheet = { ...day, orders: shuffled(day.orders, seed) };
  const problem = problemOf(sheet);
  const batchOptions = { seed, threads: 2, iterations: BATCH_ITERATIONS };
  const batch = (await plan(problem, DEFAULT_WEIGHTS, batchOptions)).plan;
  const made: Record<(typeof SIDES)[number], Pick<Plan, 'routes' | 'unserved'>> = {
    batch,
    product: await play(sheet, cheapest, seed),
    match: await play(sheet, cheapest),
    insertion: byInsertion(problem),
    nearest: await play(sheet, nearest),
  };
  // Online the delays of a day may add up to more than a plan allows: they are priced, and nothing else is forgiven.
  const judged = { ...problem, orders: problem.orders.map((order) => ({ ...order, latest: undefined })) };
  const priceOf = (side: (typeof SIDES)[number]) => {
    const { violations, total } = judgePlan(judged, DEFAULT_WEIGHTS, { ...batch, ...made[side] });
    if (violations.length > 0) throw new Error(`${side} breaks a hard rule: ${violations.join('; ')}`);
    return total;
  };
  return Object.fromEntries(SIDES.map((side) => [side, priceOf(side)])) as Prices;
}

/** Order by order, as they come. @param eveningSeed of the plan of the evening before; without it there is none */
async function play(
  sheet: DaySheet,
  choose: Choice,
  eveningSeed?: number,
): Promise<Pick<Plan, 'routes' | 'unserved'>> {
  const day = new OnlineDay(sheet, choose);
  const inTime = Math.ceil(sheet.orders.length * (1 - NIGHT_HOURS / (24 * LIMITS.ordersComeDays)));
  for (const [i, order] of sheet.orders.entries()) {
    if (i === inTime && eveningSeed !== undefined) await evening(sheet, day, eveningSeed);
    day.take(order);
  }
  const left = sheet.orders.filter(({ id }) => !day.taken.has(id));
  return {
    routes: routesOf(problemOf(sheet), day),
    unserved: left.map(({ id }) => ({ order: id, reason: 'no-room' as const })),
  };
}

/**
 * Each provider plans what it has accepted, from whom the match had in mind on; nobody was told yet. What it leaves out
 * is sought anew.
 */
async function evening(sheet: DaySheet, day: OnlineDay, seed: number): Promise<void> {
  const providers = [...new Set(sheet.people.map(({ providerId }) => providerId))];
  const plans: Pick<Plan, 'routes'>[] = [];
  const given = sheet.orders.filter(({ id }) => day.taken.has(id));
  for (const providerId of providers) {
    const people = sheet.people.filter((person) => person.providerId === providerId);
    const own = new Set(people.flatMap(({ id }) => day.dayOf(id)).map(({ id }) => id));
    const orders = sheet.orders.filter(({ id }) => own.has(id));
    const accepted = orders.map((order) => ({ ...order, providerIds: [providerId], isAccepted: true }));
    const problem = problemOf({ ...sheet, people, orders: accepted });
    const start = { routes: routesOf(problem, day) };
    const options = { seed, threads: 2, iterations: EVENING_ITERATIONS, start };
    const made = await plan(problem, DEFAULT_WEIGHTS, options);
    plans.push(made.plan);
  }
  day.follow({ routes: plans.flatMap(({ routes }) => routes) });
  for (const order of given) if (!day.taken.has(order.id)) day.take(order);
}

/** Each where it adds least to the price of the plan; nothing is moved once it is placed. */
function byInsertion(problem: Problem): Plan {
  const state = new State(compile(problem, DEFAULT_WEIGHTS));
  for (const job of problem.orders.keys()) {
    insertCheapest(state, job);
    state.renumber();
  }
  return planOf(state);
}

/** In the order in which they come. */
function shuffled(orders: readonly OrderOfDay[], seed: number): OrderOfDay[] {
  const random = new Random(seed, 1);
  const all = [...orders];
  for (let i = all.length - 1; i > 0; i--) {
    const other = random.int(i + 1);
    [all[i], all[other]] = [all[other], all[i]];
  }
  return all;
}
