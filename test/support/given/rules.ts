import fc from 'fast-check';
import type { FactSheet } from '../../../libs/entitlement/src/rules/fact-sheet';
import { FACTS, type FactDefinition, type FactValue } from '../../../libs/entitlement/src/rules/facts';
import type {
  Bool,
  Circumstances,
  Num,
  NumNode,
  Parameters,
  Rule,
} from '../../../libs/entitlement/src/rules/rule';
import { validateRule } from '../../../libs/entitlement/src/rules/validate';

/** Rules, fact sheets and parameters at random: everything the language allows, sense or no sense. */
export const ON = '2026-12-01';
export const CIRCUMSTANCES: Circumstances = { on: ON, region: '321300' };
export const CATEGORIES = ['DIBAO', 'DIBAO_EDGE', 'TEKUN_SCATTERED', 'LIVING_ALONE', 'EMPTY_NEST', 'AGE_90'];
const REGIONS = ['320000', '321300', '321302', '340100'];

const answer = { level: 'CITY', regionName: '宿迁市' } as const;
export const PARAMETERS: Parameters = {
  base: { value: 1_200, unit: 'MINUTE', answeredBy: answer, citation: '第6条' },
  ratio: { value: 5_000, unit: 'BASIS_POINT', answeredBy: answer, citation: '第7条' },
  least: { value: 80, unit: 'YEAR', answeredBy: { ...answer, level: 'COUNTY' }, citation: '第8条' },
  hours: { value: { 2: 900, 3: 1_200, 4: 2_400 }, unit: 'MINUTE', answeredBy: answer, citation: '第9条' },
};
export const VOCABULARY = {
  categories: CATEGORIES,
  params: {
    base: { type: 'INTEGER' },
    ratio: { type: 'INTEGER', range: [0, 10_000] },
    least: { type: 'INTEGER', range: [0, 150] },
    hours: { type: 'TABLE', range: [0, 10_000] },
  },
} as const;

const ofType = (type: FactDefinition['type']): string[] =>
  Object.entries(FACTS).flatMap(([code, fact]) => (fact.type === type ? [code] : []));

const day = fc
  .date({ min: new Date('1918-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Days around the decision day, so that birthdays and months are met exactly. */
const closeDay = fc
  .tuple(fc.integer({ min: 1_926, max: 2_026 }), fc.constantFrom('11-30', '12-01', '12-02', '02-28'))
  .map(([year, rest]) => `${year}-${rest}`);

const factValue = (code: string, { type, range, values }: FactDefinition): fc.Arbitrary<FactValue> => {
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: range![0], max: Math.min(range![1], 1_000_000) });
    case 'date':
      return fc.oneof(day, closeDay);
    case 'text':
      return fc.constantFrom(...Object.keys(values!));
    case 'region':
      return fc.subarray(REGIONS);
    case 'codes':
      return fc.shuffledSubarray([...CATEGORIES, 'YOUFU_KEY']);
  }
};

/** Everything may be missing: as null, or because nobody wrote it down. */
export const factSheets: fc.Arbitrary<FactSheet> = fc
  .record(
    Object.fromEntries(
      Object.entries(FACTS).map(([code, fact]) => [code, fc.option(factValue(code, fact), { freq: 5 })]),
    ),
    { requiredKeys: [] },
  )
  .map((values) => ({ values: values }));

const small = fc.integer({ min: -3, max: 130 });
const dayOf = fc.oneof(
  fc.constant('ON' as const),
  day,
  fc.constantFrom(...ofType('date')).map((fact) => ({ op: 'fact' as const, fact })),
);
const comparison = fc.constantFrom('>=', '>', '<=', '<', '==', '!=' as const);
const list = <T>(part: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(part, { minLength: 1, maxLength: 3 });

const language = fc.letrec<{ condition: Bool; number: Num }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...CATEGORIES).map((category): Bool => ({ op: 'has', category })),
    fc.constantFrom(...ofType('boolean')).map((fact): Bool => ({ op: 'is', fact })),
    fc
      .tuple(fc.constantFrom(...ofType('region')), fc.constantFrom('PROGRAMME', ...REGIONS))
      .map(([fact, region]): Bool => ({ op: 'within', fact, region })),
    fc.shuffledSubarray(['M', 'F'], { minLength: 1 }).map((of): Bool => {
      return { op: 'in', value: { op: 'fact', fact: 'sex' }, of };
    }),
    fc.record({ op: fc.constantFrom('all', 'any'), of: list(tie('condition')) }) as fc.Arbitrary<Bool>,
    fc.record({ op: fc.constant('not'), of: tie('condition') }) as fc.Arbitrary<Bool>,
    fc.record({
      op: fc.constant('cmp'),
      left: tie('number'),
      is: comparison,
      right: tie('number'),
    }) as fc.Arbitrary<Bool>,
    fc.record({ op: fc.constant('in'), value: tie('number'), of: list(small) }) as fc.Arbitrary<Bool>,
    fc.record({
      op: fc.constant('between'),
      value: tie('number'),
      from: tie('number'),
      to: tie('number'),
    }) as fc.Arbitrary<Bool>,
  ),
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    small,
    small.map((value): Num => ({ op: 'number', value })),
    fc.constantFrom(...ofType('integer')).map((fact): Num => ({ op: 'fact', fact })),
    fc.constant<Num>({ op: 'ageOn' }),
    fc.tuple(dayOf, dayOf).map(([from, to]): Num => ({ op: 'monthsBetween', from, to })),
    fc.constantFrom('base', 'ratio', 'least').map((name): Num => ({ op: 'param', name })),
    ...computed(tie('condition'), tie('number')),
  ),
}));

function computed(condition: fc.Arbitrary<Bool>, number: fc.Arbitrary<Num>): fc.Arbitrary<NumNode>[] {
  const step = fc.integer({ min: 1, max: 60 });
  const nodes = [
    fc.record(
      { op: fc.constant('table'), name: fc.constant('hours'), key: number, default: small },
      { requiredKeys: ['op', 'name', 'key'] },
    ),
    fc.record({ op: fc.constantFrom('min', 'max', 'sum'), of: list(number) }),
    fc.record({ op: fc.constant('difference'), left: number, right: number }),
    fc.record(
      { op: fc.constant('product'), of: list(number), per: fc.constantFrom(1, 7, 10_000) },
      { requiredKeys: ['op', 'of'] },
    ),
    fc.record({ op: fc.constantFrom('floorTo', 'roundHalfEven'), value: number, step }),
    fc.record({ op: fc.constant('if'), when: condition, then: number, else: number }),
  ];
  return nodes;
}

/** Every node a step, so that every truth value is compared. */
function withIds<T>(rule: T): T {
  let count = 0;
  return JSON.parse(JSON.stringify(rule), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'op' in value
      ? { ...value, id: `s${(count += 1)}` }
      : value,
  ) as T;
}

/** The validator says of these at most that they make no sense. No number in them can lose a digit. */
const SENSELESS = [
  'always-true',
  'never-true',
  'impossible-value',
  'amount-may-be-negative',
  'amount-never-positive',
];

export const rules: fc.Arbitrary<Rule> = fc
  .record({ eligibility: language.condition, amount: language.number })
  .map(({ eligibility, amount }) => ({
    eligibility,
    amount: typeof amount === 'number' ? { op: 'number' as const, value: amount } : amount,
  }))
  .map(withIds)
  .filter((rule) => validateRule(rule, VOCABULARY).every(({ code }) => SENSELESS.includes(code)));
