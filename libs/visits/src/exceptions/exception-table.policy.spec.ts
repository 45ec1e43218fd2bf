import fc from 'fast-check';
import { needsOfficer } from '../evidence/check.policy';
import { SHIPPED } from '../rulebooks/rulebooks';
import {
  exceptionTableProblems,
  maySettle,
  MOST_CODES,
  newExceptions,
  ruleFor,
} from './exception-table.policy';

const TABLE = SHIPPED.EXCEPTIONS;
const code = (n: number) => ({ code: `R${n}`, zh: '原因', en: 'reason' });

describe('the exception table', () => {
  it('that is shipped is whole', () => expect(exceptionTableProblems(TABLE)).toEqual([]));

  it('keeps its lists short', () => {
    const reasons = (count: number) => Array.from({ length: count }, (_, n) => code(n));
    expect(exceptionTableProblems({ ...TABLE, reasons: reasons(MOST_CODES) })).toEqual([]);
    expect(exceptionTableProblems({ ...TABLE, reasons: reasons(MOST_CODES + 1) })).toEqual([
      'reasons: at most 15',
    ]);
    expect(exceptionTableProblems({ ...TABLE, resolutions: [] })).toEqual(['resolutions: at least one']);
  });

  it('never leaves an officer without a word', () => {
    const otherwise = { handling: 'MUST_FIX', by: ['PROVIDER'] } as const;
    expect(exceptionTableProblems({ ...TABLE, otherwise })).toEqual([
      'otherwise: an officer can always settle it',
    ]);
  });

  it('says what must be fixed and by whom', () => {
    expect(ruleFor(TABLE, 'SHORT_VISIT').handling).toBe('MUST_FIX');
    expect(maySettle(ruleFor(TABLE, 'SHORT_VISIT'), 'PROVIDER')).toBe(false);
    expect(maySettle(ruleFor(TABLE, 'VITALS_MISSING'), 'PROVIDER')).toBe(true);
    expect(ruleFor(TABLE, 'SOMETHING_NEW').handling).toBe('MAY_ACKNOWLEDGE');
  });

  it('lets nothing be captured that the evidence says an officer must look at', () => {
    const doubts = [
      ...TABLE.flags.map(({ flag }) => flag),
      'LATE_UPLOAD',
      'MANUAL',
      'NO_POSITION',
      'TASKS_MISSING',
    ];
    for (const flag of doubts.filter((each) => needsOfficer([each]))) {
      expect(ruleFor(TABLE, flag)).toMatchObject({ handling: 'MUST_FIX', by: ['OFFICER'] });
    }
    expect(doubts.filter((each) => needsOfficer([each])).length).toBeGreaterThan(3);
  });

  it('opens one exception for each doubt, whatever the order and however often it is asked', () => {
    const flags = fc.array(
      fc.constantFrom('SHORT_VISIT', 'MANUAL', 'NO_POSITION', 'UNPROVEN', 'LATE_UPLOAD'),
    );
    fc.assert(
      fc.property(flags, flags, (first, then) => {
        const opened = newExceptions(TABLE, first, []).map(({ flag }) => flag);
        const later = newExceptions(TABLE, then, opened).map(({ flag }) => flag);
        const all = [...opened, ...later];
        return new Set(all).size === all.length && [...first, ...then].every((flag) => all.includes(flag));
      }),
    );
  });
});
