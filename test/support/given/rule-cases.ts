import { RuleRuns, type RunResult } from '@anzhi/oversight';
import type { TestApp } from '../app';
import { ServedTown } from './served';

/** One thing beside a threshold: built with others, judged with them, looked at by itself. */
export interface RuleCase {
  readonly about: string;
  readonly code: string;
  readonly variant: string;
  /** @returns whom a hit would be about */
  readonly build: (town: ServedTown) => string;
  readonly isHit: boolean;
}

/** A threshold from both sides: `build` is given the values just inside, at, and just outside. */
export const around = (
  code: string,
  variant: string,
  values: readonly (readonly [number, boolean])[],
  build: (town: ServedTown, value: number) => string,
): RuleCase[] =>
  values.map(([value, isHit]) => ({
    ...{ code, variant, isHit },
    about: `${code} ${variant} at ${value}`,
    build: (town) => build(town, value),
  }));

/** One case that is no number. @param about what is the case */
export const one = (
  code: string,
  variant: string,
  about: string,
  isHit: boolean,
  build: RuleCase['build'],
): RuleCase => ({ about: `${code} ${about}`, code, variant, isHit, build });

/** Builds all cases in one town, each with people of its own, and has October judged once. */
export class RuleCases {
  readonly subjects = new Map<RuleCase, string>();
  private readonly found = new Set<string>();
  result!: RunResult;

  constructor(
    private readonly t: TestApp,
    private readonly cases: readonly RuleCase[],
  ) {}

  async judge(codes: readonly string[]): Promise<void> {
    const town = await new ServedTown(this.t).found();
    for (const one of this.cases) this.subjects.set(one, one.build(town));
    await town.flush();
    this.result = await this.t.write((tx) =>
      this.t.get(RuleRuns).run(tx, { kind: 'ON_DEMAND', from: '2026-10-01', to: '2026-11-01', codes }),
    );
    const hits = await this.t.db.query<{ key: string }>(
      `SELECT concat_ws(' ', rule_code, variant, subject_id) AS key FROM oversight.rule_hit`,
    );
    for (const { key } of hits) this.found.add(key);
  }

  isHit(one: RuleCase): boolean {
    return this.found.has(`${one.code} ${one.variant} ${this.subjects.get(one)}`);
  }
}
