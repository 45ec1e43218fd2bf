import { PeopleErrors } from '../people.errors';
import { FACTS, type FactCode, type FactSpec, type FactValue } from './fact.codes';

export interface NewFact {
  readonly code: string;
  readonly value: FactValue;
  /** `YYYY-MM-DD` */
  readonly validFrom: string;
  /** First day on which it no longer holds; open unless given. */
  readonly validTo?: string;
  readonly source: string;
}

export const factSpec = (code: string): FactSpec | undefined =>
  Object.hasOwn(FACTS, code) ? FACTS[code as FactCode] : undefined;

/** @throws people.fact-unknown, people.fact-value-invalid, people.ends-before-start */
export function checkFact({ code, value, validFrom, validTo }: NewFact): void {
  const spec = factSpec(code);
  if (!spec) throw PeopleErrors.factUnknown({ code }, '/code');
  if (spec.type === 'BOOLEAN' && typeof value !== 'boolean') throw PeopleErrors.factNotYesOrNo({}, '/value');
  if (spec.type === 'INTEGER' && !isWithin(value, spec))
    throw PeopleErrors.factOutOfRange({ min: spec.min, max: spec.max }, '/value');
  if (validTo !== undefined && validTo <= validFrom) throw PeopleErrors.endsBeforeStart({}, '/validTo');
}

const isWithin = (value: FactValue, { min, max }: { min: number; max: number }): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;
