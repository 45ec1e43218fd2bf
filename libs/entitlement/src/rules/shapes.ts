import type { FactType } from './facts';
import type { Op, RuleNode } from './rule';

/** What may stand in a field of a node. The first four are parts: nodes of their own. */
export type FieldKind =
  | 'BOOL'
  | 'BOOLS'
  | 'NUM'
  | 'NUMS'
  | 'SUBJECT'
  | 'COMPARISON'
  | 'INTEGER'
  | 'POSITIVE'
  | 'LIST'
  | 'CATEGORY'
  | 'PARAM'
  | 'TABLE'
  | 'REGION'
  | 'DAY'
  | { readonly fact: FactType };

export interface Shape {
  readonly gives: 'BOOL' | 'NUM';
  /** In document order. */
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly optional?: readonly string[];
}

/** Every operation with its operands: what the validator asks for and in which order the parts are evaluated. */
export const SHAPES: Readonly<Record<Op, Shape>> = {
  all: { gives: 'BOOL', fields: { of: 'BOOLS' } },
  any: { gives: 'BOOL', fields: { of: 'BOOLS' } },
  not: { gives: 'BOOL', fields: { of: 'BOOL' } },
  cmp: { gives: 'BOOL', fields: { left: 'NUM', is: 'COMPARISON', right: 'NUM' } },
  in: { gives: 'BOOL', fields: { value: 'SUBJECT', of: 'LIST' } },
  between: { gives: 'BOOL', fields: { value: 'NUM', from: 'NUM', to: 'NUM' } },
  has: { gives: 'BOOL', fields: { category: 'CATEGORY' } },
  is: { gives: 'BOOL', fields: { fact: { fact: 'boolean' } } },
  within: { gives: 'BOOL', fields: { fact: { fact: 'region' }, region: 'REGION' } },
  number: { gives: 'NUM', fields: { value: 'INTEGER' } },
  fact: { gives: 'NUM', fields: { fact: { fact: 'integer' } } },
  ageOn: { gives: 'NUM', fields: {} },
  monthsBetween: { gives: 'NUM', fields: { from: 'DAY', to: 'DAY' } },
  param: { gives: 'NUM', fields: { name: 'PARAM' } },
  table: { gives: 'NUM', fields: { name: 'TABLE', key: 'NUM', default: 'INTEGER' }, optional: ['default'] },
  min: { gives: 'NUM', fields: { of: 'NUMS' } },
  max: { gives: 'NUM', fields: { of: 'NUMS' } },
  sum: { gives: 'NUM', fields: { of: 'NUMS' } },
  difference: { gives: 'NUM', fields: { left: 'NUM', right: 'NUM' } },
  product: { gives: 'NUM', fields: { of: 'NUMS', per: 'POSITIVE' }, optional: ['per'] },
  if: { gives: 'NUM', fields: { when: 'BOOL', then: 'NUM', else: 'NUM' } },
  floorTo: { gives: 'NUM', fields: { value: 'NUM', step: 'POSITIVE' } },
  roundHalfEven: { gives: 'NUM', fields: { value: 'NUM', step: 'POSITIVE' } },
};

export const givesTruth = ({ op }: RuleNode): boolean => SHAPES[op].gives === 'BOOL';

/** The text fact of an `in` over texts: read where it is asked, not a part. */
export const textSubject = (node: RuleNode): string | undefined =>
  node.op === 'in' && typeof node.of[0] === 'string' ? (node.value as { fact: string }).fact : undefined;

/** The facts a node itself looks at; those of its parts are theirs. */
export function factsAskedBy(node: RuleNode): string[] {
  switch (node.op) {
    case 'ageOn':
      return ['birthDate'];
    case 'has':
      return ['categories'];
    case 'is':
    case 'within':
    case 'fact':
      return [node.fact];
    case 'monthsBetween':
      return [node.from, node.to].flatMap((day) => (typeof day === 'object' ? [day.fact] : []));
    case 'in':
      return [textSubject(node) ?? []].flat();
    default:
      return [];
  }
}
