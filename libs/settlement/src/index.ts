export { SettlementFacade } from './settlement.facade';
export { SettlementModule } from './settlement.module';
export type { StatementContent, StatementLine } from './documents/statement-content';
export { MonthSchedule } from './calendar/month-schedule';
export { Signers, type FindNames } from './batches/signers';
export { ClaimSources, type ClaimFacts, type ClaimSource } from './claims/claim-sources';
export { SettlementErrors } from './settlement.errors';
export { SettlementPermissions } from './settlement.permissions';
export { SettlementSettings } from './settlement.settings';
