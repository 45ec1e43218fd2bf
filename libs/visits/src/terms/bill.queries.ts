import { Injectable } from '@nestjs/common';
import { Clock, type Ctx } from '@anzhi/kernel';
import { Database } from '@anzhi/platform';
import type { VisitBillView } from '../pay/pay.dto';
import { VisitsErrors } from '../visits.errors';
import { VisitStore } from '../visits/visit-store';
import type { VisitState } from '../visits/visit.state';
import { billedMinutes, countedMinutes, VisitBill } from './visit-bill';

interface Row {
  readonly id: string;
  readonly orderId: string;
  readonly startsAt: Date;
  readonly plannedMinutes: number;
  readonly state: VisitState;
  readonly hasArrived: boolean;
}

/** It ended without a delivery: what was held is back. */
const BACK: readonly VisitState[] = [
  'NO_SHOW_SENIOR',
  'NO_SHOW_PROVIDER',
  'ABORTED',
  'CANCELLED',
  'REJECTED',
  'REPLACED',
];
const COMING: readonly VisitState[] = ['SCHEDULED', 'EN_ROUTE'];

/** What the family was promised, and what that made of its bill. */
@Injectable()
export class BillQueries {
  constructor(
    private readonly db: Database,
    private readonly store: VisitStore,
    private readonly bill: VisitBill,
    private readonly clock: Clock,
  ) {}

  /** @throws visits.not-found also when the caller may not see it */
  async ofVisit(ctx: Ctx, id: string): Promise<VisitBillView> {
    const gate = await this.store.gate(this.db, ctx, 2);
    const row = await this.db.one<Row>(
      `SELECT v.id, v.order_id AS "orderId", v.starts_at AS "startsAt", v.planned_minutes AS "plannedMinutes", v.state,
              EXISTS (SELECT FROM visits.visit_check c WHERE c.visit_id = v.id AND c.kind = 'IN') AS "hasArrived"
         FROM visits.visit v WHERE v.id = $1 AND ${gate.sql}`,
      [id, ...gate.parameters],
    );
    if (!row) throw VisitsErrors.notFound();
    const isBack = BACK.includes(row.state);
    const minutes = isBack ? 0 : await countedMinutes(this.db, id);
    const { terms, minutesLate, lines, billedMinutes: due } = await this.bill.of(this.db, row, minutes);
    const waited = (this.clock.now().getTime() - row.startsAt.getTime()) / 60_000;
    return {
      terms: { ...terms },
      promisedAt: row.startsAt.toISOString(),
      plannedMinutes: row.plannedMinutes,
      minutesLate: row.hasArrived ? minutesLate : null,
      billedMinutes: row.state === 'VERIFIED' ? await billedMinutes(this.db, row) : due,
      lines: [...lines],
      isBack,
      mayGiveUp: COMING.includes(row.state) && !row.hasArrived && waited > terms.noShowMinutes,
    };
  }
}
