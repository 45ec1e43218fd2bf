import { Injectable, Logger } from '@nestjs/common';
import { systemCtx } from '@anzhi/kernel';
import type { EventType } from '@anzhi/contracts';
import { UnitOfWork } from '../database/unit-of-work';
import type { Tx } from '../database/tx';
import { messageInLog } from '../observability/error-in-log';
import type { EventBatch } from './batch';
import type { StoredEvent } from './event';

export type EventHandler<T extends EventType> = (tx: Tx, event: StoredEvent<T>) => Promise<void>;
export type Handlers = { [T in EventType]?: EventHandler<T> };

/** A consumer whose next event is not among so many moves past them. */
const PASSED_OVER = 1_000;
/** After so many failures an event is set aside for a person, so that one bad event cannot stop the rest. */
const MAX_ATTEMPTS = 8;

/**
 * Number of the next event of some types. Each type is asked for by itself, in its own index range: what a consumer
 * does not handle, however much it is, costs it nothing.
 */
const nextAfter = (seq: string, types: string): string =>
  `SELECT found.seq FROM unnest(${types}::text[]) AS asked (type)
     CROSS JOIN LATERAL (SELECT e.seq FROM platform.event e
                          WHERE e.type = asked.type AND e.seq > ${seq} ORDER BY e.seq LIMIT 1) AS found
    ORDER BY found.seq LIMIT 1`;

/**
 * Delivers the event log to the contexts above the one that wrote it. Each consumer reads in order; its cursor
 * moves in the same transaction as what the handler writes, so each event takes effect exactly once.
 */
@Injectable()
export class EventConsumers {
  private readonly log = new Logger(EventConsumers.name);
  private readonly consumers = new Map<string, Handlers>();
  private readonly withCursor = new Set<string>();

  constructor(private readonly uow: UnitOfWork) {}

  /** @param consumer stable name, the key of its cursor; one for each context */
  register(consumer: string, handlers: Handlers): void {
    if (this.consumers.has(consumer)) throw new Error(`consumer ${consumer} is registered twice`);
    this.consumers.set(consumer, handlers);
  }

  get names(): string[] {
    return [...this.consumers.keys()];
  }

  /** @returns who has to handle some of these events; all, where nobody knows what is in the batch */
  concernedBy(batch: EventBatch | undefined): string[] {
    if (!batch) return this.names;
    const types = new Set<string>(batch.events.map(({ event }) => event.type));
    return this.names.filter((name) =>
      Object.keys(this.consumers.get(name)!).some((type) => types.has(type)),
    );
  }

  /** Handles the next event of one consumer. @returns false when there is nothing (or another worker has it) */
  async runOnce(consumer: string): Promise<boolean> {
    const handlers = this.consumers.get(consumer);
    if (!handlers) throw new Error(`unknown consumer ${consumer}`);
    let current: StoredEvent | undefined;
    try {
      const found = await this.uow.run(systemCtx(`event:${consumer}`), async (tx) => {
        current = await this.claim(tx, consumer, Object.keys(handlers));
        if (!current) return false;
        const handle = handlers[current.type] as EventHandler<EventType>;
        await handle(tx, current);
        await tx.query('UPDATE platform.consumer SET last_seq = $2, attempts = 0 WHERE name = $1', [
          consumer,
          current.seq,
        ]);
        return true;
      });
      this.withCursor.add(consumer);
      return found;
    } catch (error) {
      if (!current) throw error;
      await this.recordFailure(consumer, current, error);
      return true;
    }
  }

  /** Most looks find nothing: they take no lock, which would have to be written to disk. */
  private async claim(tx: Tx, consumer: string, types: string[]): Promise<StoredEvent | undefined> {
    const cursor = await tx.one<{ last_seq: number }>(
      `SELECT last_seq FROM platform.consumer c
        WHERE name = $1 AND (retry_at IS NULL OR retry_at <= $2) AND EXISTS (${nextAfter('c.last_seq', '$3')})
          FOR UPDATE SKIP LOCKED`,
      [consumer, tx.now, types],
    );
    if (!cursor && (await this.begins(tx, consumer))) return this.claim(tx, consumer, types);
    if (!cursor) return void (await this.passOver(tx, consumer, types));
    return tx.one<StoredEvent>(
      `SELECT seq, event_id AS id, type, payload, occurred_at AS "occurredAt", rooms
         FROM platform.event WHERE seq = (${nextAfter('$1', '$2')})`,
      [cursor.last_seq, types],
    );
  }

  /** Whether this is its first look of all: what it handles may be there already. */
  private async begins(tx: Tx, consumer: string): Promise<boolean> {
    if (this.withCursor.has(consumer)) return false;
    const insert = 'INSERT INTO platform.consumer (name) VALUES ($1) ON CONFLICT DO NOTHING RETURNING name';
    return (await tx.query(insert, [consumer])).length > 0;
  }

  /**
   * The cursor of whoever has nothing to handle keeps up with the log, so that a look never has a city's events before
   * it, whatever the planner thinks of them, and the lag in the metrics is what is left to do. Numbers are given in the
   * order of commits: what one statement sees nothing of below the newest number never comes.
   */
  private async passOver(tx: Tx, consumer: string, types: string[]): Promise<void> {
    await tx.query(
      `UPDATE platform.consumer SET last_seq = idle.newest
         FROM (SELECT c.name, n.last_seq AS newest FROM platform.consumer c, platform.event_counter n
                WHERE c.name = $1 AND n.last_seq >= c.last_seq + ${PASSED_OVER}
                  AND NOT EXISTS (${nextAfter('c.last_seq', '$2')})
                  FOR UPDATE OF c SKIP LOCKED) AS idle
        WHERE consumer.name = idle.name`,
      [consumer, types],
    );
  }

  private async recordFailure(consumer: string, event: StoredEvent, error: unknown): Promise<void> {
    const message = messageInLog(error);
    this.log.error({ consumer, seq: event.seq, type: event.type, message }, 'event handler failed');
    await this.uow.run(systemCtx(`event:${consumer}`), async (tx) => {
      // where the connection broke right after the commit, the event is done and the failure nobody's
      const failed = await tx.one<{ attempts: number }>(
        `UPDATE platform.consumer
            SET attempts = attempts + 1, retry_at = $2::timestamptz + interval '1 second' * power(2, attempts)
          WHERE name = $1 AND last_seq < $3 RETURNING attempts`,
        [consumer, tx.now, event.seq],
      );
      if (!failed || failed.attempts < MAX_ATTEMPTS) return;
      await tx.query(
        `INSERT INTO platform.dead_letter (consumer, seq, error, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (consumer, seq) DO NOTHING`,
        [consumer, event.seq, message, tx.now],
      );
      await tx.query(
        'UPDATE platform.consumer SET last_seq = $2, attempts = 0, retry_at = NULL WHERE name = $1',
        [consumer, event.seq],
      );
    });
  }
}
