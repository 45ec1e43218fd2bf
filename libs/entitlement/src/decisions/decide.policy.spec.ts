import type { ProgrammeLaw } from '../programmes/programme';
import { compile } from '../rules/compile';
import type { Rule } from '../rules/rule';
import type { Basis } from './bases';
import { decide, seal } from './decide.policy';
import type { Person, Standing } from './decided';

const ON = '2026-11-01';
const NONE: Standing = { enrolled: [], stops: [], choices: {} };
const rule = (amount: number): Rule => ({
  eligibility: { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 60 },
  amount: { op: 'number', id: 'amount', value: amount },
});

const law = (code: string, amount: number, terms: Partial<ProgrammeLaw> = {}) =>
  ({
    ...{
      id: `id-${code}`,
      code,
      version: 1,
      unit: 'MINUTE',
      exclusiveGroup: null,
      choose: 'BEST_FOR_PERSON',
    },
    ...{ bars: [], drawOrder: 10, enrolment: 'AUTOMATIC', payment: { by: 'MINUTE' }, rule: rule(amount) },
    ...terms,
  }) as unknown as ProgrammeLaw;

function basisOf(...laws: ProgrammeLaw[]): Basis {
  const circumstances = { on: ON, region: null };
  const rulings = laws.map((each) => ({
    ...{ law: each, params: {}, circumstances },
    rule: compile(each.rule, {}, circumstances),
  }));
  return { countyId: 1, on: ON, hash: 'a'.repeat(64), rulings };
}

const person = (birthDate: string | null = '1950-01-01'): Person => ({
  ...{ seniorId: 's', countyId: 1, regionId: 2, sheet: { values: { birthDate } } },
});
const results = (basis: Basis, standing = NONE, who = person()) =>
  decide(basis, who, standing).results.map(({ code, granted, whyNot }) => [
    code,
    granted,
    whyNot?.code ?? null,
  ]);

describe('What the programmes give together', () => {
  it('is what each gives, when nothing stands between them', () => {
    expect(results(basisOf(law('A', 100), law('B', 50)))).toEqual([
      ['A', 100, null],
      ['B', 50, null],
    ]);
  });

  it.each([
    [
      'BEST_FOR_PERSON',
      {},
      [
        ['A', 0, 'OTHER_IS_BETTER'],
        ['B', 200, null],
      ],
    ],
    [
      'PRIORITY',
      {},
      [
        ['A', 100, null],
        ['B', 0, 'OTHER_GOES_FIRST'],
      ],
    ],
    [
      'PERSON_CHOICE',
      { CARE: 'A' },
      [
        ['A', 100, null],
        ['B', 0, 'OTHER_CHOSEN'],
      ],
    ],
  ] as const)('is one of a group, by %s', (choose, choices, expected) => {
    const group = { exclusiveGroup: 'CARE', choose };
    const basis = basisOf(law('A', 100, group), law('B', 200, { ...group, drawOrder: 20 }));
    expect(results(basis, { ...NONE, choices })).toEqual(expected);
  });

  it('leaves out what another one bars', () => {
    expect(results(basisOf(law('A', 100, { bars: ['B'] }), law('B', 200)))).toEqual([
      ['A', 100, null],
      ['B', 0, 'BARRED'],
    ]);
  });

  it('asks who is enrolled, and nobody who is stopped', () => {
    const basis = basisOf(law('A', 100, { enrolment: 'APPLICATION' }), law('B', 50));
    expect(results(basis)[0]).toEqual(['A', 0, 'NOT_ENROLLED']);
    expect(results(basis, { ...NONE, enrolled: ['id-A'] })[0]).toEqual(['A', 100, null]);
    const one = { ...NONE, enrolled: ['id-A'], stops: [{ programmeId: 'id-A', reason: 'OFFICER' }] };
    expect(results(basis, one)).toEqual([
      ['A', 0, 'STOPPED'],
      ['B', 50, null],
    ]);
    const all = { ...NONE, stops: [{ programmeId: null, reason: 'DEATH' }] };
    expect(results(basis, all).map(([, , code]) => code)).toEqual(['STOPPED', 'STOPPED']);
    const some = { ...NONE, stops: [{ programmeId: null, reason: 'INSTITUTION', spares: ['id-B'] }] };
    expect(results(basis, some).map(([, granted, code]) => [granted, code])).toEqual([
      [0, 'STOPPED'],
      [50, null],
    ]);
  });

  it('tells missing evidence from a refusal', () => {
    expect(results(basisOf(law('A', 100)), NONE, person(null))).toEqual([['A', 0, 'EVIDENCE_NEEDED']]);
    expect(results(basisOf(law('A', 100)), NONE, person('1990-01-01'))).toEqual([['A', 0, 'NOT_ENTITLED']]);
  });
});

describe('The fingerprint of a decision', () => {
  const basis = basisOf(law('A', 100), law('B', 50));
  const traceOf = (who: Person, standing = NONE) => seal(basis, decide(basis, who, standing)).traceHash;

  it('is the same for the same inputs, and another one for others', () => {
    expect(traceOf(person())).toBe(traceOf(person()));
    expect(traceOf(person('1950-01-02'))).not.toBe(traceOf(person()));
    expect(traceOf(person(), { ...NONE, stops: [{ programmeId: null, reason: 'DEATH' }] })).not.toBe(
      traceOf(person()),
    );
  });
});
