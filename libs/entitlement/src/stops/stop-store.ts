import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { STOP_COLUMNS, type Stop } from './stop';
import { stopMachine, type StopEvent, type StopLevel, type StopReason, type StopState } from './stop.state';

/** What a step leaves on record. */
export interface StopStep {
  /** Role of whoever takes it, SYSTEM for what follows from a fact. */
  readonly role: string;
  /** At which level of the procedure; left out: the system, or for information. */
  readonly level?: StopLevel;
  readonly reason: string;
  /** First day after the stop, of the step that ends it. */
  readonly until?: string;
}

export type NewStop = Omit<Stop, 'id' | 'state' | 'recordedAt'> & { readonly causeId: string };

/** The rows of stops: each step is a row, and the stop follows it in the database. */
@Injectable()
export class StopStore {
  /** @returns undefined when this cause has its stop already */
  async insert(tx: Tx, stop: NewStop, step: StopStep): Promise<Stop | undefined> {
    const id = newId(tx.now);
    const inserted = await tx.one(
      `INSERT INTO entitlement.stop (id, county_id, region_id, senior_id, programme_id, kind, reason, cause_id,
         happened_on, during, withhold_from, no_grants_from, whole_service, notice_zh, notice_en, appeal_until,
         recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, daterange($10, $11), $12, $13, $14, $15, $16, $17, $18)
       ON CONFLICT (senior_id, cause_id, programme_id) DO NOTHING RETURNING id`,
      [
        ...[id, stop.countyId, stop.regionId, stop.seniorId, stop.programmeId, stop.kind, stop.reason],
        ...[stop.causeId, stop.happenedOn, stop.from, stop.until, stop.withholdFrom, stop.noGrantsFrom],
        ...[stop.wholeService, stop.noticeZh, stop.noticeEn, stop.appealUntil, tx.now],
      ],
    );
    if (!inserted) return undefined;
    await this.record(tx, { id, ...stop }, 'record', null, 'IN_FORCE', step);
    return this.lock(tx, id);
  }

  /**
   * One step on, of a stop that was read under its lock.
   * @throws entitlement.stop-step-not-possible in this state, entitlement.another-person when the caller acted at
   *   another level of this stop
   */
  async move(tx: Tx, stop: Stop, event: StopEvent, step: StopStep): Promise<Stop> {
    const state = stopMachine.next(stop.state, event);
    if (!state) throw EntitlementErrors.stopStepNotPossible({ state: stop.state });
    const elsewhere = await tx.one(
      `SELECT FROM entitlement.stop_step WHERE stop_id = $1 AND actor_id = $2 AND level <> $3 LIMIT 1`,
      [stop.id, tx.ctx.actor.accountId, step.level ?? null],
    );
    if (elsewhere) throw EntitlementErrors.anotherPerson();
    await this.record(tx, stop, event, stop.state, state, step);
    return this.lock(tx, stop.id);
  }

  async lock(tx: Tx, id: string): Promise<Stop> {
    const sql = `SELECT ${STOP_COLUMNS} FROM entitlement.stop s WHERE s.id = $1 FOR UPDATE`;
    return (await tx.one<Stop>(sql, [id]))!;
  }

  /** Those of a senior for these reasons that were not lifted, under their locks, the oldest first. */
  standing(tx: Tx, seniorId: string, reasons: readonly StopReason[]): Promise<Stop[]> {
    return tx.query(
      `SELECT ${STOP_COLUMNS} FROM entitlement.stop s
        WHERE s.senior_id = $1 AND s.reason = ANY($2) AND s.state <> 'LIFTED' ORDER BY s.recorded_at, s.id FOR UPDATE`,
      [seniorId, reasons],
    );
  }

  async wasAppealed(db: Queryable, id: string): Promise<boolean> {
    const rows = await db.query(`SELECT FROM entitlement.stop_step WHERE stop_id = $1 AND event = 'appeal'`, [
      id,
    ]);
    return rows.length > 0;
  }

  private async record(
    tx: Tx,
    stop: Pick<Stop, 'id' | 'seniorId' | 'regionId' | 'reason' | 'kind' | 'from' | 'until'>,
    event: StopEvent | 'record',
    from: StopState | null,
    to: StopState,
    { role, level, reason, until }: StopStep,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.stop_step (stop_id, number, event, from_state, to_state, level, actor_id, actor_role,
         reason, until, at)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10
         FROM entitlement.stop_step WHERE stop_id = $1`,
      [
        ...[stop.id, event, from, to, level ?? null],
        ...[level ? tx.ctx.actor.accountId : null, role, reason, until ?? null, tx.now],
      ],
    );
    const { id: stopId, seniorId, regionId } = stop;
    tx.audit({
      action: `entitlement.stop-${event}`,
      subject: 'stop',
      subjectId: stopId,
      seniorId,
      regionId,
      details: { stopReason: stop.reason, from: stop.from, until: until ?? stop.until, to, reason },
    });
    tx.publish({
      type: 'entitlement.stop-notice.v1',
      payload: {
        stopId,
        seniorId,
        kind: stop.kind,
        reason: stop.reason,
        from: stop.from,
        until: until ?? (event === 'reopen' ? null : stop.until),
        state: to,
      },
      audience: { seniorId, regionId },
    });
  }
}
