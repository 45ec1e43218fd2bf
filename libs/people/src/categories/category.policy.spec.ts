import { ageCategories, checkCategory } from './category.policy';

describe('age categories', () => {
  it.each([
    ['2026-11-22', []],
    ['2026-11-23', ['AGE_80']],
    ['2036-11-22', ['AGE_80']],
    ['2036-11-23', ['AGE_90']],
    ['2046-11-22', ['AGE_90']],
    ['2046-11-23', ['AGE_100']],
    ['2060-01-01', ['AGE_100']],
  ])('of somebody born on 23 November 1946 are on %s: %j', (date, expected) =>
    expect(ageCategories('1946-11-23', date)).toEqual(expected),
  );
});

describe('a category to record', () => {
  const category = { code: 'DIBAO', validFrom: '2026-01-01', source: '低保证' };

  it('may be open or end after it begins', () => {
    expect(() => checkCategory(category)).not.toThrow();
    expect(() => checkCategory({ ...category, validTo: '2026-01-02' })).not.toThrow();
  });

  it.each([
    [{ code: 'AGE_80' }, 'category-derived'],
    [{ code: 'RICH' }, 'category-unknown'],
    [{ validTo: '2026-01-01' }, 'ends-before-start'],
    [{ validTo: '2025-12-31' }, 'ends-before-start'],
  ])('is refused with %j: %s', (change, refusal) =>
    expect(() => checkCategory({ ...category, ...change })).toThrow(refusal),
  );
});
