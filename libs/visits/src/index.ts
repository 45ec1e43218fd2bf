export { VisitsModule } from './visits.module';
export { VisitsFacade } from './visits.facade';
export { VisitsErrors } from './visits.errors';
export { VisitsPermissions } from './visits.permissions';
export { needsOfficer } from './evidence/check.policy';
export { VISIT_STATE_ZH, type VisitState } from './visits/visit.state';
export type { Party } from './visits/visit-parties';
export type { VisitDetailView, VisitView } from './visits/visits.dto';
