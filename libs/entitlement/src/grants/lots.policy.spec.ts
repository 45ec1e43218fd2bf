import { addDays, firstDayOf } from '@anzhi/kernel';
import fc from 'fast-check';
import { addMonths, backPayLot, carriedLot, hopsOf, keyPeriod, lotsOf } from './lots.policy';

const monthly = (usableFor: 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR') =>
  ({ frequency: 'MONTH', usableFor }) as const;
const lots = (usableFor: 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR', period: number, on = firstDayOf(period)) =>
  lotsOf(monthly(usableFor), period, on).map(({ seq, usable }) => [seq, usable.from, usable.until]);

describe('The lots of a month', () => {
  it.each([
    ['MONTH', 202601, [[0, '2026-01-01', '2026-02-01']]],
    ['MONTH', 202602, [[0, '2026-02-01', '2026-03-01']]],
    ['MONTH', 202802, [[0, '2028-02-01', '2028-03-01']]],
    ['MONTH', 202612, [[0, '2026-12-01', '2027-01-01']]],
    ['QUARTER', 202611, [[0, '2026-11-01', '2027-01-01']]],
    ['QUARTER', 202612, [[0, '2026-12-01', '2027-01-01']]],
    ['QUARTER', 202701, [[0, '2027-01-01', '2027-04-01']]],
    ['YEAR', 202603, [[0, '2026-03-01', '2027-01-01']]],
  ] as const)('by %s in %i end when they should', (usableFor, period, expected) => {
    expect(lots(usableFor, period)).toEqual(expected);
  });

  it('by the week belong to the month of their Monday', () => {
    expect(lots('WEEK', 202611)).toEqual([
      [1, '2026-11-02', '2026-11-09'],
      [2, '2026-11-09', '2026-11-16'],
      [3, '2026-11-16', '2026-11-23'],
      [4, '2026-11-23', '2026-11-30'],
      [5, '2026-11-30', '2026-12-07'],
    ]);
    expect(lots('WEEK', 202602).map(([seq]) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('cover every day by exactly one week, for years, leap days included', () => {
    const weeks = Array.from({ length: 48 }, (_, month) => lots('WEEK', addMonths(202601, month))).flat();
    for (const [index, [, from]] of weeks.entries()) if (index) expect(from).toBe(weeks[index - 1][2]);
    for (const [, from, until] of weeks) expect(until).toBe(addDays(String(from), 7));
  });

  it('begin on the day of approval in the middle of a month', () => {
    expect(lots('MONTH', 202611, '2026-11-18')).toEqual([[0, '2026-11-18', '2026-12-01']]);
    expect(lots('WEEK', 202611, '2026-11-18').map(([seq, from]) => [seq, from])).toEqual([
      [3, '2026-11-18'],
      [4, '2026-11-23'],
      [5, '2026-11-30'],
    ]);
  });

  it('are one for all time when the benefit is given once', () => {
    const once = { frequency: 'ONCE', usableFor: 'YEAR' } as const;
    expect(keyPeriod(once, 202611)).toBe(0);
    expect(keyPeriod(monthly('MONTH'), 202611)).toBe(202611);
    expect(lotsOf(once, 202611, '2026-11-18')).toEqual([
      { seq: 0, usable: { from: '2026-11-18', until: '2027-11-01' } },
    ]);
  });

  it('for a missed month are good until the coming month is over', () => {
    expect(backPayLot('2026-12-31').usable).toEqual({ from: '2026-12-31', until: '2027-02-01' });
  });

  it('carry their hop with them', () => {
    const first = carriedLot(0, '2026-12-01');
    expect(first).toEqual({ seq: 101, usable: { from: '2026-12-01', until: '2027-01-01' } });
    expect(carriedLot(3, '2026-12-07').usable.until).toBe('2027-01-01');
    const second = carriedLot(first.seq, '2027-01-01');
    expect([hopsOf(0), hopsOf(first.seq), hopsOf(second.seq)]).toEqual([0, 1, 2]);
  });
});

it('months are counted over years in both directions', () => {
  const anyPeriod = fc
    .tuple(fc.integer({ min: 2001, max: 2098 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => year * 100 + month);
  fc.assert(
    fc.property(anyPeriod, fc.integer({ min: -200, max: 200 }), (period, months) => {
      const moved = addMonths(period, months);
      expect(moved % 100).toBeGreaterThanOrEqual(1);
      expect(moved % 100).toBeLessThanOrEqual(12);
      expect(addMonths(moved, -months)).toBe(period);
    }),
  );
});
