import { coverageOf, SIMULATED_RATES } from '../../libs/oversight/src/sampling/statistics/simulated-audits';

// T44 of the ledger's tests: 4 rates × 4 sizes × 1,500 audits
describe('The one-sided 90 % bound of an audit by sample', () => {
  it.each(SIMULATED_RATES.flatMap((rates) => [30, 50, 100, 300].map((n) => [rates, n] as const)))(
    'of rates %j with %i per stratum is not above the truth in at least 88 % of 1,500 audits',
    (rates, n) => {
      expect(coverageOf(rates, n, 1_500)).toBeGreaterThanOrEqual(0.88);
    },
  );
});
