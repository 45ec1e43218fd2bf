import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  ageOn,
  businessDate,
  firstDayOf,
  minuteOfDay,
  nextPeriod,
  periodOf,
  periodOfDate,
  startOfDay,
  weekdayOf,
} from './calendar';

describe('the business calendar is that of China', () => {
  it('gives the last second of a month to that month', () => {
    expect(periodOf(new Date('2026-11-30T23:59:59.999+08:00'))).toBe(202611);
    expect(periodOf(new Date('2026-11-30T16:00:00Z'))).toBe(202612);
    expect(businessDate(new Date('2026-11-30T16:00:00Z'))).toBe('2026-12-01');
  });

  it('walks months over the year and days over a leap day', () => {
    expect(nextPeriod(202612)).toBe(202701);
    expect(firstDayOf(202702)).toBe('2027-02-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(periodOfDate('2026-01-31')).toBe(202601);
    expect(() => nextPeriod(202613)).toThrow();
  });

  it('knows weekday and minute of the day', () => {
    const sunday = new Date('2026-11-22T23:30:00+08:00');
    expect(weekdayOf(sunday)).toBe(7);
    expect(minuteOfDay(sunday)).toBe(23 * 60 + 30);
    expect(startOfDay('2026-11-22').toISOString()).toBe('2026-11-21T16:00:00.000Z');
  });

  it('is that of the time zone database, also in the years of summer time and before', () => {
    const at = (instant: Date) =>
      Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Asia/Shanghai');
    const near = (from: string, to: string) =>
      fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true });
    const instants = fc.oneof(near('1990-01-01', '1993-01-01'), near('1900-01-01', '2100-01-01'));
    fc.assert(
      fc.property(instants, fc.integer({ min: -4_000, max: 4_000 }), (instant, days) => {
        const date = at(instant).toPlainDate();
        expect(businessDate(instant)).toBe(date.toString());
        expect(weekdayOf(instant)).toBe(at(instant).dayOfWeek);
        expect(minuteOfDay(instant)).toBe(at(instant).hour * 60 + at(instant).minute);
        const midnight = date.toZonedDateTime({ timeZone: 'Asia/Shanghai' }).epochMilliseconds;
        expect(startOfDay(date.toString()).getTime()).toBe(midnight);
        expect(addDays(date.toString(), days)).toBe(date.add({ days }).toString());
      }),
      { numRuns: 2_000 },
    );
    expect(addDays('9999-12-31', 1)).toBe('+010000-01-01');
  });

  it.each(['2026-02-30', '2026-13-01', 'yesterday'])('has no %s', (date) => {
    expect(() => startOfDay(date)).toThrow(RangeError);
    expect(() => addDays(date, 1)).toThrow(RangeError);
  });

  it('counts the birthday itself', () => {
    expect(ageOn('1946-11-22', '2026-11-21')).toBe(79);
    expect(ageOn('1946-11-22', '2026-11-22')).toBe(80);
    expect(ageOn('1944-02-29', '2026-03-01')).toBe(82);
  });
});
