import type { TestDatabase } from '@test/database';
import type { Judging } from './arguments';
import type { Comparison, Contest } from './comparison';
import type { Measure } from './report';

/** One file `test/bench/<name>.bench.ts` exports one as `bench`. */
export interface Bench {
  readonly name: string;
  /** One line: what is compared with what. */
  readonly about: string;
  run(b: BenchRun): Promise<void>;
  /** Solves public instances instead, without a database. @param tell prints one JSON line */
  judge?(judging: Judging, seed: number, tell: (line: object) => void): Promise<void>;
}

/** What a benchmark is given. */
export interface BenchRun {
  /** The longer parts are asked for; without it everything ends within eight minutes. */
  readonly full: boolean;
  /** Everything random follows from it. */
  readonly seed: number;
  /** How large the city is to be; left out: as the benchmark thinks best. */
  readonly seniors?: number;
  /** Tells the waiting user what is being done. */
  progress(text: string): void;
  /** A copy of `from`, to which nobody may be connected; by default migrated, with the reference data in it. */
  database(from?: TestDatabase): Promise<TestDatabase>;
  /** Takes something over that is being opened: whatever happens it is closed, in the reverse order. */
  own<T>(opening: Promise<T>, close: (opened: T) => Promise<void>): Promise<T>;
  /** Compares two sides in alternating rounds, with a control that tells whether the machine kept still. */
  alternate<Name extends string>(contest: Contest<Name>): Promise<Comparison<Name>>;
  /** Tells a result. */
  measure(measure: Measure): void;
}
