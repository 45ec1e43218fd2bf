export { DispatchModule } from './dispatch.module';
export { DispatchFacade } from './dispatch.facade';
export { DispatchErrors } from './dispatch.errors';
export { DispatchPermissions } from './dispatch.permissions';
export type { AssignmentDto, CaregiverCandidateDto } from './assignments/assignment.dto';
export type { DispatchLogDto } from './log/dispatch-log.dto';
export type { OfferDto } from './offers/offer.dto';
export type { AssignmentView } from './assignments/assignment.queries';
export type { UnmetDemandDto } from './unmet/unmet.dto';
