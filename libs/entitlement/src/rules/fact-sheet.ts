import { FACTS, type FactCatalogue, type FactDefinition, type FactValue } from './facts';
import type { Usage } from './layout';

/**
 * What is known of a senior on the day: plain JSON, one entry per fact code; missing or null is not known.
 * Dates are `YYYY-MM-DD`, regions a path of division codes, categories a list of codes in any order.
 */
export interface FactSheet {
  readonly values: Readonly<Record<string, FactValue | null | undefined>>;
  /** Who says so and since when it is known, by fact code; a category's as `categories.DIBAO`. */
  readonly sources?: Readonly<Record<string, FactSource>>;
}

export interface FactSource {
  readonly source: string;
  readonly known: string;
}

export function definitionOf(fact: string): FactDefinition {
  const definition = (FACTS as FactCatalogue)[fact];
  if (!definition) throw new RangeError(`there is no fact ${fact}`);
  return definition;
}

/** The value of a fact as rules see it: a boolean from a register is false when it is not there. */
export function seenValue({ values }: FactSheet, fact: string): FactValue | null {
  const value = values[fact];
  if (value !== undefined && value !== null) return value;
  const { type, whenMissing } = definitionOf(fact);
  if (whenMissing === 'UNKNOWN') return null;
  return type === 'codes' ? [] : false;
}

export const isMissing = (sheet: FactSheet, fact: string): boolean => seenValue(sheet, fact) === null;

/** What of a fact a rule can have noticed: of the categories those it asks about. */
export function usedValue(sheet: FactSheet, fact: string, { categories }: Usage): FactValue | null {
  const value = seenValue(sheet, fact);
  if (fact !== 'categories') return value;
  return categories.filter((code) => (value as readonly string[]).includes(code));
}

/** The facts a decision rests on, in one form whatever the sheet's order: only what the rule asks about. */
export const factsUsed = (sheet: FactSheet, usage: Usage): Record<string, FactValue | null> =>
  Object.fromEntries(usage.facts.map((fact) => [fact, usedValue(sheet, fact, usage)]));
