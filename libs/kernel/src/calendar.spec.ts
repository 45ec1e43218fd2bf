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

  it('counts the birthday itself', () => {
    expect(ageOn('1946-11-22', '2026-11-21')).toBe(79);
    expect(ageOn('1946-11-22', '2026-11-22')).toBe(80);
    expect(ageOn('1944-02-29', '2026-03-01')).toBe(82);
  });
});
