/**
 * What an empty slice is refilled with: half its even share of what is left, so that few refills are needed while
 * there is much and little lies about when there is not; at least what is missing now. All in fen.
 */
export const lumpFen = (leftFen: number, stripes: number, missingFen: number): number =>
  Math.max(missingFen, Math.floor(leftFen / (2 * stripes)));
