import { extname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Round } from './portfolio';
import type { Problem } from './problem';
import { Solver } from './solver';
import type { Snapshot } from './state';
import type { Weights } from './weights';

export interface WorkerInput {
  readonly problem: Problem;
  readonly weights: Weights;
  readonly start?: Snapshot;
  /** One 32-bit integer; not 0: end the round. */
  readonly stop: SharedArrayBuffer;
  /** Since the epoch; every round ends then. */
  readonly deadlineMs: number;
  /** The first plan ends after so many orders, to be made again as it was; absent: it comes to all. */
  readonly inserted?: number;
}

/** While the first plan is made: not stopped, and time is left. */
export const goesOn = ({ stop, deadlineMs, inserted = Infinity }: WorkerInput) => {
  const stopped = new Int32Array(stop);
  return (orders: number): boolean =>
    orders < inserted && Atomics.load(stopped, 0) === 0 && nowMs() < deadlineMs;
};

export interface Task {
  readonly round: Round;
  readonly source?: Snapshot;
  /** Iterations after which the round ends although it is planned for more. */
  readonly limit: number;
}

export interface Ready {
  readonly kind: 'ready';
  readonly start: Snapshot;
  readonly way: number;
  /** Orders the first plan came to, if it was stopped. */
  readonly inserted?: number;
}

export interface Done {
  readonly kind: 'done';
  readonly best: Snapshot;
  readonly iterations: number;
  readonly tookMs: number;
}

export type FromWorker = Ready | Done | { readonly kind: 'better'; readonly best: Snapshot };

/** One sequence of rounds, each begun when the one before is done. */
export interface Lane {
  ready(): Promise<Ready>;
  run(task: Task): Promise<Done>;
  close(): Promise<void>;
}

/** In a thread of its own. */
export class ThreadLane implements Lane {
  private readonly worker: Worker;
  private answer?: (message: Ready | Done) => void;
  private fail?: (error: Error) => void;
  private readonly readiness: Promise<Ready>;

  constructor(input: WorkerInput, onBetter: (best: Snapshot) => void) {
    this.readiness = this.awaited<Ready>();
    this.worker = new Worker(join(__dirname, `worker${extname(__filename)}`), {
      workerData: input,
      execArgv: FROM_SOURCE ? ['-r', COMPILER] : [],
    });
    this.worker.on('message', (message: FromWorker) => {
      if (message.kind === 'better') onBetter(message.best);
      else this.answer?.(message);
    });
    this.worker.on('error', (error: Error) => this.fail?.(error));
    this.worker.on('exit', (status) => this.fail?.(new Error(`the planning thread ended with ${status}`)));
  }

  ready(): Promise<Ready> {
    return this.readiness;
  }

  run(task: Task): Promise<Done> {
    const done = this.awaited<Done>();
    this.worker.postMessage(task);
    return done;
  }

  async close(): Promise<void> {
    this.fail = undefined;
    await this.worker.terminate();
  }

  private awaited<T extends Ready | Done>(): Promise<T> {
    return new Promise<T>((answer, fail) => {
      this.answer = answer as (message: Ready | Done) => void;
      this.fail = fail;
    });
  }
}

/** In the calling thread: for small problems, tests and audits. */
export class LocalLane implements Lane {
  private readonly solver: Solver;
  private readonly stopped: Int32Array;

  constructor(private readonly input: WorkerInput) {
    this.solver = new Solver(input.problem, input.weights, input.start, goesOn(input));
    this.stopped = new Int32Array(input.stop);
  }

  async ready(): Promise<Ready> {
    const { start, way, inserted } = this.solver;
    return { kind: 'ready', start, way, inserted };
  }

  async run({ round, source, limit }: Task): Promise<Done> {
    const began = nowMs();
    const { deadlineMs } = this.input;
    const proceed = (done: number) => done < limit && nowMs() < deadlineMs && this.stopped[0] === 0;
    const { best, iterations } = this.solver.run(round, source, proceed);
    return { kind: 'done', best, iterations, tookMs: nowMs() - began };
  }

  async close(): Promise<void> {}
}

/** Since the epoch, and the same in every thread. */
export const nowMs = (): number => performance.timeOrigin + performance.now();

/** Tests and benchmarks run the sources; then the thread needs the compiler that the process has. */
const FROM_SOURCE = __filename.endsWith('.ts');
const COMPILER = resolve(__dirname, '../../../../scripts/typescript.cjs');
