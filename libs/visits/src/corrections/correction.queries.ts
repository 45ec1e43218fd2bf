import { Injectable } from '@nestjs/common';
import { Clock, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { VisitStore } from '../visits/visit-store';
import { sidesAsked, type RequestedAs } from './correction.policy';
import type { CorrectionQuery, CorrectionView } from './corrections.dto';

const COLUMNS = `c.id, c.visit_id AS "visitId", v.order_id AS "orderId", v.region_id AS "regionId", v.item_code AS "itemCode",
  v.starts_at AS "startsAt", v.state AS "visitState", v.planned_minutes AS "plannedMinutes",
  v.actual_minutes AS "measuredMinutes", c.kind, c.requested_as AS "requestedAs", c.reason_code AS "reasonCode",
  c.minutes_before AS "minutesBefore", c.minutes_asked AS "minutesAsked", c.started_at AS "startedAt",
  c.ended_at AS "endedAt", c.tasks, c.state, c.requested_at AS "requestedAt", c.answer_by AS "answerBy",
  c.decide_by AS "decideBy",
  coalesce((SELECT jsonb_agg(jsonb_build_object('side', a.side, 'agrees', a.agrees, 'at', a.at) ORDER BY a.side)
              FROM visits.correction_answer a WHERE a.correction_id = c.id), '[]') AS answers,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.file_id, 'name', p.original_name) ORDER BY f.at, f.file_id)
              FROM visits.correction_file f JOIN platform.file p ON p.id = f.file_id
             WHERE f.correction_id = c.id), '[]') AS files,
  (SELECT jsonb_build_object('outcome', d.outcome, 'minutesAfter', d.minutes_after, 'effect', d.effect,
                             'resolutionCode', d.resolution_code, 'at', d.at)
     FROM visits.correction_decision d WHERE d.correction_id = c.id) AS decision`;

const FROM = 'visits.correction c JOIN visits.visit v ON v.id = c.visit_id';

type Dates = Record<'startsAt' | 'requestedAt' | 'answerBy' | 'decideBy', Date> &
  Record<'startedAt' | 'endedAt', Date | null>;
type Row = Omit<CorrectionView, keyof Dates | 'isOverdue' | 'asked'> & Dates & { requestedAs: RequestedAs };

/** Corrections as those see them who may see the visit: open ones by when they must be decided. */
@Injectable()
export class CorrectionQueries {
  constructor(
    private readonly db: Database,
    private readonly store: VisitStore,
    private readonly clock: Clock,
  ) {}

  async list(ctx: Ctx, query: CorrectionQuery): Promise<Page<CorrectionView>> {
    const after = cursorKey(query, ['instant', 'uuid']);
    const gate = await this.store.gate(this.db, ctx, 6);
    const rows = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM ${FROM}
        WHERE ($1::text IS NULL OR c.state = $1) AND ($2::uuid IS NULL OR c.visit_id = $2)
          AND ($3::timestamptz IS NULL OR (c.decide_by, c.id) > ($3, $4::uuid)) AND ${gate.sql}
        ORDER BY c.decide_by, c.id LIMIT $5`,
      [
        query.state ?? (query.visitId ? null : 'OPEN'),
        query.visitId ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
        ...gate.parameters,
      ],
    );
    const now = this.clock.now();
    const views = rows.map((row) => viewOf(row, now));
    return pageOf(views, query.limit, ({ decideBy, id }) => [decideBy, id]);
  }

  /** @throws visits.correction-not-found also when the caller may not see the visit */
  async one(db: Queryable, ctx: Ctx, id: string): Promise<CorrectionView> {
    const gate = await this.store.gate(db, ctx, 2);
    const [row] = await db.query<Row>(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1 AND ${gate.sql}`, [
      id,
      ...gate.parameters,
    ]);
    if (!row) throw VisitsErrors.correctionNotFound();
    return viewOf(row, this.clock.now());
  }
}

const viewOf = (row: Row, now: Date): CorrectionView => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  requestedAt: row.requestedAt.toISOString(),
  answerBy: row.answerBy.toISOString(),
  decideBy: row.decideBy.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  isOverdue: row.state === 'OPEN' && row.decideBy <= now,
  asked: sidesAsked(row.requestedAs),
});
