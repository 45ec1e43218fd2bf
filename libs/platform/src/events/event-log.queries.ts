import { Injectable } from '@nestjs/common';
import type { LiveEvent } from '@anzhi/contracts';
import { Database } from '../database/database';
import type { LogPosition, RoomedEvent } from './batch';

interface Row {
  seq: number;
  event_id: string;
  type: string;
  payload: unknown;
  occurred_at: Date;
  rooms: string[];
}

/** Whoever follows some rooms, and the last number he has. */
export interface Follower {
  readonly rooms: readonly string[];
  readonly seq: number;
}

/** An event, and who of those who asked missed it: their places in the question. */
export interface Missed {
  readonly event: LiveEvent;
  readonly by: readonly number[];
}

/** Events a page; a shorter page is the last one. */
export const EVENT_PAGE = 500;

/** The numbered events, read in order: by everybody who passes them on. */
@Injectable()
export class EventLog {
  constructor(private readonly db: Database) {}

  /** The newest event. */
  async last(): Promise<LogPosition> {
    const row = await this.db.one<LogPosition>(
      `SELECT c.last_seq AS seq, e.event_id AS id
         FROM platform.event_counter c LEFT JOIN platform.event e ON e.seq = c.last_seq`,
    );
    return row ?? { seq: 0, id: null };
  }

  /** Number of the newest event. */
  async lastSeq(): Promise<number> {
    return (await this.last()).seq;
  }

  /** The next events of everybody, oldest first, one page. */
  async after(seq: number): Promise<RoomedEvent[]> {
    const rows = await this.db.query<Row>(
      `SELECT seq, event_id, type, payload, occurred_at, rooms FROM platform.event WHERE seq > $1
        ORDER BY seq LIMIT ${EVENT_PAGE}`,
      [seq],
    );
    return rows.map(fromRow);
  }

  /**
   * What several followers missed, for each the next events of his rooms, one page. Each room is read from its own
   * index range, so the cost goes by what was missed and not by what happened in the city; what several of them missed
   * is read once.
   * @param upTo the last number that counts
   */
  async missedBy(followers: readonly Follower[], upTo: number): Promise<Missed[]> {
    const asked = followers.map(({ rooms, seq }, by) => ({ by, rooms, since: seq }));
    const rows = await this.db.query<Omit<Row, 'rooms'> & { by: number[] }>(
      `SELECT e.seq, e.event_id, e.type, e.payload, e.occurred_at, missed.by
         FROM (SELECT page.seq, json_agg(asked.by) AS by
                 FROM jsonb_to_recordset($1::jsonb) AS asked (by int, rooms text[], since bigint)
                 CROSS JOIN LATERAL (
                   SELECT DISTINCT er.seq FROM unnest(asked.rooms) AS r (room)
                     CROSS JOIN LATERAL (SELECT seq FROM platform.event_room
                                          WHERE room = r.room AND seq > asked.since AND seq <= $2
                                          ORDER BY seq LIMIT ${EVENT_PAGE}) AS er
                    ORDER BY er.seq LIMIT ${EVENT_PAGE}) AS page
                GROUP BY page.seq) AS missed
         JOIN platform.event e USING (seq)
        ORDER BY e.seq`,
      [JSON.stringify(asked), upTo],
    );
    return rows.map(({ by, ...row }) => ({ event: eventOf(row), by }));
  }
}

const eventOf = ({ seq, event_id, type, occurred_at, payload }: Omit<Row, 'rooms'>): LiveEvent =>
  ({ seq, id: event_id, type, at: occurred_at.toISOString(), payload }) as LiveEvent;

const fromRow = (row: Row): RoomedEvent => ({ rooms: row.rooms, event: eventOf(row) });
