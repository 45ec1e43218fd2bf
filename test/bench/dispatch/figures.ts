import { performance } from 'node:perf_hooks';
import { makeDistrict } from '@test/district';
import {
  BENCHMARK_WEIGHTS,
  DEFAULT_WEIGHTS,
  insertionPrices,
  plan,
  repair,
  type Plan,
  type Problem,
  type Weights,
} from '../../../libs/dispatch/src/engine';
import { Solver } from '../../../libs/dispatch/src/engine/solver';
import type { BenchRun } from '../frame/bench';
import { median } from '../frame/statistics';

const ORDERS = 225;
const CAREGIVERS = 45;
const ROUNDS = 5;
const ITERATIONS = 600_000;
const PLAN_MS = 15_000;
const REPAIR_MS = 1_500;
/** Without any rule of fairness: what its price is measured against. */
const UNFAIR: Weights = { ...DEFAULT_WEIGHTS, version: 'unfair', caregiverFairness: 0, providerFairness: 0 };

/** 225 orders, a third of them pairs: 300 visits in an area of 25 minutes across. */
export const district = (seed: number): Problem =>
  makeDistrict({ seed, orders: ORDERS, caregivers: CAREGIVERS, full: true, across: 25 });

/** The same district without anything that only the full model has. */
export const bare = ({ travel, caregivers, orders }: Problem): Problem => ({
  travel,
  caregivers: caregivers.map(({ id, services, from, to }) => ({ id, services, from, to })),
  orders: orders.map(({ id, place, window, visits, gap }) => ({
    id,
    place,
    window,
    visits,
    ...(gap && { gap }),
  })),
});

/** Of the processor, by this process: what others do on the machine is not in it. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** What the full model costs: evaluations a second of either, on the same district at the same heat. */
export async function speeds(b: BenchRun, problem: Problem): Promise<void> {
  const side = (solver: Solver) => async (round: number) => {
    const way = solver.way;
    const startedMs = cpuMs();
    solver.run(
      {
        ...{ thread: 0, source: -1, seed: [b.seed, round], planned: ITERATIONS, done: 0 },
        ...{ from: 0.4 * way, to: 0.004 * way },
      },
      undefined,
      () => true,
    );
    return { perSecond: (1_000 * ITERATIONS) / (cpuMs() - startedMs) };
  };
  const full = side(new Solver(problem, DEFAULT_WEIGHTS));
  const benchmark = side(new Solver(bare(problem), BENCHMARK_WEIGHTS));
  const { a, b: other, ratio } = await b.alternate({ rounds: ROUNDS, a: full, b: benchmark });
  const rate = { unit: '1/s' };
  const value = ratio.perSecond.median;
  b.measure({ measure: 'full_evaluations', ...rate, value: a.perSecond.median, spread: a.perSecond });
  b.measure({
    measure: 'benchmark_evaluations',
    ...rate,
    value: other.perSecond.median,
    spread: other.perSecond,
  });
  b.measure({
    measure: 'full_to_benchmark',
    unit: 'ratio',
    value,
    target: { atLeast: 0.6 },
    spread: ratio.perSecond,
  });
}

/** How evenly the work goes round, and what that costs in travel. @returns the plan */
export async function fairness(b: BenchRun, problem: Problem): Promise<Plan> {
  const options = { seed: b.seed, ms: PLAN_MS, threads: 2 };
  const fair = (await plan(problem, DEFAULT_WEIGHTS, options)).plan;
  const unfair = (await plan(problem, UNFAIR, options)).plan;
  const index = (made: Plan) => jain(sharesOf(problem, made));
  b.measure({ measure: 'provider_jain_unpriced', unit: 'index', value: index(unfair) });
  b.measure({ measure: 'provider_jain', unit: 'index', value: index(fair), target: { atLeast: 0.9 } });
  b.measure({
    measure: 'travel_for_fairness',
    unit: 'ratio',
    value: fair.price.travel / unfair.price.travel,
    target: { atMost: 1.03 },
  });
  b.measure({ measure: 'left_out', unit: 'orders', value: fair.unserved.length });
  return fair;
}

/** Received minutes over fair minutes, provider by provider. */
function sharesOf({ providers = [], caregivers, orders }: Problem, made: Plan): number[] {
  const minutes = new Map(
    orders.flatMap(({ id, visits }) => visits.map((v) => [`${id} ${v.service}`, v.minutes])),
  );
  const providerOf = new Map(caregivers.map(({ id, provider }) => [id, provider]));
  return providers.map(({ id, fairShare, minutesBefore = 0 }) => {
    const today = made.routes
      .filter(({ caregiver }) => providerOf.get(caregiver) === id)
      .flatMap(({ visits }) => visits.map((visit) => minutes.get(`${visit.order} ${visit.service}`)!));
    return (minutesBefore + today.reduce((sum, many) => sum + many, 0)) / fairShare;
  });
}

/** One when all are alike, one over their number when one has everything. */
const jain = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) ** 2 /
  (values.length * values.reduce((sum, value) => sum + value ** 2, 0));

/** The caregiver with most visits is ill at seven. */
export async function repairing(b: BenchRun, problem: Problem, published: Plan): Promise<void> {
  const longest = published.routes.reduce((a, c) => (c.visits.length > a.visits.length ? c : a));
  const without = { ...problem, caregivers: problem.caregivers.filter(({ id }) => id !== longest.caregiver) };
  const startedMs = performance.now();
  const mended = (
    await repair(without, DEFAULT_WEIGHTS, published, { seed: b.seed, ms: REPAIR_MS, threads: 2 })
  ).plan;
  b.measure({
    measure: 'repair_seconds',
    unit: 's',
    value: (performance.now() - startedMs) / 1_000,
    target: { atMost: 2 },
  });
  const now = new Map(
    mended.routes.flatMap(({ visits }) => visits.map((v) => [`${v.order} ${v.service}`, v])),
  );
  const others = published.routes.filter((route) => route !== longest).flatMap(({ visits }) => visits);
  const touched = others.filter(({ order, service, caregiver, start }) => {
    const slot = now.get(`${order} ${service}`);
    return slot?.caregiver !== caregiver || Math.abs(slot.start - start) > DEFAULT_WEIGHTS.movedFromMinute;
  });
  const left = mended.unserved.length - published.unserved.length;
  b.measure({ measure: 'repair_left_out', unit: 'orders', value: left });
  const urgent = new Set(problem.orders.filter(({ priority }) => priority === 'A').map(({ id }) => id));
  const urgentLeft = ({ unserved }: Plan) => unserved.filter(({ order }) => urgent.has(order)).length;
  b.measure({
    measure: 'repair_urgent_left_out',
    unit: 'orders',
    value: urgentLeft(mended) - urgentLeft(published),
    target: { atMost: 0 },
  });
  b.measure({
    measure: 'repair_touched',
    unit: 'ratio',
    value: touched.length / others.length,
    target: { atMost: 0.05 },
  });
}

/** The first plan that breaks no rule, and the question what can be promised. */
export function answers(b: BenchRun, problem: Problem, published: Plan): void {
  const timed = (work: () => unknown) => {
    const startedMs = cpuMs();
    work();
    return cpuMs() - startedMs;
  };
  const again = (work: () => unknown) => median(Array.from({ length: ROUNDS }, () => timed(work)));
  const first = again(() => new Solver(problem, DEFAULT_WEIGHTS));
  b.measure({ measure: 'first_plan', unit: 'ms', value: first, target: { atMost: 300 } });
  const order = { ...problem.orders[0], id: 'new' };
  const day = { from: 480, to: 1_080 };
  const promise = again(() => insertionPrices(problem, DEFAULT_WEIGHTS, published, order, day));
  b.measure({ measure: 'insertion_prices', unit: 'ms', value: promise, target: { atMost: 50 } });
}
