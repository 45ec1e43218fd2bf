export { LedgerModule } from './ledger.module';
export { LedgerFacade } from './ledger.facade';
export { LedgerErrors } from './ledger.errors';
export { sliceOf } from './accounts/slices';
export { checkLedger, type Difference } from './check/check-ledger';
export { LedgerChecks, type CheckRun, type LedgerSum } from './check/ledger-checks';
export type { Fact, Facts, NewLogEntry } from './log/entries/log-entry.types';
export type {
  Balance,
  Closing,
  CommandRef,
  DayRange,
  ExpiredHold,
  HoldCommand,
  HoldEvent,
  HoldRef,
  LedgerUnit,
  Leg,
  MoveCode,
  NewAccount,
  NewEvidence,
  NewHold,
  NewLots,
  NewSlices,
  NewTransfer,
  Onward,
  Refill,
  Resolution,
  Statement,
  StatementLine,
  StatementQuery,
  StatementSum,
  TransferCode,
  Turnover,
} from './ledger.types';
