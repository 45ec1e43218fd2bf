import { Injectable } from '@nestjs/common';
import { maskName, type Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import type { TagQuery, TagView } from './tags.dto';

type Row = Omit<TagView, 'senior' | 'issuedAt' | 'endedAt' | 'lastReadAt'> & {
  readonly issuedAt: Date;
  readonly endedAt: Date | null;
  readonly lastReadAt: Date | null;
};

const COLUMNS = `t.id, t.kind, t.senior_id AS "seniorId", t.address_id AS "addressId", t.uid, t.replaces,
  t.issued_at AS "issuedAt", t.ended_at AS "endedAt", t.end_reason AS "endReason", r.last_read_at AS "lastReadAt",
  r.refused AS "refusedReadings"`;
const READINGS = `LEFT JOIN LATERAL (
  SELECT max(p.received_at) FILTER (WHERE p.result = 'VALID') AS last_read_at,
         count(*) FILTER (WHERE p.result = 'INVALID')::int AS refused
    FROM visits.proof p WHERE p.tag_id = t.id) r ON true`;

/** Tags and cards of an office's divisions: those that were refused at a door first, then the newest. */
@Injectable()
export class TagQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
  ) {}

  async list(ctx: Ctx, query: TagQuery): Promise<Page<TagView>> {
    const after = cursorKey(query, ['instant', 'uuid']);
    const rows = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM visits.tag t ${READINGS}
        WHERE ($1::boolean OR ${withinRegions('t.region_id', '$2')})
          AND ($3::uuid IS NULL OR t.senior_id = $3) AND ($4::text IS NULL OR t.kind = $4)
          AND ($5::timestamptz IS NULL OR (t.issued_at, t.id) < ($5, $6::uuid))
        ORDER BY t.issued_at DESC, t.id DESC LIMIT $7`,
      [
        ctx.scope.everywhere,
        ctx.scope.regionIds,
        query.seniorId ?? null,
        query.kind ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    );
    const views = await this.named(this.db, rows);
    return pageOf(views, query.limit, (tag) => [tag.issuedAt, tag.id]);
  }

  /** @throws visits.no-such-tag */
  async one(db: Queryable, id: string): Promise<TagView> {
    const rows = await db.query<Row>(`SELECT ${COLUMNS} FROM visits.tag t ${READINGS} WHERE t.id = $1`, [id]);
    if (rows.length === 0) throw VisitsErrors.noSuchTag();
    return (await this.named(db, rows))[0];
  }

  private async named(db: Queryable, rows: readonly Row[]): Promise<TagView[]> {
    const names = await this.people.names(
      db,
      rows.map(({ seniorId }) => seniorId),
    );
    return rows.map((row) => ({
      ...row,
      senior: maskName(names.get(row.seniorId) ?? ''),
      issuedAt: row.issuedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      lastReadAt: row.lastReadAt?.toISOString() ?? null,
    }));
  }
}
