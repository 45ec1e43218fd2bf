import fc from 'fast-check';
import { mayStartOn, priceOfUnit, totalFen } from './price.policy';

const perHour = priceOfUnit('HOUR', 10_000);

describe('the price of a service', () => {
  it.each([
    [0, 0],
    [45, 7_500],
    [60, 10_000],
    [119, 19_833],
    [120, 20_000],
  ])('of %i minutes at 100 yuan an hour is %i fen', (minutes, expected) =>
    expect(totalFen(perHour, minutes)).toBe(expected),
  );

  it.each(['VISIT', 'DAY', 'MONTH', 'PIECE'] as const)('by the %s does not depend on the minutes', (unit) =>
    expect(totalFen(priceOfUnit(unit, 8_000), 95)).toBe(8_000),
  );

  it('never charges more for less time, nor more than the hours begun', () => {
    fc.assert(
      fc.property(fc.nat(50_000), fc.nat(1440), fc.nat(1440), (price, a, b) => {
        const hourly = priceOfUnit('HOUR', price);
        const [short, long] = a < b ? [a, b] : [b, a];
        return (
          totalFen(hourly, short) <= totalFen(hourly, long) &&
          totalFen(hourly, long) <= Math.ceil(long / 60) * price
        );
      }),
    );
  });

  it.each([
    ['2026-11-22', false],
    ['2026-11-23', false],
    ['2026-11-24', true],
  ])('set on 23 November may start on %s: %s', (validFrom, allowed) =>
    expect(mayStartOn(validFrom, '2026-11-23')).toBe(allowed),
  );
});
