import { percentile } from '../frame/statistics';
import type { Received } from './clients';

/** What was published: of each event its group, and when it was there for everybody (after the commit). */
export interface Published {
  readonly group: number;
  readonly atMs: number;
}

export interface Faults {
  readonly lost: number;
  readonly repeated: number;
  readonly outOfOrder: number;
}

/** Compares what every socket got with what was published for its group, in that order. */
export function faultsOf(published: readonly Published[], received: readonly Received[]): Faults {
  const wanted = new Map<number, number[]>();
  published.forEach(({ group }, number) => wanted.set(group, [...(wanted.get(group) ?? []), number]));
  let [lost, repeated, outOfOrder] = [0, 0, 0];
  for (const { group, numbers } of received) {
    const seen = new Set(numbers);
    lost += (wanted.get(group) ?? []).filter((number) => !seen.has(number)).length;
    repeated += numbers.length - seen.size;
    outOfOrder += numbers.filter((number, at) => at > 0 && number < numbers[at - 1]).length;
  }
  return { lost, repeated, outOfOrder };
}

/** Arrivals a second, from the beginning to the last arrival, and how long a half and 99 of 100 took at most. */
export function pace(beganMs: number, published: readonly Published[], received: readonly Received[]) {
  const arrivals = received.flatMap(({ atMs }) => [...atMs]);
  const tookMs = received.flatMap(({ numbers, atMs }) =>
    numbers.map((number, at) => atMs[at] - published[number].atMs),
  );
  const last = arrivals.reduce((a, b) => Math.max(a, b), 0);
  return {
    perSecond: (arrivals.length * 1_000) / (last - beganMs),
    p50Ms: percentile(tookMs, 0.5),
    p99Ms: percentile(tookMs, 0.99),
  };
}

/** The longest time in which nothing arrived anywhere, in milliseconds. */
export function longestSilence(received: readonly Received[]): number {
  const atMs = received.flatMap((each) => [...each.atMs]).sort((a, b) => a - b);
  return atMs.reduce((longest, at, i) => (i ? Math.max(longest, at - atMs[i - 1]) : 0), 0);
}
