import { createHmac } from 'node:crypto';

interface Shown {
  displayCode(secret: string, atMs: number): Promise<string>;
  secondsLeft(atMs: number): number;
}

const SECRET = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';

/** RFC 6238 by the book, as the platform reckons it (`libs/visits/src/tags/sun.ts`). */
function expected(atMs: number): string {
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(atMs / 60_000)));
  const hash = createHmac('sha256', Buffer.from(SECRET, 'hex')).update(count).digest();
  const number = hash.readUInt32BE(hash[31] & 0x0f) & 0x7fffffff;
  return String(number % 100_000_000).padStart(8, '0');
}

describe('a display at a door', () => {
  it('shows the digits that the platform expects in that minute, until its end', async () => {
    const module: string = './public/base/display-code.js';
    const shown = (await import(module)) as Shown;
    for (const atMs of [0, 59_999, 60_000, 1_795_000_000_000])
      expect(await shown.displayCode(SECRET, atMs)).toBe(expected(atMs));
    expect(shown.secondsLeft(59_001)).toBe(1);
    expect(shown.secondsLeft(60_000)).toBe(60);
  });
});
