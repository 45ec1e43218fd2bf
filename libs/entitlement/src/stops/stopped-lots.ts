import { Injectable } from '@nestjs/common';
import { addDays, businessDate, newId } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { backPayLot, CARRIED_SEQ } from '../grants/lots.policy';
import { FIRST_LOT, RestoredLots, type FirstLot } from '../grants/restored-lots';
import { groupBy } from '../group-by';
import type { DrawAgain } from '../orders/order-repayments';
import { fill } from '../orders/payer-order.policy';
import type { BenefitUnit } from '../programmes/programme';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import type { Stop } from './stop';
import { reaches } from './stop-reach.sql';

interface Lot {
  readonly lotId: string;
  readonly countyId: number;
  readonly programmeId: string;
  readonly unit: BenefitUnit;
}

/** The parameters of `open`. */
const STOP = {
  ...{ programmeId: '$2::uuid', reason: '$3::text', countyId: '$4::int' },
  ...{ on: '$5::date', kind: '$8::text' },
};

interface ClosedLot extends FirstLot {
  /** By a stop. */
  readonly closed: boolean;
}

/** What a stop does to the lots: it closes them, so that what is free and what comes back later lapses. */
@Injectable()
export class StoppedLots {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly accounts: ProgrammeAccounts,
    private readonly restored: RestoredLots,
  ) {}

  /** Closes what may be used in the stop. While the stop has not begun, only what may not be used before it. */
  async close(tx: Tx, stop: Stop): Promise<void> {
    for (const [countyId, lots] of groupBy(await this.open(tx, stop), (lot) => lot.countyId))
      await this.closeIn(tx, stop, countyId, lots);
  }

  /**
   * The stop should never have been: what lapsed is granted once more, for the days left or as back-pay.
   * @param servedFrom lots from which a service of their own days is to be paid again: for those days too
   */
  async giveBack(tx: Tx, stop: Stop, servedFrom: ReadonlySet<string>): Promise<void> {
    for (const lot of await this.closedBy(tx, stop.id)) {
      const turnover = await this.ledger.turnover(tx, lot.countyId, [lot.lotId]);
      const amount = turnover.find(({ code }) => code === 'EXPIRE')?.amount ?? 0;
      if (amount > 0) await this.giveBackLot(tx, lot, amount, servedFrom.has(lot.lotId));
    }
  }

  /**
   * A lot to pay a service of the day `on` from once more: the one in its place, or itself, while it is open and has
   * so much; else a new one of just this amount and day, because what came back is spent or has lapsed with its days.
   * What came back and was carried over is still the senior's elsewhere: the new lot is made of it first.
   */
  async drawAgain(
    tx: Tx,
    { lotId, amount, cameBack, on }: Parameters<DrawAgain>[0],
  ): Promise<{ lotId: string; amount: number }> {
    const [lot] = await this.lots(tx, IN_ITS_PLACE, lotId);
    const [{ available }] = await this.ledger.lockBalances(tx, lot.countyId, [lot.lotId]);
    const isOpen = !lot.closed && lot.from <= on && lot.until > businessDate(tx.now);
    if (isOpen && available >= amount) return { lotId: lot.lotId, amount };
    await this.takeCarried(tx, lot, lotId, cameBack);
    return { lotId: await this.restored.grant(tx, lot, { from: on, until: addDays(on, 1) }, amount), amount };
  }

  /** Takes back up to so much of what is left of a lot where it was carried to. */
  private async takeCarried(tx: Tx, lot: ClosedLot, lotId: string, most: number): Promise<void> {
    if (most === 0) return;
    const { countyId, programmeId, unit } = lot;
    const carriedTo = await tx.query<{ lotId: string }>(CARRIED_TO, [countyId, lotId]);
    const ids = carriedTo.map((each) => each.lotId);
    if (ids.length === 0) return;
    const balances = await this.ledger.lockBalances(tx, countyId, ids);
    const free = ids.map((id) => balances.find(({ accountId }) => accountId === id)?.available ?? 0);
    const { SOURCE } = await this.accounts.of(tx, countyId, { id: programmeId, unit });
    const legs = fill(
      free,
      Math.min(
        most,
        free.reduce((sum, each) => sum + each, 0),
      ),
    )
      .map((amount, index) => ({ unit, debitAccount: ids[index], creditAccount: SOURCE, amount }))
      .filter(({ amount }) => amount > 0);
    if (legs.length === 0) return;
    const businessDay = businessDate(tx.now);
    await this.ledger.transfer(tx, {
      ...{ countyId, commandId: newId(tx.now), code: 'ADJUST', legs, businessDate: businessDay },
    });
  }

  private open(tx: Tx, stop: Stop): Promise<Lot[]> {
    const today = businessDate(tx.now);
    return tx.query(
      `SELECT g.lot_account_id AS "lotId", g.county_id AS "countyId", g.programme_id AS "programmeId", g.unit
         FROM entitlement.benefit_grant g
        WHERE g.senior_id = $1 AND ${reaches(STOP, { countyId: 'g.county_id', programmeId: 'g.programme_id' })}
          AND upper(g.usable) > greatest($5::date, $6::date) AND g.usable && daterange($5, $7)
          AND ($5::date <= $6 OR lower(g.usable) >= $5)
          AND NOT EXISTS (SELECT FROM entitlement.stop_lapse l
                 WHERE (l.county_id, l.lot_account_id) = (g.county_id, g.lot_account_id))
        ORDER BY g.lot_account_id`,
      [
        ...[stop.seniorId, stop.programmeId, stop.reason, stop.countyId, stop.from, today, stop.until],
        stop.kind,
      ],
    );
  }

  private async closeIn(tx: Tx, stop: Stop, countyId: number, lots: readonly Lot[]): Promise<void> {
    const accounts = [];
    for (const { lotId, programmeId, unit } of lots) {
      const { LAPSED } = await this.accounts.of(tx, countyId, { id: programmeId, unit });
      accounts.push({ accountId: lotId, lapseTo: LAPSED });
    }
    const businessDay = businessDate(tx.now);
    const onward = await this.ledger.close(tx, {
      countyId,
      commandId: newId(tx.now),
      accounts,
      businessDate: businessDay,
    });
    const lapsed = new Map(onward.map(({ accountId, amount }) => [accountId, amount]));
    await tx.query(
      `INSERT INTO entitlement.stop_lapse (stop_id, county_id, lot_account_id, amount)
       SELECT $1, $2, lot, amount FROM unnest($3::uuid[], $4::bigint[]) AS l(lot, amount)`,
      [stop.id, countyId, lots.map(({ lotId }) => lotId), lots.map(({ lotId }) => lapsed.get(lotId) ?? 0)],
    );
  }

  private closedBy(tx: Tx, stopId: string): Promise<ClosedLot[]> {
    return this.lots(tx, CLOSED_BY, stopId);
  }

  private lots(tx: Tx, which: string, id: string): Promise<ClosedLot[]> {
    return tx.query(
      `SELECT ${FIRST_LOT}, l.lot_account_id IS NOT NULL AS closed
         FROM entitlement.benefit_grant g
         JOIN entitlement.programme p ON p.id = g.programme_id
         LEFT JOIN entitlement.stop_lapse l USING (county_id, lot_account_id)
        WHERE ${which} ORDER BY g.lot_account_id`,
      [id],
    );
  }

  private async giveBackLot(tx: Tx, lot: ClosedLot, amount: number, served: boolean): Promise<void> {
    const today = businessDate(tx.now);
    const days = lot.until > today ? lot : backPayLot(today).usable;
    const lotId = await this.restored.grant(tx, lot, { ...days, ...(served && { from: lot.from }) }, amount);
    const { countyId, seniorId, programmeCode, unit, determinationPeriod: period } = lot;
    await tx.query(
      `INSERT INTO entitlement.stop_restore (county_id, lot_account_id, restored_lot_account_id) VALUES ($1, $2, $3)`,
      [countyId, lot.lotId, lotId],
    );
    tx.publish({
      type: 'entitlement.benefit-granted.v1',
      payload: { seniorId, programmeCode, period, unit, amount },
      audience: { seniorId },
    });
  }
}

/** Open lots, or what was restored in their place, to which a lot's rest was carried hop by hop. */
const CARRIED_TO = `
  WITH RECURSIVE chain AS (
    SELECT g.* FROM entitlement.benefit_grant g WHERE g.county_id = $1 AND g.lot_account_id = $2
    UNION ALL
    SELECT n.* FROM chain c
      JOIN entitlement.benefit_grant n ON (n.county_id, n.programme_id, n.senior_id) = (c.county_id, c.programme_id, c.senior_id)
       AND n.kind = 'CARRIED' AND n.seq = greatest(c.seq, ${CARRIED_SEQ}) + 1 AND lower(n.usable) = upper(c.usable))
  SELECT coalesce(r.restored_lot_account_id, c.lot_account_id) AS "lotId"
    FROM chain c LEFT JOIN entitlement.stop_restore r USING (county_id, lot_account_id)
   WHERE c.lot_account_id <> $2 ORDER BY upper(c.usable)`;

const CLOSED_BY = 'l.stop_id = $1';
/** The restored lot where there is one. */
const IN_ITS_PLACE = `g.lot_account_id = coalesce(
  (SELECT r.restored_lot_account_id FROM entitlement.stop_restore r WHERE r.lot_account_id = $1::uuid), $1::uuid)`;
