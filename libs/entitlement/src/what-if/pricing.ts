import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import type { Basis, Ruling } from '../decisions/bases';
import { fundingOn } from '../programmes/funding.policy';
import { Parameters } from '../programmes/parameters';
import { usesOf } from '../programmes/parameters/parameter-names';
import type { Parameters as ResolvedParams } from '../rules/rule';
import type { Change, Price, Prices } from './what-if';

/** What a visit costs and who puts up the money, by programme, before and after the change. */
@Injectable()
export class Pricing {
  constructor(private readonly parameters: Parameters) {}

  async of(
    db: Queryable,
    { before, after, change }: { before: Basis; after: Basis; change: Change },
    visitCostFen: number,
  ): Promise<Prices> {
    const prices: Record<string, { before: Price | null; after: Price | null }> = {};
    const names = [...before.rulings, ...after.rulings].flatMap(({ law }) =>
      usesOf(law).map(({ name }) => name),
    );
    const values = await this.parameters.resolve(db, [...new Set(names)], before.countyId, before.on);
    const isValue = change.kind === 'PARAMETER' && change.parameter;
    const changedValues = isValue ? { ...values, [change.name]: change.parameter } : values;
    for (const ruling of before.rulings)
      prices[ruling.law.id] = { before: priceOf(ruling, values, visitCostFen), after: null };
    for (const ruling of after.rulings)
      prices[ruling.law.id] = {
        before: prices[ruling.law.id]?.before ?? null,
        after: priceOf(ruling, changedValues, visitCostFen),
      };
    return prices;
  }
}

function priceOf({ law }: Ruling, values: ResolvedParams, visitCostFen: number): Price {
  const { payment, funding } = law;
  const set =
    payment.by === 'VISIT' && payment.priceParam !== null ? values[payment.priceParam]?.value : undefined;
  return {
    visitFen: typeof set === 'number' ? set : visitCostFen,
    shares: fundingOn(funding, values),
  };
}
