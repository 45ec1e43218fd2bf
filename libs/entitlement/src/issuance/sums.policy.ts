/** Lots and amounts in the unit of the programme. */
export interface Sum {
  readonly grants: number;
  readonly amount: number;
}
/** By programme code. */
export type Sums = Readonly<Record<string, Sum>>;

export function sumsOf(grants: readonly { readonly programmeCode: string; readonly amount: number }[]): Sums {
  return addSums(grants.map(({ programmeCode, amount }) => ({ [programmeCode]: { grants: 1, amount } })));
}

export function addSums(all: readonly Sums[]): Sums {
  const total: Record<string, { grants: number; amount: number }> = {};
  for (const sums of all)
    for (const [code, { grants, amount }] of Object.entries(sums)) {
      const sum = (total[code] ??= { grants: 0, amount: 0 });
      sum.grants += grants;
      sum.amount += amount;
    }
  return total;
}

/** The codes about which two sums do not agree. */
export const disagreements = (a: Sums, b: Sums): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((code) => a[code]?.grants !== b[code]?.grants || a[code]?.amount !== b[code]?.amount)
    .sort();
