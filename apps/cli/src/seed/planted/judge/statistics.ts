/** A share with the interval in which the true one lies with 95 % (Wilson's score interval). */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** Null: nothing to judge by. */
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959963984540054;

export function share(count: number, of: number): Share {
  if (of === 0) return { count, of, value: null, low: 0, high: 1 };
  const value = count / of;
  const z2 = Z * Z;
  const centre = (value + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z / (1 + z2 / of)) * Math.sqrt((value * (1 - value)) / of + z2 / (4 * of * of));
  return { count, of, value, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
