import fc from 'fast-check';
import { stack, type StackCandidate, type StackConfig } from './stack';

const CODES = ['A', 'B', 'C', 'D', 'E', 'F'];

const candidate = (programme: string, change: Partial<StackCandidate> = {}): StackCandidate => ({
  programme,
  outcome: 'G',
  amount: 600,
  unit: 'MINUTE',
  worthFen: 600,
  exclusiveGroup: null,
  priority: 1,
  drawOrder: 1,
  notWith: [],
  ...change,
});
const config = (change: Partial<StackConfig> = {}): StackConfig => ({
  groups: {},
  choices: {},
  receives: [],
  caps: [],
  ...change,
});
/** `A:600` for a grant, `B:BARRED>A` for who lost and to whom. */
const told = (candidates: StackCandidate[], setting = config()): string[] => {
  const { granted, lost } = stack(candidates, setting);
  return [
    ...granted.map(({ programme, amount }) => `${programme}:${amount}`),
    ...lost.map(({ programme, code, to }) => `${programme}:${code}${to ? `>${to}` : ''}`),
  ];
};

describe('programmes together', () => {
  const group = { exclusiveGroup: 'home_care' };
  const rivals = [
    candidate('A', { ...group, worthFen: 500, priority: 1 }),
    candidate('B', { ...group, worthFen: 900, priority: 2 }),
    candidate('C', { ...group, worthFen: 700, priority: 3 }),
  ];

  it.each([
    ['BEST_FOR_PERSON', {}, ['B:600', 'A:OTHER_IS_BETTER>B', 'C:OTHER_IS_BETTER>B']],
    ['PRIORITY', {}, ['A:600', 'B:OTHER_GOES_FIRST>A', 'C:OTHER_GOES_FIRST>A']],
    ['PERSON_CHOICE', { home_care: 'C' }, ['C:600', 'A:OTHER_CHOSEN>C', 'B:OTHER_CHOSEN>C']],
    ['PERSON_CHOICE', {}, ['B:600', 'A:OTHER_CHOSEN>B', 'C:OTHER_CHOSEN>B']],
    ['PERSON_CHOICE', { home_care: 'X' }, ['B:600', 'A:OTHER_CHOSEN>B', 'C:OTHER_CHOSEN>B']],
  ] as const)('of a group are chosen by %s %j', (rule, choices, expected) => {
    expect(told(rivals, config({ groups: { home_care: rule }, choices }))).toEqual(expected);
  });

  it('take of equal ones the first by priority, then by code', () => {
    const equal = [candidate('B', group), candidate('A', group), candidate('C', { ...group, priority: 0 })];
    expect(told(equal)[0]).toBe('C:600');
    expect(told(equal.slice(0, 2))[0]).toBe('A:600');
  });

  it.each([
    ['by the one', { notWith: ['B'] }, {}, ['B:600', 'A:BARRED>B']],
    ['by the other', {}, { notWith: ['A'] }, ['A:600', 'B:BARRED>A']],
    ['by both: the first goes', { notWith: ['B'] }, { notWith: ['A'] }, ['A:600', 'B:BARRED>A']],
    [
      'by both: priority decides',
      { notWith: ['B'], priority: 9 },
      { notWith: ['A'] },
      ['B:600', 'A:BARRED>B'],
    ],
    ['whatever the priority', { notWith: ['B'], priority: 0 }, {}, ['B:600', 'A:BARRED>B']],
  ])('are barred %s', (_, a, b, expected) => {
    expect(told([candidate('A', a), candidate('B', b)])).toEqual(expected);
  });

  it('do not bar when they are barred themselves', () => {
    const chain = [candidate('A', { notWith: ['B'] }), candidate('B', { notWith: ['C'] }), candidate('C')];
    expect(told(chain)).toEqual(['A:600', 'C:600', 'B:BARRED>C']);
  });

  it('make room in their group when they are barred', () => {
    const barred = [...rivals.slice(0, 2), candidate('D')].map((one) =>
      one.programme === 'B' ? { ...one, notWith: ['D'] } : one,
    );
    expect(told(barred)).toEqual(['A:600', 'D:600', 'B:BARRED>D']);
    expect(told(rivals.slice(1), config({ receives: ['X'] }))).toHaveLength(2);
    expect(told([candidate('A', { notWith: ['X'] })], config({ receives: ['X'] }))).toEqual(['A:BARRED>X']);
  });

  it('are cut by the caps in draw order', () => {
    const all = [
      candidate('A', { drawOrder: 3 }),
      candidate('B', { drawOrder: 1 }),
      candidate('C', { drawOrder: 2 }),
      candidate('D', { drawOrder: 0, unit: 'FEN' }),
    ];
    const cap = { code: 'total', unit: 'MINUTE', most: 1_000, programmes: null } as const;
    expect(told(all, config({ caps: [cap] }))).toEqual(['D:600', 'B:600', 'C:400', 'A:CAP_REACHED>total']);
    const own = { ...cap, code: 'own', most: 250, programmes: ['B'] };
    expect(stack(all, config({ caps: [cap, own] })).granted).toEqual([
      { programme: 'D', amount: 600, cutBy: [] },
      { programme: 'B', amount: 250, cutBy: ['own'] },
      { programme: 'C', amount: 600, cutBy: [] },
      { programme: 'A', amount: 150, cutBy: ['total'] },
    ]);
  });

  it('that are not granted by themselves say so', () => {
    expect(told([candidate('A', { outcome: 'N' }), candidate('B', { outcome: 'U' })])).toEqual([
      'A:NOT_ENTITLED',
      'B:EVIDENCE_NEEDED',
    ]);
  });
});

const anyCandidate = (programme: string): fc.Arbitrary<StackCandidate> =>
  fc.record({
    programme: fc.constant(programme),
    outcome: fc.constantFrom('G', 'G', 'G', 'N', 'U'),
    amount: fc.integer({ min: 1, max: 1_000 }),
    unit: fc.constantFrom('MINUTE', 'FEN'),
    worthFen: fc.integer({ min: 0, max: 5 }),
    exclusiveGroup: fc.constantFrom(null, 'g', 'h'),
    priority: fc.integer({ min: 0, max: 3 }),
    drawOrder: fc.integer({ min: 0, max: 3 }),
    notWith: fc.subarray([...CODES, 'X']),
  });
const anyConfig: fc.Arbitrary<StackConfig> = fc.record({
  groups: fc.record(
    { g: fc.constantFrom('BEST_FOR_PERSON', 'PRIORITY', 'PERSON_CHOICE'), h: fc.constant('PERSON_CHOICE') },
    { requiredKeys: [] },
  ),
  choices: fc.record({ g: fc.constantFrom(...CODES), h: fc.constantFrom(...CODES) }, { requiredKeys: [] }),
  receives: fc.subarray(['X']),
  caps: fc
    .array(
      fc.record({
        code: fc.constantFrom('p', 'q', 'r'),
        unit: fc.constantFrom('MINUTE', 'FEN'),
        most: fc.integer({ min: 0, max: 1_500 }),
        programmes: fc.option(fc.subarray(CODES)),
      }),
      { maxLength: 2 },
    )
    .filter((caps) => new Set(caps.map(({ code }) => code)).size === caps.length),
});

describe('whatever the programmes, the subset and the order', () => {
  const sets = fc.tuple(...CODES.map(anyCandidate));

  it('the result is the same, and everybody is in it once', () => {
    fc.assert(
      fc.property(sets, anyConfig, fc.infiniteStream(fc.nat()), (all, setting, numbers) => {
        for (let mask = 0; mask < 2 ** all.length; mask += 1) {
          const subset = all.filter((_, index) => mask & (1 << index));
          const result = stack(subset, setting);
          const shuffled = subset
            .map((one) => [numbers.next().value as number, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one);
          expect(stack(shuffled, setting)).toEqual(result);
          const named = [...result.granted, ...result.lost].map(({ programme }) => programme);
          expect(named.sort()).toEqual(subset.map(({ programme }) => programme).sort());
        }
      }),
      { numRuns: 30 },
    );
  });

  it('no two of a group, none barred by another, nothing above a cap, nothing above its amount', () => {
    fc.assert(
      fc.property(sets, anyConfig, (all, setting) => {
        const { granted } = stack(all, setting);
        const given = granted.map(({ programme, amount }) => ({
          ...all.find((one) => one.programme === programme)!,
          given: amount,
        }));
        const groups = given.flatMap(({ exclusiveGroup }) => exclusiveGroup ?? []);
        expect(new Set(groups).size).toBe(groups.length);
        for (const one of given) {
          const others = given.filter(({ programme }) => programme !== one.programme);
          const received = [...setting.receives, ...others.map(({ programme }) => programme)];
          expect(one.notWith.filter((other) => received.includes(other))).toEqual([]);
          expect(one.given).toBeGreaterThan(0);
          expect(one.given).toBeLessThanOrEqual(one.amount);
        }
        for (const { unit, programmes, most } of setting.caps) {
          const under = given.filter(
            (one) => one.unit === unit && (programmes?.includes(one.programme) ?? true),
          );
          expect(under.reduce((sum, one) => sum + one.given, 0)).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 300 },
    );
  });
});
