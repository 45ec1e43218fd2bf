import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { rules, VOCABULARY } from '@test/given/rules';
import { PROBLEMS } from './problems';
import type { Bool, Num } from './rule';
import { validateRule } from './validate';

const AGE_60 = { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 60 } as const;
const BASE = { op: 'param', id: 'base', name: 'base' } as const;
const level = (is: string, right: number, id: string): Bool =>
  ({ op: 'cmp', id, left: { op: 'fact', fact: 'level' }, is, right }) as Bool;
const has = (category: string, id: string): Bool => ({ op: 'has', id, category });

/** `code pointer` of each problem. */
const problems = (json: unknown): string[] =>
  validateRule(json, VOCABULARY).map(({ code, pointer }) => `${code} ${pointer}`);
const ofCondition = (eligibility: unknown): string[] => problems({ eligibility, amount: BASE });
const ofAmount = (amount: unknown): string[] => problems({ eligibility: AGE_60, amount });
const all = (...of: Bool[]): Bool => ({ op: 'all', of });
const any = (...of: Bool[]): Bool => ({ op: 'any', of });
const iff = (id: string, when: Bool, then: Num, otherwise: Num): Num => ({
  op: 'if',
  id,
  when,
  then,
  else: otherwise,
});

it('The example of the README is right', () => {
  const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');
  const example: unknown = JSON.parse(/```json\n([^`]+)```/.exec(readme)![1]);
  expect(problems(example)).toEqual([]);
});

describe('A rule whose shape is wrong', () => {
  it.each([
    [null, ['not-a-rule ']],
    [{ eligibility: AGE_60 }, ['not-a-rule ']],
    [{ eligibility: AGE_60, amount: BASE, more: 1 }, ['not-a-rule ']],
    [{ eligibility: [], amount: BASE }, ['not-a-node /eligibility']],
    [{ eligibility: AGE_60, amount: 600 }, ['id-missing /amount']],
    [{ eligibility: AGE_60, amount: { op: 'number', value: 600 } }, ['id-missing /amount']],
    [{ eligibility: BASE, amount: AGE_60 }, ['condition-needed /eligibility', 'number-needed /amount']],
  ])('%j', (json, expected) => {
    expect(problems(json)).toEqual(expected);
  });

  it.each([
    [{ op: 'maybe' }, ['unknown-operation /eligibility/op']],
    [{ op: 'toString' }, ['unknown-operation /eligibility/op']],
    [{ op: 'all', of: [] }, ['empty-list /eligibility/of']],
    [{ op: 'not' }, ['missing-field /eligibility/of']],
    [{ ...AGE_60, 'a/b': 1 }, ['unknown-field /eligibility/a~1b']],
    [{ ...AGE_60, is: '=>' }, ['bad-value /eligibility/is']],
    [{ ...AGE_60, right: 60.5 }, ['number-needed /eligibility/right']],
    [{ ...AGE_60, right: '60' }, ['not-a-node /eligibility/right']],
    [{ ...AGE_60, id: undefined }, ['id-missing /eligibility']],
    [{ ...AGE_60, id: '6 0' }, ['id-malformed /eligibility/id']],
    [{ ...AGE_60, id: 'base' }, ['id-twice /amount/id']],
    [{ ...AGE_60, cite: ' ' }, ['bad-value /eligibility/cite']],
    [{ ...AGE_60, label: { zh: '年龄' } }, ['bad-words /eligibility/label']],
    [has('RICH', 'r'), ['unknown-category /eligibility/category']],
    [{ op: 'is', id: 'a', fact: 'RICH' }, ['unknown-fact /eligibility/fact']],
    [{ op: 'is', id: 'a', fact: 'level' }, ['wrong-fact-type /eligibility/fact']],
    [{ op: 'within', id: 'a', fact: 'hukou', region: '3213' }, ['bad-value /eligibility/region']],
    [
      { op: 'in', id: 'a', value: { op: 'fact', fact: 'sex' }, of: ['X'] },
      ['impossible-value /eligibility/of/0'],
    ],
    [{ op: 'in', id: 'a', value: { op: 'fact', fact: 'sex' }, of: [1] }, ['bad-value /eligibility/of/0']],
    [{ op: 'in', id: 'a', value: { op: 'fact', fact: 'level' }, of: ['2'] }, ['bad-value /eligibility/of/0']],
  ])('%j', (eligibility, expected) => {
    expect(ofCondition(eligibility)).toEqual(expected);
  });

  it.each([
    [{ op: 'param', id: 'a', name: 'x' }, ['unknown-parameter /amount/name']],
    [{ op: 'param', id: 'a', name: 'hours' }, ['wrong-parameter-type /amount/name']],
    [{ op: 'table', id: 'a', name: 'base', key: 1 }, ['wrong-parameter-type /amount/name']],
    [{ op: 'fact', id: 'a', fact: 'sex' }, ['wrong-fact-type /amount/fact']],
    [{ op: 'floorTo', id: 'a', value: 1, step: 0 }, ['bad-value /amount/step']],
    [{ op: 'product', id: 'a', of: [1], per: 0 }, ['bad-value /amount/per']],
    [{ op: 'monthsBetween', id: 'a', from: '2026-02-29', to: 'ON' }, ['bad-value /amount/from']],
    [
      { op: 'monthsBetween', id: 'a', from: { op: 'fact', fact: 'sex' }, to: 'ON' },
      ['wrong-fact-type /amount/from/fact'],
    ],
  ])('%j', (amount, expected) => {
    expect(ofAmount(amount)).toEqual(expected);
  });

  it('is told all of it at once, names and sense together', () => {
    const eligibility = all(level('>', 4, 'x'), has('RICH', 'x'));
    expect(problems({ eligibility, amount: { op: 'sum', id: 'a', of: [] } })).toEqual([
      'id-twice /eligibility/of/1/id',
      'unknown-category /eligibility/of/1/category',
      'empty-list /amount/of',
      'never-true /eligibility/of/0',
    ]);
  });

  it('may be neither too deep nor too large', () => {
    const nested = (depth: number): Bool => (depth ? { op: 'not', of: nested(depth - 1) } : AGE_60);
    expect(ofCondition(nested(18))).toEqual([]);
    expect(ofCondition(nested(21))[0]).toMatch('too-deep /eligibility/of');
    const sum = (count: number) => ({ op: 'sum', id: 'a', of: new Array(count).fill(1) });
    expect(ofAmount(sum(296))).toEqual([]);
    expect(ofAmount(sum(297))).toEqual(['too-large /amount/of/296']);
  });
});

describe('A condition that decides nothing', () => {
  it.each([
    ['by its range', level('>=', 0, 'a'), ['always-true /eligibility']],
    ['beyond its range', level('>', 4, 'a'), ['never-true /eligibility']],
    ['just within', level('>', 3, 'a'), []],
    [
      'in a list',
      { op: 'in', id: 'a', value: { op: 'fact', fact: 'level' }, of: [5, 6] },
      ['never-true /eligibility'],
    ],
    [
      'in part',
      { op: 'in', id: 'a', value: { op: 'fact', fact: 'level' }, of: [4, 5] },
      ['impossible-value /eligibility/of/1'],
    ],
    [
      'every value',
      { op: 'in', id: 'a', value: { op: 'fact', fact: 'level' }, of: [0, 1, 2, 3, 4] },
      ['always-true /eligibility'],
    ],
    [
      'ends turned',
      { op: 'between', id: 'a', value: { op: 'ageOn' }, from: 90, to: 80 },
      ['never-true /eligibility'],
    ],
    ['contradiction', all(level('>=', 3, 'a'), level('<', 3, 'b')), ['never-true /eligibility/of/1']],
    ['repetition', all(has('DIBAO', 'a'), has('DIBAO', 'b')), ['always-true /eligibility/of/1']],
    [
      'its contrary',
      all(has('DIBAO', 'a'), { op: 'not', of: has('DIBAO', 'b') }),
      ['always-true /eligibility/of/1/of'],
    ],
    ['implied', all(level('>=', 3, 'a'), level('>=', 2, 'b')), ['always-true /eligibility/of/1']],
    ['narrowed', all(level('>=', 2, 'a'), level('>=', 3, 'b')), []],
    ['covered', any(level('>=', 2, 'a'), level('>=', 3, 'b')), ['never-true /eligibility/of/1']],
    ['the rest', any(level('>=', 2, 'a'), level('<', 2, 'b')), ['always-true /eligibility/of/1']],
  ] as const)('%s', (_, condition, expected) => {
    expect(ofCondition(condition)).toEqual(expected);
  });

  it('in the amount, because the eligibility or an earlier branch has decided it', () => {
    const tiers = iff('outer', level('>=', 2, 'x'), 900, iff('inner', level('>=', 3, 'y'), 1_200, 600));
    expect(ofAmount(tiers)).toEqual(['never-true /amount/else/when']);
    const old = iff('a', { ...AGE_60, id: 'again' }, 1, 2);
    expect(ofAmount(old)).toEqual(['always-true /amount/when']);
  });
});

describe('An amount', () => {
  it.each([
    ['below 0', { op: 'difference', id: 'a', left: BASE, right: 5 }, 'amount-may-be-negative /amount'],
    ['of nothing', { op: 'min', id: 'a', of: [{ op: 'ageOn' }, 0] }, 'amount-never-positive /amount'],
    ['too large', { op: 'product', id: 'a', of: [BASE, { ...BASE, id: 'b' }] }, 'number-too-large /amount'],
  ])('%s', (_, amount, expected) => {
    expect(ofAmount(amount)).toContain(expected);
  });

  it('is right when it is kept from them', () => {
    const difference = { op: 'difference', left: BASE, right: 5 };
    expect(ofAmount({ op: 'max', id: 'a', of: [0, difference] })).toEqual([]);
    const share = { op: 'product', id: 'a', of: [BASE, { op: 'param', name: 'ratio' }], per: 10_000 };
    expect(ofAmount(share)).toEqual([]);
  });
});

it('Whatever is sent, there is an answer, in both languages', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), rules), fc.jsonValue(), (a, b) => {
      for (const json of [a, b, { eligibility: a, amount: b }, { eligibility: b, amount: a }])
        for (const { zh, en, code } of validateRule(json, VOCABULARY)) {
          expect(PROBLEMS).toHaveProperty([code]);
          expect(`${zh}${en}`).not.toMatch(/\{\w+\}/);
        }
    }),
  );
});
