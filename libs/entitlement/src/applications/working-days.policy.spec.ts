import fc from 'fast-check';
import { addDays } from '@anzhi/kernel';
import { addWorkingDays, isWorkingDay } from './working-days.policy';

const WEEKENDS_ONLY = new Map<string, boolean>();
const NATIONAL_DAY = new Map([
  ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, false] as const),
  ['2026-09-20', true] as const,
  ['2026-10-10', true] as const,
]);

describe('Working days', () => {
  it.each([
    ['a Monday, within the week', '2026-11-23', 4, '2026-11-27'],
    ['over a weekend', '2026-11-23', 5, '2026-11-30'],
    ['from a Saturday', '2026-11-28', 1, '2026-11-30'],
    ['none: the day itself', '2026-11-28', 0, '2026-11-28'],
    ['over the end of a year', '2026-12-31', 1, '2027-01-01'],
  ])('are counted from the next day: %s', (_, day, count, last) => {
    expect(addWorkingDays(day, count, WEEKENDS_ONLY)).toBe(last);
  });

  it('leave out holidays and count the weekends worked instead', () => {
    expect(addWorkingDays('2026-09-30', 1, NATIONAL_DAY)).toBe('2026-10-08');
    expect(addWorkingDays('2026-09-30', 3, NATIONAL_DAY)).toBe('2026-10-10');
    expect(isWorkingDay('2026-09-20', NATIONAL_DAY)).toBe(true);
  });

  it('end on a working day after exactly so many of them', () => {
    const day = fc.integer({ min: 0, max: 1_000 }).map((offset) => addDays('2026-01-01', offset));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const last = addWorkingDays(from, count, NATIONAL_DAY);
        let worked = 0;
        for (let at = addDays(from, 1); at <= last; at = addDays(at, 1))
          if (isWorkingDay(at, NATIONAL_DAY)) worked++;
        expect(worked).toBe(count);
        expect(isWorkingDay(last, NATIONAL_DAY)).toBe(true);
      }),
    );
  });
});
