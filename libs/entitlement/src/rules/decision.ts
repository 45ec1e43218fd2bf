import type { FactSource } from './fact-sheet';
import type { FactValue } from './facts';
import type { Comparison, Op, Outcome, Parameter, Truth, Words } from './rule';

/** What was asked of a condition. Numbers are in the unit of its subject. */
export type Need =
  | { readonly is: Comparison; readonly than: number | null }
  | { readonly from: number | null; readonly to: number | null }
  | { readonly oneOf: readonly (number | string)[] }
  | { readonly category: string }
  | { readonly fact: string }
  /** Code of the division; null: the whole nation. */
  | { readonly region: string | null };

/** One node of the rule as it came out for one senior. */
export interface Step {
  readonly id: string;
  readonly kind: Op;
  readonly label?: Words;
  /** Conditions: what came out. */
  readonly is?: Truth;
  /** Numbers: what came out. Conditions about a number: the number that was compared. */
  readonly value?: number | null;
  /** Conditions about a number: `AGE`, a fact code, or null for a computed one. */
  readonly subject?: string | null;
  /** The facts looked at, by code; sensitive ones as `***`. */
  readonly saw: Readonly<Record<string, FactValue | null>>;
  readonly sources?: Readonly<Record<string, FactSource>>;
  readonly need?: Need;
  readonly cite?: string;
  /** The parameters used, and which division's value it was. */
  readonly answeredBy?: Readonly<Record<string, Omit<Parameter, 'value'>>>;
  /** It lies in a branch that was not taken: computed, without effect. */
  readonly idle?: true;
}

/** A decision with its whole explanation: plain JSON, enough to say it in sentences and to check a replay. */
export interface Decision {
  readonly engine: string;
  readonly ruleHash: string;
  readonly on: string;
  readonly region: string | null;
  readonly outcome: Outcome;
  /** In the programme's unit; 0 unless granted. */
  readonly amount: number;
  readonly steps: readonly Step[];
  /** Ids of the steps that made the outcome what it is. */
  readonly decidedBy: readonly string[];
  /** Outcome U: the facts without which it cannot be decided. */
  readonly missing: readonly string[];
  readonly nodes: string;
  readonly traceHash: string;
}
