export { OrderingModule } from './ordering.module';
export { OrderingFacade } from './ordering.facade';
export { OrderingErrors } from './ordering.errors';
export { OrderingPermissions } from './ordering.permissions';
export type { OrderDto, OrderLineDto, StateChangeDto } from './orders/order.dto';
export type { FailedVisit, Fulfilment } from './orders/order-progress';
export { LIVE_STATES, ORDER_STATES, type OrderState } from './orders/order.state';
export type { OrderView, PriceSplit, Wishes } from './orders/order.view';
