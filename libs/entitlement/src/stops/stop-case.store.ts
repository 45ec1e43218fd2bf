import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { Stop } from './stop';
import {
  stopCaseMachine,
  type StopCaseEvent,
  type StopCaseLevel,
  type StopCaseState,
} from './stop-case.state';

/** The row of a case. */
export interface StopCase {
  readonly id: string;
  readonly countyId: number;
  readonly regionId: number;
  readonly stopId: string;
  readonly orderId: string;
  /** `YYYY-MM-DD` */
  readonly serviceDate: string;
  /** Public minutes and fen in it. */
  readonly minutes: number;
  readonly fen: number;
  readonly state: StopCaseState;
  readonly openedAt: Date;
}

export const STOP_CASE_COLUMNS = `c.id, c.county_id AS "countyId", c.region_id AS "regionId", c.stop_id AS "stopId",
  c.order_id AS "orderId", c.service_date AS "serviceDate", c.minutes, c.fen, c.state,
  c.opened_at AS "openedAt"`;

interface CaseStep {
  readonly role: string;
  readonly level?: StopCaseLevel;
  readonly reason: string;
}

type NewCase = Pick<StopCase, 'id' | 'orderId' | 'serviceDate' | 'minutes' | 'fen'>;

/** The rows of cases: each step is a row, and the case follows it in the database. */
@Injectable()
export class StopCaseStore {
  async insert(tx: Tx, stop: Stop, input: NewCase, reason: string): Promise<void> {
    const { id, orderId, serviceDate, minutes, fen } = input;
    await tx.query(
      `INSERT INTO entitlement.stop_case (id, county_id, region_id, stop_id, order_id, service_date, minutes, fen,
         opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, stop.countyId, stop.regionId, stop.id, orderId, serviceDate, minutes, fen, tx.now],
    );
    const about = { id, orderId, regionId: stop.regionId, stopId: stop.id };
    await this.record(tx, about, 'open', null, 'OPEN', { role: 'SYSTEM', reason });
  }

  /**
   * One step on, of a case that was read under its lock.
   * @throws entitlement.stop-case-step-not-possible, entitlement.another-person when the caller made the finding
   */
  async move(tx: Tx, stopCase: StopCase, event: StopCaseEvent, step: CaseStep): Promise<StopCase> {
    const state = stopCaseMachine.next(stopCase.state, event);
    if (!state) throw EntitlementErrors.stopCaseStepNotPossible({ state: stopCase.state });
    const elsewhere = await tx.one(
      `SELECT FROM entitlement.stop_case_step WHERE case_id = $1 AND actor_id = $2 AND level <> $3 LIMIT 1`,
      [stopCase.id, tx.ctx.actor.accountId, step.level ?? null],
    );
    if (elsewhere) throw EntitlementErrors.anotherPerson();
    await this.record(tx, stopCase, event, stopCase.state, state, step);
    return { ...stopCase, state };
  }

  /** Under their locks. */
  openOf(tx: Tx, stopId: string): Promise<StopCase[]> {
    return tx.query(
      `SELECT ${STOP_CASE_COLUMNS} FROM entitlement.stop_case c
        WHERE c.stop_id = $1 AND c.state IN ('OPEN', 'CONFIRMED', 'DISMISSAL_PROPOSED') ORDER BY c.id FOR UPDATE`,
      [stopId],
    );
  }

  /** @param gate SQL that the row must meet, with its parameters from $2 on */
  async find(
    db: Queryable,
    id: string,
    gate: { sql: string; parameters: readonly unknown[] },
    locking = '',
  ): Promise<StopCase> {
    const [stopCase] = await db.query<StopCase>(
      `SELECT ${STOP_CASE_COLUMNS} FROM entitlement.stop_case c WHERE c.id = $1 AND ${gate.sql} ${locking}`,
      [id, ...gate.parameters],
    );
    if (!stopCase) throw EntitlementErrors.stopCaseNotFound();
    return stopCase;
  }

  private async record(
    tx: Tx,
    stopCase: Pick<StopCase, 'id' | 'orderId' | 'regionId' | 'stopId'>,
    event: StopCaseEvent | 'open',
    from: StopCaseState | null,
    to: StopCaseState,
    { role, level, reason }: CaseStep,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.stop_case_step (case_id, number, event, from_state, to_state, level, actor_id,
         actor_role, reason, at)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9
         FROM entitlement.stop_case_step WHERE case_id = $1`,
      [
        ...[stopCase.id, event, from, to, level ?? null],
        ...[level ? tx.ctx.actor.accountId : null, role, reason, tx.now],
      ],
    );
    tx.audit({
      action: `entitlement.stop-case-${event}`,
      subject: 'stop-case',
      subjectId: stopCase.id,
      regionId: stopCase.regionId,
      details: { orderId: stopCase.orderId, stopId: stopCase.stopId, to, reason },
    });
  }
}
