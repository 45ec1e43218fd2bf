import { RateWindow } from './rate-window';

describe('A rate window', () => {
  const at = (most: number, mostKeys?: number) => {
    const clock = { ms: 0 };
    return { clock, window: new RateWindow(most, 1_000, () => clock.ms, mostKeys) };
  };

  it('allows so many of each key and begins anew when it is over', () => {
    const { clock, window } = at(2);
    expect(['a', 'a', 'a', 'b'].map((key) => window.allows(key))).toEqual([true, true, false, true]);
    clock.ms = 999;
    expect(window.allows('a')).toBe(false);
    clock.ms = 1_000;
    expect(window.allows('a')).toBe(true);
  });

  it('keeps no more keys than it may', () => {
    const { window } = at(1, 2);
    expect(['a', 'a', 'b', 'c', 'a'].map((key) => window.allows(key))).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
  });
});
