import { effectiveFrom, LEVEL_EFFECTS } from './effect.policy';

describe('the day on which a level takes effect', () => {
  const days = { assessedOn: '2026-11-20', publishedOn: '2026-12-01' };

  it.each([
    ['FROM_REPORT_DATE', '2026-12-01'],
    ['FROM_ASSESSMENT_DATE', '2026-11-20'],
    ['FROM_NEXT_MONTH', '2027-01-01'],
  ] as const)('%s', (effect, day) => {
    expect(effectiveFrom(LEVEL_EFFECTS.indexOf(effect), days)).toBe(day);
  });

  it('is the day of the report when the setting says nothing known', () => {
    expect(effectiveFrom(7, days)).toBe(days.publishedOn);
  });
});
