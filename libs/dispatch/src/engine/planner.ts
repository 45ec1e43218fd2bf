import { createHash } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { adopt, construct } from './construct';
import { compile, type Model } from './model';
import { planOf, snapshotOf } from './plan';
import { Portfolio, type Round } from './portfolio';
import type { Plan, Problem } from './problem';
import { State, type Snapshot } from './state';
import { LocalLane, nowMs, ThreadLane, type Done, type Lane, type Ready, type WorkerInput } from './threads';
import type { Weights } from './weights';

export interface PlanOptions {
  readonly seed: number;
  /** Threads at work, and lines of search; the plan depends on their number. Default 2; 0: one, in this thread. */
  readonly threads?: number;
  /** Iterations a thread. Then the plan depends on nothing but problem, weights, seed and these numbers. */
  readonly iterations?: number;
  /** Milliseconds in all, starting and finishing included. */
  readonly ms?: number;
  /** A plan to begin from. */
  readonly start?: Pick<Plan, 'routes'>;
  /** Only mends: never hot enough to take apart what is in order. */
  readonly gentle?: boolean;
  /** Ends the search; the best plan so far is the answer. */
  readonly signal?: AbortSignal;
  /** Told at most every 250 ms a thread. */
  readonly onBetter?: (plan: Plan) => void;
}

/** What a plan can be made again from, bit for bit, with problem and weights. */
export interface PlanRecord {
  readonly inputHash: string;
  readonly weightsVersion: string;
  readonly seed: number;
  readonly rounds: readonly Round[];
  readonly start?: Pick<Plan, 'routes'>;
  /** Orders the first plan came to before the end of the time, or a signal, stopped it. */
  readonly inserted?: number;
}

export interface Planned {
  readonly plan: Plan;
  readonly iterations: number;
  readonly record: PlanRecord;
}

/** Left of the time for turning the best keys into a plan; a visit more. */
const FINISH_MS = 25;
const FINISH_MS_A_VISIT = 0.05;
/** Until a thread's pace is known. */
const FIRST_ROUNDS = [16_384, 49_152];
const LEAST_LEFT = 8_192;
/** The estimate of what can still be done is cautious: a round that is cut off ends hot. */
const CAUTION = 0.93;
/** So long after a signal the threads may still answer with the part of a first plan they have. */
const GRACE_MS = 100;
/** Characters that are hashed before something else may run. */
const AT_ONCE = 1 << 20;

/** The best plan that the time or the iterations allow. @throws Error for a problem that makes no sense */
export async function plan(problem: Problem, weights: Weights, options: PlanOptions): Promise<Planned> {
  const endMs = options.ms === undefined ? Infinity : nowMs() + options.ms;
  const model = compile(problem, weights);
  const search = new Search(model, options, endMs - FINISH_MS - FINISH_MS_A_VISIT * model.visits);
  const [best, inputHash] = await Promise.all([search.run(), hashInParts(problem)]);
  return {
    plan: planFrom(model, best),
    iterations: search.iterations,
    record: {
      ...{ inputHash, weightsVersion: weights.version, seed: options.seed, rounds: search.rounds },
      ...(options.start && { start: options.start }),
      ...(search.inserted !== undefined && { inserted: search.inserted }),
    },
  };
}

/** Makes a plan again from its record, in this thread. @throws Error when the problem or the weights are others */
export async function replay(problem: Problem, weights: Weights, record: PlanRecord): Promise<Plan> {
  if (hashOf(problem) !== record.inputHash) throw new Error('the record belongs to another problem');
  if (weights.version !== record.weightsVersion) throw new Error('the record belongs to other weights');
  const model = compile(problem, weights);
  const stop = new SharedArrayBuffer(4);
  const start = record.start && snapshotOf(model, record.start);
  const { inserted } = record;
  const lane = new LocalLane({ problem, weights, start, stop, deadlineMs: Infinity, inserted });
  const results: Snapshot[] = [];
  for (const round of record.rounds) {
    const { best } = await lane.run({ round, source: results[round.source], limit: round.done });
    results.push(best);
  }
  return planFrom(model, cheapest([(await lane.ready()).start, ...results]));
}

/** A fingerprint of everything the engine was asked: of its JSON. */
export function hashOf(problem: Problem): string {
  const hash = createHash('sha256');
  for (const part of jsonOf(problem)) hash.update(part);
  return hash.digest('hex');
}

/** The same while the threads begin: with thousands of visits it takes its time, and a signal must be heard meanwhile. */
async function hashInParts(problem: Problem): Promise<string> {
  const hash = createHash('sha256');
  let hashed = 0;
  for (const part of jsonOf(problem)) {
    hash.update(part);
    hashed += part.length;
    if (hashed < AT_ONCE) continue;
    hashed = 0;
    await setImmediate();
  }
  return hash.digest('hex');
}

/** `JSON.stringify(problem)`, a row at a time. */
function* jsonOf(problem: Problem): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(problem) as [string, readonly unknown[] | undefined][]) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}:[`;
    for (const [i, row] of value.entries()) yield `${i > 0 ? ',' : ''}${JSON.stringify(row)}`;
    before = '],';
  }
  yield before === '{' ? '{}' : ']}';
}

const cheapest = (plans: readonly Snapshot[]): Snapshot =>
  plans.reduce((best, next) => (next.cost < best.cost ? next : best));

function planFrom(model: Model, snapshot: Snapshot): Plan {
  const state = new State(model);
  state.load(snapshot);
  return planOf(state);
}

class Search {
  iterations = 0;
  inserted?: number;
  private portfolio?: Portfolio;
  private readonly results: Snapshot[] = [];
  private best!: Snapshot;
  private readonly stop = new SharedArrayBuffer(4);
  private readonly lanes: Lane[];

  constructor(
    private readonly model: Model,
    private readonly options: PlanOptions,
    private readonly deadlineMs: number,
  ) {
    const { threads = 2, start, iterations, ms } = options;
    if (iterations === undefined && ms === undefined)
      throw new Error('neither time nor iterations are given');
    const { problem, weights } = model;
    const from = start && snapshotOf(model, start);
    const input: WorkerInput = { problem, weights, start: from, stop: this.stop, deadlineMs };
    const better = (best: Snapshot) => this.improve(best);
    this.lanes =
      threads === 0
        ? [new LocalLane(input)]
        : Array.from({ length: threads }, () => new ThreadLane(input, better));
  }

  get rounds(): readonly Round[] {
    return this.portfolio?.rounds ?? [];
  }

  async run(): Promise<Snapshot> {
    const stop = () => Atomics.store(new Int32Array(this.stop), 0, 1);
    this.options.signal?.addEventListener('abort', stop);
    if (this.options.signal?.aborted) stop();
    try {
      const ready = await this.ready();
      if (!ready) return this.unbegun();
      this.best = ready.start;
      this.inserted = ready.inserted;
      const { seed, gentle } = this.options;
      this.portfolio = new Portfolio(seed, this.lanes.length, this.model.visits, ready.way, gentle);
      const { iterations } = this.options;
      await (iterations === undefined
        ? Promise.all(this.lanes.map((lane, i) => this.untilDeadline(lane, i)))
        : this.inStep(iterations));
      return this.best;
    } finally {
      this.options.signal?.removeEventListener('abort', stop);
      await Promise.all(this.lanes.map((lane) => lane.close()));
    }
  }

  /** Undefined when a signal comes while the threads still compile. */
  private async ready(): Promise<Ready | undefined> {
    const all = Promise.all(this.lanes.map((lane) => lane.ready())).then(([first]) => first);
    const { signal } = this.options;
    if (!signal) return all;
    const settled = new AbortController();
    const given = new Promise<void>((stop) => {
      if (signal.aborted) stop();
      else signal.addEventListener('abort', () => stop(), { signal: settled.signal });
    });
    const late = given.then(() => setTimeout(GRACE_MS, undefined, { ref: false, signal: settled.signal }));
    try {
      return await Promise.race([all, late.catch(() => all)]);
    } finally {
      settled.abort();
    }
  }

  /** What a plan is before the first order is placed: that from which it was to begin, or nothing. */
  private unbegun(): Snapshot {
    const state = new State(this.model);
    const { start } = this.options;
    const from = start && snapshotOf(this.model, start);
    if (from) adopt(state, from.key, from.caregiver);
    this.inserted = construct(state, () => false);
    return state.snapshot();
  }

  /** By the clock: every thread goes on as soon as it can. */
  private async untilDeadline(lane: Lane, thread: number): Promise<void> {
    let spent = 0;
    let perMs = 0;
    for (let number = 0; !this.isStopped(); number++) {
      const left = Math.floor(perMs * (this.deadlineMs - nowMs()) * CAUTION);
      if (number >= FIRST_ROUNDS.length && left < LEAST_LEFT) return;
      const round = this.portfolio!.next(thread, spent, left, FIRST_ROUNDS[number]);
      const done = await this.make(lane, round);
      spent += done.iterations;
      perMs = done.iterations / Math.max(0.1, done.tookMs);
    }
  }

  /** By iterations: all threads finish a round before any begins the next, so that chance has no part in it. */
  private async inStep(iterations: number): Promise<void> {
    const spent = this.lanes.map(() => 0);
    for (let number = 0; !this.isStopped() && spent.some((many) => many < iterations); number++) {
      const rounds = this.lanes.map((_, thread) => {
        const left = iterations - spent[thread];
        const first = FIRST_ROUNDS[number];
        return this.portfolio!.next(thread, spent[thread], left, first && Math.min(first, left));
      });
      const all = await Promise.all(rounds.map((round, thread) => this.make(this.lanes[thread], round)));
      all.forEach((done, thread) => (spent[thread] += done.iterations));
    }
  }

  private async make(lane: Lane, round: Round): Promise<Done> {
    const number = this.portfolio!.rounds.indexOf(round);
    const done = await lane.run({ round, source: this.results[round.source], limit: Infinity });
    this.portfolio!.report(number, done.iterations, done.best.cost);
    this.results[number] = done.best;
    this.iterations += done.iterations;
    this.improve(done.best);
    return done;
  }

  private improve(best: Snapshot): void {
    if (best.cost >= this.best.cost) return;
    this.best = best;
    this.options.onBetter?.(planFrom(this.model, best));
  }

  private isStopped(): boolean {
    return Atomics.load(new Int32Array(this.stop), 0) !== 0 || nowMs() >= this.deadlineMs;
  }
}
