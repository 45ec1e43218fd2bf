export { SettlementModule } from './settlement.module';
export type { StatementContent } from './documents/statement-content';
