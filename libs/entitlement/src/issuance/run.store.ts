import { Injectable } from '@nestjs/common';
import { newId, type Period } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { ForecastDto } from './issuance.dto';
import { runMachine, type RunEvent, type RunState } from './issuance.state';

/** The month's own, and those that find who has become entitled since. */
export type RunKind = 'MONTHLY' | 'SUPPLEMENTARY';

/** The issuance of a month in a county, over all programmes. */
export interface Run {
  readonly id: string;
  readonly countyId: number;
  readonly period: Period;
  readonly number: number;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly factsAsOf: Date;
  readonly basisHash: string;
  readonly chunkSeniors: number;
  /** null: the schedule. */
  readonly plannedBy: string | null;
}

export interface NewRun {
  readonly countyId: number;
  readonly period: Period;
  readonly basisHash: string;
  readonly chunkSeniors: number;
}

/** What a step writes beside the state; names are the columns'. */
type Change = {
  forecast?: ForecastDto;
  approved_by?: string | null;
  approved_at?: Date;
  cancelled_by?: string | null;
  cancel_reason?: string;
  closed_at?: Date;
  sums?: object;
  root?: Buffer;
};

@Injectable()
export class RunStore {
  /**
   * The unique keys decide: one run of a number, and one that is under way.
   * @param which FIRST: only when the month has had none yet; NEXT: a further one
   * @returns its id; undefined when there is one already
   */
  async open(tx: Tx, run: NewRun, which: 'FIRST' | 'NEXT'): Promise<string | undefined> {
    const [opened] = await tx.query<{ id: string }>(
      `INSERT INTO entitlement.issuance_run
         (county_id, id, period, number, kind, state, facts_as_of, basis_hash, chunk_seniors, planned_by, planned_at)
       SELECT $1::int, $2::uuid, $3::int, 1 + coalesce(max(number), 0),
              CASE WHEN bool_or(state <> 'CANCELLED') THEN 'SUPPLEMENTARY' ELSE 'MONTHLY' END, 'PLANNED',
              $4::timestamptz, decode($5, 'hex'), $6::int, $7::uuid, $4::timestamptz
         FROM entitlement.issuance_run WHERE county_id = $1 AND period = $3
       HAVING $8 = 'NEXT' OR bool_or(state <> 'CANCELLED') IS NOT TRUE
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        run.countyId,
        newId(tx.now),
        run.period,
        tx.now,
        run.basisHash,
        run.chunkSeniors,
        tx.ctx.actor.accountId,
        which,
      ],
    );
    return opened?.id;
  }

  /** The one that is under way. */
  async underWay(tx: Tx, countyId: number, period: Period): Promise<Run | undefined> {
    return tx.one<Run>(
      `SELECT ${COLUMNS} FROM entitlement.issuance_run
        WHERE county_id = $1 AND period = $2 AND state NOT IN ('CLOSED', 'CANCELLED')`,
      [countyId, period],
    );
  }

  async find(db: Queryable, runId: string): Promise<Run | undefined> {
    const [run] = await db.query<Run>(`SELECT ${COLUMNS} FROM entitlement.issuance_run WHERE id = $1`, [
      runId,
    ]);
    return run;
  }

  /** Under its row lock, so that one step at a time is taken. @throws entitlement.issuance-run-not-found */
  async lock(tx: Tx, runId: string): Promise<Run> {
    const run = await tx.one<Run>(
      `SELECT ${COLUMNS} FROM entitlement.issuance_run WHERE id = $1 FOR NO KEY UPDATE`,
      [runId],
    );
    if (!run) throw EntitlementErrors.issuanceRunNotFound();
    return run;
  }

  /** @throws entitlement.issuance-state when the run is not in a state that allows it */
  async move(tx: Tx, run: Run, event: RunEvent, change: Change = {}): Promise<Run> {
    const state = runMachine.next(run.state, event);
    if (!state) throw EntitlementErrors.issuanceState({ state: run.state });
    const written = Object.keys(change).map((column, index) => `, ${column} = $${index + 4}`);
    await tx.query(
      `UPDATE entitlement.issuance_run SET state = $3${written.join('')} WHERE county_id = $1 AND id = $2`,
      [run.countyId, run.id, state, ...Object.values<unknown>(change).map(asParameter)],
    );
    return { ...run, state };
  }
}

const asParameter = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value)
    ? JSON.stringify(value)
    : value;

const COLUMNS = `
  id, county_id AS "countyId", period, number, kind, state, facts_as_of AS "factsAsOf",
  encode(basis_hash, 'hex') AS "basisHash", chunk_seniors AS "chunkSeniors", planned_by AS "plannedBy"`;
