import fc from 'fast-check';
import { overlap, stretchesOf } from './working-hours.policy';

describe('the stretches of a service', () => {
  it('are one within a day', () => {
    expect(stretchesOf(new Date('2026-11-24T09:30:00+08:00'), 120)).toEqual([
      { date: '2026-11-24', weekday: 2, startMinute: 570, endMinute: 690 },
    ]);
  });

  it('are cut at midnight in China', () => {
    expect(stretchesOf(new Date('2026-11-29T23:00:00+08:00'), 120)).toEqual([
      { date: '2026-11-29', weekday: 7, startMinute: 1380, endMinute: 1440 },
      { date: '2026-11-30', weekday: 1, startMinute: 0, endMinute: 60 },
    ]);
  });

  it('are none for a service without duration', () => {
    expect(stretchesOf(new Date('2026-11-24T09:30:00+08:00'), 0)).toEqual([]);
  });

  it('add up to the service, each within its day, touching the next', () => {
    // since 2020: until 1991 there was summer time
    const instants = fc
      .integer({ min: 26_300_000, max: 36_300_000 })
      .map((minute) => new Date(minute * 60_000));
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 10_000 }), (at, minutes) => {
        const stretches = stretchesOf(at, minutes);
        const length = stretches.reduce((sum, each) => sum + each.endMinute - each.startMinute, 0);
        expect(length).toBe(minutes);
        for (const each of stretches) expect(each.startMinute).toBeLessThan(each.endMinute);
        for (const each of stretches.slice(1)) expect(each.startMinute).toBe(0);
        for (const each of stretches.slice(0, -1)) expect(each.endMinute).toBe(1440);
      }),
    );
  });
});

describe('working hours', () => {
  const hours = (weekday: number, startMinute: number, endMinute: number) => ({
    weekday,
    startMinute,
    endMinute,
  });

  it('may touch and may be the same on two days', () => {
    expect(overlap([hours(1, 600, 720), hours(1, 480, 600), hours(2, 480, 600)])).toBe(false);
    expect(overlap([])).toBe(false);
  });

  it('overlap when they share a minute or end before they begin', () => {
    expect(overlap([hours(1, 480, 601), hours(1, 600, 720)])).toBe(true);
    expect(overlap([hours(1, 600, 600)])).toBe(true);
  });
});
