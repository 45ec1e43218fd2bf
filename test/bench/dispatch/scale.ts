import { BENCHMARK_WEIGHTS, plan } from '../../../libs/dispatch/src/engine';
import type { BenchRun } from '../frame/bench';
import { makeInstance } from './generator';
import { problemOf, readInstance } from './instance';

const SIZES = [75, 200, 300, 400];
const AREAS = ['square', 'streets'] as const;
const SHORT_MS = 10_000;
const LONG_MS = 60_000;

/** How near ten seconds come to a minute of the same engine, on made-up instances of every size; two threads. */
export async function scale(b: BenchRun): Promise<void> {
  for (const patients of SIZES)
    for (const area of AREAS) {
      b.progress(`${patients} patients, ${area}`);
      const instance = JSON.stringify(makeInstance({ seed: b.seed, patients, area }));
      const problem = problemOf(readInstance(instance));
      const priceIn = async (ms: number) =>
        (await plan(problem, BENCHMARK_WEIGHTS, { seed: b.seed, threads: 2, ms })).plan.price.total;
      const long = await priceIn(LONG_MS);
      b.measure({
        measure: `ten_seconds_to_a_minute_${area}_${patients}`,
        unit: 'ratio',
        value: (await priceIn(SHORT_MS)) / long,
      });
    }
}
