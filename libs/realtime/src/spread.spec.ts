import { setImmediate as turn } from 'node:timers/promises';
import { Spread } from './spread';

describe('Work that is spread', () => {
  const spread = (aTurn: number) => {
    const done: number[] = [];
    const work = new Spread(aTurn);
    return { done, add: (...numbers: number[]) => numbers.forEach((n) => work.add(() => void done.push(n))) };
  };

  it('is done at once where there is little of it', async () => {
    const { done, add } = spread(2);
    add(1, 2);
    expect(done).toEqual([1, 2]);
    await turn();
    add(3);
    expect(done).toEqual([1, 2, 3]);
  });

  it('waits for the next turn where there is more, in order', async () => {
    const { done, add } = spread(2);
    add(1, 2, 3, 4, 5);
    expect(done).toEqual([1, 2]);
    await turn();
    expect(done).toEqual([1, 2, 3, 4]);
    add(6);
    expect(done).toEqual([1, 2, 3, 4]);
    await turn();
    expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
