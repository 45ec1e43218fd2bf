import { eachOf } from './each-of';

describe('eachOf', () => {
  it('does everything once, and no more than asked at the same time', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await eachOf(Array(10).keys(), 3, async (item) => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      done.push(item);
      running--;
    });
    expect(done.sort((a, b) => a - b)).toEqual([...Array(10).keys()]);
    expect(most).toBe(3);
  });

  it('fails with the first failure', () =>
    expect(eachOf([1, 2], 2, () => Promise.reject(new Error('no')))).rejects.toThrow('no'));
});
