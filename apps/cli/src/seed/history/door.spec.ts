import { Random } from '@anzhi/kernel';
import { needsOfficer } from '@anzhi/visits';
import { deliver } from './door';
import { DOUBTS, type Doubt } from './proportions';
import type { Delivery } from './story';
import type { WeeklyPlan } from './weekly-plan';

const HOME = { latitude: 33.96, longitude: 118.27, datum: 'WGS84' } as const;
const STARTS_AT = new Date('2026-11-10T09:00:00+08:00');
const plan = {
  minutes: 90,
  item: { minMinutes: 45, taskCodes: ['A', 'B', 'C'] },
} as unknown as WeeklyPlan;

/** Many visits with the same doubt. */
const visits = (doubt: Doubt): Delivery[] =>
  Array.from({ length: 60 }, (_, at) => deliver(plan, HOME, STARTS_AT, doubt, new Random(`${doubt}${at}`)));

const EXPECTED: Readonly<Record<Doubt, readonly string[]>> = {
  NONE: [],
  DISPUTED: [],
  OUT_OF_RANGE: ['OUT_OF_RANGE'],
  LOW_ACCURACY: ['LOW_ACCURACY'],
  LATE_ARRIVAL: ['LATE_ARRIVAL'],
  LATE_UPLOAD: ['LATE_UPLOAD'],
  MANUAL_ARRIVAL: ['NO_POSITION', 'MANUAL'],
  TASKS_MISSING: ['TASKS_MISSING'],
  SHORT_VISIT: ['SHORT_VISIT'],
  UNPROVEN: ['NO_POSITION', 'MANUAL', 'UNPROVEN'],
  MOCK_POSITION: ['MOCK_POSITION'],
};
const WAITS_FOR_AN_OFFICER: readonly Doubt[] = ['SHORT_VISIT', 'UNPROVEN', 'MOCK_POSITION'];

const OFF: readonly Doubt[] = ['OUT_OF_RANGE', 'LOW_ACCURACY', 'MOCK_POSITION'];

describe('what happened at the door', () => {
  it.each(DOUBTS.map(([doubt]) => doubt))('carries the flags of %s and no others', (doubt) => {
    for (const { flags } of visits(doubt)) {
      expect(flags.filter((flag) => flag !== 'PROOF_SHORT')).toEqual(EXPECTED[doubt]);
      const isShort = flags.includes('PROOF_SHORT');
      expect(needsOfficer(flags)).toBe(isShort || WAITS_FOR_AN_OFFICER.includes(doubt));
      if (isShort) expect(OFF).toContain(doubt);
    }
  });

  it.each(OFF)('is proven by the senior’s code at times where the position is %s', (doubt) => {
    const short = visits(doubt).filter(({ flags }) => flags.includes('PROOF_SHORT')).length;
    expect(short).toBeGreaterThan(10);
    expect(short).toBeLessThan(50);
  });
});
