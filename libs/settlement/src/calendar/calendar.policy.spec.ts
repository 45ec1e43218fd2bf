import { weekdayOf, startOfDay } from '@anzhi/kernel';
import { BATCH_STATES } from '../batches/batch.state';
import { termsOf, WAITS_FOR } from './calendar.policy';

const DAYS = { FREEZE: 3, CONFIRM: 5, VERIFY: 10, APPROVE: 20, PAY: 31 };
const weekdays = (day: string): boolean => weekdayOf(startOfDay(day)) <= 5;

describe('The calendar of a month', () => {
  it('lies in the month after, and a day off moves a term on', () => {
    expect(termsOf(202611, DAYS, weekdays)).toEqual({
      FREEZE: '2026-12-03',
      CONFIRM: '2026-12-07', // the 5th is a Saturday
      VERIFY: '2026-12-10',
      APPROVE: '2026-12-21', // the 20th is a Sunday
      PAY: '2026-12-31',
    });
  });

  it('ends with the last day of a short month', () => {
    expect(termsOf(202601, DAYS, () => true).PAY).toBe('2026-02-28');
    expect(termsOf(202512, DAYS, () => true).FREEZE).toBe('2026-01-03');
  });

  it('waits for somebody until it is paid', () => {
    expect(BATCH_STATES.filter((state) => WAITS_FOR[state] === null)).toEqual(['PAID', 'ARCHIVED']);
  });
});
