import { Moves } from './moves';
import type { Neighbours } from './neighbours';
import { Random } from './random';
import type { Snapshot, State } from './state';

/** One run of simulated annealing: what it does is decided by these numbers, the state it starts from and nothing else. */
export interface Anneal {
  readonly seed: readonly number[];
  /** Over so many iterations the temperature falls geometrically from `from` to `to`. */
  readonly iterations: number;
  readonly from: number;
  readonly to: number;
}

export interface Annealed {
  readonly best: Snapshot;
  readonly iterations: number;
}

/** Iterations between two looks at the clock and two temperatures. */
export const STEP = 2_048;
const RENUMBER_EVERY = 16;

/**
 * @param proceed asked every STEP iterations with the best price so far; false ends the run
 * @returns the best plan met; the state holds the last one
 */
export function anneal(
  state: State,
  near: Neighbours,
  run: Anneal,
  proceed: (done: number, best: Snapshot) => boolean,
): Annealed {
  const random = new Random(...run.seed);
  const moves = new Moves(state, near, random);
  const best = state.snapshot();
  const cooling = Math.log(run.to / run.from);
  let done = 0;
  for (let step = 0; done < run.iterations; step++) {
    if (step % RENUMBER_EVERY === 0) {
      state.renumber();
      state.refresh();
    }
    const heat = run.from * Math.exp((cooling * done) / run.iterations);
    const many = Math.min(STEP, run.iterations - done);
    batch(state, moves, random, heat, many, best);
    done += many;
    if (!proceed(done, best)) break;
  }
  return { best, iterations: done };
}

const SHARE = 2 ** 32;
const RELOCATE = 0.62 * SHARE;
const SWAP = RELOCATE + 0.14 * SHARE;
const TAILS = SWAP + 0.12 * SHARE;
const CHAIN = TAILS + 0.06 * SHARE;
const REASSIGN = CHAIN + 0.05 * SHARE;

function batch(
  state: State,
  moves: Moves,
  random: Random,
  heat: number,
  iterations: number,
  best: Snapshot,
): void {
  const { full } = state.model;
  for (let i = 0; i < iterations; i++) {
    // The threshold is drawn first, so that most moves are refused by their way alone.
    const limit = state.cost - heat * Math.log(random.float() + 1e-12);
    const dice = random.next();
    let kept: boolean;
    if (dice < RELOCATE) kept = moves.relocate(limit);
    else if (dice < SWAP) kept = moves.swap(limit);
    else if (dice < TAILS) kept = moves.tails(limit);
    else if (dice < CHAIN) kept = moves.moveChain(limit);
    else if (dice < REASSIGN || !full || state.unserved === 0) kept = moves.reassign(limit);
    else kept = moves.eject(limit);
    if (kept && state.cost < best.cost - 1e-7) state.snapshot(best);
  }
}
