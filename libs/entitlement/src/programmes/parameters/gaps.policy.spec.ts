import { gapsOf, type DatedValue } from './gaps.policy';

const [NATION, PROVINCE, CITY, COUNTY, OTHER] = [null, 1, 2, 3, 4];
const PLACES = [{ name: '宿城区', path: [COUNTY, CITY, PROVINCE] }];
const YEAR = { from: '2026-01-01', to: '2027-01-01' };
const value = (regionId: number | null, from: string, to: string | null, name = 'CAP'): DatedValue => {
  return { name, regionId, from, to };
};
const dayOf = (values: DatedValue[], days: { from: string; to: string | null } = YEAR) =>
  gapsOf(['CAP'], values, PLACES, days)[0]?.day;

describe('the first day without a value', () => {
  it.each([[NATION], [PROVINCE], [CITY], [COUNTY]])('is none where %s has one for all days', (regionId) =>
    expect(dayOf([value(regionId, '2026-01-01', '2027-01-01')])).toBeUndefined(),
  );

  it('is the first of all where nobody has one, or only somebody elsewhere', () => {
    expect(dayOf([])).toBe('2026-01-01');
    expect(dayOf([value(OTHER, '2020-01-01', null)])).toBe('2026-01-01');
    expect(dayOf([value(CITY, '2020-01-01', null, 'RATIO')])).toBe('2026-01-01');
  });

  it('is the day before which a value begins, between two, and after the last', () => {
    expect(dayOf([value(CITY, '2026-01-02', null)])).toBe('2026-01-01');
    expect(dayOf([value(CITY, '2025-01-01', '2026-06-01'), value(CITY, '2026-06-02', null)])).toBe(
      '2026-06-01',
    );
    expect(dayOf([value(CITY, '2026-01-01', '2026-12-31')])).toBe('2026-12-31');
  });

  it('does not care who covers which days', () => {
    const parts = [value(COUNTY, '2026-06-01', null), value(NATION, '2020-01-01', '2026-06-01')];
    expect(dayOf(parts)).toBeUndefined();
    expect(dayOf(parts.reverse(), { from: '2026-01-01', to: null })).toBeUndefined();
  });

  it('is the end of the last value when the law is open and the value is not', () =>
    expect(dayOf([value(CITY, '2026-01-01', '2030-01-01')], { from: '2026-01-01', to: null })).toBe(
      '2030-01-01',
    ));

  it('is found in whichever place lacks it', () =>
    expect(
      gapsOf(
        ['CAP'],
        [value(COUNTY, '2026-01-01', null)],
        [...PLACES, { name: '沭阳县', path: [OTHER, CITY, PROVINCE] }],
        YEAR,
      ),
    ).toEqual([{ name: 'CAP', region: '沭阳县', day: '2026-01-01' }]));
});
