import { historyDays, historyFrom } from './client-month';

describe('the days of the history', () => {
  it.each([
    ['2026-11-23', '2026-10-22'],
    ['2026-12-10', '2026-11-10'],
    ['2026-12-31', '2026-11-21'],
    ['2027-01-01', '2026-12-02'],
  ])('on %s begin on %s: a month ago, and with the last ten days of last month', (asOf, from) => {
    expect(historyFrom(asOf)).toBe(from);
    const days = historyDays(asOf);
    expect(days[0]).toMatchObject({ date: from, isUpcoming: false });
    expect(days.filter(({ isUpcoming }) => isUpcoming).map(({ date }) => date)[0]).toBe(asOf);
    expect(days.filter(({ isUpcoming }) => isUpcoming)).toHaveLength(2);
  });
});
