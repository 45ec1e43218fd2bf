import { newId } from '@anzhi/kernel';
import { sliceOf } from './slices';

describe('The slice of a budget', () => {
  const slices = Array.from({ length: 8 }, () => newId());

  it('is the same one for the same senior', () => {
    const senior = newId();
    expect(sliceOf(slices, senior)).toBe(sliceOf([...slices], senior));
  });

  it('is each one about equally often', () => {
    const counts = new Map<string, number>();
    for (let turn = 0; turn < 8_000; turn++) {
      const slice = sliceOf(slices, `senior-${turn}`);
      counts.set(slice, (counts.get(slice) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([...slices].sort());
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
