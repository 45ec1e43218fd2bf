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
  DeliveredService,
  PayerPart,
  Reason,
  ServiceWish,
  Split,
  TakenBack,
  Withholding,
} from './entitlement.types';
export { explainSplit } from './orders/split-reasons';
export type { IssueTo } from './grants/grants';
export type { IssuanceStep } from './issuance/issuance';
export {
  CaptureGuard,
  type CaptureJudge,
  type CaptureToJudge,
  type CaptureVerdict,
} from './orders/capture-guard';
export { FamilyBills, type BillPart, type BillSelection, type FamilyBill } from './orders/family-bills';
export { ProviderDirectory, type FindProvider, type KnownProvider } from './statements/provider-directory';
export { WorkingDays } from './applications/working-days';
export { ProgrammeFunding, type FundedLaw, type ProgrammeName } from './programmes/programme-funding';
export { splitFunding, type FundingParts, type FundingShares } from './orders/funding-split.policy';
