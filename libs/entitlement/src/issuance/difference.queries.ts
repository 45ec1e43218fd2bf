import { Injectable } from '@nestjs/common';
import { cursorKey, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { sayWhyNot } from '../decisions/why-not';
import type { WhyNot } from '../decisions/decided';
import type { DifferenceDto, DifferencesQuery } from './issuance.dto';

type Row = Omit<DifferenceDto, 'reasonZh' | 'reasonEn'> & {
  readonly programmeId: string;
  readonly reason: WhyNot | null;
};

const DIFFERENCES = `
  SELECT d.senior_id AS "seniorId", d.programme_id AS "programmeId", p.code AS "programmeCode",
         p.zh AS "programmeName", p.unit, d.kind, d.last_amount AS "lastAmount", d.next_amount AS "nextAmount", d.reason
    FROM entitlement.issuance_difference d JOIN entitlement.programme p ON p.id = d.programme_id
   WHERE d.county_id = $1 AND d.run_id = $2`;

/** What a run will change against last month. Whoever asks has been let in to the run. */
@Injectable()
export class DifferenceQueries {
  async page(
    db: Queryable,
    run: { countyId: number; id: string },
    query: DifferencesQuery,
  ): Promise<Page<DifferenceDto>> {
    const after = cursorKey(query, ['uuid', 'uuid']);
    const rows = await db.query<Row>(
      `${DIFFERENCES} AND ($3::text IS NULL OR d.kind = $3) AND ($4::text IS NULL OR p.code = $4)
          AND ($5::uuid IS NULL OR (d.senior_id, d.programme_id) > ($5, $6::uuid))
        ORDER BY d.senior_id, d.programme_id LIMIT $7`,
      [
        run.countyId,
        run.id,
        query.kind ?? null,
        query.programmeCode ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    );
    const { nextCursor, items } = pageOf(rows, query.limit, (row) => [row.seniorId, row.programmeId]);
    return { nextCursor, items: items.map(shown) };
  }

  async all(db: Queryable, run: { countyId: number; id: string }): Promise<DifferenceDto[]> {
    const rows = await db.query<Row>(`${DIFFERENCES} ORDER BY d.kind, p.code, d.senior_id`, [
      run.countyId,
      run.id,
    ]);
    return rows.map(shown);
  }
}

function shown({ programmeId: _, reason, ...row }: Row): DifferenceDto {
  const said = reason && sayWhyNot(reason);
  return { ...row, reasonZh: said?.zh ?? null, reasonEn: said?.en ?? null };
}
