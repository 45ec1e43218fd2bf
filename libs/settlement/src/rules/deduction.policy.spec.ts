import { DEDUCTION_DEFAULTS, hitsOf, type DeductionCode, type ServiceFacts } from './deduction.policy';

const rule = (code: DeductionCode) => ({ id: code, code, ...DEDUCTION_DEFAULTS[code] });
const ALL = [rule('LATE_START'), rule('MISSING_EVIDENCE'), rule('SHORT_SERVICE')];
const SOUND: ServiceFacts = { missing: [], lateMinutes: 0, bookedMinutes: 120, deliveredMinutes: 120 };
const codes = (facts: Partial<ServiceFacts>): string[] =>
  hitsOf(ALL, { ...SOUND, ...facts }).map(({ rule }) => rule.code);

describe('Deductions', () => {
  it('leave a sound service alone', () => expect(codes({})).toEqual([]));

  it.each([
    [{ deliveredMinutes: 96 }, []],
    [{ deliveredMinutes: 95 }, ['SHORT_SERVICE']],
    [{ lateMinutes: 30 }, []],
    [{ lateMinutes: 31 }, ['LATE_START']],
    [{ missing: ['签退定位'] }, ['MISSING_EVIDENCE']],
    [{ missing: null, lateMinutes: null }, []],
  ])('of %p are %p: the boundaries are where the rule says', (facts, expected) =>
    expect(codes(facts)).toEqual(expected),
  );

  it('come in one order, whatever order the rules were found in, and without a rule not at all', () => {
    const facts = { ...SOUND, deliveredMinutes: 10, lateMinutes: 60, missing: ['签到定位'] };
    expect(codes(facts)).toEqual(['SHORT_SERVICE', 'MISSING_EVIDENCE', 'LATE_START']);
    expect(hitsOf([], facts)).toEqual([]);
  });

  it('say why, with the figures', () => {
    const [hit] = hitsOf([rule('LATE_START')], { ...SOUND, lateMinutes: 42 });
    expect(hit.zh).toBe('晚到42分钟，超过30分钟，扣10%');
    expect(hit.en).toBe('Began 42 minutes late, more than 30: 10% off');
  });
});
