import fc from 'fast-check';
import { fairBill, termsProblems, type FairTerms } from './fair-terms.policy';

const TERMS: FairTerms = {
  lateMinutes: 30,
  lateCreditBp: 1_000,
  noShowMinutes: 60,
  shortBp: 8_000,
  shortCreditBp: 500,
  freeChangeHours: 4,
};
const bill = (minutes: number, minutesLate = 0, plannedMinutes = 120) =>
  fairBill(TERMS, { plannedMinutes, minutes, minutesLate });

describe('fair terms', () => {
  it('charge what was delivered, and never more than was booked', () => {
    expect(bill(120)).toEqual({ billedMinutes: 120, lines: [{ code: 'DELIVERED', minutes: 120 }] });
    expect(bill(135)).toEqual({
      billedMinutes: 120,
      lines: [
        { code: 'DELIVERED', minutes: 135 },
        { code: 'BEYOND_BOOKED', minutes: -15 },
      ],
    });
    expect(bill(0).billedMinutes).toBe(0);
  });

  it('credit a late arrival from the first minute after the threshold', () => {
    expect(bill(120, 30).billedMinutes).toBe(120);
    expect(bill(120, 31)).toMatchObject({ billedMinutes: 108, lines: [{}, { code: 'LATE', minutes: -12 }] });
  });

  it('credit a short service below its share of the booked time', () => {
    expect(bill(96).billedMinutes).toBe(96);
    expect(bill(95)).toMatchObject({ billedMinutes: 90, lines: [{}, { code: 'SHORT', minutes: -5 }] });
    expect(bill(95, 45).lines.map(({ code }) => code)).toEqual(['DELIVERED', 'LATE', 'SHORT']);
  });

  it('are refused when they contradict themselves', () => {
    expect(termsProblems(TERMS)).toEqual([]);
    expect(termsProblems({ ...TERMS, noShowMinutes: 30 })).toEqual(['noShowMinutes']);
    expect(termsProblems({ ...TERMS, shortBp: 10_001 })).toEqual(['shortBp']);
    expect(termsProblems({ ...TERMS, lateCreditBp: 9_500 })).toEqual(['lateCreditBp']);
  });

  const terms = fc
    .record({
      lateMinutes: fc.integer({ min: 0, max: 120 }),
      lateCreditBp: fc.integer({ min: 0, max: 6_000 }),
      shortBp: fc.integer({ min: 0, max: 10_000 }),
      shortCreditBp: fc.integer({ min: 0, max: 3_999 }),
    })
    .map((some): FairTerms => ({ ...some, noShowMinutes: some.lateMinutes + 30, freeChangeHours: 4 }));
  const planned = fc.integer({ min: 1, max: 600 });
  const minutes = fc.integer({ min: 0, max: 900 });
  const late = fc.integer({ min: -120, max: 300 });

  it('never charge more than delivered or booked, never less than nothing, and every minute is in a line', () => {
    fc.assert(
      fc.property(terms, planned, minutes, late, (some, plannedMinutes, delivered, minutesLate) => {
        const { billedMinutes, lines } = fairBill(some, { plannedMinutes, minutes: delivered, minutesLate });
        const sum = lines.reduce((total, line) => total + line.minutes, 0);
        return (
          billedMinutes >= 0 && billedMinutes <= Math.min(delivered, plannedMinutes) && sum === billedMinutes
        );
      }),
    );
  });

  it('being later never costs the family more', () => {
    fc.assert(
      fc.property(terms, planned, minutes, late, fc.nat(300), (some, plannedMinutes, delivered, at, more) => {
        const charged = (minutesLate: number) =>
          fairBill(some, { plannedMinutes, minutes: delivered, minutesLate }).billedMinutes;
        return charged(at + more) <= charged(at);
      }),
    );
  });

  it('being served a minute longer never costs less', () => {
    fc.assert(
      fc.property(terms, planned, minutes, late, (some, plannedMinutes, delivered, minutesLate) => {
        const charged = (served: number) =>
          fairBill(some, { plannedMinutes, minutes: served, minutesLate }).billedMinutes;
        return charged(delivered + 1) >= charged(delivered);
      }),
    );
  });
});
