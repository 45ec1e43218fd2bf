import type { OrderView } from './order.view';

/** What an event may say about an order: no person, no address. */
export const orderFacts = (order: Pick<OrderView, 'id' | 'itemCode' | 'startsAt' | 'plannedMinutes'>) => ({
  orderId: order.id,
  itemCode: order.itemCode,
  startsAt: order.startsAt.toISOString(),
  plannedMinutes: order.plannedMinutes,
});

/** The rooms of an order: the senior's, the division's, and that of the provider that has it. */
export const orderAudience = (order: Pick<OrderView, 'seniorId' | 'regionId' | 'providerId'>) => ({
  seniorId: order.seniorId,
  regionId: order.regionId,
  ...(order.providerId ? { providerId: order.providerId } : {}),
});
