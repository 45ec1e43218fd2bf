import fc from 'fast-check';
import { apportion } from './apportion.policy';

describe('Dividing an amount', () => {
  it('loses no fen and gives nobody a whole fen more or less than his share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (amount, of) => {
        const parts = apportion(amount, of);
        const whole = of.reduce((sum, weight) => sum + weight, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        if (whole > 0)
          parts.forEach((part, index) =>
            expect(Math.abs(part - (amount * of[index]) / whole)).toBeLessThan(1 + 1e-6),
          );
      }),
    );
  });

  it('takes off as it gives', () => {
    expect(apportion(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(apportion(7, [0, 0])).toEqual([7, 0]);
    expect(() => apportion(1, [])).toThrow(RangeError);
  });
});
