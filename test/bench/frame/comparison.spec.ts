import { alternate, compare } from './comparison';

describe('A comparison', () => {
  it('takes the median of the ratios of the pairs, not the ratio of the medians', () => {
    const { a, b, ratio } = compare(
      [{ perSecond: 10 }, { perSecond: 50 }, { perSecond: 30 }],
      [{ perSecond: 20 }, { perSecond: 50 }, { perSecond: 40 }],
    );
    expect(a.perSecond).toEqual({ median: 30, low: 10, high: 50 });
    expect(b.perSecond.median).toBe(40);
    expect(ratio.perSecond).toEqual({ median: 0.75, low: 0.5, high: 1 });
  });

  it('warms both sides up, changes their order from pair to pair, and asks the control before each', async () => {
    const order: string[] = [];
    const side = (name: string) => async (round: number) => {
      order.push(`${name}${round}`);
      return { perSecond: 1 };
    };
    let rate = 90;
    const control = async () => {
      order.push('control');
      return (rate += 10);
    };
    const tell = () => undefined;
    const { controlMoved } = await alternate({ rounds: 3, a: side('a'), b: side('b') }, { control, tell });
    expect(order.join(' ')).toBe('a0 b0 control a1 b1 control b2 a2 control a3 b3');
    expect(controlMoved).toBeCloseTo(0.2);
  });
});
