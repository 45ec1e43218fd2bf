import fc from 'fast-check';
import { addFen, fen, minutes, minutesBetween, prorateFen } from './amounts';

describe('amounts', () => {
  it('refuse what is not a safe integer', () => {
    expect(() => fen(0.5)).toThrow(/safe integer/);
    expect(() => minutes(Number.NaN)).toThrow(/safe integer/);
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(/safe integer/);
  });

  it('prorate without losing a fen for any safe price and any part', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat(100_000),
        (price, whole, some) => {
          const part = Math.min(some, whole);
          const share = prorateFen(fen(price), part, whole);
          const rest = BigInt(price) * BigInt(part) - BigInt(share) * BigInt(whole);
          expect(rest >= 0n && rest < BigInt(whole)).toBe(true);
        },
      ),
    );
  });

  it('count whole minutes only', () => {
    const at = (seconds: number) => new Date(seconds * 1_000);
    expect(minutesBetween(at(0), at(119))).toBe(1);
    expect(minutesBetween(at(0), at(120))).toBe(2);
  });
});
