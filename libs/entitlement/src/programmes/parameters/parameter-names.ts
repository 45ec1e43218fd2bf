import type { Terms } from '../programme';
import type { ParameterUnit } from './parameter-unit';

/** Where the terms besides the rule ask for a parameter, and what it must be. */
export interface ParameterUse {
  /** JSON pointer into the request that writes the terms. */
  readonly pointer: string;
  readonly name: string;
  readonly unit: ParameterUnit;
}

/** Ratio and caps, the price of a visit, the nation's share. */
export function usesOf({ payment, funding }: Pick<Terms, 'payment' | 'funding'>): ParameterUse[] {
  const use = (pointer: string, name: string | null, unit: ParameterUnit): ParameterUse[] =>
    name === null ? [] : [{ pointer: `/terms${pointer}`, name, unit }];
  const share = use('/funding/centralParam', funding.centralParam, 'BASIS_POINT');
  if (payment.by === 'VISIT') return [...use('/payment/priceParam', payment.priceParam, 'FEN'), ...share];
  if (payment.by !== 'RATIO') return share;
  const caps = payment.capParams.flatMap((name, index) => use(`/payment/capParams/${index}`, name, 'FEN'));
  return [...use('/payment/ratioParam', payment.ratioParam, 'BASIS_POINT'), ...caps, ...share];
}

/** Names in a rule, which need not be a valid one. */
export function ruleParameters(rule: unknown): string[] {
  if (Array.isArray(rule)) return rule.flatMap(ruleParameters);
  if (typeof rule !== 'object' || rule === null) return [];
  const { op, name } = rule as { op?: unknown; name?: unknown };
  const own = (op === 'param' || op === 'table') && typeof name === 'string' ? [name] : [];
  return [...own, ...Object.values(rule).flatMap(ruleParameters)];
}

/** Every parameter a version needs on each of its days, each name once. */
export const parametersOf = (terms: Terms): string[] =>
  [...new Set([...ruleParameters(terms.rule), ...usesOf(terms).map(({ name }) => name)])].sort();
