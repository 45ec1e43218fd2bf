import { Injectable } from '@nestjs/common';
import { accountOf, addDays, Clock, startOfDay, type Ctx } from '@anzhi/kernel';
import { Database, type Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { EditWindows } from '../corrections/edit-window';
import { Exceptions } from '../exceptions/exceptions';
import { VisitsErrors } from '../visits.errors';
import { VisitStore } from '../visits/visit-store';
import { payIf, payOf, type Judgement, type PayFacts } from './pay.policy';
import type { HoursLineView, HoursView, PayView, VisitPayView } from './pay.dto';

interface Row {
  readonly id: string;
  readonly regionId: number;
  readonly itemCode: string;
  readonly startsAt: Date;
  readonly state: string;
  readonly plannedMinutes: number;
  readonly measuredMinutes: number | null;
  readonly judgements: readonly Judgement[];
  readonly openId: string | null;
  readonly openMinutes: number | null;
  readonly mustFix: boolean;
}

const COLUMNS = `v.id, v.region_id AS "regionId", v.item_code AS "itemCode", v.starts_at AS "startsAt", v.state,
  v.planned_minutes AS "plannedMinutes", v.actual_minutes AS "measuredMinutes",
  coalesce((SELECT jsonb_agg(jsonb_build_object('kind', j.kind, 'minutes', j.minutes)
                             ORDER BY j.at, j.kind = 'CORRECTION')
              FROM visits.judgement j WHERE j.visit_id = v.id), '[]') AS judgements,
  o.id AS "openId", o.minutes_asked AS "openMinutes",
  EXISTS (SELECT FROM visits.exception e
           WHERE e.visit_id = v.id AND e.state = 'OPEN' AND e.handling = 'MUST_FIX') AS "mustFix"`;
const FROM = `visits.visit v LEFT JOIN visits.correction o ON o.visit_id = v.id AND o.state = 'OPEN'`;

/** Somebody still has a word to say. */
const UNDECIDED: readonly string[] = ['CHECKED_OUT', 'CONFIRMED', 'DISPUTED'];

/** What a visit means for pay, and a caregiver's month. */
@Injectable()
export class PayQueries {
  constructor(
    private readonly db: Database,
    private readonly store: VisitStore,
    private readonly exceptions: Exceptions,
    private readonly windows: EditWindows,
    private readonly providers: ProvidersFacade,
    private readonly clock: Clock,
  ) {}

  /** @param asked minutes of a correction somebody is thinking of @throws visits.not-found */
  async ofVisit(ctx: Ctx, id: string, asked?: number): Promise<VisitPayView> {
    const gate = await this.store.gate(this.db, ctx, 2);
    const row = await this.db.one<Row>(`SELECT ${COLUMNS} FROM ${FROM} WHERE v.id = $1 AND ${gate.sql}`, [
      id,
      ...gate.parameters,
    ]);
    if (!row) throw VisitsErrors.notFound();
    const now = this.clock.now();
    const window = await this.windows.of(this.db, { id }, now);
    const wanted = asked ?? row.openMinutes;
    return {
      visitId: id,
      regionId: row.regionId,
      visitState: row.state,
      plannedMinutes: row.plannedMinutes,
      now: viewOf(row),
      then: wanted === null ? null : viewOf(row, wanted),
      mustFix: await this.exceptions.mustFix(this.db, id),
      openCorrectionId: row.openId,
      editableUntil: window?.until.toISOString() ?? null,
      isLocked: window !== undefined && now > window.until,
    };
  }

  /** The caller's own month by the day of service. @throws visits.not-a-caregiver */
  async hours(ctx: Ctx, month: string): Promise<HoursView> {
    const caregiver = await this.providers.caregiverOfAccount(this.db, accountOf(ctx));
    if (!caregiver) throw VisitsErrors.notACaregiver();
    const lines = (await this.month(this.db, caregiver.id, month)).map(lineOf);
    const sum = (of: (line: HoursLineView) => number) => lines.reduce((total, line) => total + of(line), 0);
    return {
      visits: lines.length,
      measuredMinutes: sum((line) => line.measuredMinutes ?? 0),
      countedMinutes: sum((line) => line.countedMinutes),
      waitingMinutes: sum((line) => (line.isWaiting ? line.countedMinutes : 0)),
      lines,
    };
  }

  private month(db: Queryable, caregiverId: string, month: string): Promise<Row[]> {
    const first = `${month}-01`;
    const next = `${addDays(first, 31).slice(0, 7)}-01`;
    return db.query<Row>(
      `SELECT ${COLUMNS} FROM ${FROM}
        WHERE v.caregiver_id = $1 AND v.starts_at >= $2 AND v.starts_at < $3
          AND v.state NOT IN ('SCHEDULED', 'EN_ROUTE', 'IN_SERVICE', 'CANCELLED', 'REPLACED')
        ORDER BY v.starts_at, v.id`,
      [caregiverId, startOfDay(first), startOfDay(next)],
    );
  }
}

const viewOf = (facts: PayFacts, minutes?: number): PayView => {
  const { countedMinutes, lines } = minutes === undefined ? payOf(facts) : payIf(facts, minutes);
  return { countedMinutes, lines: [...lines] };
};

const lineOf = (row: Row): HoursLineView => ({
  visitId: row.id,
  itemCode: row.itemCode,
  startsAt: row.startsAt.toISOString(),
  state: row.state,
  plannedMinutes: row.plannedMinutes,
  measuredMinutes: row.measuredMinutes,
  countedMinutes: payOf(row).countedMinutes,
  isWaiting:
    UNDECIDED.includes(row.state) || row.openId !== null || (row.mustFix && row.state !== 'VERIFIED'),
});
