import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { businessDate, maskName, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { StopAccess, VISIBLE } from './stop-access';
import { STOP_COLUMNS, type Stop } from './stop';
import { STOP_CASE_COLUMNS, type StopCase } from './stop-case.store';
import { liftedNotice } from './stop-terms.policy';
import type { StopCaseDto, StopCaseQuery, StopDetailDto, StopDto, StopQuery, StopStepDto } from './stops.dto';

type StopRow = Stop & {
  programmeCode: string | null;
  programmeZh: string | null;
  liftedAt: Date | null;
  urgency: number;
};
type CaseRow = StopCase &
  Pick<StopCaseDto, 'seniorId' | 'stopReason' | 'paidAgainAt'> & { readonly urgency: number };

const URGENCY = `CASE s.state WHEN 'APPEALED' THEN 0 ELSE 1 END`;
const STOP = `SELECT ${STOP_COLUMNS}, p.code AS "programmeCode", p.zh AS "programmeZh", ${URGENCY} AS urgency,
  (SELECT l.at FROM entitlement.stop_step l WHERE l.stop_id = s.id AND l.event = 'lift') AS "liftedAt"
  FROM entitlement.stop s LEFT JOIN entitlement.programme p ON p.id = s.programme_id WHERE ${VISIBLE}`;

const CASE_URGENCY = `CASE WHEN c.state IN ('CLAWED_BACK', 'DISMISSED') THEN 1 ELSE 0 END`;

/** What was clawed back is held again only to be paid again. */
const PAID_AGAIN_AT = `(
  SELECT min(h.held_at) FROM entitlement.order_reversal v
    JOIN entitlement.order_hold h ON h.county_id = v.county_id AND h.order_id = v.order_id AND h.number > v.number
   WHERE v.order_id = c.order_id AND c.state = 'CLAWED_BACK')`;

/** Stops for families and officers; doubtful captures for officers. */
@Injectable()
export class StopQueries {
  constructor(
    private readonly db: Database,
    private readonly access: StopAccess,
    private readonly people: PeopleFacade,
  ) {}

  /** Appeals that wait for a decision first, then the newest. */
  async list(ctx: Ctx, query: StopQuery): Promise<Page<StopDto>> {
    const [urgency, before, id] = cursorKey(query, ['integer', 'instant', 'uuid']) ?? [null, null, null];
    const rows = await this.db.query<StopRow>(
      `${STOP} AND ($3::uuid IS NULL OR s.senior_id = $3) AND ($4::text IS NULL OR s.state = $4)
           AND ($5::text IS NULL OR s.reason = $5)
           AND ($6::int IS NULL OR ${URGENCY} > $6
                OR ${URGENCY} = $6 AND (s.recorded_at, s.id) < ($7::timestamptz, $8::uuid))
         ORDER BY urgency, s.recorded_at DESC, s.id DESC LIMIT $9`,
      [
        ...(await this.access.gateOf(this.db, ctx, 'VIEW', query.seniorId)),
        ...[query.seniorId ?? null, query.state ?? null, query.reason ?? null],
        ...[urgency, before, id, query.limit + 1],
      ],
    );
    const page = pageOf(rows, query.limit, (row) => [row.urgency, row.recordedAt.toISOString(), row.id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.lineOf(row))) };
  }

  /** @throws entitlement.stop-not-found */
  async one(ctx: Ctx, id: string): Promise<StopDetailDto> {
    const gate = await this.access.gateOf(this.db, ctx, 'VIEW', await this.access.whose(this.db, id));
    const [row] = await this.db.query<StopRow>(`${STOP} AND s.id = $3`, [...gate, id]);
    if (!row) throw EntitlementErrors.stopNotFound();
    const steps = await this.db.query<StopStepDto>(
      `SELECT number, event, to_state AS state, actor_role AS role, reason, at FROM entitlement.stop_step
        WHERE stop_id = $1 ORDER BY number`,
      [id],
    );
    return { ...(await this.lineOf(row)), steps };
  }

  /** What waits for somebody first, the oldest first. */
  async cases(ctx: Ctx, query: StopCaseQuery): Promise<Page<StopCaseDto>> {
    const [urgency, after, id] = cursorKey(query, ['integer', 'instant', 'uuid']) ?? [null, null, null];
    const rows = await this.db.query<CaseRow>(
      `SELECT ${STOP_CASE_COLUMNS}, s.senior_id AS "seniorId", s.reason AS "stopReason", ${CASE_URGENCY} AS urgency,
              ${PAID_AGAIN_AT} AS "paidAgainAt"
         FROM entitlement.stop_case c JOIN entitlement.stop s ON s.id = c.stop_id
        WHERE ${withinRegions('c.region_id', '$1')} AND ($2::text IS NULL OR c.state = $2)
          AND ($3::int IS NULL OR (${CASE_URGENCY}, c.opened_at, c.id) > ($3, $4::timestamptz, $5::uuid))
        ORDER BY urgency, c.opened_at, c.id LIMIT $6`,
      [ctx.scope.regionIds, query.state ?? null, urgency, after, id, query.limit + 1],
    );
    const page = pageOf(rows, query.limit, (row) => [row.urgency, row.openedAt.toISOString(), row.id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.caseOf(row))) };
  }

  private async lineOf(row: StopRow): Promise<StopDto> {
    const { id, seniorId, programmeCode, programmeZh, kind, reason, state, happenedOn, from, until } = row;
    const { noGrantsFrom, appealUntil, recordedAt } = row;
    const liftedOn = row.liftedAt && businessDate(row.liftedAt);
    const told = { zh: row.noticeZh, en: row.noticeEn };
    const notice = liftedOn ? liftedNotice(kind, told, liftedOn) : told;
    return {
      ...{
        id,
        seniorId,
        seniorName: await this.nameOf(seniorId),
        programmeCode,
        programmeZh,
        kind,
        reason,
        state,
      },
      ...{ happenedOn, from, until, noGrantsFrom, noticeZh: notice.zh, noticeEn: notice.en },
      ...{ liftedOn, appealUntil, recordedAt },
    };
  }

  private async caseOf(row: CaseRow): Promise<StopCaseDto> {
    const {
      id,
      stopId,
      orderId,
      seniorId,
      stopReason,
      serviceDate,
      minutes,
      fen,
      state,
      regionId,
      openedAt,
      paidAgainAt,
    } = row;
    const seniorName = await this.nameOf(seniorId);
    return {
      ...{ id, stopId, orderId, seniorId, seniorName, stopReason, serviceDate },
      ...{ minutes, fen, state, paidAgainAt, regionId, openedAt },
    };
  }

  private async nameOf(seniorId: string): Promise<string> {
    return maskName((await this.people.senior(this.db, seniorId))!.name);
  }
}
