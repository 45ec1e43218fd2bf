export { EntitlementModule } from './entitlement.module';
export { EntitlementFacade } from './entitlement.facade';
export { EntitlementErrors } from './entitlement.errors';
export { EntitlementPermissions } from './entitlement.permissions';
export { EntitlementSettings } from './entitlement.settings';
export { loadProgrammes } from './programmes/load-programmes';
export type {
  Capture,
  ChainGrant,
  ChainHold,
  ChainOutcome,
  ChainStep,
  Reason,
  ServiceWish,
  Split,
} from './entitlement.types';
export { explainSplit } from './orders/split-reasons';
export type { ChunkResult, IssuanceOrder } from './issuance/issuance';
