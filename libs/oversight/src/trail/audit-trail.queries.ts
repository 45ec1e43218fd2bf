import { Injectable } from '@nestjs/common';
import { maskName, type Ctx } from '@anzhi/kernel';
import { GeoFacade } from '@anzhi/geo';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import type { AuditLineView, TrailQuery } from './audit-trail.dto';

const COLUMNS = `l.id, l.at, l.account_id AS "accountId", l.account_name AS by, l.roles, l.channel, l.action, l.subject,
  l.subject_id AS "subjectId", l.senior_id AS "seniorId", l.region_id AS "regionId",
  l.organisation_id AS "organisationId", l.details`;

/** A file is read as a whole; who has more than this many lines is read page by page. */
const MOST_LINES = 500;

const withMaskedName = (line: AuditLineView): AuditLineView => ({
  ...line,
  by: line.by && maskName(line.by),
});

/** Who did what: the lines of the audit trail that lie in the caller's divisions. */
@Injectable()
export class AuditTrailQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
  ) {}

  /**
   * The newest lines first. About one thing or one senior they come from the index on it; otherwise each township
   * gives its newest lines from an index, and those are merged.
   */
  async list(ctx: Ctx, query: TrailQuery): Promise<Page<AuditLineView>> {
    const parameters: unknown[] = [await this.geo.subtree(ctx.scope.regionIds), query.limit + 1];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = conditionsOf(query, bind);
    const newest = 'ORDER BY l.at DESC, l.id DESC LIMIT $2';
    const isAboutOne = query.subjectId !== undefined || query.seniorId !== undefined;
    const source = isAboutOne
      ? `oversight.trail_line l WHERE ${[`${WITHIN}`, ...conditions].join(' AND ')}`
      : `unnest($1::int[]) AS place(id) CROSS JOIN LATERAL (
           SELECT l.* FROM oversight.trail_line l
            WHERE ${['l.region_id = place.id', ...conditions].join(' AND ')} ${newest}) l`;
    const rows = await this.db.query<AuditLineView>(`SELECT ${COLUMNS} FROM ${source} ${newest}`, parameters);
    return pageOf(rows.map(withMaskedName), query.limit, (line) => [line.at.toISOString(), line.id]);
  }

  /** Everything about these things, oldest first; whether the caller may see them was decided before. */
  async about(things: Readonly<Record<string, readonly string[]>>): Promise<AuditLineView[]> {
    const pairs = Object.entries(things).flatMap(([subject, ids]) => ids.map((id) => ({ subject, id })));
    const rows = await this.db.query<AuditLineView>(
      `SELECT ${COLUMNS} FROM jsonb_to_recordset($1::jsonb) AS thing(subject text, id text)
         JOIN oversight.trail_line l ON l.subject = thing.subject AND l.subject_id = thing.id
        ORDER BY l.at, l.id LIMIT $2`,
      [JSON.stringify(pairs), MOST_LINES],
    );
    return rows.map(withMaskedName);
  }
}

/** A line without a place belongs to where the senior lives. */
const WITHIN =
  '(l.region_id = ANY($1::int[]) OR (l.region_id IS NULL AND l.senior_region_id = ANY($1::int[])))';

function conditionsOf(query: TrailQuery, bind: (value: unknown) => string): string[] {
  const { subject, subjectId, seniorId, from, to } = query;
  const after = cursorKey(query, ['instant', 'integer']);
  return [
    subject !== undefined && `l.subject = ${bind(subject)}`,
    subjectId !== undefined && `l.subject_id = ${bind(subjectId)}`,
    seniorId !== undefined && `l.senior_id = ${bind(seniorId)}`,
    from !== undefined && `l.at >= ${bind(from)}`,
    to !== undefined && `l.at < ${bind(to)}`,
    after && `(l.at, l.id) < (${bind(after[0])}, ${bind(after[1])})`,
  ].filter((condition) => typeof condition === 'string');
}
