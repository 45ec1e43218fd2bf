import { splitFunding, type FundingParts, type FundingShares } from '@anzhi/entitlement';
import type { FundingSource } from '../documents/statement-content';

/** Amounts by column: a programme and one of its purses, or the family. */
export type ByColumn = Readonly<Record<string, number>>;

export const SELF_COLUMN = 'SELF';

/** The purses in the order in which they are shown. */
export const PURSES: readonly {
  readonly key: keyof FundingParts;
  readonly share: keyof FundingShares;
  readonly source: FundingSource;
}[] = [
  { key: 'centralFen', share: 'centralBp', source: 'CENTRAL' },
  { key: 'provinceFen', share: 'provinceBp', source: 'PROVINCE' },
  { key: 'cityFen', share: 'cityBp', source: 'CITY' },
  { key: 'countyFen', share: 'countyBp', source: 'COUNTY' },
  { key: 'lotteryFen', share: 'lotteryBp', source: 'LOTTERY' },
];

export const columnKey = (programmeCode: string, source: FundingSource): string =>
  `${programmeCode}.${source}`;

/** Sums by column. */
export function addColumns(...all: readonly ByColumn[]): ByColumn {
  const sums: Record<string, number> = {};
  for (const amounts of all)
    for (const [key, fen] of Object.entries(amounts)) sums[key] = (sums[key] ?? 0) + fen;
  return sums;
}

export const ofPurses = (programmeCode: string, parts: FundingParts): ByColumn =>
  Object.fromEntries(
    PURSES.filter(({ key }) => parts[key] !== 0).map(({ key, source }) => [
      columnKey(programmeCode, source),
      parts[key],
    ]),
  );

/** What a programme's purses put up for an amount, before anything is taken off. */
export const gross = (programmeCode: string, fen: number, shares: FundingShares): ByColumn =>
  ofPurses(programmeCode, splitFunding(fen, shares));

/**
 * What each rule takes off, by column: the difference between what the purses would pay before it and after it, so that
 * gross and deductions together are what they pay.
 * @param deductions fen by rule, in their order
 */
export function deductionsByColumn(
  programmeCode: string,
  fen: number,
  deductions: readonly number[],
  shares: FundingShares,
): ByColumn[] {
  let left = fen;
  return deductions.map((off) => {
    const before = splitFunding(left, shares);
    left -= off;
    const after = splitFunding(left, shares);
    return ofPurses(
      programmeCode,
      Object.fromEntries(PURSES.map(({ key }) => [key, after[key] - before[key]])) as unknown as FundingParts,
    );
  });
}
