import { faultsOf, longestSilence, pace } from './outcome';

const published = [
  { group: 0, atMs: 0 },
  { group: 1, atMs: 10 },
  { group: 0, atMs: 20 },
];
const got = (group: number, ...numbers: number[]) => ({
  group,
  numbers,
  atMs: numbers.map((number) => 100 + number * 50),
});

describe('The outcome of a run', () => {
  it('is faultless when every socket got the events of its group in their order', () => {
    const faults = faultsOf(published, [got(0, 0, 2), got(0, 0, 2), got(1, 1)]);
    expect(faults).toEqual({ lost: 0, repeated: 0, outOfOrder: 0 });
  });

  it.each([
    ['lost', [got(0, 0)], { lost: 1, repeated: 0, outOfOrder: 0 }],
    ['nothing at all', [got(0), got(1)], { lost: 3, repeated: 0, outOfOrder: 0 }],
    ['repeated', [got(0, 0, 2, 2)], { lost: 0, repeated: 1, outOfOrder: 0 }],
    ['out of order', [got(0, 2, 0)], { lost: 0, repeated: 0, outOfOrder: 1 }],
  ])('counts what is %s', (_, received, faults) => expect(faultsOf(published, received)).toEqual(faults));

  it('tells rate, delay and silence', () => {
    const received = [got(0, 0, 2), got(1, 1)];
    expect(pace(0, published, received)).toEqual({ perSecond: 15, p50Ms: 140, p99Ms: 180 });
    expect(longestSilence(received)).toBe(50);
  });
});
