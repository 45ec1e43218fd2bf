export { DispatchModule } from './dispatch.module';
export { DispatchFacade } from './dispatch.facade';
export { DispatchErrors } from './dispatch.errors';
export { DispatchPermissions } from './dispatch.permissions';
export type { OfferDto } from './offers/offer.dto';
export type { AssignmentView } from './assignments/assignment.queries';
