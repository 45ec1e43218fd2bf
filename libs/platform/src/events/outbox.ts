import { newId } from '@anzhi/kernel';
import type { Tx } from '../database/tx';
import { roomsOf } from './event';

/** Writes the collected events beside the change they tell of. They get their number after the commit. */
export async function writeOutbox(tx: Tx): Promise<void> {
  if (!tx.events.length) return;
  const rows = tx.events.map((event) => ({
    event_id: newId(),
    type: event.type,
    payload: event.payload,
    rooms: roomsOf(event.audience),
  }));
  await tx.query(
    `INSERT INTO platform.outbox (event_id, type, payload, rooms, occurred_at)
     SELECT r.event_id, r.type, r.payload, r.rooms, $2
       FROM jsonb_to_recordset($1::jsonb) AS r(event_id uuid, type text, payload jsonb, rooms text[])`,
    [JSON.stringify(rows), tx.now],
  );
}
