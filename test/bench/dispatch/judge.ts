import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BENCHMARK_WEIGHTS, plan, type Price } from '../../../libs/dispatch/src/engine';
import type { Judging } from '../frame/arguments';
import { problemOf, readInstance, solutionOf } from './instance';

/** Of the time for an instance, kept for writing the solution. */
const WRITING_MS = 60;

/** Solves public instances within a time each, writes the solutions and prints one line for each. */
export async function judge(judging: Judging, seed: number, tell: (line: object) => void): Promise<void> {
  const { instances, seconds, threads, out } = judging;
  mkdirSync(out, { recursive: true });
  for (const file of filesIn(instances)) {
    const startedMs = performance.now();
    const name = basename(file).replace(/\.(json|txt)$/, '');
    const problem = problemOf(readInstance(readFileSync(file, 'utf8')));
    const ms = seconds * 1_000 - (performance.now() - startedMs) - WRITING_MS;
    const made = await plan(problem, BENCHMARK_WEIGHTS, { seed, threads, ms });
    if (made.plan.unserved.length > 0)
      throw new Error(`${name}: nobody can serve ${made.plan.unserved[0].order}`);
    writeFileSync(join(out, `${name}.solution.json`), `${JSON.stringify(solutionOf(made.plan))}\n`);
    tell({
      instance: name,
      ...figures(made.plan.price),
      seconds: Number(((performance.now() - startedMs) / 1_000).toFixed(3)),
      iterations: made.iterations,
    });
  }
}

const figures = ({ travel, lateness, latest }: Price) => ({
  objective: (travel + lateness + latest) / 3,
  travel,
  totalTardiness: lateness,
  maxTardiness: latest,
});

/** A file as it is; of a folder every instance. */
function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter(
    (name) => /\.(json|txt)$/.test(name) && !/\.solution\.json$/.test(name),
  );
  return names.sort().map((name) => join(path, name));
}
