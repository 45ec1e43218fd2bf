import { divideDown } from './arithmetic';
import type { Comparison } from './rule';

/** Between which integers a value lies, both included. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

const LIMIT = Number.MAX_SAFE_INTEGER;
export const ANYTHING: Span = { least: -LIMIT, most: LIMIT };
export const just = (value: number): Span => ({ least: value, most: value });
export const isExact = ({ least, most }: Span): boolean => least >= -LIMIT && most <= LIMIT;

/** What may be true: of the span, and of where it is compared. */
export type Likelihood = 'ALWAYS' | 'NEVER' | 'EITHER';

export const union = (spans: readonly Span[]): Span => ({
  least: Math.min(...spans.map(({ least }) => least)),
  most: Math.max(...spans.map(({ most }) => most)),
});

/** Undefined: nothing lies in both. */
export function intersection(a: Span, b: Span): Span | undefined {
  const both = { least: Math.max(a.least, b.least), most: Math.min(a.most, b.most) };
  return both.least <= both.most ? both : undefined;
}

export const addSpans = (a: Span, b: Span): Span => ({ least: a.least + b.least, most: a.most + b.most });
export const subtractSpans = (a: Span, b: Span): Span => ({
  least: a.least - b.most,
  most: a.most - b.least,
});

export function multiplySpans(a: Span, b: Span): Span {
  const corners = [a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most];
  return { least: Math.min(...corners), most: Math.max(...corners) };
}

export const divideSpan = ({ least, most }: Span, per: number): Span => ({
  least: divideDown(least, per),
  most: divideDown(most, per),
});

export const smallestOf = (spans: readonly Span[]): Span => ({
  least: Math.min(...spans.map(({ least }) => least)),
  most: Math.min(...spans.map(({ most }) => most)),
});
export const greatestOf = (spans: readonly Span[]): Span => ({
  least: Math.max(...spans.map(({ least }) => least)),
  most: Math.max(...spans.map(({ most }) => most)),
});

/** Is a number of the one span always, never or perhaps in this relation to a number of the other? */
export function likelihood(left: Span, is: Comparison, right: Span): Likelihood {
  switch (is) {
    case '>=':
      return verdict(left.least >= right.most, left.most < right.least);
    case '>':
      return verdict(left.least > right.most, left.most <= right.least);
    case '<=':
    case '<':
      return likelihood(right, is === '<=' ? '>=' : '>', left);
    case '==':
      return verdict(
        left.least === right.most && left.most === right.least,
        intersection(left, right) === undefined,
      );
    case '!=':
      return opposite(likelihood(left, '==', right));
  }
}

const verdict = (always: boolean, never: boolean): Likelihood =>
  always ? 'ALWAYS' : never ? 'NEVER' : 'EITHER';

const OPPOSITES = { ALWAYS: 'NEVER', NEVER: 'ALWAYS', EITHER: 'EITHER' } as const;
export const opposite = (likely: Likelihood): Likelihood => OPPOSITES[likely];

/** What remains of `left` once it stands in the relation to some number of `right`. */
export function narrowed(left: Span, is: Comparison, right: Span): Span {
  switch (is) {
    case '>=':
      return { least: Math.max(left.least, right.least), most: left.most };
    case '>':
      return { least: Math.max(left.least, right.least + 1), most: left.most };
    case '<=':
      return { least: left.least, most: Math.min(left.most, right.most) };
    case '<':
      return { least: left.least, most: Math.min(left.most, right.most - 1) };
    case '==':
      return intersection(left, right) ?? left;
    case '!=':
      return left;
  }
}

export const CONTRARY: Readonly<Record<Comparison, Comparison>> = {
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '==': '!=',
  '!=': '==',
};
