import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type PageQuery } from '@anzhi/platform';
import { SeniorGate } from '../seniors/senior.gate';
import { factSpec } from './fact.policy';
import type { FactDto } from './facts.dto';

type Row = Omit<FactDto, 'zh' | 'en'>;

@Injectable()
export class FactQueries {
  constructor(
    private readonly db: Database,
    private readonly gate: SeniorGate,
  ) {}

  /** Everything ever recorded, the latest first; what is sensitive is not shown. @throws people.senior-not-found */
  async page(ctx: Ctx, seniorId: string, query: PageQuery): Promise<Page<FactDto>> {
    await this.gate.enter(this.db, ctx, seniorId, 'VIEW');
    const [before] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<Row>(
      `SELECT id, code, value, lower(valid) AS "validFrom", upper(valid) AS "validTo", source,
              evidence_file_id IS NOT NULL AS "hasEvidence", coalesce(lower(known), recorded_at) AS "knownFrom",
              CASE WHEN isempty(known) THEN recorded_at ELSE upper(known) END AS "knownUntil"
         FROM people.fact WHERE senior_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [seniorId, before, query.limit + 1],
    );
    return pageOf(rows.map(shown), query.limit, ({ id }) => [id]);
  }
}

function shown(row: Row): FactDto {
  const { zh = row.code, en = row.code, sensitive = false } = factSpec(row.code) ?? {};
  return { ...row, zh, en, value: sensitive ? null : row.value };
}
