import { displayCode } from './sun';

interface Shown {
  displayCode(secret: string, atMs: number): Promise<string>;
  secondsLeft(atMs: number): number;
}

const SECRET = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';

describe('a display at a door', () => {
  it('shows the digits that the platform expects in that minute, until its end', async () => {
    const module: string = '../../../../apps/web/public/base/display-code.js';
    const shown = (await import(module)) as Shown;
    for (const atMs of [0, 59_999, 60_000, 1_795_000_000_000]) {
      const expected = displayCode(Buffer.from(SECRET, 'hex'), Math.floor(atMs / 60_000));
      expect(await shown.displayCode(SECRET, atMs)).toBe(expected);
    }
    expect(shown.secondsLeft(59_001)).toBe(1);
    expect(shown.secondsLeft(60_000)).toBe(60);
  });
});
