export { SettlementModule } from './settlement.module';
export type { StatementContent, StatementLine } from './documents/statement-content';
