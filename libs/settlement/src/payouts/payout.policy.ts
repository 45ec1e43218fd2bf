/** What a month comes to for a provider; all in fen and not negative. */
export interface Owing {
  /** For its lines, after their deductions. */
  readonly earnedFen: number;
  /** Taken back of what earlier months paid. */
  readonly clawbackFen: number;
  /** Of the month as a whole. */
  readonly penaltyFen: number;
  /** Claimed besides single visits since the last payout, such as by an audit. */
  readonly recoveredFen: number;
  /** Given back of such claims. */
  readonly returnedFen: number;
  /** What the months before could not take. */
  readonly carriedInFen: number;
}

export interface Payout extends Owing {
  readonly limitBp: number;
  /** What is kept for what is owed back. */
  readonly nettedFen: number;
  readonly carriedOutFen: number;
  readonly payableFen: number;
}

/**
 * Nets what a provider owes back against what it has earned, up to a share of it, so that a provider in debt can still
 * pay its caregivers; the rest is carried to its next payout. Nothing is forgiven: paid and netted is what was earned or
 * given back, netted and carried is what is owed. What is given back may be kept whole: it was owed before.
 * @param limitBp how much of the earned money may be kept, in basis points
 */
export function payoutOf(owing: Owing, limitBp: number): Payout {
  const { earnedFen, returnedFen } = owing;
  const owed = owing.clawbackFen + owing.penaltyFen + owing.recoveredFen + owing.carriedInFen;
  const most = Number((BigInt(earnedFen) * BigInt(limitBp)) / 10_000n) + returnedFen;
  const nettedFen = Math.min(owed, most);
  const payableFen = earnedFen + returnedFen - nettedFen;
  return { ...owing, limitBp, nettedFen, carriedOutFen: owed - nettedFen, payableFen };
}
