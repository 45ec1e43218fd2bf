/**
 * The engine's own generator (sfc32): 32-bit integer arithmetic only, so the same seed gives the same numbers on every
 * machine and in every version of Node.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param seed any integers; runs whose seeds differ in one of them share nothing */
  constructor(...seed: readonly number[]) {
    const mixed = seed.reduce((hash, part) => mix(hash ^ (part | 0)), 0x9e3779b9 | 0);
    this.a = mix(mixed + 1);
    this.b = mix(mixed + 2);
    this.c = mix(mixed + 3);
    for (let i = 0; i < 12; i++) this.next();
  }

  /** @returns 32 random bits as an unsigned integer */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }

  /** @returns a number in [0, 1) */
  float(): number {
    return this.next() * 2 ** -32;
  }

  /** @returns an integer in [0, below) */
  int(below: number): number {
    return Math.floor(this.next() * 2 ** -32 * below);
  }
}

/** Spreads every bit of a 32-bit integer over all of them (the finaliser of MurmurHash3). */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
