import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, newId } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Queryable, Tx } from '@anzhi/platform';
import { BatchStore } from '../batches/batch-store';
import type { Payee } from '../claims/claim.queries';
import { SettlementErrors } from '../settlement.errors';

export interface NewRecovery extends Payee {
  readonly source: { readonly kind: 'AUDIT'; readonly id: string };
  /** Days of service it is about: `until` is the day after the last one. */
  readonly from: string;
  readonly until: string;
  readonly fen: number;
  readonly reason: string;
}

/** APPEAL: the provider was right. PROVEN: it was proved visit by visit after all, and is not claimed twice. */
export type ReleaseCause = 'APPEAL' | 'PROVEN';

export interface StandingRecovery extends Payee {
  readonly id: string;
  readonly fen: number;
  readonly standingFen: number;
}

/** Of claims that no payout has settled yet; both not negative. */
export interface OpenRecoveries {
  readonly recoveredFen: number;
  readonly returnedFen: number;
}

/**
 * Claims of public money on a provider that are about no visit alone. Each is posted at once, from what the provider is
 * owed to what it owes back, in fen and nothing else; the next payout nets it.
 */
@Injectable()
export class RecoveryStore {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly batches: BatchStore,
  ) {}

  /** Until the transaction ends nobody else claims from, or settles for, the provider. */
  lock(tx: Tx, payee: Payee): Promise<void> {
    return this.batches.lockPayee(tx, payee);
  }

  /** @returns its id @throws settlement.recovery-made when this source has its claim already */
  async claim(tx: Tx, input: NewRecovery): Promise<string> {
    const { countyId, providerId, source, from, until, fen, reason } = input;
    await this.lock(tx, input);
    await this.batches.ensurePayee(tx, input);
    const account = await this.account(tx, input);
    if (await this.ofSource(tx, countyId, source)) throw SettlementErrors.recoveryMade();
    const [id, commandId] = [newId(tx.now), newId(tx.now)];
    await tx.query(
      `INSERT INTO settlement.recovery
         (county_id, id, provider_id, kind, source_id, period, fen, reason, command_id, account_id, at)
       VALUES ($1, $2, $3, $4, $5, daterange($6::date, $7::date), $8, $9, $10, $11, $12)`,
      [
        ...[countyId, id, providerId, source.kind, source.id, from, until, fen, reason, commandId],
        ...[accountOf(tx.ctx), tx.now],
      ],
    );
    await this.move(tx, input, { commandId, fen, from: await owed(tx, input), to: account });
    tx.audit({
      action: 'settlement.recovery-claimed',
      ...{ subject: 'settlement-recovery', subjectId: id, regionId: countyId, organisationId: providerId },
      details: { source: source.kind, sourceId: source.id, fen },
    });
    return id;
  }

  /** Gives back as much as is asked for and still stands. @returns how much, in fen */
  async release(
    tx: Tx,
    recovery: Pick<StandingRecovery, 'countyId' | 'providerId' | 'id'>,
    { cause, fen, reason }: { cause: ReleaseCause; fen: number; reason: string },
  ): Promise<number> {
    const { countyId, providerId, id } = recovery;
    await this.lock(tx, recovery);
    const standing = await this.standing(tx, countyId, id);
    const given = Math.min(fen, standing?.standingFen ?? 0);
    if (given <= 0) return 0;
    const commandId = newId(tx.now);
    await tx.query(
      `INSERT INTO settlement.recovery_release (county_id, recovery_id, seq, cause, fen, reason, command_id, account_id, at)
       SELECT $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7, $8
         FROM settlement.recovery_release WHERE county_id = $1 AND recovery_id = $2`,
      [countyId, id, cause, given, reason, commandId, tx.ctx.actor.accountId, tx.now],
    );
    const account = await this.account(tx, recovery);
    await this.move(tx, recovery, { commandId, fen: given, from: account, to: await owed(tx, recovery) });
    tx.audit({
      action: 'settlement.recovery-released',
      ...{ subject: 'settlement-recovery', subjectId: id, regionId: countyId, organisationId: providerId },
      details: { cause, fen: given },
    });
    return given;
  }

  async standing(db: Queryable, countyId: number, id: string): Promise<StandingRecovery | undefined> {
    const [row] = await db.query<StandingRecovery>(
      `SELECT county_id AS "countyId", provider_id AS "providerId", id, fen, standing_fen AS "standingFen"
         FROM settlement.recovery_standing WHERE county_id = $1 AND id = $2`,
      [countyId, id],
    );
    return row;
  }

  async open(db: Queryable, { countyId, providerId }: Payee): Promise<OpenRecoveries> {
    const [row] = await db.query<OpenRecoveries>(
      `SELECT coalesce(sum(fen) FILTER (WHERE item = 0), 0)::bigint AS "recoveredFen",
              coalesce(-sum(fen) FILTER (WHERE item > 0), 0)::bigint AS "returnedFen"
         FROM settlement.open_recovery WHERE county_id = $1 AND provider_id = $2`,
      [countyId, providerId],
    );
    return row;
  }

  /** All that is open is settled by this payout. The provider is locked. */
  async take(tx: Tx, { countyId, providerId }: Payee, batchId: string): Promise<void> {
    await tx.query(
      `INSERT INTO settlement.recovery_taken (county_id, recovery_id, item, batch_id)
       SELECT county_id, recovery_id, item, $3 FROM settlement.open_recovery WHERE county_id = $1 AND provider_id = $2`,
      [countyId, providerId, batchId],
    );
  }

  private ofSource(db: Queryable, countyId: number, { kind, id }: NewRecovery['source']) {
    return db
      .query('SELECT FROM settlement.recovery WHERE county_id = $1 AND kind = $2 AND source_id = $3', [
        ...[countyId, kind, id],
      ])
      .then(({ length }) => length > 0);
  }

  private async account(tx: Tx, { countyId, providerId }: Payee): Promise<string> {
    const known = await tx.one<{ id: string }>(
      'SELECT account_id AS id FROM settlement.recovery_account WHERE county_id = $1 AND provider_id = $2',
      [countyId, providerId],
    );
    if (known) return known.id;
    const id = await this.ledger.openAccount(tx, {
      ...{ countyId, unit: 'FEN', kind: 'PROVIDER_RECOVERED', authorising: false, noOverdraft: false },
    });
    await tx.query(
      'INSERT INTO settlement.recovery_account (county_id, provider_id, account_id) VALUES ($1, $2, $3)',
      [countyId, providerId, id],
    );
    return id;
  }

  private async move(
    tx: Tx,
    { countyId }: Payee,
    { commandId, fen, from, to }: { commandId: string; fen: number; from: string; to: string },
  ): Promise<void> {
    const leg = { unit: 'FEN', debitAccount: from, creditAccount: to, amount: fen } as const;
    const businessDay = businessDate(tx.now);
    await this.ledger.transfer(tx, {
      ...{ countyId, commandId, code: 'SETTLE', legs: [leg], businessDate: businessDay },
    });
  }
}

async function owed(db: Queryable, { countyId, providerId }: Payee): Promise<string> {
  const [{ id }] = await db.query<{ id: string }>(
    'SELECT account_id AS id FROM settlement.owed_account WHERE county_id = $1 AND provider_id = $2',
    [countyId, providerId],
  );
  return id;
}
