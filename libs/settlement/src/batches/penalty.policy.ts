export const PENALTY_KINDS = ['SATISFACTION', 'COMPLAINT', 'CONTRACT'] as const;
export type PenaltyKind = (typeof PENALTY_KINDS)[number];

/** SATISFACTION: share of satisfied seniors in percent; COMPLAINT: how many; CONTRACT: fen by the contract. */
export interface PenaltyBasis {
  readonly kind: PenaltyKind;
  readonly figure: number;
}

/** policy.md 10.2 (DESIGN): below 90, 85, 80 percent satisfied 98, 95, 90 percent of the month are paid. */
const SATISFACTION_BANDS: readonly { readonly below: number; readonly bp: number }[] = [
  { below: 80, bp: 1_000 },
  { below: 85, bp: 500 },
  { below: 90, bp: 200 },
];

/** What a month's penalty comes to, rounded down. @param earnedFen for its lines, after their deductions */
export function penaltyFen(
  { kind, figure }: PenaltyBasis,
  { earnedFen, complaintFen }: { earnedFen: number; complaintFen: number },
): number {
  switch (kind) {
    case 'SATISFACTION': {
      const bp = SATISFACTION_BANDS.find(({ below }) => figure < below)?.bp ?? 0;
      return Number((BigInt(earnedFen) * BigInt(bp)) / 10_000n);
    }
    case 'COMPLAINT':
      return figure * complaintFen;
    case 'CONTRACT':
      return figure;
  }
}
