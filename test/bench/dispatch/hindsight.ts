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
/** How often what is given out is planned anew while orders still come. */
const REPLANS = 3;
const REPLAN_ITERATIONS = 300_000;

const SIDES = ['batch', 'match', 'replanned', 'insertion', 'nearest'] as const;
type Prices = Readonly<Record<(typeof SIDES)[number], number>>;

/**
 * A day of which nobody knows what comes next, order by order, against the plan made when all is known. The same orders,
 * people and rules; all are priced from their times by one judge that knows nothing of any of them. Who gets an order:
 * `match`, whom the online match ranks first; `replanned`, the same, and what is given out is planned anew now and then;
 * `insertion`, by what it adds to the price of the plan, as the engine sees it; `nearest`, whoever is nearest and can come.
 */
export async function hindsight(b: BenchRun): Promise<void> {
  const days: Prices[] = [];
  for (let day = 0; day < DAYS; day++) days.push(await pricesOf(b.seed * DAYS + day));
  const tell = (measure: string, value: (day: Prices) => number, target: Target) => {
    const { median, low, high } = summarise(days.map(value));
    b.measure({ measure, unit: 'ratio', value: median, spread: { low, high }, target });
  };
  tell('match_to_batch', ({ match, batch }) => match / batch, { atMost: 1.15 });
  tell('replanned_to_batch', ({ replanned, batch }) => replanned / batch, { atMost: 1.15 });
  tell('insertion_to_batch', ({ insertion, batch }) => insertion / batch, { atMost: 1.15 });
  tell('match_to_nearest', (day) => day.match / day.nearest, { atMost: 0.85 });
  tell('replanned_to_nearest', (day) => day.replanned / day.nearest, { atMost: 0.85 });
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
    match: await play(sheet, cheapest, 0, seed),
    replanned: await play(sheet, cheapest, REPLANS, seed),
    insertion: byInsertion(problem),
    nearest: await play(sheet, nearest, 0, seed),
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

/** Order by order, as they come. @param replans times that everything given out so far is planned anew */
async function play(
  sheet: DaySheet,
  choose: Choice,
  replans: number,
  seed: number,
): Promise<Pick<Plan, 'routes' | 'unserved'>> {
  const day = new OnlineDay(sheet, choose);
  const every = Math.ceil(sheet.orders.length / (replans + 1));
  for (const [i, order] of sheet.orders.entries()) {
    if (i > 0 && i % every === 0) await replan(sheet, day, seed);
    day.take(order);
  }
  const left = sheet.orders.filter(({ id }) => !day.taken.has(id));
  return {
    routes: routesOf(problemOf(sheet), day),
    unserved: left.map(({ id }) => ({ order: id, reason: 'no-room' as const })),
  };
}

/** None of it was published yet: whoever has an order has no claim to it. */
async function replan(sheet: DaySheet, day: OnlineDay, seed: number): Promise<void> {
  const { taken } = day;
  const problem = problemOf({ ...sheet, orders: sheet.orders.filter(({ id }) => taken.has(id)) });
  const start = { routes: routesOf(problem, day) };
  const options = { seed, threads: 2, iterations: REPLAN_ITERATIONS, start };
  day.follow((await plan(problem, DEFAULT_WEIGHTS, options)).plan);
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
