import { Injectable } from '@nestjs/common';
import { DomainError, fen, newId } from '@anzhi/kernel';
import { LedgerErrors, LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import type { Reason } from '../entitlement.types';
import { Budgets } from '../programmes/budgets/budgets';
import type { BenefitUnit } from '../programmes/programme';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import { legsOf, type Giving } from './hold-legs.policy';
import { OrderHoldStore, type NewPayer } from './order-hold.store';
import { OrderOutcomes } from './order-outcomes';
import { fill } from './payer-order.policy';

/** What of an order was taken back and has to be paid after all: one reversal of its last hold. */
export interface TakenRef {
  readonly orderId: string;
  readonly number: number;
  readonly seq: number;
}

/** A lot from which so much can be spent for the day of the service. */
type DrawnLot = Giving['lots'][number];
/**
 * Finds it for what a lot gave the first time, for a service of the day `on`.
 * @param first.cameBack of the amount, what returned to the lot and did not lapse at once
 */
export type DrawAgain = (first: {
  lotId: string;
  amount: number;
  cameBack: number;
  on: string;
}) => Promise<DrawnLot>;

interface TakenPart {
  readonly payer: string;
  readonly fen: number;
  readonly units: number;
  /** Of the units, what lapsed at once when they were taken back. */
  readonly lapsedUnits: number;
  readonly programmeId: string;
  readonly version: number;
  readonly serviceKind: string;
  readonly paysBy: string;
  readonly ratioBp: number | null;
  readonly unit: BenefitUnit;
  readonly lotIds: readonly string[];
  readonly lotUnits: readonly number[];
}

interface Taken {
  readonly countyId: number;
  readonly seniorId: string;
  readonly itemCode: string;
  readonly serviceDate: string;
  readonly minutes: number;
  readonly providerId: string;
  readonly evidenceId: string;
  readonly familyFen: number;
  /** Of the public payers that paid something, in their order. */
  readonly parts: readonly TakenPart[];
}

interface Funded extends Giving {
  readonly fromBudget: boolean;
}

/** How often a slice of a budget that somebody else was faster to empty is asked for again. */
const TRIES = 3;
const SLICE_EMPTY = LedgerErrors.sliceEmpty().code;

/**
 * Pays what was taken back wrongly: the service is held and billed once more, by the same payers, laws and amounts and
 * on the same evidence, under the next number of the order. What was taken back stays on record.
 */
@Injectable()
export class OrderRepayments {
  constructor(
    private readonly store: OrderHoldStore,
    private readonly outcomes: OrderOutcomes,
    private readonly accounts: ProgrammeAccounts,
    private readonly budgets: Budgets,
    private readonly ledger: LedgerFacade,
  ) {}

  /** @returns public money, in fen */
  async payAgain(
    tx: Tx,
    ref: TakenRef,
    { reason, drawAgain }: { reason: Reason; drawAgain: DrawAgain },
  ): Promise<number> {
    const taken = (await tx.one<Taken>(TAKEN, [ref.orderId, ref.number, ref.seq]))!;
    // Lots before slices, as a booking locks them.
    const lots: (readonly DrawnLot[])[] = [];
    for (const part of taken.parts) lots.push(await draw(part, taken.serviceDate, drawAgain));
    const { holdId, payers } = await this.hold(tx, taken, lots, TRIES);
    const minutes = Math.max(taken.minutes, 1);
    await this.store.addHold(tx, {
      ...{ countyId: taken.countyId, orderId: ref.orderId, number: ref.number + 1, minutes, holdId },
      ...{ seniorId: taken.seniorId, itemCode: taken.itemCode, serviceDate: taken.serviceDate },
      totalFen: fen(payers.reduce((sum, payer) => sum + payer.fen, 0)),
      availableMinutes: 0,
      reasons: [reason],
      payers,
    });
    const hold = (await this.store.last(tx, ref.orderId))!;
    const { providerId, evidenceId } = taken;
    const service = { orderId: ref.orderId, providerId, evidenceId, actualMinutes: minutes };
    return (await this.outcomes.bill(tx, hold, service)).programmeFen;
  }

  private async hold(
    tx: Tx,
    taken: Taken,
    lots: readonly (readonly DrawnLot[])[],
    tries: number,
  ): Promise<{ holdId: string; payers: NewPayer[] }> {
    const { countyId, serviceDate, parts, familyFen } = taken;
    const givings: Funded[] = [];
    for (const [index, part] of parts.entries())
      givings.push(await this.giving(tx, taken, part, lots[index]));
    const { legs, places } = legsOf(givings);
    const holdId = newId(tx.now);
    try {
      await this.ledger.hold(tx, { countyId, holdId, legs, serviceDate });
    } catch (error) {
      if (tries > 1 && error instanceof DomainError && error.code === SLICE_EMPTY)
        return this.hold(tx, taken, lots, tries - 1);
      throw error;
    }
    const family: NewPayer = { payer: 'SELF', fen: fen(familyFen), law: null };
    const payers = parts.map((part, index) => payerOf(part, givings[index], places[index]));
    return { holdId, payers: [...payers, family] };
  }

  /** A debt is paid also when the year's budget is used up: then from the account that records. */
  private async giving(
    tx: Tx,
    { countyId, seniorId, serviceDate }: Taken,
    { programmeId, unit, fen: amountFen }: TakenPart,
    lots: readonly DrawnLot[],
  ): Promise<Funded> {
    const { SPENT, PAYABLE, FUNDING } = await this.accounts.of(tx, countyId, { id: programmeId, unit });
    const wish = { countyId, programmeId, date: serviceDate, seniorId, amountFen };
    const moneyFrom = (await this.budgets.sliceFor(tx, wish)) ?? FUNDING;
    const fromBudget = moneyFrom !== FUNDING;
    return { unit, fen: amountFen, lots, spent: SPENT, payable: PAYABLE, moneyFrom, fromBudget };
  }
}

async function draw(
  { lotIds, lotUnits, units, lapsedUnits }: TakenPart,
  on: string,
  drawAgain: DrawAgain,
): Promise<DrawnLot[]> {
  const drawn: DrawnLot[] = [];
  let back = units - lapsedUnits;
  for (const [index, amount] of fill(lotUnits, units).entries()) {
    const cameBack = Math.min(amount, back);
    back -= cameBack;
    if (amount > 0) drawn.push(await drawAgain({ lotId: lotIds[index], amount, cameBack, on }));
  }
  return drawn;
}

const payerOf = (
  part: TakenPart,
  { lots, fromBudget }: Funded,
  place: { readonly firstLeg: number; readonly fenLeg: number },
): NewPayer => ({
  payer: part.payer,
  fen: fen(part.fen),
  law: {
    ...{ programmeId: part.programmeId, version: part.version, serviceKind: part.serviceKind },
    ...{ paysBy: part.paysBy, ratioBp: part.ratioBp, unit: part.unit, units: part.units, fromBudget },
    lotIds: lots.map(({ lotId }) => lotId),
    lotUnits: lots.map(({ amount }) => amount),
    ...place,
  },
});

const TAKEN = `
  SELECT h.county_id AS "countyId", h.senior_id AS "seniorId", h.item_code AS "itemCode",
         h.service_date AS "serviceDate", v.minutes, o.provider_id AS "providerId", o.evidence_id AS "evidenceId",
         coalesce(sum(r.fen) FILTER (WHERE p.payer = 'SELF'), 0)::bigint AS "familyFen",
         coalesce(jsonb_agg(jsonb_build_object(
           'payer', p.payer, 'fen', r.fen, 'units', r.units, 'lapsedUnits', r.lapsed_units, 'programmeId', p.programme_id, 'version', p.version,
           'serviceKind', p.service_kind, 'paysBy', p.pays_by, 'ratioBp', p.ratio_bp, 'unit', p.unit,
           'lotIds', p.lot_ids, 'lotUnits', p.lot_units) ORDER BY p.rank)
           FILTER (WHERE p.payer <> 'SELF' AND r.fen > 0), '[]') AS parts
    FROM entitlement.order_reversal v
    JOIN entitlement.order_hold h USING (county_id, order_id, number)
    JOIN entitlement.order_outcome o USING (county_id, order_id, number)
    JOIN entitlement.order_reversal_payer r USING (county_id, order_id, number, seq)
    JOIN entitlement.order_payer p USING (county_id, order_id, number, rank)
   WHERE v.order_id = $1 AND v.number = $2 AND v.seq = $3
   GROUP BY h.county_id, h.order_id, h.number, v.minutes, o.provider_id, o.evidence_id`;
