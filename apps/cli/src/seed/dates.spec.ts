import { ageOn, Random } from '@anzhi/kernel';
import fc from 'fast-check';
import { addYears, birthDay, dateOf, dayOf, nextAnniversary } from './dates';

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));

describe('dates', () => {
  it('finds a birth date for every age on every day', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 18, max: 105 }), fc.string(), (asOf, age, seed) => {
        const birth = birthDay(new Random(seed), age, dayOf(asOf));
        expect(ageOn(dateOf(birth), asOf)).toBe(age);
      }),
    );
  });

  it('finds one on 29 February too', () => {
    for (let seed = 0; seed < 400; seed += 1) {
      const birth = birthDay(new Random(String(seed)), 61, dayOf('2024-02-29'));
      expect(ageOn(dateOf(birth), '2024-02-29')).toBe(61);
    }
  });

  it('makes the 28th of 29 February where there is none', () => {
    expect(dateOf(addYears(dayOf('2024-02-29'), 1))).toBe('2025-02-28');
    expect(dateOf(addYears(dayOf('2024-02-29'), 4))).toBe('2028-02-29');
  });

  it('finds the anniversary that comes next', () => {
    const next = (from: string, asOf: string): string => dateOf(nextAnniversary(dayOf(from), dayOf(asOf)));
    expect(next('2020-12-01', '2026-11-21')).toBe('2026-12-01');
    expect(next('2020-11-21', '2026-11-21')).toBe('2027-11-21');
    expect(next('2020-01-01', '2026-11-21')).toBe('2027-01-01');
  });
});
