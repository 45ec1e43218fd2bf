import { Turns } from './turns';

it('Turns let no more run than they may, in order, also after a failure', async () => {
  const turns = new Turns(2);
  const began: number[] = [];
  let running = 0;
  let most = 0;
  const work = (number: number) =>
    turns.take(async () => {
      began.push(number);
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      if (number === 1) throw new Error('no');
      return number;
    });
  const done = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(work));
  expect(began).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(2);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', ...Array(4).fill('fulfilled')]);
});
