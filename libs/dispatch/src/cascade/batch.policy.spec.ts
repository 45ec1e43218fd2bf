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
  /** Caregivers by their first letter: `a1` and `a2` are of provider a. */
  const order = (orderId: string, prices: Record<string, number>, seats = 1) => ({
    orderId,
    seats,
    caregivers: Object.entries(prices).map(([caregiverId, total]) => ({
      ...{ caregiverId, providerId: caregiverId[0], total },
    })),
  });
  const decide = (...orders: ReturnType<typeof order>[]) =>
    Object.fromEntries(
      [...decideTogether(orders)].map(([id, team]) => [
        id,
        team.map(({ caregiverId }) => caregiverId).join(),
      ]),
    );

  it('they cost least in all, though the first does not get its best', () => {
    expect(decide(order('1', { a: 10, b: 20 }), order('2', { a: 10, b: 100 }))).toEqual({ 1: 'b', 2: 'a' });
  });

  it('whoever nobody is left for has nobody', () => {
    expect(decide(order('1', { a: 10 }), order('2', { a: 5 }))).toEqual({ 2: 'a' });
    expect(decide(order('1', {}))).toEqual({});
  });

  it('two who come at once are two people of one provider, the cheapest such two', () => {
    const prices = { a1: 1, b1: 2, b2: 9, c1: 5, c2: 5, c3: 7 };
    expect(decide(order('1', prices, 2))).toEqual({ 1: 'c1,c2' });
    expect(decide(order('1', { a1: 1, b1: 2 }, 2))).toEqual({});
  });

  it('an order for two goes before those for one, and of two the one booked first', () => {
    const two = { a1: 10, a2: 10, b1: 30, b2: 30 };
    const one = order('0', { a1: 1, c1: 50 });
    expect(decide(one, order('1', two, 2), order('2', two, 2))).toEqual({ 0: 'c1', 1: 'a1,a2', 2: 'b1,b2' });
    expect(decide(order('1', two, 2), order('2', { a1: 1, a2: 1 }, 2))).toEqual({ 1: 'a1,a2' });
  });
});
