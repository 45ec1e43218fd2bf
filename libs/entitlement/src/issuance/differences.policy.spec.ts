import { differencesBetween, type Share } from './differences.policy';

const share = (seniorId: string, amount: number, programmeId = 'care'): Share => ({
  seniorId,
  programmeId,
  amount,
});
const kinds = (last: Share[], next: Share[], percent = 20) =>
  differencesBetween(last, next, percent).map(({ seniorId, kind, lastAmount, nextAmount }) => [
    seniorId,
    kind,
    lastAmount,
    nextAmount,
  ]);

describe('Differences to last month', () => {
  it('are who is new, who is gone, and who gets much more or less', () => {
    const last = [share('same', 480), share('gone', 480), share('more', 480), share('less', 1_200)];
    const next = [share('same', 480), share('new', 120), share('more', 1_200), share('less', 480)];
    expect(kinds(last, next)).toEqual([
      ['gone', 'GONE', 480, 0],
      ['new', 'NEW', 0, 120],
      ['more', 'CHANGED', 480, 1_200],
      ['less', 'CHANGED', 1_200, 480],
    ]);
  });

  it.each([
    [119, false],
    [120, false],
    [121, true],
    [81, false],
    [80, false],
    [79, true],
  ])('100 and then %i with 20 percent: shown %s', (amount, shown) => {
    expect(kinds([share('a', 100)], [share('a', amount)])).toHaveLength(shown ? 1 : 0);
  });

  it('show every change when the setting is 0', () => {
    expect(kinds([share('a', 100)], [share('a', 101)], 0)).toHaveLength(1);
    expect(kinds([share('a', 100)], [share('a', 100)], 0)).toHaveLength(0);
  });

  it('keep programmes apart', () => {
    expect(kinds([share('a', 100, 'care')], [share('a', 100, 'meals')])).toEqual([
      ['a', 'GONE', 100, 0],
      ['a', 'NEW', 0, 100],
    ]);
  });
});
