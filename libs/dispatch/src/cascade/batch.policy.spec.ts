import { compete, decideTogether, groupOf, type Waiting } from './batch.policy';

const waiting = (orderId: string, hours: [number, number], ...caregivers: string[]): Waiting => ({
  orderId,
  startsAt: new Date(Date.UTC(2026, 10, 24, hours[0])),
  endsAt: new Date(Date.UTC(2026, 10, 24, hours[1])),
  caregivers,
});

describe('Orders', () => {
  it.each([
    ['compete for a caregiver at the same time', [1, 3], ['a', 'b'], true],
    ['do not at another time', [3, 5], ['a'], false],
    ['do not for different people', [1, 3], ['c'], false],
  ] as const)('%s', (_, hours, caregivers, expected) => {
    const one = waiting('1', [2, 3], 'a');
    expect(compete(one, waiting('2', [...hours], ...caregivers))).toBe(expected);
  });

  it('are decided with everybody they are connected with', () => {
    const all = [
      waiting('4', [1, 3], 'z'),
      waiting('3', [1, 3], 'b', 'c'),
      waiting('2', [1, 3], 'a', 'b'),
      waiting('1', [1, 3], 'a'),
    ];
    expect(groupOf(all[1], all).map(({ orderId }) => orderId)).toEqual(['1', '2', '3']);
    expect(groupOf(all[0], all).map(({ orderId }) => orderId)).toEqual(['4']);
  });
});

describe('Decided together', () => {
  const order = (orderId: string, prices: Record<string, number>) => ({
    orderId,
    prices: new Map(Object.entries(prices)),
  });

  it('they cost least in all, though the first does not get its best', () => {
    const decided = decideTogether([order('1', { a: 10, b: 20 }), order('2', { a: 10, b: 100 })]);
    expect(Object.fromEntries(decided)).toEqual({ 1: 'b', 2: 'a' });
  });

  it('whoever nobody is left for has nobody', () => {
    const decided = decideTogether([order('1', { a: 10 }), order('2', { a: 5 })]);
    expect(Object.fromEntries(decided)).toEqual({ 2: 'a' });
    expect(decideTogether([order('1', {})])).toEqual(new Map());
  });
});
