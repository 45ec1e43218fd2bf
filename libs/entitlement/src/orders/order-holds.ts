import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '@anzhi/kernel';
import { LedgerErrors, LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { ServiceWish, Split } from '../entitlement.types';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import { legsOf, type Giving, type LegPlace } from './hold-legs.policy';
import { OrderHoldStore, type NewPayer } from './order-hold.store';
import { Quoting, type FundedPart, type Priced } from './quoting';
import { drawn } from './split';

type OrderWish = ServiceWish & { readonly orderId: string };

/** What was agreed, and what the ledger set aside for it. */
interface Held extends Priced {
  readonly holdId: string | null;
  readonly payers: readonly NewPayer[];
}

/** How often a slice of a budget that somebody else was faster to empty is filled again. */
const TRIES = 3;
const SLICE_EMPTY = LedgerErrors.sliceEmpty().code;

@Injectable()
export class OrderHolds {
  constructor(
    private readonly quoting: Quoting,
    private readonly accounts: ProgrammeAccounts,
    private readonly ledger: LedgerFacade,
    private readonly store: OrderHoldStore,
  ) {}

  async hold(tx: Tx, order: OrderWish): Promise<Split> {
    const earlier = await this.store.last(tx, order.orderId);
    if (earlier && earlier.outcome !== 'RELEASED') throw EntitlementErrors.orderAlreadyHeld();
    const { split, serviceDate, holdId, payers } = await this.priceAndHold(tx, order, TRIES);
    await this.store.addHold(tx, {
      countyId: order.countyId,
      orderId: order.orderId,
      number: (earlier?.number ?? 0) + 1,
      seniorId: order.seniorId,
      itemCode: order.itemCode,
      serviceDate,
      minutes: order.minutes,
      totalFen: split.totalFen,
      availableMinutes: split.availableMinutes,
      reasons: split.reasons,
      holdId,
      payers,
    });
    return split;
  }

  /** Prices under the lots' locks and holds all legs in one call. */
  private async priceAndHold(tx: Tx, order: OrderWish, tries: number): Promise<Held> {
    const priced = await this.quoting.priceForHold(tx, order);
    try {
      return { ...priced, ...(await this.holdAll(tx, order, priced)) };
    } catch (error) {
      if (tries > 1 && error instanceof DomainError && error.code === SLICE_EMPTY)
        return this.priceAndHold(tx, order, tries - 1);
      throw error;
    }
  }

  private async holdAll(
    tx: Tx,
    { countyId }: OrderWish,
    { parts, split, serviceDate }: Priced,
  ): Promise<Pick<Held, 'holdId' | 'payers'>> {
    const family: NewPayer = { payer: 'SELF', fen: split.familyFen, law: null };
    if (!parts.length) return { holdId: null, payers: [family] };
    const givings: (Giving & { fromBudget: boolean })[] = [];
    for (const part of parts) givings.push(await this.giving(tx, countyId, part));
    const { legs, places } = legsOf(givings);
    const holdId = newId(tx.now);
    await this.ledger.hold(tx, { countyId, holdId, legs, serviceDate });
    const payers = parts.map((part, index) => payerRow(part, givings[index], places[index]));
    return { holdId, payers: [...payers, family] };
  }

  private async giving(
    tx: Tx,
    countyId: number,
    { from, fen, units, moneyFrom }: FundedPart,
  ): Promise<Giving & { fromBudget: boolean }> {
    const { SPENT, PAYABLE, FUNDING } = await this.accounts.of(tx, countyId, from.law);
    return {
      unit: from.law.unit,
      fen,
      lots: drawn(from, units),
      spent: SPENT,
      payable: PAYABLE,
      moneyFrom,
      fromBudget: moneyFrom !== FUNDING,
    };
  }
}

const payerRow = (
  { from: { law, serviceKind, payment }, fen, units }: FundedPart,
  { lots, fromBudget }: { lots: Giving['lots']; fromBudget: boolean },
  place: LegPlace,
): NewPayer => ({
  payer: law.payer,
  fen,
  law: {
    programmeId: law.id,
    version: law.version,
    serviceKind,
    paysBy: payment.by,
    ratioBp: payment.by === 'RATIO' ? payment.bp : null,
    unit: law.unit,
    units,
    lotIds: lots.map(({ lotId }) => lotId),
    lotUnits: lots.map(({ amount }) => amount),
    fromBudget,
    ...place,
  },
});
