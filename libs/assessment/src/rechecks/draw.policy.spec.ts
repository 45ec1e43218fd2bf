import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { draw } from './draw.policy';

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 60 });

describe('the draw of re-checks', () => {
  it.each([
    [0, 500, 0],
    [1, 500, 1],
    [20, 500, 1],
    [21, 500, 2],
    [40, 500, 2],
    [7, 10_000, 7],
  ])('of %i takes %i basis points: %i', (all, shareBp, count) => {
    const of = Array.from({ length: all }, (_, nth) => `senior ${nth}`);
    expect(draw('seed', of, shareBp).count).toBe(count);
  });

  it('has everybody once, in an order that does not depend on how they were listed', () =>
    fc.assert(
      fc.property(fc.uuid(), ids, (seed, of) => {
        const { order } = draw(seed, of, 500);
        expect([...order].sort()).toEqual([...of].sort());
        expect(draw(seed, [...of].reverse(), 500).order).toEqual(order);
      }),
    ));

  it('is the one anybody can compute from seed and ids', () => {
    const ticket = (id: string): string => createHash('sha256').update(`7 ${id}`).digest('hex');
    const of = ['a', 'b', 'c', 'd', 'e'];
    expect(draw('7', of, 500).order).toEqual([...of].sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1)));
    expect(draw('8', of, 500).order).not.toEqual(draw('7', of, 500).order);
  });
});
