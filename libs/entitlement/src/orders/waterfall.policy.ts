import { fen, prorateFen, type Fen } from '@anzhi/kernel';
import { WHOLE_BP } from './funding-split.policy';

/**
 * How a programme pays, with the figures of the day. MINUTE: its share of the minutes nobody else pays, FULL: all
 * that is left, VISIT: with one visit up to a price (null: whatever it costs), RATIO: basis points of what is left.
 */
export type PaymentTerms =
  | { readonly by: 'MINUTE' }
  | { readonly by: 'FULL' }
  | { readonly by: 'VISIT'; readonly upToFen: Fen | null }
  | { readonly by: 'RATIO'; readonly bp: number };

/** One who may pay. */
export interface PayerTerms {
  readonly payment: PaymentTerms;
  /** What is free in its lots: minutes, visits or fen. */
  readonly available: number;
  /** The least of its caps that is left for the month of service; null: it has none. */
  readonly capFen: Fen | null;
}

/** What one payer takes over. */
export interface Part<P> {
  readonly from: P;
  readonly fen: Fen;
  /** Minutes, visits or fen that its lots give for it. */
  readonly units: number;
}

export interface Waterfall<P> {
  /** One for each payer, in the order given; who pays nothing has zeros. */
  readonly parts: readonly Part<P>[];
  readonly selfFen: Fen;
}

/**
 * Who pays for a service: each payer sees only what those before him have left (policy.md 0.3 rules 5 to 7 and 6.2),
 * and the rest is the family's. No part is negative, together they are the price, no lot or cap is overdrawn, and no
 * minute is paid by two.
 * @param payers in the order in which they pay
 */
export function waterfall<P extends PayerTerms>(
  totalFen: Fen,
  minutes: number,
  payers: readonly P[],
): Waterfall<P> {
  let rest = { fen: totalFen, minutes };
  const parts = payers.map((from) => {
    const part = shareOf(from, rest);
    rest = {
      fen: fen(rest.fen - part.fen),
      minutes: rest.minutes - (from.payment.by === 'MINUTE' ? part.units : 0),
    };
    return { from, ...part };
  });
  return { parts, selfFen: rest.fen };
}

type Share = Pick<Part<unknown>, 'fen' | 'units'>;

function shareOf(payer: PayerTerms, rest: { fen: Fen; minutes: number }): Share {
  const { payment, available } = payer;
  const cap = payer.capFen ?? rest.fen;
  switch (payment.by) {
    case 'MINUTE': {
      const units = Math.min(available, rest.minutes);
      const due = rest.minutes > 0 ? prorateFen(rest.fen, units, rest.minutes) : 0;
      return paying(Math.min(due, cap), units);
    }
    case 'VISIT':
      return paying(available > 0 ? Math.min(rest.fen, payment.upToFen ?? rest.fen, cap) : 0, 1);
    case 'FULL':
      return payingFen(Math.min(rest.fen, available, cap));
    case 'RATIO':
      return payingFen(Math.min(prorateFen(rest.fen, payment.bp, WHOLE_BP), available, cap));
  }
}

/** Who pays nothing spends nothing. */
const paying = (amount: number, units: number): Share =>
  amount > 0 ? { fen: fen(amount), units } : { fen: fen(0), units: 0 };
const payingFen = (amount: number): Share => paying(amount, amount);

/** What was agreed with one payer. */
export interface AgreedPart {
  readonly by: PaymentTerms['by'];
  /** Of a RATIO payer. */
  readonly bp: number | null;
  readonly fen: Fen;
  readonly units: number;
}

export interface Agreed<P extends AgreedPart> {
  readonly minutes: number;
  readonly totalFen: Fen;
  /** In the order in which they pay, the family left out. */
  readonly payers: readonly P[];
}

export interface Delivery<P> extends Waterfall<P> {
  /** What counts of the delivery: at most what was booked. */
  readonly deliveredMinutes: number;
  readonly dueFen: Fen;
}

/**
 * What a delivery costs whom: the delivered part of the agreed price goes down the same payers, and nobody pays more
 * than was agreed with him. So the minutes of a programme are spent first, and more delivered never costs anybody
 * less. What a payer does not spend returns to its lots.
 */
export function settle<P extends AgreedPart>(agreed: Agreed<P>, actualMinutes: number): Delivery<P> {
  const deliveredMinutes = Math.min(Math.max(actualMinutes, 0), agreed.minutes);
  const dueFen = prorateFen(agreed.totalFen, deliveredMinutes, agreed.minutes);
  let rest: Fen = dueFen;
  let minutes = deliveredMinutes;
  const parts = agreed.payers.map((from) => {
    const asked = from.bp === null ? rest : prorateFen(rest, from.bp, WHOLE_BP);
    const amount = fen(Math.min(asked, from.fen));
    const units = unitsFor(from, amount, minutes);
    rest = fen(rest - amount);
    if (from.by === 'MINUTE') minutes -= units;
    return { from, fen: amount, units };
  });
  return { deliveredMinutes, dueFen, parts, selfFen: rest };
}

/** What the lots give for an amount that is part of the agreed one. */
function unitsFor({ by, units }: AgreedPart, amount: Fen, minutes: number): number {
  if (amount === 0) return 0;
  if (by === 'MINUTE') return Math.min(units, minutes);
  return by === 'VISIT' ? units : amount;
}
