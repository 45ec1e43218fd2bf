import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { LedgerFacade, type Leg, type NewAccount } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import type { OrderHold } from './order-hold.store';

const OPENING_LOCK = 7_262_111;

type Order = Pick<OrderHold, 'countyId' | 'seniorId' | 'serviceDate' | 'payers'>;

/** What is owed for an order, or no longer owed, in fen. */
export interface Debt {
  /** By public payer. */
  readonly public: readonly number[];
  readonly family: number;
}

interface Accounts {
  /** What the county owes the provider. */
  readonly ofCounty: string | null;
  /** What families owe the provider. */
  readonly ofFamilies: string | null;
  /** Below nothing by what the senior's family owes. */
  readonly family: string | null;
}

/**
 * Who owes each provider what: the county its public part, the senior's family the rest. The accounts only record, so
 * no two captures wait for each other there. Both parts are one command, so the family's costs a capture one leg.
 */
@Injectable()
export class ProviderDebts {
  constructor(private readonly ledger: LedgerFacade) {}

  /**
   * From now on the county owes the provider what the payers of the order owe for it, and the family its part.
   * @returns the command; null when nothing is owed
   */
  owe(tx: Tx, order: Order, providerId: string, debt: Debt): Promise<string | null> {
    return this.move(tx, 'OWE', order, providerId, debt);
  }

  /** The other way: what was taken back is no longer owed; beyond what is owed the provider owes it. */
  takeBack(tx: Tx, order: Order, providerId: string, debt: Debt): Promise<string | null> {
    return this.move(tx, 'ADJUST', order, providerId, debt);
  }

  /** Opened on first use. */
  async familyAccount(tx: Tx, countyId: number, seniorId: string): Promise<string> {
    const find = (): Promise<{ accountId: string } | undefined> => tx.one(FAMILY, [countyId, seniorId]);
    const known = await find();
    if (known) return known.accountId;
    await lock(tx, seniorId);
    return (await find())?.accountId ?? (await this.openFamily(tx, countyId, seniorId));
  }

  private async move(
    tx: Tx,
    code: 'OWE' | 'ADJUST',
    order: Order,
    providerId: string,
    debt: Debt,
  ): Promise<string | null> {
    const { countyId, serviceDate, payers } = order;
    const { ofCounty, ofFamilies, family } = await this.accounts(tx, order, providerId, debt.family > 0);
    const owed = [
      ...payers.map(({ payable }, index) => ({
        debtor: payable,
        creditor: ofCounty!,
        amount: debt.public[index],
      })),
      { debtor: family!, creditor: ofFamilies!, amount: debt.family },
    ].filter(({ amount }) => amount > 0);
    if (!owed.length) return null;
    const legs = owed.map(({ debtor, creditor, amount }): Leg => {
      const [debitAccount, creditAccount] = code === 'OWE' ? [debtor, creditor] : [creditor, debtor];
      return { unit: 'FEN', debitAccount, creditAccount, amount };
    });
    const commandId = newId(tx.now);
    await this.ledger.transfer(tx, { countyId, commandId, code, legs, businessDate: serviceDate });
    return commandId;
  }

  /** That of the county is opened on first use, also when nothing is owed; those of the family when it pays. */
  private async accounts(
    tx: Tx,
    { countyId, seniorId }: Order,
    providerId: string,
    withFamily: boolean,
  ): Promise<Accounts> {
    const find = async (): Promise<Accounts> =>
      (await tx.one<Accounts>(ACCOUNTS, [countyId, providerId, seniorId]))!;
    const complete = ({ ofCounty, ofFamilies, family }: Accounts): boolean =>
      ofCounty !== null && (!withFamily || (ofFamilies !== null && family !== null));
    const known = await find();
    if (complete(known)) return known;
    // Each owner has a lock of his own, the provider's first: first captures of others do not wait.
    if (!known.ofCounty || (withFamily && !known.ofFamilies)) await lock(tx, providerId);
    if (withFamily && !known.family) await lock(tx, seniorId);
    const { ofCounty, ofFamilies, family } = await find();
    const open = (kind: string, add: string): Promise<string> =>
      this.open(tx, recording(countyId, kind), add, providerId);
    return {
      ofCounty: ofCounty ?? (await open('PROVIDER_PAYABLE', ADD_PROVIDER)),
      ofFamilies: ofFamilies ?? (withFamily ? await open('OWED_BY_FAMILIES', ADD_OF_FAMILIES) : null),
      family: family ?? (withFamily ? await this.openFamily(tx, countyId, seniorId) : null),
    };
  }

  private openFamily(tx: Tx, countyId: number, seniorId: string): Promise<string> {
    return this.open(tx, recording(countyId, 'FAMILY_DUE'), ADD_FAMILY, seniorId);
  }

  private async open(tx: Tx, account: NewAccount, add: string, owner: string): Promise<string> {
    const accountId = await this.ledger.openAccount(tx, account);
    await tx.query(add, [account.countyId, owner, accountId]);
    return accountId;
  }
}

const recording = (countyId: number, kind: string): NewAccount => ({
  countyId,
  unit: 'FEN',
  kind,
  authorising: false,
  noOverdraft: false,
});

const lock = (tx: Tx, owner: string): Promise<unknown> =>
  tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [OPENING_LOCK, owner]);

/** One row always, so that a capture asks once for all it needs. */
const ACCOUNTS = `
  SELECT (SELECT account_id FROM entitlement.provider_account
           WHERE (county_id, provider_id) = ($1, $2)) AS "ofCounty",
         (SELECT account_id FROM entitlement.provider_family_account
           WHERE (county_id, provider_id) = ($1, $2)) AS "ofFamilies",
         (SELECT account_id FROM entitlement.family_account
           WHERE (county_id, senior_id) = ($1, $3)) AS family`;
const FAMILY = `
  SELECT account_id AS "accountId" FROM entitlement.family_account WHERE (county_id, senior_id) = ($1, $2)`;
const ADD_PROVIDER = `
  INSERT INTO entitlement.provider_account (county_id, provider_id, account_id) VALUES ($1, $2, $3)`;
const ADD_OF_FAMILIES = `
  INSERT INTO entitlement.provider_family_account (county_id, provider_id, account_id) VALUES ($1, $2, $3)`;
const ADD_FAMILY = `
  INSERT INTO entitlement.family_account (county_id, senior_id, account_id) VALUES ($1, $2, $3)`;
