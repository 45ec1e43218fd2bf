/** What an account counts. Minutes and money never meet in one transfer. */
export type LedgerUnit = 'MINUTE' | 'FEN';

export interface NewAccount {
  readonly countyId: number;
  readonly unit: LedgerUnit;
  /** What the account is to its owner, in the owner's words: `LOT`, `SPENT`. The ledger does not read it. */
  readonly kind: string;
  /**
   * An authorising account has counters under a row lock and can refuse; a recording one is only ever written
   * into, so any number of commands use it at once.
   */
  readonly authorising: boolean;
  /** Refuses what it does not hold. Only for authorising accounts. */
  readonly noOverdraft: boolean;
}

/** One amount from one account to another, in the unit of both. */
export interface Leg {
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly amount: number;
}

/** Moves that stand alone. The codes of a hold's life are written by the hold itself. */
export type TransferCode = 'GRANT';
/** Every code a transfer can bear. */
export type MoveCode = TransferCode | 'HOLD' | 'CAPTURE' | 'RELEASE' | 'REVERSE' | 'EXPIRE';

export interface NewTransfer {
  readonly countyId: number;
  /** Made by the caller; the same command cannot write a leg twice. */
  readonly commandId: string;
  readonly code: TransferCode;
  readonly unit: LedgerUnit;
  readonly legs: readonly Leg[];
  /** The day it belongs to in business, `YYYY-MM-DD`. */
  readonly businessDate: string;
}

export interface NewHold {
  readonly countyId: number;
  /** Made by the caller; names the hold for ever. */
  readonly holdId: string;
  readonly unit: LedgerUnit;
  /** Drawn upon in this order when the hold is posted. */
  readonly legs: readonly Leg[];
  /** Day of the service, `YYYY-MM-DD`: everything that comes of the hold belongs to its month. */
  readonly serviceDate: string;
}

export interface HoldRef {
  readonly countyId: number;
  readonly holdId: string;
}

/** Proof of a service, kept by whoever proves it; the ledger knows its fingerprint and whether it was verified. */
export interface NewEvidence {
  readonly countyId: number;
  readonly evidenceId: string;
  /** Kind of proof, `VISIT`. */
  readonly kind: string;
  /** Where its owner keeps it. */
  readonly reference: string;
  /** SHA-256 of what was proved. */
  readonly hash: Buffer;
}

/** An authorising account as it stands. `available = granted − spent − held`. */
export interface Balance {
  readonly accountId: string;
  /** Everything that came in, returns included. */
  readonly granted: number;
  readonly held: number;
  /** Everything that went out: captured, expired. */
  readonly spent: number;
  readonly available: number;
}

/** What moved on an account under one code. */
export interface Turnover {
  readonly accountId: string;
  readonly code: MoveCode;
  readonly amount: number;
}

/** Lets lapse whatever is free on accounts whose time is over. */
export interface NewExpiry {
  readonly countyId: number;
  readonly commandId: string;
  readonly accountIds: readonly string[];
  readonly sinkAccount: string;
  readonly businessDate: string;
}

/** One line of a hold's life, oldest first. */
export interface HoldEvent {
  readonly code: MoveCode | 'WITHHELD' | 'WITHHOLDING_ENDED';
  readonly leg: number;
  /** The account the hold draws on. */
  readonly accountId: string;
  readonly amount: number;
  readonly at: Date;
  readonly evidenceId: string | null;
  readonly reason: string | null;
}
