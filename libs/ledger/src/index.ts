export { LedgerModule } from './ledger.module';
export { LedgerFacade } from './ledger.facade';
export { LedgerErrors } from './ledger.errors';
export { checkLedger, type Difference } from './check/check-ledger';
export type {
  Balance,
  HoldEvent,
  HoldRef,
  LedgerUnit,
  Leg,
  MoveCode,
  NewAccount,
  NewEvidence,
  NewHold,
  NewTransfer,
  TransferCode,
  Turnover,
} from './ledger.types';
