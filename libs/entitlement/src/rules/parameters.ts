import type { Parameter, Parameters } from './rule';
import { USUAL_RANGE, type ParameterDeclaration } from './vocabulary';

/** A parameter that is one number. @throws RangeError when it was not resolved or is a table */
export function numberParameter(params: Parameters, name: string): number {
  const value = params[name]?.value;
  if (!Number.isSafeInteger(value)) throw new RangeError(`parameter ${name} has no number`);
  return value as number;
}

/** A parameter that is a table of integers by integer key. @throws RangeError when it is anything else */
export function tableParameter(params: Parameters, name: string): ReadonlyMap<number, number> {
  const value = params[name]?.value;
  if (typeof value !== 'object') throw new RangeError(`parameter ${name} has no table`);
  const entries = Object.entries(value).map(([key, entry]) => [Number(key), entry] as const);
  if (!entries.flat().every(Number.isSafeInteger))
    throw new RangeError(`parameter ${name} is no table of integers`);
  return new Map(entries);
}

/** Is it what was declared? The validator's proofs (no overflow, no negative amount) rest on it. */
export function fitsDeclaration(value: Parameter['value'], declaration: ParameterDeclaration): boolean {
  const [least, most] = declaration.range ?? USUAL_RANGE;
  const isTable = typeof value === 'object';
  if (isTable !== (declaration.type === 'TABLE')) return false;
  const keys = isTable ? Object.keys(value).map(Number) : [];
  const entries = isTable ? Object.values(value) : [value];
  return [...keys, ...entries].every(Number.isSafeInteger) && entries.every((n) => n >= least && n <= most);
}
