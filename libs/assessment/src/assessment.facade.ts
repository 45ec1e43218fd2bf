import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import type { AbilityLevel, NewResult } from './assessment.types';
import { ResultQueries } from './results/result.queries';
import { ResultRegister } from './results/result.register';

@Injectable()
export class AssessmentFacade {
  constructor(
    private readonly queries: ResultQueries,
    private readonly register: ResultRegister,
  ) {}

  /** The ability level that holds on a day `YYYY-MM-DD` (GB/T 42195: 0 intact … 4 complete loss), if any does. */
  levelOn(db: Queryable, seniorId: string, date: string): Promise<AbilityLevel | undefined> {
    return this.queries.levelOn(db, seniorId, date);
  }

  /** The levels of many seniors on a day; who has no valid result is not in the map. */
  levelsOn(db: Queryable, seniorIds: readonly string[], date: string): Promise<Map<string, AbilityLevel>> {
    return this.queries.levelsOn(db, seniorIds, date);
  }

  /**
   * Records a result; it ends the earlier one the day before. @returns its id
   * @throws assessment.senior-not-found, assessment.older-than-current, assessment.in-the-future
   */
  record(tx: Tx, result: NewResult): Promise<string> {
    return this.register.record(tx, result);
  }
}
