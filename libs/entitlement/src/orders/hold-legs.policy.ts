import type { Leg } from '@anzhi/ledger';
import { fill } from './payer-order.policy';

/** What one public payer gives, by lot, and the money that stands behind it. */
export interface Giving {
  readonly unit: Leg['unit'];
  readonly fen: number;
  readonly lots: readonly { readonly lotId: string; readonly amount: number }[];
  /** Where its spent units go. */
  readonly spent: string;
  readonly moneyFrom: string;
  /** What the programme owes. */
  readonly payable: string;
}

/** Where a payer's legs stand in the hold, counted from 1: those of its lots, and after them that of its money. */
export interface LegPlace {
  readonly firstLeg: number;
  readonly fenLeg: number;
}

/** One hold for all payers of a booking: units and money of each, one payer after the other. */
export function legsOf(givings: readonly Giving[]): { legs: Leg[]; places: LegPlace[] } {
  const legs: Leg[] = [];
  const places = givings.map(({ unit, fen, lots, spent, moneyFrom, payable }) => {
    const firstLeg = legs.length + 1;
    for (const { lotId, amount } of lots)
      legs.push({ unit, debitAccount: lotId, creditAccount: spent, amount });
    legs.push({ unit: 'FEN', debitAccount: moneyFrom, creditAccount: payable, amount: fen });
    return { firstLeg, fenLeg: legs.length };
  });
  return { legs, places };
}

/** What one payer pays or gets back. */
export interface Amount {
  readonly fen: number;
  readonly units: number;
}

interface Held {
  /** What each of its lots gives. */
  readonly lotUnits: readonly number[];
}

/** The amounts of the hold's legs when its payers pay so much: of each payer the first lots first. */
export const legAmounts = (payers: readonly Held[], amounts: readonly Amount[]): number[] =>
  payers.flatMap(({ lotUnits }, index) => [...fill(lotUnits, amounts[index].units), amounts[index].fen]);

/** What comes back leg by leg when so much was paid and only so much stays paid. */
export function legAmountsBack(
  payers: readonly Held[],
  paid: readonly Amount[],
  staying: readonly Amount[],
): number[] {
  const before = legAmounts(payers, paid);
  const after = legAmounts(payers, staying);
  return before.map((amount, leg) => amount - after[leg]);
}
