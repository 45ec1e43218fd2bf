import { addDays, startOfDay } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import { ORDER_VIEW } from './order-store';
import { LIVE_STATES } from './order.state';
import type { OrderView } from './order.view';

/** Orders whose address lies in one of the divisions, or that one of the providers has accepted. */
export interface DayOfOrders {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly regionIds?: readonly number[];
  readonly providerIds?: readonly string[];
}

export const ordersOfDay = (
  db: Queryable,
  { day, regionIds = [], providerIds = [] }: DayOfOrders,
): Promise<OrderView[]> =>
  db.query<OrderView>(
    `${ORDER_VIEW}
      WHERE o.starts_at >= $1 AND o.starts_at < $2 AND o.state = ANY($3)
        AND (${withinRegions('o.region_id', '$4')} OR o.provider_id = ANY($5::uuid[]))
      ORDER BY o.starts_at, o.id`,
    [startOfDay(day), startOfDay(addDays(day, 1)), LIVE_STATES, regionIds, providerIds],
  );
