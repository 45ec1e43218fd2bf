import fc from 'fast-check';
import { fen } from '@anzhi/kernel';
import { settleDelivery, splitPrice } from './split.policy';

const booking = fc.record({
  total: fc.integer({ min: 0, max: 100_000_000 }),
  minutes: fc.integer({ min: 1, max: 1_440 }),
  available: fc.integer({ min: 0, max: 3_000 }),
});

describe('The split of a price', () => {
  it.each([
    [20_000, 120, 480, [120, 20_000, 0]],
    [20_000, 120, 60, [60, 10_000, 10_000]],
    [20_000, 120, 0, [0, 0, 20_000]],
    [10_000, 90, 7, [7, 777, 9_223]],
    [0, 60, 60, [60, 0, 0]],
  ])('%i fen for %i minutes with %i available', (total, minutes, available, expected) => {
    const { programmeMinutes, programmeFen, familyFen } = splitPrice(fen(total), minutes, available);
    expect([programmeMinutes, programmeFen, familyFen]).toEqual(expected);
  });

  it('has no negative part, adds up, and asks for no minute that is not there', () => {
    fc.assert(
      fc.property(booking, ({ total, minutes, available }) => {
        const split = splitPrice(fen(total), minutes, available);
        expect(split.programmeFen + split.familyFen).toBe(total);
        expect(Math.min(split.programmeFen, split.familyFen, split.programmeMinutes)).toBeGreaterThanOrEqual(
          0,
        );
        expect(split.programmeMinutes).toBeLessThanOrEqual(Math.min(minutes, available));
      }),
    );
  });
});

describe('What a delivery costs', () => {
  const agreed = splitPrice(fen(20_000), 120, 60);

  it.each([
    [120, [120, 60, 0, 10_000, 10_000]],
    [200, [120, 60, 0, 10_000, 10_000]],
    [90, [90, 60, 0, 10_000, 5_000]],
    [60, [60, 60, 0, 10_000, 0]],
    [45, [45, 45, 15, 7_500, 0]],
    [0, [0, 0, 60, 0, 0]],
  ])('after %i of 120 minutes', (actual, expected) => {
    const { deliveredMinutes, capturedMinutes, releasedMinutes, programmeFen, familyFen } = settleDelivery(
      agreed,
      actual,
    );
    expect([deliveredMinutes, capturedMinutes, releasedMinutes, programmeFen, familyFen]).toEqual(expected);
  });

  it('is never more than was agreed, for either payer, and returns every minute it does not spend', () => {
    fc.assert(
      fc.property(booking, fc.integer({ min: 0, max: 3_000 }), ({ total, minutes, available }, actual) => {
        const split = splitPrice(fen(total), minutes, available);
        const done = settleDelivery(split, actual);
        expect(done.capturedMinutes + done.releasedMinutes).toBe(split.programmeMinutes);
        expect(done.programmeFen).toBeLessThanOrEqual(split.programmeFen);
        expect(done.familyFen).toBeLessThanOrEqual(split.familyFen);
        expect(Math.min(done.programmeFen, done.familyFen, done.capturedMinutes)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
