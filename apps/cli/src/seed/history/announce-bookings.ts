import { Random } from '@anzhi/kernel';
import { roomsOf } from '@anzhi/platform';
import type { Client as PgClient } from 'pg';
import { copyRows } from '../bulk/copy';
import { idAt } from '../numbers';

interface Booking {
  readonly orderId: string;
  readonly seniorId: string;
  readonly townId: number;
  readonly itemCode: string;
  readonly startsAt: Date;
  readonly plannedMinutes: number;
  readonly bookedAt: Date;
}

/**
 * Orders that still look for a provider are told of as any new one, so the platform goes on with them when it starts.
 * The last thing of a load: until then nobody is to go on with anything.
 */
export async function announceBookings(client: PgClient, countyIds: readonly number[]): Promise<void> {
  const { rows } = await client.query<Booking>(WAITING, [countyIds]);
  await copyRows(
    client,
    'platform.outbox',
    rows.map(({ seniorId, townId, bookedAt, orderId, itemCode, startsAt, plannedMinutes }) => ({
      event_id: idAt(bookedAt.getTime(), new Random(orderId)),
      type: 'ordering.order-placed.v1',
      payload: JSON.stringify({ orderId, itemCode, startsAt: startsAt.toISOString(), plannedMinutes }),
      rooms: roomsOf({ seniorId, regionId: townId }),
      occurred_at: bookedAt,
    })),
  );
}

/** Booked in bulk: for what was booked over HTTP somebody has been sought already. */
const WAITING = `
  SELECT id AS "orderId", senior_id AS "seniorId", region_id AS "townId", item_code AS "itemCode",
         starts_at AS "startsAt", planned_minutes AS "plannedMinutes", booked_at AS "bookedAt"
    FROM ordering."order" o
   WHERE county_id = ANY($1::int[]) AND state = 'HELD'
     AND NOT EXISTS (SELECT FROM dispatch.ranking r WHERE r.order_id = o.id)
   ORDER BY id`;
