import { setImmediate as turn } from 'node:timers/promises';
import { Gathered } from './gathered';

describe('Questions that are gathered', () => {
  const gathered = (together: number, atOnce?: number) => {
    const rounds: number[][] = [];
    const questions = new Gathered<number, number>(
      async (numbers) => {
        rounds.push([...numbers]);
        await turn();
        if (numbers.includes(13)) throw new Error('no');
        return numbers.map((number) => number * 2);
      },
      together,
      atOnce,
    );
    return {
      rounds,
      ask: (...numbers: number[]) => Promise.allSettled(numbers.map((n) => questions.ask(n))),
    };
  };
  const answers = (settled: PromiseSettledResult<number>[]) =>
    settled.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'));

  it('are asked at once where nothing is going on, and together behind that, in order', async () => {
    const { rounds, ask } = gathered(3);
    expect(answers(await ask(1, 2, 3, 4, 5, 6))).toEqual([2, 4, 6, 8, 10, 12]);
    expect(rounds).toEqual([[1], [2, 3, 4], [5, 6]]);
  });

  it('are only so many at the same moment', async () => {
    const { rounds, ask } = gathered(10, 2);
    const settled = ask(1, 2, 3, 4);
    expect(rounds).toEqual([[1], [2]]);
    expect(answers(await settled)).toEqual([2, 4, 6, 8]);
    expect(rounds).toEqual([[1], [2], [3, 4]]);
  });

  it('fail together, and the next ones are asked all the same', async () => {
    const { ask } = gathered(2);
    expect(answers(await ask(1, 13, 3, 4, 5))).toEqual([2, 'failed', 'failed', 8, 10]);
  });
});
