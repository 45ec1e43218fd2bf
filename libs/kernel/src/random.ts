/**
 * Reproducible pseudo-random numbers (sfc32) for synthetic data and samples: the same text always gives the
 * same sequence on every machine. Never for keys, codes or tokens: it can be predicted.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(private readonly seed: string) {
    [this.a, this.b, this.c] = hashWords(seed);
    for (let warmUp = 0; warmUp < 12; warmUp += 1) this.uint32();
  }

  /** An independent generator for one purpose; it does not depend on how many numbers were drawn here. */
  fork(purpose: string): Random {
    return new Random(`${this.seed}/${purpose}`);
  }

  uint32(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    return this.uint32() / 0x1_0000_0000;
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    if (!(low <= high)) throw new RangeError(`no whole number from ${low} to ${high}`);
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)];
  }

  /** One of the items, each as often as its weight says. Weights need not add up to 1. */
  weighted<T>(entries: readonly (readonly [item: T, weight: number])[]): T {
    const total = entries.reduce((sum, entry) => sum + entry[1], 0);
    if (!(total > 0)) throw new RangeError('no item has a weight above 0');
    let rest = this.next() * total;
    const found = entries.find((entry) => (rest -= entry[1]) < 0);
    return (found ?? entries.findLast((entry) => entry[1] > 0)!)[0];
  }

  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = this.integer(0, last);
      [copy[last], copy[other]] = [copy[other], copy[last]];
    }
    return copy;
  }

  /**
   * Approximately normal: the sum of twelve uniforms, so within six standard deviations. It needs no logarithm
   * or cosine, whose last digit differs between engines.
   */
  normal(mean: number, standardDeviation: number): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw += 1) sum += this.next();
    return mean + standardDeviation * sum;
  }
}

/** Three 32-bit words from a text (FNV-1a with a finisher, one start value each). */
const hashWords = (text: string): [number, number, number] => {
  const word = (start: number): number => {
    let hash = start;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  };
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x6a09e667)];
};
