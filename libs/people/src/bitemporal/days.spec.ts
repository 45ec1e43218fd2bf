import fc from 'fast-check';
import { addDays } from '@anzhi/kernel';
import { isBefore, overlap, without, type Days } from './days';

const DAYS = Array.from({ length: 12 }, (_, at) => addDays('2026-02-25', at));
const days: fc.Arbitrary<Days> = fc
  .tuple(fc.nat(10), fc.option(fc.integer({ min: 1, max: 11 })))
  .map(([from, length]) => ({
    from: DAYS[from],
    to: length === null ? null : addDays(DAYS[from], length),
  }));
const has = ({ from, to }: Days, day: string): boolean => day >= from && isBefore(day, to);

describe('days', () => {
  it('without others are those that are not among them, in stretches that do not touch', () =>
    fc.assert(
      fc.property(days, days, (a, b) => {
        const rest = without(a, b);
        for (const day of DAYS)
          expect(rest.filter((stretch) => has(stretch, day))).toHaveLength(
            has(a, day) && !has(b, day) ? 1 : 0,
          );
        expect(rest.every(({ from, to }) => isBefore(from, to))).toBe(true);
      }),
    ));

  it('overlap when they share a day', () =>
    fc.assert(
      fc.property(days, days, (a, b) => {
        const shared = [...DAYS, '2030-01-01'].some((day) => has(a, day) && has(b, day));
        if (shared) expect(overlap(a, b)).toBe(true);
        if (!overlap(a, b)) expect(without(a, b)).toEqual([a]);
        expect(overlap(a, b)).toBe(overlap(b, a));
      }),
    ));
});
