import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { IdentityFacade } from '@anzhi/identity';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import type { AssessorDto, AssessorsQuery } from './assessors.dto';

export interface Assessor {
  readonly id: string;
  readonly accountId: string;
  readonly countyId: number;
  readonly medical: boolean;
  /** Registered on the day asked about. */
  readonly isValid: boolean;
}

@Injectable()
export class AssessorQueries {
  constructor(
    private readonly db: Database,
    private readonly identity: IdentityFacade,
  ) {}

  /** @param on `YYYY-MM-DD` */
  async find(db: Queryable, id: string, on: string): Promise<Assessor | undefined> {
    const [assessor] = await db.query<Assessor>(
      `SELECT id, account_id AS "accountId", county_id AS "countyId", medical, valid @> $2::date AS "isValid"
         FROM assessment.assessor WHERE id = $1`,
      [id, on],
    );
    return assessor;
  }

  /** Of the counties in the caller's charge, newest registration first. */
  async page(ctx: Ctx, query: AssessorsQuery): Promise<Page<AssessorDto>> {
    const [before] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<Omit<AssessorDto, 'name'> & { accountId: string }>(
      `SELECT s.id, s.account_id AS "accountId", s.county_id AS "countyId", s.agency,
              s.qualification_number AS "qualificationNumber", s.medical, lower(s.valid) AS "validFrom",
              upper(s.valid) AS "validTo"
         FROM assessment.assessor s
        WHERE ${withinRegions('s.county_id', '$1')} AND ($2::uuid IS NULL OR s.id < $2)
          AND ($3::date IS NULL OR s.valid @> $3::date) AND ($4::boolean IS NULL OR s.medical = $4)
          AND ($5::int IS NULL OR s.county_id = $5)
        ORDER BY s.id DESC LIMIT $6`,
      [ctx.scope.regionIds, before, query.on, query.medical, query.countyId, query.limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, ({ id }) => [id]);
    const named = items.map(async ({ accountId, ...assessor }) => ({
      ...assessor,
      name: (await this.identity.contact(this.db, accountId)).name,
    }));
    return { items: await Promise.all(named), nextCursor };
  }
}
