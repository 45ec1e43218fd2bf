import { Random } from '@anzhi/kernel';
import { assign, oneByOne, priceOf } from './assignment';

const UNASSIGNED = 500;
const random = new Random('assignment');
const matrix = (rows: number, columns: number, forbidden: number): Float64Array[] =>
  Array.from({ length: rows }, () =>
    Float64Array.from({ length: columns }, () =>
      random.next() < forbidden ? Infinity : random.integer(-100, 600),
    ),
  );

/** The cheapest of all, by trying every one. */
function bruteForce(price: readonly Float64Array[], row = 0, taken = new Set<number>()): number {
  if (row === price.length) return 0;
  let best = UNASSIGNED + bruteForce(price, row + 1, taken);
  price[row].forEach((each, column) => {
    if (taken.has(column) || each === Infinity) return;
    taken.add(column);
    best = Math.min(best, each + bruteForce(price, row + 1, taken));
    taken.delete(column);
  });
  return best;
}

describe('Orders decided together', () => {
  it('cost what the best of all assignments costs', () => {
    for (let round = 0; round < 300; round++) {
      const price = matrix(random.integer(0, 5), random.integer(1, 6), [0, 0.3, 0.8][round % 3]);
      const found = assign(price, UNASSIGNED);
      const used = [...found].filter((column) => column >= 0);
      expect(new Set(used).size).toBe(used.length);
      expect(priceOf(price, found, UNASSIGNED)).toBe(bruteForce(price));
    }
  });

  it('leave nobody out who has a column, and never use a forbidden one', () => {
    expect([...assign([Float64Array.of(Infinity, Infinity)], UNASSIGNED)]).toEqual([-1]);
    expect([...assign([Float64Array.of(1, 2), Float64Array.of(1, Infinity)], UNASSIGNED)]).toEqual([1, 0]);
    expect([...assign([Float64Array.of(499), Float64Array.of(1)], UNASSIGNED)]).toEqual([-1, 0]);
    expect([...assign([Float64Array.of(501)], UNASSIGNED)]).toEqual([-1]);
  });

  it('are never dearer than one after the other, and mostly cheaper', () => {
    let cheaper = 0;
    for (let round = 0; round < 20; round++) {
      const price = matrix(30, 40, 0.5);
      const together = priceOf(price, assign(price, UNASSIGNED), UNASSIGNED);
      const greedy = priceOf(price, oneByOne(price, UNASSIGNED), UNASSIGNED);
      expect(together).toBeLessThanOrEqual(greedy);
      cheaper += Number(together < greedy);
    }
    expect(cheaper).toBeGreaterThan(15);
  });
});
