import { Injectable } from '@nestjs/common';
import { Clock, businessDate, maskName, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { VISIT_STATE_ZH, type VisitState } from '@anzhi/visits';
import { SanctionPoints } from '../sanctions/sanction-points';
import { CaseErrors } from './case.errors';
import { caseMachine, LEVEL_OF, type CaseEvent, type CaseLevel, type CaseState } from './case.state';
import { CASE_VISIBLE } from './case-store';
import type {
  CaseCauseView,
  CaseLineView,
  CaseMoneyView,
  CaseQuery,
  CaseStepView,
  CaseView,
  CaseVisitView,
} from './cases.dto';

interface LineRow extends Omit<CaseLineView, 'dueAt' | 'openedAt'> {
  readonly dueAt: Date | null;
  readonly openedAt: Date;
}

/** Cases by their clock, for officers of the divisions and for the provider that was asked. */
@Injectable()
export class CaseQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly points: SanctionPoints,
  ) {}

  /** What is due first comes first; closed ones, the newest first, when asked for. */
  async list(ctx: Ctx, query: CaseQuery): Promise<Page<CaseLineView>> {
    const isClosed = query.state === 'CLOSED';
    const [at, id] = cursorKey(query, ['instant', 'uuid']) ?? [null, null];
    const key = isClosed ? 'c.opened_at' : 'c.due_at';
    const rows = await this.db.query<LineRow>(
      `${LINES} WHERE ${CASE_VISIBLE} AND ($3::text IS NULL OR c.state = $3)
          AND ($3::text IS NOT NULL OR c.state <> 'CLOSED') AND ($4::uuid IS NULL OR c.provider_id = $4)
          AND ($5::timestamptz IS NULL OR (${key}, c.id) ${isClosed ? '<' : '>'} ($5, $6::uuid))
        ORDER BY ${key} ${isClosed ? 'DESC' : ''}, c.id ${isClosed ? 'DESC' : ''} LIMIT $7`,
      [...gateOf(ctx), query.state ?? null, query.providerId ?? null, at, id, query.limit + 1],
    );
    return pageOf(rows.map(lineOf), query.limit, (line) => [isClosed ? line.openedAt : line.dueAt!, line.id]);
  }

  /** @throws oversight.case-not-found also when the caller may not see it */
  async one(ctx: Ctx, id: string): Promise<CaseView> {
    const [row] = await this.db.query<LineRow & { heard: boolean }>(
      `${LINES} WHERE ${CASE_VISIBLE} AND c.id = $3`,
      [...gateOf(ctx), id],
    );
    if (!row) throw CaseErrors.caseNotFound();
    const isProvider = ctx.scope.organisationIds.includes(row.providerId);
    const standing = await this.points.standing(this.db, row.providerId, businessDate(this.clock.now()));
    return {
      ...lineOf(row),
      heard: row.heard,
      steps: await this.steps(ctx, id, row.state, isProvider),
      causes: await this.causes(id),
      visitList: await this.visits(id),
      record: await this.record(id, isProvider),
      money: await this.money(id),
      points: standing.points,
      pointsThreshold: standing.threshold,
    };
  }

  /** Of the case's state those of the caller's side which he, with the part he had, may still take. */
  private async steps(ctx: Ctx, id: string, state: CaseState, isProvider: boolean): Promise<string[]> {
    const [own] = await this.db.query<{ level: CaseLevel }>(
      'SELECT level FROM oversight.case_step WHERE case_id = $1 AND actor_id = $2 AND level IS NOT NULL LIMIT 1',
      [id, ctx.actor.accountId],
    );
    return (Object.keys(LEVEL_OF) as CaseEvent[]).filter((event) => {
      const level = LEVEL_OF[event]!;
      const side = (level === 'PROVIDER') === isProvider;
      return side && caseMachine.next(state, event) && (!own || own.level === level);
    });
  }

  private async causes(id: string): Promise<CaseCauseView[]> {
    const rows = await this.db.query<Omit<CaseCauseView, 'at'> & { at: Date }>(
      'SELECT kind, summary, summary_en AS "summaryEn", at FROM oversight.case_cause WHERE case_id = $1 ORDER BY at, cause_id',
      [id],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  private async visits(id: string): Promise<CaseVisitView[]> {
    const rows = await this.db.query<
      Omit<CaseVisitView, 'startsAt' | 'stateZh' | 'state'> & { startsAt: Date; state: VisitState }
    >(
      `SELECT l.id AS "visitId", l.starts_at AS "startsAt", l.item_zh AS "itemZh", l.senior_name AS "seniorName",
              l.caregiver_name AS "caregiverName", l.region_name AS "regionName", l.state,
              l.actual_minutes AS "actualMinutes", l.captured_minutes AS "capturedMinutes",
              l.reversed_minutes AS "reversedMinutes", l.withheld, f.verdict, f.minutes AS "verdictMinutes"
         FROM oversight.case_visit v
         JOIN oversight.visit_line l ON l.id = v.visit_id
         LEFT JOIN LATERAL (SELECT verdict, minutes FROM oversight.case_finding f
                             WHERE f.case_id = v.case_id AND f.visit_id = v.visit_id
                             ORDER BY number DESC LIMIT 1) f ON true
        WHERE v.case_id = $1 ORDER BY l.starts_at, l.id`,
      [id],
    );
    return rows.map(({ startsAt, state, seniorName, ...row }) => ({
      ...row,
      startsAt: startsAt.toISOString(),
      seniorName: maskName(seniorName),
      state,
      stateZh: VISIT_STATE_ZH[state],
    }));
  }

  /** The provider reads what was asked and decided, not who of the officers thought what before. */
  private async record(id: string, isProvider: boolean): Promise<CaseStepView[]> {
    const rows = await this.db.query<Omit<CaseStepView, 'at'> & { at: Date }>(
      `SELECT s.number, s.event, s.to_state AS "toState", s.level, s.reason, s.outcome, s.at,
              CASE WHEN s.level = 'PROVIDER' OR NOT $2 THEN a.name END AS "actorName",
              coalesce((SELECT jsonb_agg(jsonb_build_object('fileId', p.file_id, 'title', p.title) ORDER BY p.title)
                          FROM oversight.case_attachment p WHERE p.case_id = s.case_id AND p.number = s.number),
                       '[]') AS papers
         FROM oversight.case_step s LEFT JOIN oversight.actor a ON a.id = s.actor_id
        WHERE s.case_id = $1 AND (NOT $2 OR s.event NOT IN ('flag', 'triage', 'takeUp', 'find', 'proposeDismissal',
              'sendBack', 'sendBackUnheard'))
        ORDER BY s.number`,
      [id, isProvider],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  private money(id: string): Promise<CaseMoneyView[]> {
    return this.db.query(
      `SELECT kind, sum(minutes)::bigint AS minutes, sum(public_fen)::bigint AS "publicFen",
              sum(family_fen)::bigint AS "familyFen"
         FROM oversight.case_money WHERE case_id = $1 GROUP BY kind ORDER BY kind`,
      [id],
    );
  }
}

export const gateOf = ({ scope }: Ctx): [readonly number[], readonly string[]] => [
  scope.regionIds,
  scope.organisationIds,
];

const LINES = `
  SELECT c.id, c.state, c.heard, c.provider_id AS "providerId", l.provider_name AS "providerName",
         l.region_name AS "regionName", c.summary, c.summary_en AS "summaryEn", c.outcome, c.appeal, c.due_at AS "dueAt", c.opened_at AS "openedAt",
         (SELECT count(*)::int FROM oversight.case_visit v WHERE v.case_id = c.id) AS visits
    FROM oversight.case_file c JOIN oversight.case_names l ON l.id = c.id`;

const lineOf = ({ dueAt, openedAt, ...row }: LineRow): CaseLineView => ({
  ...row,
  dueAt: dueAt?.toISOString() ?? null,
  openedAt: openedAt.toISOString(),
});
