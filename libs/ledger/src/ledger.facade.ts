import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { Accounts } from './accounts/accounts';
import { BalanceQueries } from './accounts/balance.queries';
import { EvidenceRegister } from './evidence/evidence-register';
import type {
  Balance,
  HoldEvent,
  HoldRef,
  NewAccount,
  NewEvidence,
  NewExpiry,
  NewHold,
  NewTransfer,
  Turnover,
} from './ledger.types';
import { HoldQueries } from './moves/hold.queries';
import { Moves } from './moves/moves';

/**
 * The double-entry ledger: accounts, transfers, holds in two phases, and the register of evidence. It knows no
 * person, order or visit. Every write is one round trip in the caller's transaction; every refusal is one
 * `ledger.*` error, and which one does not depend on luck: the order of checks is part of the contract.
 */
@Injectable()
export class LedgerFacade {
  constructor(
    private readonly accounts: Accounts,
    private readonly balancesOf: BalanceQueries,
    private readonly moves: Moves,
    private readonly holds: HoldQueries,
    private readonly evidence: EvidenceRegister,
  ) {}

  /** @returns the id of the new account, which stands at zero */
  openAccount(tx: Tx, account: NewAccount): Promise<string> {
    return this.accounts.open(tx, account);
  }

  /** Many accounts of one kind under ids of the caller. */
  openAccounts(tx: Tx, account: NewAccount, accountIds: readonly string[]): Promise<void> {
    return this.accounts.openAll(tx, account, accountIds);
  }

  /** @throws ledger.account-not-found, ledger.command-reused, ledger.insufficient */
  transfer(tx: Tx, transfer: NewTransfer): Promise<void> {
    return this.moves.transfer(tx, transfer);
  }

  /**
   * Sets the amounts of all legs aside, or none.
   * @throws ledger.account-not-found, ledger.hold-exists, ledger.insufficient (`available`, `needed`)
   */
  hold(tx: Tx, hold: NewHold): Promise<void> {
    return this.moves.hold(tx, hold);
  }

  /**
   * Spends `amount` of the hold, first legs first, and returns the rest. Once.
   * @throws ledger.hold-not-found, ledger.hold-already-resolved, ledger.post-exceeds-hold,
   *   ledger.evidence-not-verified
   */
  post(
    tx: Tx,
    post: HoldRef & { amount: number; evidenceId: string },
  ): Promise<{ posted: number; released: number }> {
    return this.moves.post(tx, post);
  }

  /** Returns all of the hold. Once. @throws ledger.hold-not-found, ledger.hold-already-resolved */
  void(tx: Tx, hold: HoldRef): Promise<{ released: number }> {
    return this.moves.void(tx, hold);
  }

  /**
   * Gives back what was posted, by a transfer the other way; what happened stays on record. Once.
   * @throws ledger.hold-not-found, ledger.hold-not-posted, ledger.hold-already-reversed
   */
  reverse(tx: Tx, reversal: HoldRef & { reversalId: string; reason: string }): Promise<{ returned: number }> {
    return this.moves.reverse(tx, reversal);
  }

  /**
   * Moves whatever is free on these accounts to `sinkAccount`; what is held stays until its hold is resolved.
   * Repeating it moves what has become free since.
   * @returns the amounts that expired, by account; accounts with nothing free are left out
   */
  expire(tx: Tx, expiry: NewExpiry): Promise<{ accountId: string; amount: number }[]> {
    return this.moves.expire(tx, expiry);
  }

  /** Marks the hold: no payment for it until the mark is ended. @throws ledger.hold-not-found, ledger.already-withheld */
  withhold(tx: Tx, hold: HoldRef & { reason: string }): Promise<void> {
    return this.moves.withhold(tx, hold, 'PLACED');
  }

  /** @throws ledger.hold-not-found, ledger.not-withheld */
  endWithholding(tx: Tx, hold: HoldRef & { reason: string }): Promise<void> {
    return this.moves.withhold(tx, hold, 'ENDED');
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

  /** @throws ledger.account-not-found, also for a recording account, which has no counters */
  async balance(db: Queryable, countyId: number, accountId: string): Promise<Balance> {
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

  /** Sums by account and code: what was captured, what came back, what expired. */
  turnover(db: Queryable, countyId: number, accountIds: readonly string[]): Promise<Turnover[]> {
    return this.balancesOf.turnover(db, countyId, accountIds);
  }

  /** The whole life of one hold: set aside, spent or returned, reversed, withheld. */
  holdHistory(db: Queryable, hold: HoldRef): Promise<HoldEvent[]> {
    return this.holds.history(db, hold);
  }
}
