import type { Basis } from '../decisions/bases';
import type { Decided, ProgrammeResult } from '../decisions/decided';
import { lotsOf } from '../grants/lots.policy';
import { addRoots } from '../issuance/content-root';
import { fenOf } from '../decisions/cost.policy';
import { canonical, sha256 } from '../rules/canonical';
import { categoryGroup } from './category-group.policy';
import type { Prices, WhatIf } from './what-if';

/** What a senior has of a programme in the month, before and after: in its unit, and what that is expected to cost. */
export interface ComparedRow {
  readonly seniorId: string;
  readonly programmeId: string;
  /** Township. */
  readonly regionId: number;
  readonly category: string;
  readonly level: number | null;
  readonly beforeAmount: number;
  readonly afterAmount: number;
  readonly beforeFen: number;
  readonly afterFen: number;
}

/** Gives the month's amount of a result and its cost in fen. */
export type Valuation = (result: ProgrammeResult | undefined) => {
  readonly amount: number;
  readonly fen: number;
};

/** How a side of the comparison is valued; of a weekly benefit the month has four weeks or five. */
export function valuationOf(
  basis: Basis,
  side: 'before' | 'after',
  prices: Prices,
  { period, hourCostFen }: Pick<WhatIf, 'period' | 'hourCostFen'>,
): Valuation {
  const priced = new Map(
    basis.rulings.map(({ law }) => {
      const visitFen = prices[law.id]?.[side]?.visitFen ?? 0;
      const times = lotsOf(law, period, basis.on).length;
      return [law.id, { law, times, costs: { hourFen: hourCostFen, visitFen } }] as const;
    }),
  );
  return (result) => {
    const found = result && result.granted > 0 ? priced.get(result.programmeId) : undefined;
    if (!result || !found) return { amount: 0, fen: 0 };
    const amount = result.granted * found.times;
    return { amount, fen: fenOf(found.law, {}, amount, found.costs) };
  };
}

/** One row for each programme of which the senior has something, before or after. */
export function compare(
  before: Decided,
  after: Decided,
  value: { readonly before: Valuation; readonly after: Valuation },
): ComparedRow[] {
  const { seniorId, regionId, sheet } = after.person;
  const category = categoryGroup((sheet.values.categories ?? []) as string[]);
  const level = (sheet.values.level ?? null) as number | null;
  const beforeOf = new Map(before.results.map((result) => [result.programmeId, result]));
  const afterOf = new Map(after.results.map((result) => [result.programmeId, result]));
  return [...new Set([...beforeOf.keys(), ...afterOf.keys()])].sort().flatMap((programmeId) => {
    const had = value.before(beforeOf.get(programmeId));
    const has = value.after(afterOf.get(programmeId));
    if (had.amount === 0 && has.amount === 0) return [];
    return {
      ...{ seniorId, programmeId, regionId, category, level },
      ...{ beforeAmount: had.amount, afterAmount: has.amount, beforeFen: had.fen, afterFen: has.fen },
    };
  });
}

/** One fingerprint of many rows, in whatever order and chunks they came: roots of chunks add up. */
export const rootOfRows = (rows: readonly ComparedRow[]): string =>
  addRoots(
    rows.map((row) =>
      sha256(
        canonical([
          ...[row.seniorId, row.programmeId, row.regionId, row.category, row.level],
          ...[row.beforeAmount, row.afterAmount, row.beforeFen, row.afterFen],
        ]),
      ),
    ),
  );
