import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { Accounts } from './accounts/accounts';
import { BalanceQueries } from './accounts/balance.queries';
import { StatementQueries } from './accounts/statement.queries';
import { EvidenceRegister } from './evidence/evidence-register';
import { LogEntries } from './log/entries/log-entries';
import type { LogFingerprint, NewLogEntry } from './log/entries/log-entry.types';
import type {
  Balance,
  Closing,
  ExpiredHold,
  HoldCommand,
  HoldEvent,
  HoldRef,
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
  StatementQuery,
  Turnover,
} from './ledger.types';
import { Holds } from './moves/holds';
import { Moves } from './moves/moves';

/**
 * The double-entry ledger: accounts, transfers, holds in two phases, and the register of evidence. It knows no
 * person, order or visit. Every write is one round trip in the caller's transaction under the caller's command id:
 * repeated, it gets its first answer, a refusal too. Every refusal is one `ledger.*` error, and which one does not
 * depend on luck: the order of checks is part of the contract (README). All commands throw `ledger.id-reused`
 * (`field`) for other content under a known id and `ledger.period-closed` for an id from a month that is summed up.
 * A refusal is remembered when the caller commits it: `tx.refuse(error)`; thrown on, it leaves no trace.
 */
@Injectable()
export class LedgerFacade {
  constructor(
    private readonly accounts: Accounts,
    private readonly balancesOf: BalanceQueries,
    private readonly statements: StatementQueries,
    private readonly moves: Moves,
    private readonly holds: Holds,
    private readonly evidence: EvidenceRegister,
    private readonly logEntries: LogEntries,
  ) {}

  /** @returns the id of the new account, which stands at zero */
  openAccount(tx: Tx, account: NewAccount): Promise<string> {
    return this.accounts.open(tx, account);
  }

  /** Many accounts of one kind under ids (UUIDv7) of the caller. */
  openAccounts(tx: Tx, account: NewAccount, accountIds: readonly string[]): Promise<void> {
    return this.accounts.openAll(tx, account, accountIds);
  }

  /** Slices of a budget, empty. A command draws on the one `sliceOf` names, so that no row is everybody's. */
  openSlices(tx: Tx, slices: NewSlices): Promise<string[]> {
    return this.accounts.openSlices(tx, slices);
  }

  /**
   * Opens lots and grants each its amount, thousands in one call.
   * @throws ledger.account-not-found when the source is no recording account of the unit
   */
  grantLots(tx: Tx, lots: NewLots): Promise<void> {
    return this.moves.grantLots(tx, lots);
  }

  /** @throws ledger.account-not-found, ledger.account-closed, ledger.insufficient (`available`, `needed`, `leg`) */
  transfer(tx: Tx, transfer: NewTransfer): Promise<void> {
    return this.moves.transfer(tx, transfer);
  }

  /**
   * Moves a lump from the budget into an empty slice, or what the budget has left.
   * @throws ledger.account-not-found, ledger.account-closed, ledger.insufficient when the budget has nothing left
   */
  refill(tx: Tx, refill: Refill): Promise<{ amount: number }> {
    return this.moves.refill(tx, refill);
  }

  /**
   * Ends accounts' lives at month end: what is free is carried or lapses now, what is held when it comes back.
   * Accounts that are closed already are passed over.
   * @throws ledger.account-not-found
   */
  close(tx: Tx, closing: Closing): Promise<Onward[]> {
    return this.moves.close(tx, closing);
  }

  /**
   * Sets the amounts of all legs aside, or none.
   * @throws ledger.account-not-found, ledger.account-closed, ledger.lot-not-for-service-date (`leg`),
   *   ledger.insufficient, ledger.slice-empty (both `available`, `needed`, `leg`)
   */
  hold(tx: Tx, hold: NewHold): Promise<void> {
    return this.holds.hold(tx, hold);
  }

  /**
   * Spends `amounts`, one for each leg, and returns the rest. Once.
   * @throws ledger.hold-not-found, ledger.hold-already-posted, ledger.hold-already-voided, ledger.hold-expired,
   *   ledger.post-exceeds-hold (`held`, `amount`, `leg`), ledger.evidence-not-verified
   */
  post(tx: Tx, post: HoldCommand & { amounts: readonly number[]; evidenceId: string }): Promise<Resolution> {
    return this.holds.post(tx, post);
  }

  /**
   * Returns all of the hold. Once.
   * @throws ledger.hold-not-found, ledger.hold-already-posted, ledger.hold-already-voided, ledger.hold-expired
   */
  void(tx: Tx, hold: HoldCommand): Promise<Resolution> {
    return this.holds.void(tx, hold);
  }

  /** Returns the holds of the county whose `expiresAt` is over, the oldest first, each once. */
  expireHolds(tx: Tx, due: { countyId: number; limit: number }): Promise<ExpiredHold[]> {
    return this.holds.expire(tx, due);
  }

  /**
   * Gives back part or all of what was posted, one amount for each leg, by transfers the other way; what happened
   * stays on record. May be repeated until nothing posted is left.
   * @throws ledger.hold-not-found, ledger.hold-not-posted, ledger.reversal-exceeds-posted (`left`, `amount`, `leg`),
   *   ledger.insufficient
   */
  reverse(
    tx: Tx,
    reversal: HoldCommand & { amounts: readonly number[]; reason: string },
  ): Promise<{ onward: readonly Onward[] }> {
    return this.holds.reverse(tx, reversal);
  }

  /** Marks the hold: no payment for it until the mark is ended. @throws ledger.hold-not-found, ledger.already-withheld */
  withhold(tx: Tx, hold: HoldCommand & { reason: string }): Promise<void> {
    return this.holds.withhold(tx, hold, 'PLACED');
  }

  /** @throws ledger.hold-not-found, ledger.not-withheld */
  endWithholding(tx: Tx, hold: HoldCommand & { reason: string }): Promise<void> {
    return this.holds.withhold(tx, hold, 'ENDED');
  }

  /** Registering the same evidence again changes nothing. @throws ledger.evidence-differs */
  registerEvidence(tx: Tx, evidence: NewEvidence): Promise<void> {
    return this.evidence.register(tx, evidence);
  }

  /** From now on holds may be posted on it; that cannot be taken back. @throws ledger.evidence-not-found */
  verifyEvidence(tx: Tx, evidence: { countyId: number; evidenceId: string }): Promise<void> {
    return this.evidence.verify(tx, evidence);
  }

  /** @throws ledger.evidence-not-verified */
  requireVerified(db: Queryable, evidence: { countyId: number; evidenceId: string }): Promise<void> {
    return this.evidence.requireVerified(db, evidence);
  }

  /**
   * Has something sealed in the county's log: who holds an old checkpoint can be shown later that it was there then
   * and what it said. Facts stay in the clear for ever; what is personal goes into `secrets`.
   * @throws TypeError for facts that have no exact form (fractions, nested objects, names that are not camelCase)
   */
  log(tx: Tx, entry: NewLogEntry): Promise<void> {
    return this.logEntries.append(tx, entry);
  }

  /** Of the county's last checkpoint, for what is printed; null: none is signed yet. */
  fingerprint(db: Queryable, countyId: number): Promise<LogFingerprint | null> {
    return this.logEntries.fingerprint(db, countyId);
  }

  /** Forgets the secrets of everything logged about a subject; every proof stays whole. @returns how many there were */
  eraseSecrets(tx: Tx, subject: { countyId: number; kind: string; reference: string }): Promise<number> {
    return this.logEntries.erase(tx, subject);
  }

  /** @throws ledger.account-not-found, also for a recording account, which has no counters */
  balance(db: Queryable, countyId: number, accountId: string): Promise<Balance> {
    return this.balancesOf.of(db, countyId, accountId);
  }

  /** Balances of the authorising accounts among these. */
  balances(db: Queryable, countyId: number, accountIds: readonly string[]): Promise<Balance[]> {
    return this.balancesOf.ofAll(db, countyId, accountIds);
  }

  /** The same under the accounts' locks: until the transaction ends nobody else changes them. */
  lockBalances(tx: Tx, countyId: number, accountIds: readonly string[]): Promise<Balance[]> {
    return this.balancesOf.lock(tx, countyId, accountIds);
  }

  /** Balances at the end of an instant, of recording accounts too (nothing is held on those). */
  balanceAt(db: Queryable, countyId: number, accountIds: readonly string[], at: Date): Promise<Balance[]> {
    return this.balancesOf.at(db, countyId, accountIds, at);
  }

  /**
   * What moved on these accounts, a page at a time, with the sums before and after.
   * @throws request.bad-cursor for a cursor of another list
   */
  statement(
    db: Queryable,
    countyId: number,
    accountIds: readonly string[],
    query: StatementQuery,
  ): Promise<Statement> {
    return this.statements.of(db, countyId, accountIds, query);
  }

  /** Sums by account and code: what was captured, what came back, what expired. */
  turnover(db: Queryable, countyId: number, accountIds: readonly string[]): Promise<Turnover[]> {
    return this.balancesOf.turnover(db, countyId, accountIds);
  }

  /** The whole life of one hold: set aside, spent or returned, reversed, withheld, gone on from a closed account. */
  holdHistory(db: Queryable, hold: HoldRef): Promise<HoldEvent[]> {
    return this.holds.history(db, hold);
  }
}
