import { seatOf } from './plan-seats.policy';

const seats = (planned: string[], now: (string | null)[]) => planned.map((id) => seatOf(id, planned, now));

describe('The seats of a planned order', () => {
  it.each([
    [['a'], [null], [1]],
    [['a'], ['b'], [1]],
    [
      ['b', 'a'],
      [null, null],
      [2, 1],
    ],
    [
      ['a', 'b'],
      ['b', 'a'],
      [2, 1],
    ],
    [
      ['a', 'b'],
      ['b', null],
      [2, 1],
    ],
    [
      ['a', 'b'],
      ['c', 'a'],
      [2, 1],
    ],
    [
      ['a', 'b'],
      ['c', 'd'],
      [1, 2],
    ],
  ])('of %j, where %j have them now, are %j', (planned, now, expected) =>
    expect(seats(planned, now)).toEqual(expected),
  );
});
