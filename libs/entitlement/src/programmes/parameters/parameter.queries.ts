import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { ProgrammeGate, visibleTo } from '../programme.gate';
import type { ParameterDto, ParameterQuery } from './parameter.dto';

const FIRST = ['', '0001-01-01', '00000000-0000-0000-0000-000000000000'] as const;

@Injectable()
export class ParameterQueries {
  constructor(
    private readonly db: Database,
    private readonly gate: ProgrammeGate,
  ) {}

  /** By name and first day: the history of each name, in every division that concerns the caller. */
  async page(ctx: Ctx, query: ParameterQuery): Promise<Page<ParameterDto>> {
    const [name, from, id] = cursorKey(query, ['text', 'date', 'uuid']) ?? FIRST;
    const rows = await this.db.query<ParameterDto>(
      `SELECT id, name, region_id AS "regionId", lower(effective) AS "from", upper(effective) AS "to", value, unit,
              citation, is_default AS "isDefault", state, drafted_by AS "draftedBy", drafted_at AS "draftedAt",
              approved_by AS "approvedBy", decided_at AS "decidedAt", reason
         FROM entitlement.parameter
        WHERE ${visibleTo('region_id', 1)} AND (name COLLATE "C", lower(effective), id) > ($4, $5, $6)
          AND ($7::text IS NULL OR name = $7) AND ($8::date IS NULL OR state = 'APPROVED' AND effective @> $8::date)
          AND ($9::text IS NULL OR state = $9)
        ORDER BY name COLLATE "C", lower(effective), id LIMIT $10`,
      [
        ...(await this.gate.sight(ctx)),
        name,
        from,
        id,
        query.name ?? null,
        query.on ?? null,
        query.state ?? null,
        query.limit + 1,
      ],
    );
    return pageOf(rows, query.limit, (row) => [row.name, row.from, row.id]);
  }
}
