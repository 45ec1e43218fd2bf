import { parentPort, workerData } from 'node:worker_threads';
import { Solver } from './solver';
import type { Snapshot } from './state';
import { goesOn, nowMs, type FromWorker, type Task, type WorkerInput } from './threads';

/** How often the best plan so far is told. */
const TELL_EVERY_MS = 250;

/** Runs in the thread that `ThreadLane` starts. */
const input = workerData as WorkerInput;
const { problem, weights, start, stop, deadlineMs } = input;
const stopped = new Int32Array(stop);
const tell = (message: FromWorker): void => parentPort!.postMessage(message);

const solver = new Solver(problem, weights, start, goesOn(input));
tell({ kind: 'ready', start: solver.start, way: solver.way, inserted: solver.inserted });

parentPort!.on('message', ({ round, source, limit }: Task) => {
  const began = nowMs();
  let told = began;
  const proceed = (done: number, best: Snapshot) => {
    const now = nowMs();
    if (now - told >= TELL_EVERY_MS) {
      told = now;
      tell({ kind: 'better', best });
    }
    return done < limit && now < deadlineMs && Atomics.load(stopped, 0) === 0;
  };
  const { best, iterations } = solver.run(round, source, proceed);
  tell({ kind: 'done', best, iterations, tookMs: nowMs() - began });
});
