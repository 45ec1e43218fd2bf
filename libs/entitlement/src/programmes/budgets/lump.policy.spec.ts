import fc from 'fast-check';
import { lumpFen } from './lump.policy';

const STRIPES = 32;

it('brings what is missing, at least', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 12 }),
      fc.integer({ min: 1, max: 10 ** 6 }),
      (left, missing) => expect(lumpFen(left, STRIPES, missing)).toBeGreaterThanOrEqual(missing),
    ),
  ));

it('leaves half of what there is, however many slices come one after the other', () => {
  let left = 1_000_000_00;
  for (let stripe = 0; stripe < STRIPES; stripe++) left -= lumpFen(left, STRIPES, 1);
  expect(left).toBeGreaterThan(500_000_00);
});

it('comes down to what is missing when little is left', () => {
  expect(lumpFen(100, STRIPES, 30)).toBe(30);
  expect(lumpFen(0, STRIPES, 30)).toBe(30);
});
