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
   * The next events of some rooms, oldest first, one page. Each room is read from its own index range, so the
   * cost goes by what the caller missed and not by what happened in the city.
   */
  async ofRooms(rooms: readonly string[], seq: number): Promise<RoomedEvent[]> {
    const rows = await this.db.query<Row>(
      `SELECT e.seq, e.event_id, e.type, e.payload, e.occurred_at, e.rooms
         FROM (SELECT DISTINCT missed.seq
                 FROM unnest($1::text[]) AS r(room)
                 CROSS JOIN LATERAL (SELECT er.seq FROM platform.event_room er
                                      WHERE er.room = r.room AND er.seq > $2 ORDER BY er.seq LIMIT ${EVENT_PAGE}) AS missed
                ORDER BY missed.seq LIMIT ${EVENT_PAGE}) AS wanted
         JOIN platform.event e USING (seq)
        ORDER BY e.seq`,
      [rooms, seq],
    );
    return rows.map(fromRow);
  }
}

const fromRow = (row: Row): RoomedEvent => ({
  rooms: row.rooms,
  event: {
    seq: row.seq,
    id: row.event_id,
    type: row.type,
    at: row.occurred_at.toISOString(),
    payload: row.payload,
  } as LiveEvent,
});
