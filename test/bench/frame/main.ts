import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Shutdown } from '../../../apps/cli/src/shutdown';
import { openArea, removeArea, sweepAbandoned } from './area';
import { parseCommand, type Options } from './arguments';
import type { Bench } from './bench';
import { Cluster } from './cluster';
import { Session } from './session';
import { Stopped, whenStopped } from './stop';

const DIRECTORY = resolve(__dirname, '..');
const SUFFIX = '.bench.ts';
const USAGE =
  'npm run bench -- <name> [--json] [--full] [--seed <number>] [--seniors <number>]\n' +
  'npm run bench -- dispatch --instances <folder or file> [--seconds 10] [--threads 2] [--seed 1] [--out <folder>]';
/** Wrong use of the command line, as shells have it. */
const MISUSE = 2;
const FAILED = 1;

/** Runs one benchmark. @returns the exit status: 0 only when every measure passed */
export async function main(args: readonly string[]): Promise<number> {
  const known = knownBenches();
  const command = parseCommand(args, known);
  if (!('refusal' in command)) {
    const bench = await load(command.name);
    return command.options.judging ? judgeBench(bench, command.options) : runBench(bench, command.options);
  }
  const lines = (await Promise.all(known.map(load))).map(
    ({ name, about }) => `  ${name.padEnd(12)} ${about}`,
  );
  process.stderr.write([command.refusal, USAGE, ...lines, ''].join('\n'));
  return MISUSE;
}

const knownBenches = (): string[] =>
  readdirSync(DIRECTORY)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .sort();

const load = async (name: string): Promise<Bench> =>
  ((await import(join(DIRECTORY, `${name}${SUFFIX}`))) as { bench: Bench }).bench;

/** Without a database and without the frame's lines. @returns 0 only when every solution was written */
async function judgeBench(bench: Bench, { judging, seed }: Options): Promise<number> {
  if (!bench.judge) {
    process.stderr.write(`${bench.name} solves no instances.\n${USAGE}\n`);
    return MISUSE;
  }
  const result = takeStandardOutput();
  try {
    await bench.judge(judging!, seed, (line) => result(JSON.stringify(line)));
    return 0;
  } catch (error) {
    process.stderr.write(`failed: ${(error as Error).stack}\n`);
    return FAILED;
  }
}

async function runBench(bench: Bench, options: Options): Promise<number> {
  const startedMs = performance.now();
  const progress = (text: string) => {
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    process.stderr.write(`[${seconds.padStart(6)} s] ${text}\n`);
  };
  const result = takeStandardOutput();
  const shutdown = new Shutdown();
  const stopped = whenStopped(options.full);
  try {
    progress(`${bench.name}: ${bench.about}`);
    await sweepAbandoned();
    const area = openArea();
    await shutdown.own(Promise.resolve(area), async () => removeArea(area));
    const starting = Cluster.start(join(area, 'postgres'));
    const cluster = await Promise.race([shutdown.own(starting, (running) => running.stop()), stopped]);
    const session = new Session(bench, options, cluster, shutdown, { result, progress });
    await Promise.race([bench.run(session), stopped]);
    progress(session.passed ? 'every target is reached' : 'a target is missed');
    return session.passed ? 0 : FAILED;
  } catch (error) {
    progress(error instanceof Stopped ? error.message : `failed: ${(error as Error).stack}`);
    return error instanceof Stopped ? error.status : FAILED;
  } finally {
    await shutdown.close();
  }
}

/** Results alone go to the standard output; whatever a library prints there goes where progress goes. */
function takeStandardOutput(): (line: string) => void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (line) => void write(`${line}\n`);
}
