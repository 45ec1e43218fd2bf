import { coverageOf, SIMULATED_RATES } from './simulated-audits';

// T44 in small; all of it is in test/stress/sample-bound.stress-spec.ts
describe('The one-sided 90 % bound', () => {
  it.each(SIMULATED_RATES.flatMap((rates) => [30, 100].map((n) => [rates, n] as const)))(
    'of rates %j with %i per stratum is not above the truth in at least 88 % of 400 audits',
    (rates, n) => {
      expect(coverageOf(rates, n, 400)).toBeGreaterThanOrEqual(0.88);
    },
  );
});
