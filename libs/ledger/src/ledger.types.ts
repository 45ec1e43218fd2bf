/** What an account counts: minutes, fen, fen of a voucher, visits, minutes of time credit. Units never meet. */
export const LEDGER_UNITS = ['MINUTE', 'FEN', 'VOUCHER', 'VISIT', 'TIME_CREDIT'] as const;
export type LedgerUnit = (typeof LEDGER_UNITS)[number];

/** Days of service, `YYYY-MM-DD`; `until` is the first day that no longer counts. */
export interface DayRange {
  readonly from: string;
  readonly until: string;
}

export interface NewAccount {
  readonly countyId: number;
  readonly unit: LedgerUnit;
  /** What the account is to its owner, in the owner's words: `LOT`, `SPENT`. */
  readonly kind: string;
  /**
   * An authorising account has counters under a row lock and can refuse; a recording one is only ever written
   * into, so any number of commands use it at once.
   */
  readonly authorising: boolean;
  /** Refuses what it does not hold. Only for authorising accounts. */
  readonly noOverdraft: boolean;
  /** Days of service it may pay for; left out: any. */
  readonly usable?: DayRange;
}

/** A command of the caller: its id is a UUIDv7 made once, so that a repetition gets the first answer. */
export interface CommandRef {
  readonly countyId: number;
  readonly commandId: string;
}

/** One amount from one account to another, in the unit of both. Legs of one command may differ in unit. */
export interface Leg {
  readonly unit: LedgerUnit;
  readonly debitAccount: string;
  readonly creditAccount: string;
  /** In the unit: minutes, fen, visits. */
  readonly amount: number;
}

/**
 * Moves that stand alone: GRANT into a lot, FUND a slice from its budget, OWE a provider, SETTLE what is owed,
 * ADJUST by an officer's decision, RESTORE what was taken wrongly.
 */
export type TransferCode = 'GRANT' | 'FUND' | 'OWE' | 'SETTLE' | 'ADJUST' | 'RESTORE';
/** Every code a transfer can bear. */
export type MoveCode = TransferCode | 'HOLD' | 'CAPTURE' | 'RELEASE' | 'REVERSE' | 'EXPIRE' | 'CARRY';

export interface NewTransfer extends CommandRef {
  readonly code: TransferCode;
  readonly legs: readonly Leg[];
  /** The day it belongs to in business, `YYYY-MM-DD`. */
  readonly businessDate: string;
}

/** New lots of one kind, each opened and granted its amount. */
export interface NewLots extends CommandRef {
  readonly unit: LedgerUnit;
  readonly kind: string;
  /** A recording account. */
  readonly source: string;
  readonly usable: DayRange | null;
  readonly lots: readonly { readonly accountId: string; readonly amount: number }[];
  readonly businessDate: string;
}

export interface NewSlices {
  readonly countyId: number;
  readonly unit: LedgerUnit;
  readonly count: number;
}

export interface Refill extends CommandRef {
  readonly budget: string;
  readonly slice: string;
  /** What is taken from the budget; less when it has less. */
  readonly lump: number;
}

export interface NewHold {
  readonly countyId: number;
  /** Made by the caller, the command's id; names the hold for ever. */
  readonly holdId: string;
  readonly legs: readonly Leg[];
  /** Day of the service, `YYYY-MM-DD`: lots are asked for this day, and what comes of the hold belongs to it. */
  readonly serviceDate: string;
  /** When `expireHolds` may give it back; left out: never by itself. */
  readonly expiresAt?: Date | null;
}

export interface HoldRef {
  readonly countyId: number;
  readonly holdId: string;
}

/** A command on a hold. */
export type HoldCommand = HoldRef & CommandRef;

/** What came back to a closed account and did not stay there. */
export interface Onward {
  readonly accountId: string;
  readonly code: 'CARRY' | 'EXPIRE';
  readonly toAccount: string;
  readonly amount: number;
}

/** What became of a hold, leg by leg in the order of its legs. */
export interface Resolution {
  readonly posted: readonly number[];
  readonly released: readonly number[];
  /** The part of what was released that went on because its account is closed. */
  readonly onward: readonly Onward[];
}

/** A hold whose time was over, and what went on from it. */
export interface ExpiredHold {
  readonly holdId: string;
  readonly commandId: string;
  readonly onward: readonly Onward[];
}

/** The end of accounts' lives: what is free, and what is still to come back, goes on. */
export interface Closing extends CommandRef {
  readonly accounts: readonly {
    readonly accountId: string;
    /** A recording account of the same unit. */
    readonly lapseTo: string;
    /** The next lot, which takes up to `limit` in all; the rest lapses. */
    readonly carry?: { readonly to: string; readonly limit: number };
  }[];
  readonly businessDate: string;
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

/** An account as it stands or stood. `available = granted − spent − held`; negative on where grants come from. */
export interface Balance {
  readonly accountId: string;
  /** Everything that came in, returns included. */
  readonly granted: number;
  readonly held: number;
  /** Everything that went out: captured, expired, carried. */
  readonly spent: number;
  readonly available: number;
}

/** What moved on an account under one code. */
export interface Turnover {
  readonly accountId: string;
  readonly code: MoveCode;
  readonly amount: number;
}

export interface StatementQuery {
  /** From this instant on. */
  readonly from: Date;
  /** Before this instant. */
  readonly to: Date;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  readonly limit: number;
}

/** Both sums in the unit: what is on the accounts, and how much of it is held. */
export interface StatementSum {
  readonly balance: number;
  readonly held: number;
}

/** One move as one of the accounts saw it. Sums at the end = sums at the beginning + what the lines change. */
export interface StatementLine {
  readonly accountId: string;
  readonly unit: LedgerUnit;
  readonly code: MoveCode;
  /** By how much it changes the balance; negative: out. */
  readonly amount: number;
  /** By how much it changes what is held. */
  readonly held: number;
  /** Kind of the account on the other side. */
  readonly counterKind: string;
  readonly businessDate: string;
  readonly at: Date;
  readonly commandId: string;
  /** The hold it comes of. */
  readonly holdId: string | null;
}

export interface Statement {
  readonly sums: readonly {
    readonly unit: LedgerUnit;
    readonly opening: StatementSum;
    readonly closing: StatementSum;
  }[];
  /** Oldest first. */
  readonly lines: readonly StatementLine[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** One line of a hold's life, oldest first. */
export interface HoldEvent {
  readonly code: MoveCode | 'WITHHELD' | 'WITHHOLDING_ENDED';
  /** Of the hold; what went on from a closed account has none. */
  readonly leg: number | null;
  readonly unit: LedgerUnit;
  /** The account the hold draws on. */
  readonly accountId: string;
  readonly amount: number;
  readonly at: Date;
  readonly evidenceId: string | null;
  readonly reason: string | null;
}
