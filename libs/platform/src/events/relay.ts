import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { EVENTS_CHANNEL } from './wake';

const BATCH = 500;

/**
 * One message to the server, which makes one transaction of it: nobody has to answer between the lock and the commit.
 * Each statement sees what is committed when it begins, so the second one sees everything the relay before has done.
 */
const MOVE = `
  SELECT last_seq FROM platform.event_counter FOR UPDATE;
  WITH batch AS (
    DELETE FROM platform.outbox
     WHERE id IN (SELECT id FROM platform.outbox ORDER BY id LIMIT ${BATCH})
    RETURNING *
  ), numbered AS (
    SELECT b.*, c.last_seq + row_number() OVER (ORDER BY b.id) AS seq
      FROM batch b CROSS JOIN platform.event_counter c
  ), logged AS (
    INSERT INTO platform.event (seq, event_id, type, payload, rooms, occurred_at)
    SELECT seq, event_id, type, payload, rooms, occurred_at FROM numbered
    RETURNING seq, rooms
  ), placed AS (
    INSERT INTO platform.event_room (room, seq)
    SELECT DISTINCT unnest(rooms), seq FROM logged
  ), counted AS (
    UPDATE platform.event_counter SET last_seq = last_seq + (SELECT count(*) FROM logged)
     WHERE EXISTS (SELECT FROM logged)
  )
  SELECT count(*)::int AS moved, CASE WHEN count(*) > 0 THEN pg_notify('${EVENTS_CHANNEL}', '') END FROM logged`;

/**
 * Moves committed events from the outbox to the event log and numbers them.
 *
 * The number is taken by one relay at a time, under the row lock of the counter, over what is committed and
 * visible at that moment, in outbox order. A transaction that depends on an earlier one inserts its events
 * after the earlier one has committed, so whoever sees the second sees the first and numbers it lower; a
 * transaction that commits late simply gets a later number. Hence no gaps, and no event is ever skipped.
 *
 * Nobody is elected. Any worker may relay at any moment, and the lock is held by a running statement of the server,
 * never by a process: one that is killed, frozen or cut off holds nothing, and the next look of any other worker
 * (`WorkerLoops`, at most half a second later) takes over.
 */
@Injectable()
export class EventRelay {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns how many events were numbered; call again while it is positive */
  async runOnce(): Promise<number> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const [, { rows }] = (await client.query(MOVE)) as unknown as QueryResult<{ moved: number }>[];
      return rows[0].moved;
    } finally {
      await runner.release();
    }
  }
}
