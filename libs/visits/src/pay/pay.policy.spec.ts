import fc from 'fast-check';
import { payIf, payOf, type PayFacts } from './pay.policy';

const facts = (some: Partial<PayFacts> = {}): PayFacts => ({
  measuredMinutes: 100,
  plannedMinutes: 120,
  judgements: [],
  ...some,
});
const minutes = fc.integer({ min: 0, max: 1_440 });
const anyFacts = fc.record({
  measuredMinutes: fc.option(minutes),
  plannedMinutes: fc.integer({ min: 1, max: 480 }),
  judgements: fc.array(
    fc.record({
      kind: fc.constantFrom('CORRECTION' as const, 'DISPUTE' as const, 'REJECTION' as const),
      minutes,
    }),
    { maxLength: 6 },
  ),
});

describe("a caregiver's minutes", () => {
  it('are those measured, when nobody has said anything', () => {
    expect(payOf(facts())).toEqual({ countedMinutes: 100, lines: [{ code: 'MEASURED', minutes: 100 }] });
  });

  it('name each deduction and each addition', () => {
    const judged = facts({
      judgements: [
        { kind: 'DISPUTE', minutes: 60 },
        { kind: 'CORRECTION', minutes: 130 },
      ],
    });
    expect(payOf(judged)).toEqual({
      countedMinutes: 120,
      lines: [
        { code: 'MEASURED', minutes: 100 },
        { code: 'DISPUTE', minutes: -40 },
        { code: 'CORRECTION', minutes: 70 },
        { code: 'BEYOND_BOOKED', minutes: -10 },
      ],
    });
    expect(payOf(facts({ judgements: [{ kind: 'REJECTION', minutes: 0 }] })).countedMinutes).toBe(0);
  });

  it('can be looked at before somebody asks for a correction', () => {
    expect(payIf(facts({ measuredMinutes: null }), 90).countedMinutes).toBe(90);
  });

  it('are what the lines add up to, never negative and never beyond the booking', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const { countedMinutes, lines } = payOf(some);
        const sum = lines.reduce((total, line) => total + line.minutes, 0);
        return sum === countedMinutes && countedMinutes >= 0 && countedMinutes <= some.plannedMinutes;
      }),
    );
  });

  it('go by the last word alone', () => {
    fc.assert(
      fc.property(anyFacts, minutes, (some, last) => {
        return payIf(some, last).countedMinutes === Math.min(last, some.plannedMinutes);
      }),
    );
  });
});
