import { exchanges, type ToPublish } from './publish-order.policy';

const visit = (orderId: string, was: string | null, caregiverId: string): ToPublish => ({
  orderId,
  seats: [{ seat: 1, caregiverId, wasCaregiverId: was, pinned: false }],
});
const ids = (groups: ToPublish[][]) => groups.map((group) => group.map(({ orderId }) => orderId));

describe('Visits that change hands together', () => {
  it('are those of two who exchange them', () => {
    expect(ids(exchanges([visit('a', 'x', 'y'), visit('b', 'y', 'x')]))).toEqual([['a', 'b']]);
  });

  it('are those of a ring of three, and not those of others', () => {
    const ring = [visit('a', 'x', 'y'), visit('b', 'y', 'z'), visit('c', 'z', 'x')];
    expect(ids(exchanges([visit('d', null, 'w'), ...ring]))).toEqual([['d'], ['a', 'b', 'c']]);
  });

  it('are those of a pair of whom one is let go elsewhere', () => {
    const pair = { orderId: 'a', seats: [...visit('a', 'x', 'x').seats, ...visit('a', 'v', 'y').seats] };
    expect(ids(exchanges([pair, visit('b', 'y', 'v')]))).toEqual([['a', 'b']]);
    expect(ids(exchanges([pair, visit('b', 'z', 'w')]))).toEqual([['a'], ['b']]);
  });

  it('are none where nobody lets go of whom another one needs', () => {
    expect(ids(exchanges([visit('a', null, 'x'), visit('b', 'z', 'y')]))).toEqual([['a'], ['b']]);
  });
});
