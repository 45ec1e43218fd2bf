import fc from 'fast-check';
import { afterFailure, lockedSeconds, type GuessLimits, type GuessRecord } from './guessing.policy';

const limits: GuessLimits = { failures: 3, firstLockSeconds: 60, longestLockSeconds: 600, forgetHours: 24 };
const start = new Date('2026-11-23T09:00:00+08:00');
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1_000);
const fresh: GuessRecord = { failures: 0, lastFailedAt: start, lockedUntil: null };
const failTimes = (count: number): GuessRecord =>
  Array.from({ length: count }).reduce<GuessRecord>((record) => afterFailure(record, limits, start), fresh);

describe('Guessing', () => {
  it.each([
    [0, 0],
    [2, 0],
    [3, 60],
    [4, 120],
    [5, 240],
    [6, 480],
    [7, 600],
    [40, 600],
  ])('after %i failures in a row locks for %i seconds', (failures, seconds) => {
    expect(lockedSeconds(failTimes(failures), start)).toBe(seconds);
  });

  it('is free again at the very second', () => {
    expect(lockedSeconds(failTimes(3), later(59.001))).toBe(1);
    expect(lockedSeconds(failTimes(3), later(60))).toBe(0);
  });

  it('is forgotten after a quiet day, not a moment before', () => {
    const day = 24 * 3_600;
    expect(afterFailure(failTimes(5), limits, later(day - 1)).failures).toBe(6);
    expect(afterFailure(failTimes(5), limits, later(day)).failures).toBe(1);
  });

  it('never shortens a lock by failing again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), (failures) => {
        const record = { ...fresh, failures };
        const next = afterFailure(record, limits, start);
        const afterNext = afterFailure(next, limits, start);
        expect(lockedSeconds(afterNext, start)).toBeGreaterThanOrEqual(lockedSeconds(next, start));
        expect(lockedSeconds(next, start)).toBeLessThanOrEqual(limits.longestLockSeconds);
      }),
    );
  });
});
