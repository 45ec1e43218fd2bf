/** What a senior has of one programme in a month, in the programme's unit. */
export interface Share {
  readonly seniorId: string;
  readonly programmeId: string;
  readonly amount: number;
}

export interface Difference {
  readonly seniorId: string;
  readonly programmeId: string;
  readonly kind: 'NEW' | 'GONE' | 'CHANGED';
  /** Last month; 0: nothing. */
  readonly lastAmount: number;
  readonly nextAmount: number;
}

/**
 * What an officer should look at before a month is granted: who gets something new, nothing any more, or an amount
 * that differs by more than a share of last month's.
 * @param changedPercent a change of exactly so many percent is not shown
 */
export function differencesBetween(
  last: readonly Share[],
  next: readonly Share[],
  changedPercent: number,
): Difference[] {
  const before = new Map(last.map((share) => [nameOf(share), share]));
  const after = new Map(next.map((share) => [nameOf(share), share]));
  const gone = last
    .filter((share) => !after.has(nameOf(share)))
    .map((share) => difference('GONE', share, share.amount, 0));
  const other = next.flatMap((share) => {
    const lastAmount = before.get(nameOf(share))?.amount ?? 0;
    if (lastAmount === 0) return [difference('NEW', share, 0, share.amount)];
    const isLarge = Math.abs(share.amount - lastAmount) * 100 > lastAmount * changedPercent;
    return isLarge ? [difference('CHANGED', share, lastAmount, share.amount)] : [];
  });
  return [...gone, ...other];
}

const nameOf = ({ seniorId, programmeId }: Share): string => `${seniorId} ${programmeId}`;

const difference = (
  kind: Difference['kind'],
  { seniorId, programmeId }: Share,
  lastAmount: number,
  nextAmount: number,
): Difference => ({ seniorId, programmeId, kind, lastAmount, nextAmount });
