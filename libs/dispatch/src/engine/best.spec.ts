import fc from 'fast-check';
import { Best } from './best';

describe('The best few', () => {
  it('are what sorting everything finds, the first offered of two alike', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        (prices, most) => {
          const best = new Best(most);
          best.offer(99, -1);
          best.clear();
          prices.forEach((price, entry) => best.offer(entry, price));
          const sorted = [...prices.keys()].sort((a, b) => prices[a] - prices[b] || a - b);
          expect([...best.entry.subarray(0, best.many)]).toEqual(sorted.slice(0, most));
        },
      ),
    ));
});
