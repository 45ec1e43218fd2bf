import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, pageOf, type Page, type PageQuery, type Queryable } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import type { AbilityFacts, AbilityLevel } from '../assessment.types';
import type { ResultDto } from './results.dto';

@Injectable()
export class ResultQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
  ) {}

  async levelOn(
    db: Queryable,
    seniorId: string,
    on: string,
    knownAt?: Date,
  ): Promise<AbilityLevel | undefined> {
    return (await this.levelsOn(db, [seniorId], on, knownAt)).get(seniorId);
  }

  async levelsOn(
    db: Queryable,
    seniorIds: readonly string[],
    on: string,
    knownAt?: Date,
  ): Promise<Map<string, AbilityLevel>> {
    const facts = await this.factsOn(db, seniorIds, on, knownAt);
    return new Map([...facts].map(([seniorId, { level }]) => [seniorId, level]));
  }

  /** @param knownAt as it was known at that moment; without it as it is known now */
  async factsOn(
    db: Queryable,
    seniorIds: readonly string[],
    on: string,
    knownAt?: Date,
  ): Promise<Map<string, AbilityFacts>> {
    const rows = await db.query<AbilityFacts & { seniorId: string }>(
      `SELECT senior_id AS "seniorId", level, total_score AS total, assessed_on AS "assessedOn",
              upper(valid) AS "validTo"
         FROM assessment.result
        WHERE senior_id = ANY($1::uuid[]) AND valid @> $2::date
          AND CASE WHEN $3::timestamptz IS NULL THEN upper_inf(known) ELSE known @> $3::timestamptz END`,
      [seniorIds, on, knownAt ?? null],
    );
    return new Map(rows.map(({ seniorId, ...facts }) => [seniorId, facts]));
  }

  /** Newest first. @throws assessment.senior-not-found */
  async history(ctx: Ctx, seniorId: string, query: PageQuery): Promise<Page<ResultDto>> {
    if (!(await this.people.mayActFor(this.db, ctx, seniorId, 'VIEW')))
      throw AssessmentErrors.seniorNotFound();
    const [before] = cursorKey(query, ['date']) ?? [null];
    const rows = await this.db.query<ResultDto>(
      `SELECT id, level, assessed_on AS "assessedOn", published_on AS "publishedOn", lower(valid) AS "validFrom",
              upper(valid) AS "validTo", source_document AS "sourceDocument"
         FROM assessment.result
        WHERE senior_id = $1 AND upper_inf(known) AND ($2::date IS NULL OR lower(valid) < $2::date)
        ORDER BY lower(valid) DESC LIMIT $3`,
      [seniorId, before, query.limit + 1],
    );
    return pageOf(rows, query.limit, ({ validFrom }) => [validFrom]);
  }
}
