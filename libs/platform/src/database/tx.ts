import type { Socket } from 'node:net';
import type { Ctx, DomainError } from '@anzhi/kernel';
import type { EntityManager, ObjectLiteral, ObjectType, Repository } from 'typeorm';
import type { NewEvent } from '../events/event';
import type { NewJob } from '../jobs/job';
import { rowsOf, type Queryable, type SqlParameter } from './database';

/** One line of the audit trail: who and when come from the context. */
export interface AuditEntry {
  /** What was done, past tense with its context: `ordering.order-booked`. */
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  /** The senior whose affairs were touched, so that his file can show everybody who did. */
  readonly seniorId?: string;
  readonly regionId?: number;
  readonly organisationId?: string;
  /** Facts and reasons, without personal data. */
  readonly details?: Record<string, unknown>;
}

/** Carries a refusal out of the unit of work without undoing what was written; see `Tx.refuse`. */
export class CommittedRefusal extends Error {
  constructor(readonly refusal: DomainError) {
    super(refusal.message);
  }
}

/**
 * The transaction of one command and the only way to write. Audit lines, events and jobs are collected and
 * written in one statement each just before the commit, so they exist exactly when the change does.
 */
export class Tx implements Queryable {
  readonly audits: AuditEntry[] = [];
  readonly events: NewEvent[] = [];
  readonly jobs: NewJob[] = [];

  constructor(
    readonly ctx: Ctx,
    readonly now: Date,
    private readonly manager: EntityManager,
  ) {}

  async query<Row>(sql: string, parameters: SqlParameter[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.manager.query(sql, parameters));
  }

  async one<Row>(sql: string, parameters: SqlParameter[] = []): Promise<Row | undefined> {
    const [row] = await this.query<Row>(sql, parameters);
    return row;
  }

  /**
   * For the work of a night: each of its statements may take so long, and the line may be silent meanwhile. Until the
   * transaction ends the server keeps to it; the line is watched again as soon as the work is done.
   */
  async unhurried<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
    const client = (await this.manager.queryRunner?.connect()) as { connection: { stream: Socket } };
    const { stream } = client.connection;
    const silenceMs = stream.timeout ?? 0;
    await this.query(`SELECT set_config('statement_timeout', $1, true)`, [String(milliseconds)]);
    stream.setTimeout(milliseconds + silenceMs);
    try {
      return await work();
    } finally {
      stream.setTimeout(silenceMs);
    }
  }

  repo<Entity extends ObjectLiteral>(entity: ObjectType<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  audit(entry: AuditEntry): void {
    this.audits.push(entry);
  }

  publish(event: NewEvent): void {
    this.events.push(event);
  }

  /**
   * Refuses the command, but keeps what was written so far: a counted wrong password, an offer that was found to
   * have ended. The refusal is remembered as the answer, so a replay is refused the same way.
   */
  refuse(error: DomainError): never {
    throw new CommittedRefusal(error);
  }

  /** A job of the same kind and key that is still due is moved to the new time. */
  schedule(job: NewJob): void {
    this.jobs.push(job);
  }
}
