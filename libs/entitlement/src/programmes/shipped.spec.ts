import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FactValue } from '../rules/facts';
import { evaluate } from '../rules/evaluate';
import type { Parameters } from '../rules/rule';
import { parametersOf } from './parameters/parameter-names';
import { RULE_CATEGORIES } from './rule-categories';
import { SHIPPED, type ShippedProgramme } from './shipped';
import { checkVersion, type Surroundings } from './versions/check-version.policy';

const shipped = (code: string): ShippedProgramme => SHIPPED.find(({ identity }) => identity.code === code)!;

/** Values of the day in the place, province to county; the narrowest division's counts. */
function valuesOn({ parameters }: ShippedProgramme, on: string, place: readonly string[]): Parameters {
  const nearness = (code: string | null): number => (code === null ? 0 : place.indexOf(code) + 1);
  const holding = parameters
    .filter(
      ({ from, to, regionCode }) =>
        from <= on && (to === null || on < to) && (!regionCode || place.includes(regionCode)),
    )
    .sort((a, b) => nearness(a.regionCode) - nearness(b.regionCode));
  const answeredBy = { level: 'NATION', regionName: '全国' } as const;
  return Object.fromEntries(holding.map(({ name, ...rest }) => [name, { ...rest, answeredBy }]));
}

/** All sources that are shown to whoever asks why. */
const wordsOf = (programme: ShippedProgramme): string =>
  [...JSON.stringify(programme).matchAll(/"(?:citation|cite)":"([^"]*)"/g)].map(([, words]) => words).join();

const lawOn = ({ versions }: ShippedProgramme, on: string) =>
  versions.find(({ from, to }) => from <= on && (to === null || on < to));

function surroundingsOf(
  programme: ShippedProgramme,
  { from, to }: { from: string; to: string | null },
): Surroundings {
  const { parameters, versions } = programme;
  const terms = versions.find((version) => version.from === from)!.terms;
  const last = to ?? '2099-01-01';
  const days = [from, ...parameters.flatMap((each) => [each.from, each.to ?? last])];
  return {
    today: '2020-12-31',
    categories: RULE_CATEGORIES,
    parameters: parameters.map(({ name, unit, value }) => ({
      name,
      unit,
      type: typeof value === 'number' ? 'INTEGER' : 'TABLE',
      keys: typeof value === 'number' ? [] : Object.keys(value),
    })),
    gaps: parametersOf(terms).flatMap((name) =>
      days
        .filter((day) => day >= from && day < last)
        .filter((day) => !valuesOn(programme, day, [programme.regionCode ?? ''])[name])
        .map((day) => ({ name, region: programme.regionCode ?? '', day })),
    ),
    programmes: SHIPPED.map(({ identity }) => identity),
    laws: [],
  };
}

describe('the programmes that come with the platform', () => {
  it('are all the files there are', () => {
    const files = readdirSync(join(__dirname, '../../data/programmes'));
    expect(SHIPPED.length).toBe(files.length);
    expect(new Set(SHIPPED.map(({ identity }) => identity.code)).size).toBe(files.length);
  });

  it.each(SHIPPED.map((programme) => [programme.identity.code, programme] as const))(
    '%s could be approved as it is',
    (_, programme) => {
      for (const { from, to, terms } of programme.versions) {
        const version = { programme: programme.identity, days: { from, to }, terms };
        expect(checkVersion(version, surroundingsOf(programme, { from, to }))).toEqual([]);
        expect(terms.citation).toMatch(/[^ -~]/);
      }
      for (const { reference } of programme.parameters) expect(reference).toMatch(/^policy\.md \d/);
      // families read it
      expect(wordsOf(programme)).not.toMatch(/policy\.md|SRC:|MEM:|DESIGN/);
    },
  );

  it('give the demo city at least six programmes in 2026', () => {
    const there = SHIPPED.filter(
      ({ regionCode, versions }) =>
        (regionCode === null || regionCode === '321300') &&
        versions.some(({ from, to }) => from <= '2026-01-01' && (to === null || to > '2026-12-31')),
    );
    expect(there.length).toBeGreaterThanOrEqual(6);
  });
});

type Facts = Readonly<Record<string, FactValue>>;
const SUQIAN = ['320000', '321300', '321302'];
const bornOn = (age: number, on: string): string => `${Number(on.slice(0, 4)) - age}${on.slice(4)}`;

/** A person of completed years on the day who lives and is registered in the programme's division. */
function decide(code: string, on: string, { age, ...facts }: Facts & { age: number }) {
  const programme = shipped(code);
  const place = programme.regionCode === null ? SUQIAN : [programme.regionCode];
  const values: Record<string, FactValue> = {
    birthDate: bornOn(age, on),
    residence: place,
    hukou: place,
    ...facts,
  };
  const { terms } = lawOn(programme, on)!;
  const circumstances = { on, region: programme.regionCode };
  const { outcome, amount } = evaluate(terms.rule, { values }, valuesOn(programme, on, place), circumstances);
  return outcome === 'G' ? amount : outcome;
}

type Row = [facts: Facts & { age: number }, expected: number | 'N' | 'U'];
const GOLDEN: [code: string, on: string, rows: Row[]][] = [
  [
    'SQ_HOME_CARE',
    '2026-11-01',
    [
      [{ age: 60, categories: ['DIBAO'] }, 480],
      [{ age: 60, categories: ['TEKUN_SCATTERED'] }, 480],
      [{ age: 59, categories: ['DIBAO'] }, 'N'],
      [{ age: 70, categories: ['DIBAO', 'DISABLED_LV2'] }, 1200],
      [{ age: 70, categories: ['TEKUN_SCATTERED', 'DISABLED_LV4'] }, 1200],
      [{ age: 79, categories: ['DIBAO_EDGE'] }, 'N'],
      [{ age: 80, categories: ['DIBAO_EDGE'] }, 360],
      [{ age: 85, categories: ['JISHENG_SPECIAL'] }, 360],
      [{ age: 99, categories: ['YOUFU_KEY'] }, 360],
      [{ age: 79 }, 'N'],
      [{ age: 80 }, 120],
      [{ age: 89, categories: ['DISABLED_LV4'] }, 120],
      [{ age: 90 }, 240],
      [{ age: 100 }, 480],
      [{ age: 100, categories: ['DIBAO', 'DISABLED_LV3'] }, 1200],
      [{ age: 90, residence: ['370000', '370500'] }, 'N'],
    ],
  ],
  [
    'NAT_VOUCHER',
    '2026-11-01',
    [
      [{ age: 60, level: 2 }, 80_000],
      [{ age: 59, level: 4 }, 'N'],
      [{ age: 60, level: 1 }, 'N'],
      [{ age: 60 }, 'U'],
      [{ age: 59 }, 'N'],
      [{ age: 70, level: 3, categories: ['TEKUN_SCATTERED'] }, 'N'],
      [{ age: 70, level: 3, RECEIVES_CENTRAL_CARE_ALLOWANCE: true }, 'N'],
      [{ age: 70, level: 3, residence: ['650000'] }, 80_000],
    ],
  ],
  [
    'NAT_VOUCHER',
    '2025-12-01',
    [
      [{ age: 60, level: 2 }, 'N'],
      [{ age: 60, level: 2, residence: ['370000', '370500', '370502'] }, 80_000],
    ],
  ],
  [
    'SQ_MEALS',
    '2026-11-01',
    [
      [{ age: 59 }, 'N'],
      [{ age: 60 }, 500],
      [{ age: 70 }, 1_000],
      [{ age: 80 }, 1_500],
      [{ age: 90 }, 2_500],
      [{ age: 60, categories: ['DIBAO'] }, 2_500],
      [{ age: 60, categories: ['DISABLED_LV2'] }, 2_500],
      [{ age: 90, inInstitution: true }, 'N'],
    ],
  ],
  [
    'SQ_RETROFIT',
    '2026-11-01',
    [
      [{ age: 80, categories: ['DIBAO'] }, 300_000],
      [{ age: 79, categories: ['DIBAO'] }, 'N'],
      [{ age: 79, categories: ['DIBAO', 'SEVERE_HANDICAP'] }, 300_000],
      [{ age: 80, categories: ['DIBAO'], HOUSEHOLD_RETROFITTED: true }, 'N'],
      [{ age: 80 }, 'N'],
    ],
  ],
  ['WH_RETROFIT', '2026-11-01', [[{ age: 80, categories: ['DIBAO'] }, 300_000]]],
  ['SY_RETROFIT', '2026-11-01', [[{ age: 80, categories: ['DIBAO'] }, 300_000]]],
  ['YJ_RETROFIT', '2026-11-01', [[{ age: 80, categories: ['DIBAO'] }, 200_000]]],
  [
    'LH_RETROFIT',
    '2026-11-01',
    [
      [{ age: 60, categories: ['TEKUN_SCATTERED'] }, 2_000_000],
      [{ age: 60, categories: ['DIBAO'] }, 1_200_000],
      [{ age: 65, categories: ['DISABLED_LV2'] }, 1_200_000],
      [{ age: 70 }, 1_200_000],
      [{ age: 69 }, 'N'],
    ],
  ],
  [
    'SQ_CARE_VISITS',
    '2026-11-01',
    [
      [{ age: 79, categories: ['LIVING_ALONE'] }, 1],
      [{ age: 80, categories: ['LIVING_ALONE'] }, 4],
      [{ age: 70, categories: ['EMPTY_NEST', 'DISABLED_LV3'] }, 4],
      [{ age: 80, categories: ['LEFT_BEHIND'] }, 1],
      [{ age: 90 }, 'N'],
    ],
  ],
  [
    'SQ_EMERGENCY_CALL',
    '2026-11-01',
    [
      [{ age: 70, categories: ['LIVING_ALONE', 'DIBAO'] }, 2_000],
      [{ age: 69, categories: ['LIVING_ALONE', 'DIBAO'] }, 'N'],
      [{ age: 70, categories: ['LIVING_ALONE'] }, 'N'],
    ],
  ],
  [
    'HF-GOV-HOME-2022',
    '2026-11-01',
    [
      [{ age: 70, categories: ['DIBAO'] }, 60_000],
      [{ age: 69, categories: ['DIBAO'] }, 'N'],
      [{ age: 70, categories: ['EMPTY_NEST'], CHILDLESS: true }, 60_000],
      [{ age: 70, categories: ['EMPTY_NEST'] }, 'U'],
      [{ age: 70, categories: ['EMPTY_NEST'], CHILDLESS: false }, 'N'],
      [{ age: 90 }, 60_000],
      [{ age: 90, hukou: ['320000'] }, 'N'],
    ],
  ],
  [
    'JJ_HOME_VISITS',
    '2026-11-01',
    [
      [{ age: 80, level: 0 }, 1],
      [{ age: 80, level: 4 }, 10],
      [{ age: 60, level: 2, categories: ['YOUFU_KEY'] }, 4],
      [{ age: 80 }, 'U'],
      [{ age: 79, level: 4 }, 'N'],
    ],
  ],
  [
    'TJ_MEALS',
    '2023-06-01',
    [
      [{ age: 80 }, 5],
      [{ age: 60, level: 3, categories: ['LOW_INCOME'] }, 5],
      [{ age: 60, level: 2, categories: ['LOW_INCOME'] }, 'N'],
      [{ age: 70, categories: ['LIVING_ALONE'] }, 'N'],
    ],
  ],
  [
    'TJ_MEALS',
    '2025-06-01',
    [
      [{ age: 70, categories: ['LIVING_ALONE'] }, 5],
      [{ age: 69, categories: ['LIVING_ALONE'] }, 'N'],
      [{ age: 60, level: 3, categories: ['DIBAO_EDGE'] }, 5],
      [{ age: 60, categories: ['SEVERE_HANDICAP'] }, 5],
      [{ age: 80, inInstitution: true }, 'N'],
    ],
  ],
  [
    'SZ_TEKUN_CARE',
    '2026-11-01',
    [
      [{ age: 60, categories: ['TEKUN_SCATTERED'], level: 0 }, 4_300],
      [{ age: 60, categories: ['TEKUN_SCATTERED'], level: 2 }, 28_600],
      [{ age: 60, categories: ['TEKUN_SCATTERED'], level: 4 }, 50_100],
      [{ age: 60, categories: ['TEKUN_SCATTERED'] }, 'U'],
      [{ age: 60, level: 4 }, 'N'],
    ],
  ],
  [
    'DY_LTCI',
    '2026-11-01',
    [
      [{ age: 60, LTCI_COVERED: true, LTCI_LEVEL: 3 }, 80_000],
      [{ age: 60, LTCI_COVERED: true, LTCI_LEVEL: 2 }, 'N'],
      [{ age: 60, LTCI_COVERED: false }, 'N'],
      [{ age: 60 }, 'U'],
    ],
  ],
];

describe.each(GOLDEN)('%s on %s', (code, on, rows) => {
  it.each(rows)('gives %j what the document says', (facts, expected) =>
    expect(decide(code, on, facts)).toBe(expected),
  );
});

it('every shipped programme has golden persons', () =>
  expect(
    SHIPPED.map(({ identity }) => identity.code).filter((code) => !GOLDEN.some(([name]) => name === code)),
  ).toEqual([]));

it('the voucher of a month is computed by its own values', () => {
  const ratioOn = (on: string) => valuesOn(shipped('NAT_VOUCHER'), on, SUQIAN).NAT_VOUCHER_RATIO.value;
  const capOn = (on: string) => valuesOn(shipped('NAT_VOUCHER'), on, SUQIAN).NAT_VOUCHER_CAP_BY_KIND.value;
  expect(ratioOn('2025-12-31')).toEqual({ HOME: 4_000, INSTITUTION: 4_000 });
  expect(ratioOn('2026-01-01')).toEqual({ HOME: 5_000, INSTITUTION: 4_000 });
  expect(capOn('2025-12-31')).toEqual({ HOME: 50_000, INSTITUTION: 80_000 });
  expect(capOn('2026-01-01')).toEqual({ HOME: 80_000, INSTITUTION: 80_000 });
  expect(valuesOn(shipped('NAT_VOUCHER'), '2027-01-01', SUQIAN).NAT_VOUCHER_RATIO).toBeUndefined();
});
