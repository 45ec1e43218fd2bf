import type { OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient, type QueryResult } from 'pg';
import { CONNECTIONS } from '../database/connections';
import type { EventStream } from './event-stream';
import { EVENTS_CHANNEL } from './wake';

/** Events numbered at once. */
export const RELAY_BATCH = 500;
/** Any number that nobody else locks. */
const NUMBERING_LOCK = 4_217_000;
/** A notification holds less than 8,000 bytes; of an event that does not fit it is only told that there is one. */
const NOTIFIED_BYTES = 7_999;
/** What is numbered together is handed on in pieces; one ends with the event that makes it so large, or larger. */
const PIECE_BYTES = 4_000;

/** Planned once a connection: planning it costs as much as doing it. */
const PREPARE = `
  PREPARE anzhi_move AS
  WITH batch AS (
    DELETE FROM platform.outbox
     WHERE id IN (SELECT id FROM platform.outbox ORDER BY id LIMIT ${RELAY_BATCH})
    RETURNING *
  ), numbered AS (
    SELECT b.*, (SELECT last_seq FROM platform.event_counter) + row_number() OVER (ORDER BY b.id) AS seq
      FROM batch b
  ), logged AS (
    INSERT INTO platform.event (seq, event_id, type, payload, rooms, occurred_at)
    SELECT seq, event_id, type, payload, rooms, occurred_at FROM numbered
    RETURNING *
  ), placed AS (
    INSERT INTO platform.event_room (room, seq)
    SELECT DISTINCT unnest(rooms), seq FROM logged
  ), counted AS (
    UPDATE platform.event_counter SET last_seq = last_seq + (SELECT count(*) FROM logged)
     WHERE EXISTS (SELECT FROM logged)
  ), written AS (
    SELECT e.seq, row_to_json(e) AS text,
           lag(e.id, 1, (SELECT event_id FROM platform.event
                          WHERE seq = (SELECT last_seq FROM platform.event_counter))) OVER (ORDER BY e.seq) AS after
      FROM (SELECT seq, event_id AS id, type, occurred_at AS at, payload, rooms FROM logged) AS e
  ), placed_in AS (
    SELECT *, (sum(octet_length(text::text)) OVER (ORDER BY seq) - octet_length(text::text)) / ${PIECE_BYTES} AS piece
      FROM written
  ), pieces AS (
    SELECT count(*)::int AS moved,
           json_build_object('after', (array_agg(after ORDER BY seq))[1],
                             'events', json_agg(text ORDER BY seq))::text AS text
      FROM placed_in GROUP BY piece ORDER BY piece
  )
  SELECT moved, text,
         pg_notify('${EVENTS_CHANNEL}', CASE WHEN octet_length(text) <= ${NOTIFIED_BYTES} THEN text ELSE '' END)
    FROM pieces`;

/**
 * One message to the server, which makes one transaction of it: nobody has to answer between the lock and the commit.
 * Each statement sees what is committed when it begins, so the second one sees everything the relay before has done.
 * A look that finds nothing writes nothing, so that nothing has to reach a disk before the next one.
 */
const MOVE = `SELECT pg_advisory_xact_lock(${NUMBERING_LOCK}); EXECUTE anzhi_move`;

/**
 * A connection of its own, so that numbering never waits until those who handle events give one back. Whoever waits for
 * his turn holds nothing that others need, so he may wait; and as the statement may be planned while the tables are
 * still empty, it is planned for when they are not.
 */
const openPool = (url: string): Pool =>
  new Pool({
    ...CONNECTIONS,
    connectionString: url,
    application_name: 'anzhi-relay',
    options: `${CONNECTIONS.options} -c lock_timeout=0 -c enable_seqscan=off -c jit=off`,
    max: 1,
  }).on('error', () => undefined); // the next statement tells

interface Piece {
  readonly moved: number;
  /** As `parseBatch` reads it. */
  readonly text: string;
}

/**
 * Moves committed events from the outbox to the event log and numbers them.
 *
 * The number is taken by one relay at a time, under a lock, over what is committed and visible at that moment, in
 * outbox order. A transaction that depends on an earlier one inserts its events after the earlier one has committed,
 * so whoever sees the second sees the first and numbers it lower; a transaction that commits late simply gets a later
 * number. Hence no gaps, and no event is ever skipped.
 *
 * Nobody is elected. Any process may relay at any moment, and the lock is held by a running statement of the server,
 * never by a process: one that is killed, frozen or cut off holds nothing, and the next look of any other one
 * (`WorkerLoops.startRelay`, at most half a second later) takes over.
 */
export class EventRelay implements OnApplicationShutdown {
  private readonly pool: Pool;
  private readonly planned = new WeakSet<PoolClient>();

  constructor(
    url: string,
    private readonly stream: EventStream,
  ) {
    this.pool = openPool(url);
  }

  /** @returns how many events were numbered; as many as `RELAY_BATCH`: there may be more */
  async runOnce(): Promise<number> {
    const pieces = await this.onConnection(async (client) => {
      if (!this.planned.has(client)) await client.query(PREPARE);
      this.planned.add(client);
      const [, { rows }] = (await client.query(MOVE)) as unknown as QueryResult<Piece>[];
      return rows;
    });
    pieces.forEach(({ text }) => this.stream.add(text));
    return pieces.reduce((sum, { moved }) => sum + moved, 0);
  }

  private async onConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let isSound = false;
    try {
      const answer = await work(client);
      isSound = true;
      return answer;
    } finally {
      client.release(!isSound);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
