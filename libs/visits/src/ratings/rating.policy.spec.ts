import { averagesFrom, isFinished, openUntil } from './rating.policy';

describe('the time for a rating', () => {
  it('is counted from the leaving', () => {
    expect(openUntil(new Date('2026-11-23T10:30:00+08:00'), 14)).toEqual(
      new Date('2026-12-07T10:30:00+08:00'),
    );
  });

  it.each([
    ['2026-11', 14, '2026-12-15T00:00:00+08:00'],
    ['2026-12', 1, '2027-01-02T00:00:00+08:00'],
  ])('of %s with %i days is over before its averages are shown', (month, days, from) => {
    expect(averagesFrom(month, days)).toEqual(new Date(from));
  });

  it.each([
    ['CHECKED_OUT', true],
    ['DISPUTED', true],
    ['REJECTED', true],
    ['IN_SERVICE', false],
    ['ABORTED', false],
    ['NO_SHOW_PROVIDER', false],
    ['CANCELLED', false],
  ] as const)('begins in state %s: %s', (state, is) => {
    expect(isFinished(state)).toBe(is);
  });
});
