import { Injectable } from '@nestjs/common';
import { newId, type Period } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';

export type RunKind = 'ISSUE' | 'LAPSE';

export interface RunRef {
  readonly kind: RunKind;
  readonly countyId: number;
  readonly programmeId: string;
  readonly period: Period;
}

export interface Run extends RunRef {
  readonly id: string;
  readonly finishedAt: Date | null;
  /** Where the last chunk ended. */
  readonly after: string | null;
  readonly chunks: number;
}

/** What one chunk did. */
export interface Step {
  /** Where it ended; null: there was nothing left. */
  readonly lastId: string | null;
  readonly considered: number;
  readonly affected: number;
  readonly minutes: number;
  /** There may be more after it. */
  readonly more: boolean;
}

@Injectable()
export class RunStore {
  /** The month's own run. @returns its id, or undefined when the month has had one */
  async openFirst(tx: Tx, run: RunRef): Promise<string | undefined> {
    return this.insert(tx, run, 'FIRST');
  }

  /** A further run over the month, or the one that is under way. */
  async openNext(tx: Tx, run: RunRef): Promise<string> {
    const opened = await this.insert(tx, run, 'NEXT');
    if (opened) return opened;
    const { countyId, programmeId, period, kind } = run;
    const [open] = await tx.query<{ id: string }>(
      `SELECT id FROM entitlement.monthly_run
        WHERE county_id = $1 AND programme_id = $2 AND period = $3 AND kind = $4 ORDER BY number DESC LIMIT 1`,
      [countyId, programmeId, period, kind],
    );
    return open.id;
  }

  /** The run under its row lock, so that one worker at a time goes on with it. */
  lock(tx: Tx, runId: string): Promise<Run | undefined> {
    return tx.one<Run>(
      `SELECT r.id, r.kind, r.county_id AS "countyId", r.programme_id AS "programmeId", r.period,
              r.finished_at AS "finishedAt", c.last_id AS after, coalesce(c.number, 0) AS chunks
         FROM entitlement.monthly_run r
         LEFT JOIN LATERAL (SELECT last_id, number FROM entitlement.monthly_run_chunk
                             WHERE run_id = r.id ORDER BY number DESC LIMIT 1) c ON true
        WHERE r.id = $1 FOR NO KEY UPDATE OF r`,
      [runId],
    );
  }

  async addChunk(tx: Tx, run: Run, step: Step): Promise<void> {
    if (step.lastId === null) return;
    await tx.query(
      `INSERT INTO entitlement.monthly_run_chunk (run_id, number, last_id, considered, affected, minutes, done_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [run.id, run.chunks + 1, step.lastId, step.considered, step.affected, step.minutes, tx.now],
    );
  }

  /** Closes the run with the sums of its chunks. */
  async finish(tx: Tx, runId: string): Promise<void> {
    await tx.query(
      `UPDATE entitlement.monthly_run r
          SET finished_at = $2, considered = c.considered, affected = c.affected, minutes = c.minutes
         FROM (SELECT coalesce(sum(considered), 0) AS considered, coalesce(sum(affected), 0) AS affected,
                      coalesce(sum(minutes), 0) AS minutes
                 FROM entitlement.monthly_run_chunk WHERE run_id = $1) c
        WHERE r.id = $1`,
      [runId, tx.now],
    );
  }

  /** The unique keys decide: one run of a number, and one that is not finished. */
  private async insert(tx: Tx, run: RunRef, which: 'FIRST' | 'NEXT'): Promise<string | undefined> {
    const { countyId, programmeId, period, kind } = run;
    const [opened] = await tx.query<{ id: string }>(
      `INSERT INTO entitlement.monthly_run (id, county_id, programme_id, period, kind, number, started_by, started_at)
       SELECT $1::uuid, $2::int, $3::uuid, $4::int, $5, CASE $8 WHEN 'FIRST' THEN 1 ELSE coalesce(max(number), 0) + 1 END,
              $6::uuid, $7::timestamptz
         FROM entitlement.monthly_run WHERE county_id = $2 AND programme_id = $3 AND period = $4 AND kind = $5
       ON CONFLICT DO NOTHING RETURNING id`,
      [newId(tx.now), countyId, programmeId, period, kind, tx.ctx.actor.accountId, tx.now, which],
    );
    return opened?.id;
  }
}
