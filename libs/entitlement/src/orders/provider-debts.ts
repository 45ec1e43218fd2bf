import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { LedgerFacade, type Leg } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import type { OrderHold } from './order-hold.store';

const OPENING_LOCK = 7_262_111;

type Order = Pick<OrderHold, 'countyId' | 'serviceDate' | 'payers'>;

/** What a county owes each provider. The accounts only record, so no two captures wait for each other there. */
@Injectable()
export class ProviderDebts {
  constructor(private readonly ledger: LedgerFacade) {}

  /**
   * From now on the county owes the provider what the payers of the order owe for it.
   * @param fens by payer @returns the command; null when nothing is owed
   */
  owe(tx: Tx, order: Order, providerId: string, fens: readonly number[]): Promise<string | null> {
    return this.move(tx, 'OWE', order, providerId, fens);
  }

  /** The other way: what was taken back is no longer owed; beyond what is owed the provider owes it. */
  takeBack(tx: Tx, order: Order, providerId: string, fens: readonly number[]): Promise<string | null> {
    return this.move(tx, 'ADJUST', order, providerId, fens);
  }

  /** Opened on first use, also when nothing is owed. */
  async account(tx: Tx, countyId: number, providerId: string): Promise<string> {
    return (await this.find(tx, countyId, providerId)) ?? (await this.open(tx, countyId, providerId));
  }

  private async move(
    tx: Tx,
    code: 'OWE' | 'ADJUST',
    { countyId, serviceDate, payers }: Order,
    providerId: string,
    fens: readonly number[],
  ): Promise<string | null> {
    const provider = await this.account(tx, countyId, providerId);
    const legs = payers.flatMap(({ payable }, index): Leg[] => {
      const [debitAccount, creditAccount] = code === 'OWE' ? [payable, provider] : [provider, payable];
      return fens[index] > 0 ? [{ unit: 'FEN', debitAccount, creditAccount, amount: fens[index] }] : [];
    });
    if (!legs.length) return null;
    const commandId = newId(tx.now);
    await this.ledger.transfer(tx, { countyId, commandId, code, legs, businessDate: serviceDate });
    return commandId;
  }

  private async find(tx: Tx, countyId: number, providerId: string): Promise<string | undefined> {
    const row = await tx.one<{ accountId: string }>(
      `SELECT account_id AS "accountId" FROM entitlement.provider_account
        WHERE county_id = $1 AND provider_id = $2`,
      [countyId, providerId],
    );
    return row?.accountId;
  }

  private async open(tx: Tx, countyId: number, providerId: string): Promise<string> {
    await tx.query('SELECT pg_advisory_xact_lock($1, $2)', [OPENING_LOCK, countyId]);
    const opened = await this.find(tx, countyId, providerId);
    if (opened) return opened;
    const accountId = await this.ledger.openAccount(tx, {
      countyId,
      unit: 'FEN',
      kind: 'PROVIDER_PAYABLE',
      authorising: false,
      noOverdraft: false,
    });
    await tx.query(
      `INSERT INTO entitlement.provider_account (county_id, provider_id, account_id) VALUES ($1, $2, $3)`,
      [countyId, providerId, accountId],
    );
    return accountId;
  }
}
