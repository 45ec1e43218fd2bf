import { anneal } from './anneal';
import { adopt, construct } from './construct';
import { compile, type Model } from './model';
import { neighbours, type Neighbours } from './neighbours';
import type { Round } from './portfolio';
import type { Problem } from './problem';
import { State, type Snapshot } from './state';
import type { Weights } from './weights';

/** What one thread holds: the compiled problem and a state that every round begins anew. */
export class Solver {
  readonly model: Model;
  readonly start: Snapshot;
  /** How many orders the first plan came to before it was stopped; undefined: all. */
  readonly inserted: number | undefined;
  private readonly near: Neighbours;
  private readonly state: State;

  /**
   * @param start a plan to begin from; what of it breaks a hard rule, or is missing, is placed anew
   * @param proceed asked before each order that is placed, with how many were; false leaves the others out
   */
  constructor(problem: Problem, weights: Weights, start?: Snapshot, proceed?: (orders: number) => boolean) {
    this.model = compile(problem, weights);
    this.near = neighbours(this.model);
    this.state = new State(this.model);
    if (start) adopt(this.state, start.key, start.caregiver);
    this.inserted = construct(this.state, proceed);
    this.start = this.state.snapshot();
  }

  /** Minutes of a typical way between two visits: the scale of temperatures. */
  get way(): number {
    return typicalWay(this.model);
  }

  /** @param proceed asked every few thousand iterations; false ends the round */
  run(
    round: Round,
    source: Snapshot | undefined,
    proceed: (done: number, best: Snapshot) => boolean,
  ): { best: Snapshot; iterations: number } {
    this.state.load(source ?? this.start);
    const { planned: iterations, seed, from, to } = round;
    return anneal(this.state, this.near, { seed, iterations, from, to }, proceed);
  }
}

export function typicalWay({ travel, problem: { orders } }: Model): number {
  const size = Math.sqrt(travel.length);
  const places = [...new Set(orders.map(({ place }) => place))];
  let sum = 0;
  for (const from of places) for (const to of places) sum += travel[from * size + to];
  return Math.max(1e-3, sum / Math.max(1, places.length * (places.length - 1)));
}
