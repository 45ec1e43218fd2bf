import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, pageOf, type Page, type PageQuery, type Queryable } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import type { AbilityLevel } from '../assessment.types';
import type { ResultDto } from './results.dto';

@Injectable()
export class ResultQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
  ) {}

  async levelOn(db: Queryable, seniorId: string, date: string): Promise<AbilityLevel | undefined> {
    const [result] = await db.query<{ level: AbilityLevel }>(
      'SELECT level FROM assessment.result WHERE senior_id = $1 AND valid @> $2::date',
      [seniorId, date],
    );
    return result?.level;
  }

  async levelsOn(
    db: Queryable,
    seniorIds: readonly string[],
    date: string,
  ): Promise<Map<string, AbilityLevel>> {
    const results = await db.query<{ seniorId: string; level: AbilityLevel }>(
      `SELECT senior_id AS "seniorId", level FROM assessment.result
        WHERE senior_id = ANY($1::uuid[]) AND valid @> $2::date`,
      [seniorIds, date],
    );
    return new Map(results.map(({ seniorId, level }) => [seniorId, level]));
  }

  /** Newest first. @throws assessment.senior-not-found */
  async history(ctx: Ctx, seniorId: string, query: PageQuery): Promise<Page<ResultDto>> {
    if (!(await this.people.mayActFor(this.db, ctx, seniorId, 'VIEW')))
      throw AssessmentErrors.seniorNotFound();
    const [before] = cursorKey(query, ['date']) ?? [null];
    const rows = await this.db.query<ResultDto>(
      `SELECT id, level, assessed_on AS "assessedOn", upper(valid) AS "validTo", source_document AS "sourceDocument"
         FROM assessment.result WHERE senior_id = $1 AND ($2::date IS NULL OR assessed_on < $2::date)
        ORDER BY assessed_on DESC LIMIT $3`,
      [seniorId, before, query.limit + 1],
    );
    return pageOf(rows, query.limit, ({ assessedOn }) => [assessedOn]);
  }
}
