import { Bell } from './bell';

describe('A bell', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const asleep = (sleep: Promise<void>) => {
    const state = { awake: false };
    void sleep.then(() => (state.awake = true));
    return state;
  };

  it('rouses all who sleep by it, once', async () => {
    const bell = new Bell();
    const sleepers = [asleep(bell.sleep(1_000)), asleep(bell.sleep(5_000))];
    await jest.advanceTimersByTimeAsync(999);
    expect(sleepers.map(({ awake }) => awake)).toEqual([false, false]);
    bell.ring();
    await jest.advanceTimersByTimeAsync(0);
    expect(sleepers.map(({ awake }) => awake)).toEqual([true, true]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('lets them wake by themselves, and counts for those who were not asleep', async () => {
    const bell = new Bell();
    const sleeper = asleep(bell.sleep(1_000));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sleeper.awake).toBe(true);
    expect(bell.count).toBe(0);
    bell.ring();
    bell.ring();
    expect(bell.count).toBe(2);
  });
});
