import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import type { AbilityFacts, AbilityLevel, NewResult } from './assessment.types';
import { ResultQueries } from './results/result.queries';
import { ResultRegister } from './results/result.register';

/**
 * What the other contexts may ask about the ability of seniors. Every question is about a day `YYYY-MM-DD`, and may
 * be asked as it would have been answered at an earlier moment (`knownAt`), before later results were known.
 */
@Injectable()
export class AssessmentFacade {
  constructor(
    private readonly queries: ResultQueries,
    private readonly register: ResultRegister,
  ) {}

  /** The ability level that holds on a day (GB/T 42195: 0 intact … 4 complete loss), if any does. */
  levelOn(db: Queryable, seniorId: string, on: string, knownAt?: Date): Promise<AbilityLevel | undefined> {
    return this.queries.levelOn(db, seniorId, on, knownAt);
  }

  /** The levels of many seniors on a day; who has no valid result is not in the map. */
  levelsOn(
    db: Queryable,
    seniorIds: readonly string[],
    on: string,
    knownAt?: Date,
  ): Promise<Map<string, AbilityLevel>> {
    return this.queries.levelsOn(db, seniorIds, on, knownAt);
  }

  /** The results of many seniors that hold on a day; who has none is not in the map. */
  factsOn(
    db: Queryable,
    seniorIds: readonly string[],
    on: string,
    knownAt?: Date,
  ): Promise<Map<string, AbilityFacts>> {
    return this.queries.factsOn(db, seniorIds, on, knownAt);
  }

  /**
   * Records a result from elsewhere; it ends the earlier one the day before it takes effect. @returns its id
   * @throws assessment.senior-not-found, assessment.health-consent-missing, assessment.health-consent-refused,
   *   assessment.older-than-current, assessment.in-the-future
   */
  record(tx: Tx, result: NewResult): Promise<string> {
    return this.register.record(tx, result);
  }
}
