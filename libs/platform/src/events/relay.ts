import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../database/database';
import { EVENTS_CHANNEL } from './wake';

const BATCH = 500;

/**
 * Moves committed events from the outbox to the event log and numbers them.
 *
 * The number is taken by one relay at a time, under the row lock of the counter, over what is committed and
 * visible at that moment, in outbox order. A transaction that depends on an earlier one inserts its events
 * after the earlier one has committed, so whoever sees the second sees the first and numbers it lower; a
 * transaction that commits late simply gets a later number. Hence no gaps, and no event is ever skipped.
 */
@Injectable()
export class EventRelay {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns how many events were numbered; call again while it is positive */
  async runOnce(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT last_seq FROM platform.event_counter FOR UPDATE');
      const moved = rowsOf<{ seq: number }>(
        await manager.query(
          `WITH batch AS (
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
           )
           SELECT seq FROM logged`,
        ),
      );
      if (!moved.length) return 0;
      await manager.query('UPDATE platform.event_counter SET last_seq = last_seq + $1', [moved.length]);
      await manager.query('SELECT pg_notify($1, $2)', [EVENTS_CHANNEL, '']);
      return moved.length;
    });
  }
}
