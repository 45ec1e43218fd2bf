import { performance } from 'node:perf_hooks';
import { makeDistrict } from '@test/district';
import { DEFAULT_WEIGHTS, plan, type Problem } from '../../../libs/dispatch/src/engine';
import type { BenchRun } from '../frame/bench';

/** A third of the orders are pairs: 1,000 and 2,000 visits. */
const ORDERS = [750, 1_500];
const ORDERS_A_CAREGIVER = 5;
const MS = 30_000;
const CANCEL_MS = 5_000;
const MEGABYTE = 1e6;
/** Of what the time of starting and finishing adds; the answer is asked for by an officer who waits. */
const OVERTIME = 1.02;

/** Days larger than any published instance: whether a run gets better to its end, ends in its time and can be stopped. */
export async function large(b: BenchRun): Promise<void> {
  for (const orders of ORDERS) {
    const caregivers = Math.round(orders / ORDERS_A_CAREGIVER);
    const day = makeDistrict({ seed: b.seed, orders, caregivers, full: true, across: 25 });
    const visits = day.orders.reduce((sum, order) => sum + order.visits.length, 0);
    b.progress(`${visits} visits`);
    await anyTime(b, day, visits);
    await cancelled(b, day, visits);
  }
}

async function anyTime(b: BenchRun, day: Problem, visits: number): Promise<void> {
  const told: { readonly atMs: number; readonly price: number }[] = [];
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const startedMs = performance.now();
  const made = await plan(day, DEFAULT_WEIGHTS, {
    ...{ seed: b.seed, threads: 2, ms: MS },
    onBetter: ({ price }) => told.push({ atMs: performance.now() - startedMs, price: price.total }),
  });
  const tookMs = performance.now() - startedMs;
  clearInterval(watch);
  const first = told[0] ?? { atMs: tookMs, price: made.plan.price.total };
  const at = (ms: number) => (told.findLast(({ atMs }) => atMs <= ms) ?? first).price;
  const measure = (name: string, unit: string, value: number, target?: { atMost: number }) =>
    b.measure({ measure: `${name}_${visits}`, unit, value, ...(target && { target }) });
  measure('time_used', 'ratio', tookMs / MS, { atMost: OVERTIME });
  measure('first_told', 's', first.atMs / 1_000);
  measure('at_half_time_to_end', 'ratio', at(MS / 2) / made.plan.price.total);
  measure('at_three_quarters_to_end', 'ratio', at((3 * MS) / 4) / made.plan.price.total);
  measure('left_out', 'orders', made.plan.unserved.length);
  measure('memory', 'MB', most / MEGABYTE);
}

async function cancelled(b: BenchRun, day: Problem, visits: number): Promise<void> {
  const stop = new AbortController();
  let stoppedMs = Infinity;
  setTimeout(() => {
    stoppedMs = performance.now();
    stop.abort();
  }, CANCEL_MS);
  await plan(day, DEFAULT_WEIGHTS, { seed: b.seed, threads: 2, ms: MS, signal: stop.signal });
  b.measure({
    measure: `cancel_answers_${visits}`,
    unit: 's',
    value: (performance.now() - stoppedMs) / 1_000,
    target: { atMost: 1 },
  });
}
