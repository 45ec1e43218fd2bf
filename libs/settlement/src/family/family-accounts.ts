import { Injectable } from '@nestjs/common';
import { FamilyBills } from '@anzhi/entitlement';
import { businessDate, newId } from '@anzhi/kernel';
import { LedgerFacade, type Leg } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';

const LOCK = 7_262_136;

type Move = readonly [from: string, to: string, fen: number];

/**
 * Families' money in the ledger. What is owed (FAMILY_DUE, OWED_BY_FAMILIES) is entitlement's; here is what comes and
 * goes: COLLECTED of a county, below nothing by the money held for somebody, and PREPAID of a senior, which cannot be
 * spent twice. What is paid for a delivered service goes on to the provider in the same command, so nothing stays.
 */
@Injectable()
export class FamilyAccounts {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly bills: FamilyBills,
  ) {}

  /** Paid for what was delivered. @returns the command */
  async paid(
    tx: Tx,
    of: { countyId: number; seniorId: string },
    parts: readonly { providerId: string; fen: number }[],
  ): Promise<string> {
    const { countyId, seniorId } = of;
    const collected = await this.collected(tx, countyId);
    const due = await this.bills.familyAccount(tx, countyId, seniorId);
    const moves: Move[] = [];
    for (const { providerId, fen } of parts)
      moves.push([collected, due, fen], [await this.owed(tx, countyId, providerId), collected, fen]);
    return this.move(tx, countyId, moves);
  }

  /** What was paid too much goes back: the provider had it, the family gets it. @returns the command */
  async givenBack(
    tx: Tx,
    {
      countyId,
      seniorId,
      providerId,
      fen,
    }: { countyId: number; seniorId: string; providerId: string; fen: number },
  ): Promise<string> {
    const collected = await this.collected(tx, countyId);
    const due = await this.bills.familyAccount(tx, countyId, seniorId);
    return this.move(tx, countyId, [
      [due, collected, fen],
      [collected, await this.owed(tx, countyId, providerId), fen],
    ]);
  }

  /** Paid ahead: it is the family's until something is delivered for it. @returns the command */
  async prepaid(tx: Tx, countyId: number, seniorId: string, fen: number): Promise<string> {
    const [from, to] = [await this.collected(tx, countyId), await this.prepaidOf(tx, countyId, seniorId)];
    return this.move(tx, countyId, [[from, to, fen]]);
  }

  /** What was paid ahead and not needed. @throws ledger.insufficient @returns the command */
  async prepaidBack(tx: Tx, countyId: number, seniorId: string, fen: number): Promise<string> {
    const [from, to] = [await this.prepaidOf(tx, countyId, seniorId), await this.collected(tx, countyId)];
    return this.move(tx, countyId, [[from, to, fen]]);
  }

  /** Sets prepaid money aside for one order. @returns the hold */
  async hold(
    tx: Tx,
    of: { countyId: number; seniorId: string; serviceDate: string; fen: number },
  ): Promise<string> {
    const { countyId, seniorId, serviceDate, fen } = of;
    const holdId = newId(tx.now);
    const debitAccount = await this.prepaidOf(tx, countyId, seniorId);
    const creditAccount = await this.bills.familyAccount(tx, countyId, seniorId);
    const legs: Leg[] = [{ unit: 'FEN', debitAccount, creditAccount, amount: fen }];
    await this.ledger.hold(tx, { countyId, holdId, legs, serviceDate });
    return holdId;
  }

  /** Pays the delivered part out of the hold, and the provider with it; the rest is free again. */
  async apply(
    tx: Tx,
    { countyId, holdId }: { countyId: number; holdId: string },
    of: { fen: number; evidenceId: string; providerId: string },
  ): Promise<void> {
    const { fen, evidenceId, providerId } = of;
    await this.ledger.post(tx, { countyId, holdId, commandId: newId(tx.now), amounts: [fen], evidenceId });
    if (fen === 0) return;
    const owed = await this.owed(tx, countyId, providerId);
    await this.move(tx, countyId, [[owed, await this.collected(tx, countyId), fen]]);
  }

  async release(tx: Tx, hold: { countyId: number; holdId: string }): Promise<void> {
    await this.ledger.void(tx, { ...hold, commandId: newId(tx.now) });
  }

  private async move(tx: Tx, countyId: number, moves: readonly Move[]): Promise<string> {
    const commandId = newId(tx.now);
    const legs = moves.map(([debitAccount, creditAccount, amount]): Leg => ({
      ...{ unit: 'FEN', debitAccount, creditAccount, amount },
    }));
    await this.ledger.transfer(tx, {
      ...{ countyId, commandId, code: 'SETTLE', legs, businessDate: businessDate(tx.now) },
    });
    return commandId;
  }

  private async owed(tx: Tx, countyId: number, providerId: string): Promise<string> {
    const account = await this.bills.owedAccount(tx, countyId, providerId);
    if (!account) throw new Error(`no family owes provider ${providerId} anything`);
    return account;
  }

  private collected(tx: Tx, countyId: number): Promise<string> {
    return this.account(tx, countyId, 'COLLECTED', null);
  }

  private prepaidOf(tx: Tx, countyId: number, seniorId: string): Promise<string> {
    return this.account(tx, countyId, 'PREPAID', seniorId);
  }

  private async account(
    tx: Tx,
    countyId: number,
    kind: 'COLLECTED' | 'PREPAID',
    seniorId: string | null,
  ): Promise<string> {
    const find = (): Promise<{ id: string } | undefined> => tx.one(ACCOUNT, [countyId, kind, seniorId]);
    const known = await find();
    if (known) return known.id;
    await tx.query('SELECT pg_advisory_xact_lock($1, $2)', [LOCK, countyId]);
    return (await find())?.id ?? (await this.open(tx, countyId, kind, seniorId));
  }

  private async open(
    tx: Tx,
    countyId: number,
    kind: 'COLLECTED' | 'PREPAID',
    seniorId: string | null,
  ): Promise<string> {
    const isPrepaid = kind === 'PREPAID';
    const id = await this.ledger.openAccount(tx, {
      ...{ countyId, unit: 'FEN', kind: isPrepaid ? 'FAMILY_PREPAID' : 'FAMILY_COLLECTED' },
      ...{ authorising: isPrepaid, noOverdraft: isPrepaid },
    });
    await tx.query(
      `INSERT INTO settlement.family_account (county_id, kind, senior_id, account_id) VALUES ($1, $2, $3, $4)`,
      [countyId, kind, seniorId, id],
    );
    return id;
  }
}

const ACCOUNT = `
  SELECT account_id AS id FROM settlement.family_account
   WHERE county_id = $1 AND kind = $2 AND senior_id IS NOT DISTINCT FROM $3`;
