import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import type { AlertDetailDto, AlertDto, AlertListQuery, AlertStepDto } from './alert.dto';
import type { AlertEntity } from './alert.entity';
import { AlertErrors } from './alert.errors';
import { MAY_SEE, seenBy } from './alert.gate';
import { ALERT_LEVELS, levelName } from './alert.policy';

const COLUMNS = `a.id, a.kind, a.order_id AS "orderId", a.offer_id AS "offerId", a.provider_id AS "providerId",
  a.caregiver_id AS "caregiverId", a.region_id AS "regionId", a.starts_at AS "startsAt",
  a.expected_at AS "expectedAt", a.raised_at AS "raisedAt", a.level, a.next_level_at AS "nextLevelAt", a.state,
  a.acknowledged_by AS "acknowledgedBy", a.acknowledged_at AS "acknowledgedAt", a.closed_at AS "closedAt",
  a.closed_by AS "closedBy", a.disposition, a.note`;

/** Smallest first: nobody's before somebody's, the highest level first; of those that are over the latest. */
const RANK = `CASE a.state WHEN 'OPEN' THEN 3 - a.level WHEN 'ACKNOWLEDGED' THEN 13 - a.level
  ELSE -extract(epoch FROM a.closed_at)::bigint END`;

type Ranked = AlertEntity & { readonly rank: number };

@Injectable()
export class AlertQueries {
  constructor(private readonly db: Database) {}

  /** The alerts of the caller's provider or divisions, what needs somebody first. */
  async list(ctx: Ctx, query: AlertListQuery): Promise<Page<AlertDto>> {
    const after = cursorKey(query, ['integer', 'instant', 'uuid']);
    const rows = await this.db.query<Ranked>(
      `SELECT * FROM (SELECT ${COLUMNS}, ${RANK} AS rank FROM dispatch.alert a
         WHERE ${MAY_SEE} AND (a.state = 'CLOSED') = $3 AND ($4::int IS NULL OR a.level = $4)
           AND ($5::text IS NULL OR a.kind = $5)) r
        WHERE $6::bigint IS NULL OR (r.rank, r."startsAt", r.id) > ($6, $7::timestamptz, $8::uuid)
        ORDER BY r.rank, r."startsAt", r.id LIMIT $9`,
      [
        ...seenBy(ctx),
        query.state === 'CLOSED',
        query.level ? ALERT_LEVELS.indexOf(query.level) + 1 : null,
        query.kind ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        after?.[2] ?? null,
        query.limit + 1,
      ],
    );
    const page = pageOf(rows, query.limit, (row) => [row.rank, row.startsAt.toISOString(), row.id]);
    return { ...page, items: page.items.map(toDto) };
  }

  /** @throws dispatch.alert-not-found also when the caller may not see it */
  async one(db: Queryable, ctx: Ctx, id: string): Promise<AlertDto> {
    const [row] = await db.query<AlertEntity>(
      `SELECT ${COLUMNS} FROM dispatch.alert a WHERE ${MAY_SEE} AND a.id = $3`,
      [...seenBy(ctx), id],
    );
    if (!row) throw AlertErrors.alertNotFound();
    return toDto(row);
  }

  /** One alert with its steps. @throws dispatch.alert-not-found also when the caller may not see it */
  async detail(ctx: Ctx, id: string): Promise<AlertDetailDto> {
    const alert = await this.one(this.db, ctx, id);
    const steps = await this.db.query<Omit<AlertStepDto, 'level' | 'at'> & { level: number; at: Date }>(
      `SELECT kind, level, at, account_id AS "accountId", disposition
         FROM dispatch.alert_step WHERE alert_id = $1 ORDER BY number`,
      [id],
    );
    return {
      ...alert,
      steps: steps.map((step) => ({ ...step, level: levelName(step.level), at: step.at.toISOString() })),
    };
  }
}

const text = (at: Date | null): string | null => at?.toISOString() ?? null;

const toDto = (row: AlertEntity): AlertDto => ({
  id: row.id,
  kind: row.kind,
  orderId: row.orderId,
  offerId: row.offerId,
  providerId: row.providerId,
  caregiverId: row.caregiverId,
  regionId: row.regionId,
  startsAt: row.startsAt.toISOString(),
  expectedAt: text(row.expectedAt),
  raisedAt: row.raisedAt.toISOString(),
  level: levelName(row.level),
  nextLevelAt: text(row.nextLevelAt),
  state: row.state,
  acknowledgedBy: row.acknowledgedBy,
  acknowledgedAt: text(row.acknowledgedAt),
  closedAt: text(row.closedAt),
  closedBy: row.closedBy,
  disposition: row.disposition,
  note: row.note,
});
