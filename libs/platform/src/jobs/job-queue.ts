import { Injectable, Logger } from '@nestjs/common';
import { Clock, systemCtx } from '@anzhi/kernel';
import { Database } from '../database/database';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import { messageInLog } from '../observability/error-in-log';
import type { StoredJob } from './job';

export type JobHandler = (tx: Tx, job: StoredJob) => Promise<void>;

const MAX_ATTEMPTS = 8;

/**
 * The due queue. A job is claimed, done and removed in one transaction, so a worker killed in the middle has
 * done nothing and the next one does it. What a job may do is decided by the rows it finds, never by having
 * been woken: a late or repeated job is harmless.
 */
@Injectable()
export class JobQueue {
  private readonly log = new Logger(JobQueue.name);
  private readonly handlers = new Map<string, JobHandler>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  register(kind: string, handler: JobHandler): void {
    if (this.handlers.has(kind)) throw new Error(`job kind ${kind} is registered twice`);
    this.handlers.set(kind, handler);
  }

  /** Does the next due job. @returns false when none is due */
  async runOnce(): Promise<boolean> {
    let current: StoredJob | undefined;
    try {
      return await this.uow.run(systemCtx('job'), async (tx) => {
        current = await tx.one<StoredJob>(
          `SELECT id, kind, key, payload, attempts FROM platform.job
            WHERE due_at <= $1 AND kind = ANY($2) ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
          [tx.now, [...this.handlers.keys()]],
        );
        if (!current) return false;
        await tx.query('DELETE FROM platform.job WHERE id = $1', [current.id]);
        await this.handlers.get(current.kind)!(tx, current);
        return true;
      });
    } catch (error) {
      if (!current) throw error;
      await this.recordFailure(current, error);
      return true;
    }
  }

  /** When the next job is due, for an exact timer. */
  async nextDueAt(): Promise<Date | undefined> {
    const row = await this.db.one<{ due_at: Date | null }>('SELECT min(due_at) AS due_at FROM platform.job');
    return row?.due_at ?? undefined;
  }

  private async recordFailure(job: StoredJob, error: unknown): Promise<void> {
    const message = messageInLog(error);
    this.log.error({ kind: job.kind, key: job.key, message }, 'job failed');
    const delayMs = 1_000 * 2 ** Math.min(job.attempts, MAX_ATTEMPTS);
    await this.db.query(
      `UPDATE platform.job SET attempts = attempts + 1, last_error = $2, due_at = $3 WHERE id = $1`,
      [job.id, message, new Date(this.clock.now().getTime() + delayMs)],
    );
  }
}
