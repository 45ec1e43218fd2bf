import { termDays } from './term-days';

const WARNINGS = [60, 30, 7];
const at = (text: string): Date => new Date(`${text}:00+08:00`);

describe('the days on which something is told of a paper', () => {
  it('are the warnings and the first day on which it no longer holds', () => {
    expect(termDays('2027-03-01', WARNINGS, at('2026-11-23T09:00'))).toEqual([
      '2027-01-01',
      '2027-01-31',
      '2027-02-23',
      '2027-03-02',
    ]);
  });

  it('leave out what has begun', () => {
    expect(termDays('2026-11-30', WARNINGS, at('2026-11-23T09:00'))).toEqual(['2026-11-24', '2026-12-01']);
    expect(termDays('2026-11-30', WARNINGS, at('2026-11-24T00:00'))).toEqual(['2026-12-01']);
    expect(termDays('2026-11-22', WARNINGS, at('2026-11-23T00:00'))).toEqual([]);
  });
});
