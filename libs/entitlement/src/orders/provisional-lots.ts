import { Injectable } from '@nestjs/common';
import { businessDate, newId } from '@anzhi/kernel';
import { LedgerFacade, type Balance, type Leg } from '@anzhi/ledger';
import type { Queryable, Tx } from '@anzhi/platform';
import { backPayLot } from '../grants/lots.policy';
import { RestoredLots } from '../grants/restored-lots';
import type { BenefitUnit } from '../programmes/programme';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import type { HeldPayer, OrderHold } from './order-hold.store';
import { fill } from './payer-order.policy';

/** What is lent in place of one payer's part of an order, and not ended yet. */
interface Lent {
  readonly lotId: string;
  readonly rank: number;
  readonly amount: number;
  readonly programmeId: string;
  readonly unit: BenefitUnit;
}

type Of = Pick<OrderHold, 'countyId' | 'orderId' | 'number'>;

/**
 * While it is doubted that a service was given, the senior has its units once more, until the end of the coming month
 * (ledger.md 4.4: he loses nothing while a case is open). Whatever judgement gives them back ends the loan: he keeps the
 * lent ones, which last longer, and the returned ones are taken off again. A judgement that the service was sound takes
 * back what is free of them; what was used in good faith stays used.
 */
@Injectable()
export class ProvisionalLots {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly accounts: ProgrammeAccounts,
    private readonly restored: RestoredLots,
  ) {}

  /** Lends what the payers gave. Nothing to somebody who has no claim now. @returns minutes, once for each cause */
  async lend(tx: Tx, hold: OrderHold, causeId: string): Promise<number> {
    const { countyId, orderId, number, seniorId, outcome, payers } = hold;
    if (outcome === 'RELEASED' || payers.length === 0) return 0;
    await this.restored.lockSenior(tx, seniorId);
    if (await this.isLentOrStopped(tx, hold)) return 0;
    let minutes = 0;
    for (const payer of payers) {
      const amount = outcome === 'CAPTURED' ? payer.paidUnits : payer.units;
      if (amount === 0) continue;
      const [lot] = await this.restored.find(tx, payer.lotIds.slice(0, 1));
      const lotId = await this.restored.grant(tx, lot, backPayLot(businessDate(tx.now)).usable, amount);
      await tx.query(
        `INSERT INTO entitlement.provisional_grant (county_id, lot_account_id, order_id, number, rank, cause_id, amount, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [countyId, lotId, orderId, number, payer.rank, causeId, amount, tx.now],
      );
      if (payer.unit === 'MINUTE') minutes += amount;
    }
    return minutes;
  }

  /**
   * Runs what gives units of the order back to the lots they came from, and ends the loan of as many: nobody has them
   * twice.
   * @param back units that return, by rank
   */
  async settling<T>(
    tx: Tx,
    hold: OrderHold,
    back: (payer: HeldPayer) => number,
    work: () => Promise<T>,
    reason: string,
  ): Promise<T> {
    const lent = hold.isLent ? await this.open(tx, hold) : [];
    if (lent.length === 0) return work();
    const lots = await this.reach(tx, hold, lent);
    const before = await this.free(tx, hold.countyId, [...lots.values()].flat());
    const result = await work();
    const after = await this.free(tx, hold.countyId, [...lots.values()].flat());
    for (const loan of lent) {
      const payer = hold.payers.find(({ rank }) => rank === loan.rank)!;
      const returned = Math.min(back(payer), loan.amount);
      const came = lots
        .get(loan.rank)!
        .map((id) => ({ id, more: (after.get(id) ?? 0) - (before.get(id) ?? 0) }));
      const offset = await this.takeOff(tx, hold, loan, came, returned);
      const withdrawn = await this.withdraw(tx, hold, loan, loan.amount - returned);
      await this.end(tx, hold, loan, { returned, offset, withdrawn, reason });
    }
    return result;
  }

  /** The service was sound: what is free of the loan lapses, and so does what comes back to it later. */
  async takeBack(tx: Tx, hold: Of, reason: string): Promise<void> {
    const { countyId } = hold;
    for (const loan of await this.open(tx, hold)) {
      const { LAPSED } = await this.accounts.of(tx, countyId, { id: loan.programmeId, unit: loan.unit });
      const onward = await this.ledger.close(tx, {
        ...{ countyId, commandId: newId(tx.now), businessDate: businessDate(tx.now) },
        accounts: [{ accountId: loan.lotId, lapseTo: LAPSED }],
      });
      const withdrawn = onward.reduce((sum, { amount }) => sum + amount, 0);
      await this.end(tx, hold, loan, { returned: 0, offset: 0, withdrawn, reason });
    }
  }

  /** What stayed with the senior of loans for an order's payer, where it is still free, is made use of elsewhere now. */
  async reclaim(tx: Tx, hold: Of, rank: number, most: number): Promise<void> {
    const kept = await tx.query<Lent>(`${LENT} AND g.rank = $4 AND e.returned > 0`, [...keyOf(hold), rank]);
    for (const loan of kept) await this.withdraw(tx, hold, loan, Math.min(most, loan.amount));
  }

  private async isLentOrStopped(
    db: Queryable,
    { countyId, orderId, number, seniorId }: OrderHold,
  ): Promise<boolean> {
    const [row] = await db.query<{ no: boolean }>(
      `SELECT EXISTS (SELECT FROM entitlement.provisional_grant g
                       WHERE (g.county_id, g.order_id, g.number) = ($1, $2, $3))
           OR EXISTS (SELECT FROM entitlement.stop s WHERE s.senior_id = $4 AND s.state <> 'LIFTED'
                        AND s.programme_id IS NULL AND upper_inf(s.during)) AS no`,
      [countyId, orderId, number, seniorId],
    );
    return row.no;
  }

  private open(tx: Tx, hold: Of): Promise<Lent[]> {
    return tx.query(`${LENT} AND e.lot_account_id IS NULL ORDER BY g.rank`, keyOf(hold));
  }

  /** The lots of each lent payer, and where their rest was carried to. */
  private async reach(tx: Tx, hold: OrderHold, lent: readonly Lent[]): Promise<Map<number, string[]>> {
    const lots = new Map<number, string[]>();
    for (const { rank } of lent) {
      const own = hold.payers.find((payer) => payer.rank === rank)!.lotIds;
      const carried = await tx.query<{ lotId: string }>(CARRIED_FROM, [hold.countyId, own]);
      lots.set(rank, [...own, ...carried.map(({ lotId }) => lotId)]);
    }
    return lots;
  }

  private async free(tx: Tx, countyId: number, ids: readonly string[]): Promise<Map<string, number>> {
    const balances: Balance[] = await this.ledger.lockBalances(tx, countyId, ids);
    return new Map(balances.map(({ accountId, available }) => [accountId, available]));
  }

  private async takeOff(
    tx: Tx,
    { countyId }: Of,
    { programmeId, unit }: Lent,
    came: readonly { readonly id: string; readonly more: number }[],
    most: number,
  ): Promise<number> {
    const { SOURCE } = await this.accounts.of(tx, countyId, { id: programmeId, unit });
    const legs = fill(
      came.map(({ more }) => Math.max(more, 0)),
      most,
    )
      .map((amount, index): Leg => ({ unit, debitAccount: came[index].id, creditAccount: SOURCE, amount }))
      .filter(({ amount }) => amount > 0);
    await this.adjust(tx, countyId, legs);
    return legs.reduce((sum, { amount }) => sum + amount, 0);
  }

  /** @returns what was free of as much */
  private async withdraw(tx: Tx, { countyId }: Of, loan: Lent, most: number): Promise<number> {
    const free = (await this.free(tx, countyId, [loan.lotId])).get(loan.lotId) ?? 0;
    const amount = Math.min(free, most);
    if (amount <= 0) return 0;
    const { SOURCE } = await this.accounts.of(tx, countyId, { id: loan.programmeId, unit: loan.unit });
    await this.adjust(tx, countyId, [
      { unit: loan.unit, debitAccount: loan.lotId, creditAccount: SOURCE, amount },
    ]);
    return amount;
  }

  private async adjust(tx: Tx, countyId: number, legs: readonly Leg[]): Promise<void> {
    if (legs.length === 0) return;
    await this.ledger.transfer(tx, {
      ...{ countyId, commandId: newId(tx.now), code: 'ADJUST', legs, businessDate: businessDate(tx.now) },
    });
  }

  private async end(
    tx: Tx,
    { countyId }: Of,
    { lotId }: Lent,
    ended: { returned: number; offset: number; withdrawn: number; reason: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.provisional_end (county_id, lot_account_id, returned, offset_units, withdrawn, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [countyId, lotId, ended.returned, ended.offset, ended.withdrawn, ended.reason, tx.now],
    );
  }
}

const keyOf = ({ countyId, orderId, number }: Of): [number, string, number] => [countyId, orderId, number];

const LENT = `
  SELECT g.lot_account_id AS "lotId", g.rank, g.amount, b.programme_id AS "programmeId", b.unit
    FROM entitlement.provisional_grant g
    JOIN entitlement.benefit_grant b USING (county_id, lot_account_id)
    LEFT JOIN entitlement.provisional_end e USING (county_id, lot_account_id)
   WHERE g.county_id = $1 AND g.order_id = $2 AND g.number = $3`;

/** Every lot to which a rest of these may have been carried: later ones of the same grant that hold nothing else. */
const CARRIED_FROM = `
  SELECT n.lot_account_id AS "lotId"
    FROM entitlement.benefit_grant n
   WHERE n.county_id = $1 AND n.kind = 'CARRIED'
     AND EXISTS (SELECT FROM entitlement.benefit_grant g
                  WHERE g.county_id = $1 AND g.lot_account_id = ANY($2)
                    AND (g.programme_id, g.senior_id) = (n.programme_id, n.senior_id)
                    AND lower(n.usable) >= upper(g.usable))`;
