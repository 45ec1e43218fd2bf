import { newId } from '@anzhi/kernel';
import type { Basis } from '../decisions/bases';
import type { Decided, ProgrammeResult } from '../decisions/decided';
import { addRoots } from '../issuance/content-root';
import { compare, rootOfRows, valuationOf, type ComparedRow } from './comparison.policy';
import type { Prices } from './what-if';

const [minutes, visits, weekly] = ['01', '02', '03'].map((end) => `00000000-0000-7000-8000-0000000000${end}`);
const shares = { centralBp: 0, provinceBp: 0, cityBp: 0, countyBp: 10_000, lotteryBp: 0 };
const price = (visitFen: number) => ({ visitFen, shares });
const PRICES: Prices = {
  [minutes]: { before: price(0), after: price(0) },
  [visits]: { before: price(2_000), after: price(2_500) },
  [weekly]: { before: null, after: price(0) },
};
const law = (id: string, unit: string, usableFor = 'MONTH') => ({
  ...{ id, unit, usableFor, frequency: 'MONTH', payment: { by: 'MINUTE' } },
});
const basis = {
  on: '2026-11-01',
  rulings: [law(minutes, 'MINUTE'), law(visits, 'VISIT'), law(weekly, 'FEN', 'WEEK')].map((each) => ({
    law: each,
  })),
} as unknown as Basis;
const terms = { period: 202611, hourCostFen: 6_000 };
const value = {
  before: valuationOf(basis, 'before', PRICES, terms),
  after: valuationOf(basis, 'after', PRICES, terms),
};

const seniorId = newId();
const decided = (...granted: readonly (readonly [programmeId: string, granted: number])[]): Decided => ({
  person: {
    ...{ seniorId, countyId: 1, regionId: 7 },
    sheet: { values: { birthDate: '1940-01-01', categories: ['AGE_80', 'DIBAO'], level: 2 } },
  },
  standing: { enrolled: [], stops: [], choices: {} },
  results: granted.map(([programmeId, amount]) => ({ programmeId, granted: amount }) as ProgrammeResult),
});

describe('What a draft changes for a senior', () => {
  it('has a row for each programme that gives something, before or after, valued on its side', () => {
    const rows = compare(decided([minutes, 480], [visits, 4]), decided([visits, 4], [minutes, 0]), value);
    const who = { seniorId, regionId: 7, category: 'DIBAO', level: 2 };
    expect(rows).toEqual([
      {
        ...who,
        ...{ programmeId: minutes, beforeAmount: 480, afterAmount: 0, beforeFen: 48_000, afterFen: 0 },
      },
      {
        ...who,
        ...{ programmeId: visits, beforeAmount: 4, afterAmount: 4, beforeFen: 8_000, afterFen: 10_000 },
      },
    ]);
  });

  it('counts a week as often as the month has Mondays', () => {
    expect(compare(decided(), decided([weekly, 1_500]), value)).toMatchObject([
      { beforeAmount: 0, afterAmount: 7_500, afterFen: 7_500 },
    ]);
  });

  it('is nothing for who has nothing either way', () => {
    expect(compare(decided([minutes, 0]), decided([minutes, 0]), value)).toEqual([]);
  });
});

describe('The fingerprint of the rows', () => {
  const row = (afterFen: number): ComparedRow => ({
    ...{ seniorId, programmeId: minutes, regionId: 7, category: 'NONE', level: null },
    ...{ beforeAmount: 0, afterAmount: 60, beforeFen: 0, afterFen },
  });

  it('does not depend on chunks or their order, but on every number', () => {
    const [a, b, c] = [row(1), row(2), row(3)];
    const whole = rootOfRows([a, b, c]);
    expect(addRoots([rootOfRows([c]), rootOfRows([b, a])])).toBe(whole);
    expect(rootOfRows([a, b, row(4)])).not.toBe(whole);
  });
});
