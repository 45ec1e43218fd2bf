export { VisitsModule } from './visits.module';
export { VisitsFacade } from './visits.facade';
export { VisitsErrors } from './visits.errors';
export { VisitsPermissions } from './visits.permissions';
export { VisitsSettings } from './visits.settings';
export { judgeCheck, judgeVisit, needsOfficer, withProof } from './evidence/check.policy';
export { demoDoorsFile, readDemoDoors, type DemoDoor } from './demo/demo-doors';
export { displayCode } from './tags/sun';
export { derivedId } from './evidence/derived-id';
export { hashOf, type EvidenceManifest } from './evidence/manifest';
export {
  isShortOfProof,
  judgeProof,
  leadingMethod,
  weigh,
  type MethodLaw,
  type ProofMethod,
} from './proofs/proof.policy';
export { VisitsCarePermissions } from './visits.care.permissions';
export { VisitsRatingPermissions } from './visits.rating.permissions';
export { newExceptions } from './exceptions/exception-table.policy';
export { SHIPPED as SHIPPED_RULEBOOKS } from './rulebooks/rulebooks';
export { sealDoorCode } from './visits/door-code';
export { VISIT_STATE_ZH, type VisitState } from './visits/visit.state';
export type { VisitClaimFacts } from './visits/claim-facts';
export type { Party } from './visits/visit-parties';
export type { VisitDetailView, VisitView } from './visits/visits.dto';
export { ProofView } from './proofs/proofs.dto';
export { VisitCheckView } from './visits/visits.dto';
