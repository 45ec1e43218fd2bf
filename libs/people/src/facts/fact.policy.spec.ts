import { checkFact } from './fact.policy';

const fact = {
  code: 'CHILDLESS',
  value: true as boolean | number | string,
  validFrom: '2026-01-01',
  source: '村委会',
};

describe('a fact to record', () => {
  it.each([
    [{}],
    [{ value: false, validTo: '2026-01-02' }],
    [{ code: 'LTCI_LEVEL', value: 0 }],
    [{ code: 'LTCI_LEVEL', value: 5 }],
    [{ code: 'MONTHLY_INCOME_FEN', value: 100_000_000 }],
  ])('may be %j', (change) => expect(() => checkFact({ ...fact, ...change })).not.toThrow());

  it.each([
    [{ code: 'RICH' }, 'fact-unknown'],
    [{ code: 'toString' }, 'fact-unknown'],
    [{ value: 1 }, 'fact-not-yes-or-no'],
    [{ value: 'true' }, 'fact-not-yes-or-no'],
    [{ code: 'LTCI_LEVEL', value: 6 }, 'fact-out-of-range'],
    [{ code: 'LTCI_LEVEL', value: -1 }, 'fact-out-of-range'],
    [{ code: 'LTCI_LEVEL', value: 1.5 }, 'fact-out-of-range'],
    [{ code: 'LTCI_LEVEL', value: '3' }, 'fact-out-of-range'],
    [{ code: 'LTCI_LEVEL', value: true }, 'fact-out-of-range'],
    [{ validTo: '2026-01-01' }, 'ends-before-start'],
  ])('is refused with %j: %s', (change, refusal) =>
    expect(() => checkFact({ ...fact, ...change })).toThrow(refusal),
  );
});
