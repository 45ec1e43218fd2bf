export { LedgerModule } from './ledger.module';
export { LedgerFacade } from './ledger.facade';
export { LedgerErrors } from './ledger.errors';
export { sliceOf } from './accounts/slices';
export { checkLedger, type Difference } from './check/check-ledger';
export { LedgerChecks, type CheckRun, type LedgerSum } from './check/ledger-checks';
export { canonicalBytes } from './log/entries/canonical';
export { Commitment, type LeafContent } from './log/entries/log-entry.types';
export { LogKeys } from './log/notes/log-keys';
export { LogBundles, type Bundle, type BundleRequest } from './log/bundle/log-bundles';
export type { InFull } from './log/bundle/bundle-promises';
export { LogReader, type LogLeaf } from './log/reading/log-reader';
export { Checkpoints, type Checkpoint, type Cosignature } from './log/sealing/checkpoints';
export { micros, type TableSource } from './log/sealing/leaf-source';
export { LogSources } from './log/sealing/log-sources';
export { Sealer } from './log/sealing/sealer';
export { hasherOf } from './log/tree/hashing';
export { groupsOf } from './log/entries/log-entries';
export type { Fact, Facts, LogFingerprint, NewLogEntry } from './log/entries/log-entry.types';
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
