import type { FundingShares } from '../orders/funding-split.policy';
import type { Parameters } from '../rules/rule';
import { numberParameter } from '../rules/parameters';
import type { Funding } from './programme';

const LOCAL = ['provinceBp', 'cityBp', 'countyBp', 'lotteryBp'] as const;
const WHOLE_BP = 10_000;

/**
 * Who funds the programme in a division on a day. Where a parameter sets the nation's part, the other purses share the
 * rest in their proportions, rounded down; what is left over by rounding is the first one's that pays anything.
 * @param params resolved for the division and day
 */
export function fundingOn({ centralParam, ...laidDown }: Funding, params: Parameters): FundingShares {
  if (centralParam === null) return laidDown;
  const centralBp = Math.min(numberParameter(params, centralParam), WHOLE_BP);
  const rest = WHOLE_BP - centralBp;
  const local = LOCAL.reduce((sum, purse) => sum + laidDown[purse], 0);
  // nobody else is named: the nation pays all
  if (local === 0) return { ...laidDown, centralBp: WHOLE_BP };
  const shares = LOCAL.map((purse) => [purse, Math.floor((rest * laidDown[purse]) / local)] as const);
  const left = rest - shares.reduce((sum, [, bp]) => sum + bp, 0);
  const first = LOCAL.find((purse) => laidDown[purse] > 0);
  const rounded = shares.map(([purse, bp]) => [purse, purse === first ? bp + left : bp] as const);
  return { ...laidDown, centralBp, ...Object.fromEntries(rounded) };
}
