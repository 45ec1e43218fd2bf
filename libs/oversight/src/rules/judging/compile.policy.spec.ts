import { RULES } from '../catalogue';
import { HIT_COLUMNS } from '../rule';
import { compile, ofDays } from './compile.policy';
import { monthOf, monthsOf } from './months.policy';

const numbersOf = (code: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(RULES.find((rule) => rule.code === code)!.thresholds).map(([name, { value }]) => [
      name,
      value,
    ]),
  );
const question = (code: string) => ({
  rule: RULES.find((rule) => rule.code === code)!,
  thresholds: numbersOf(code),
  judged: ofDays('2026-10-01', '2026-11-01'),
  month: '2026-10-01',
});

describe('A rule as SQL', () => {
  it.each(RULES.map(({ code }) => code))('%s leaves no place empty', (code) => {
    expect(compile(question(code))).not.toMatch(/\{\w+\}/);
  });

  it('has no number of its own: each stands in the version', () => {
    expect(() => compile({ ...question('R02'), thresholds: {} })).toThrow('no number for overlap');
    expect(() => compile({ ...question('R02'), thresholds: { overlap: NaN, weight: 1 } })).toThrow();
  });

  it('takes days only where days belong', () => {
    expect(() => ofDays("2026-10-01'; --", '2026-11-01')).toThrow();
    expect(() => compile({ ...question('R02'), month: 'now()' })).toThrow();
  });

  it('asks the relation it is given', () => {
    expect(compile({ ...question('R01'), schema: 'oversight' })).toContain('oversight.visit_sheet s');
    expect(HIT_COLUMNS).toHaveLength(10);
  });
});

it('Days lie in whole months', () => {
  expect(monthsOf({ from: '2026-11-30', to: '2027-01-02' })).toEqual([
    { from: '2026-11-01', to: '2026-12-01' },
    { from: '2026-12-01', to: '2027-01-01' },
    { from: '2027-01-01', to: '2027-02-01' },
  ]);
  expect(monthsOf({ from: '2026-11-01', to: '2026-12-01' })).toHaveLength(1);
  expect(monthOf('2028-02-29')).toBe('2028-02-01');
});
