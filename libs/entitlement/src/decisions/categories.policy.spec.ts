import { categoriesOn } from './categories.policy';

describe('Categories on a day', () => {
  it.each([
    ['1946-11-24', '2026-11-23', []],
    ['1946-11-23', '2026-11-23', ['AGE_80']],
    ['1936-11-24', '2026-11-23', ['AGE_80']],
    ['1936-11-23', '2026-11-23', ['AGE_90']],
    ['1926-11-23', '2026-11-23', ['AGE_100']],
    ['1944-02-29', '2026-02-28', ['AGE_80']],
  ])('born %s, on %s: %j', (birthDate, on, expected) => {
    expect(categoriesOn([], birthDate, null, on)).toEqual(expected);
  });

  it.each([
    [null, ['DIBAO']],
    [0, ['DIBAO']],
    [1, ['DIBAO']],
    [2, ['DIBAO', 'DISABLED_LV2']],
    [4, ['DIBAO', 'DISABLED_LV4']],
  ])('with level %s the assessment counts, not the list: %j', (level, expected) => {
    expect(categoriesOn(['DISABLED_LV3', 'DIBAO'], '1960-01-01', level, '2026-11-23')).toEqual(expected);
  });
});
