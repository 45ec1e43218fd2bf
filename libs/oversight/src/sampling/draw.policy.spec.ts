import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frameLines, inDrawOrder, rootOf, seedOf, type FrameHead, type FrameRow } from './draw.policy';

const HEAD: FrameHead = {
  ...{ frameId: 'f1', providerId: 'p1', from: '2026-11-01', until: '2026-12-01' },
  ...{ announcement: '中国福利彩票双色球第2026140期开奖号码', notBefore: '2026-12-06T13:30:00.000Z' },
};
const ROWS: FrameRow[] = Array.from({ length: 400 }, (_, i) => ({
  unitId: `01a0-${String(i).padStart(4, '0')}`,
  ...{ stratum: i % 40 === 0 ? 0 : 1 + (i % 3), fen: 4_000 + i, tier: i % 2 },
}));
const SIZES: Readonly<Record<string, number>> = { '0': 10, '1': 30, '2': 30, '3': 30 };
const VALUE = '03 09 12 18 25 31 + 07';

describe('A draw that anybody can repeat', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'redraw-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const lines = frameLines(HEAD, ROWS);
  const root = rootOf(lines);
  const sampleOf = (seed: Buffer): string[] =>
    Object.entries(SIZES).flatMap(([stratum, n]) =>
      inDrawOrder(
        seed,
        ROWS.filter((row) => String(row.stratum) === stratum).map(({ unitId }) => unitId),
      )
        .slice(0, n)
        .map((unitId, index) => `${stratum},${index + 1},${unitId}`),
    );
  const sample = ['stratum,position,unit', ...sampleOf(seedOf(root, VALUE))];
  const redraw = (frame: readonly string[], published: readonly string[] | null, value = VALUE) => {
    writeFileSync(join(dir, 'frame.csv'), frame.join('\n'));
    writeFileSync(
      join(dir, 'draw.json'),
      JSON.stringify({ root: root.toString('hex'), value, sizes: SIZES }),
    );
    if (published) writeFileSync(join(dir, 'sample.csv'), published.join('\r\n'));
    const files = ['frame.csv', 'draw.json', ...(published ? ['sample.csv'] : [])];
    return spawnSync(process.execPath, [join(__dirname, 'redraw/redraw.mjs'), ...files], {
      ...{ cwd: dir, encoding: 'utf8' },
    });
  };

  it('gives the same sample with nothing but Node', () => {
    const { stdout, status } = redraw(lines, sample);
    expect(stdout).toMatch(/^OK 100 of 400 units, seed [0-9a-f]{64}\n$/);
    expect(status).toBe(0);
    expect(redraw(lines, null).stdout.trim().split('\n')).toEqual(sample);
  });

  it.each([
    [
      'a changed amount',
      (all: string[]) => all.map((line, i) => (i === 7 ? line.replace(/,4\d+,/, ',1,') : line)),
    ],
    ['a missing row', (all: string[]) => all.filter((_, i) => i !== 100)],
    ['a further row', (all: string[]) => [...all, '01a0-9999,1,5000,0']],
    ['two rows swapped', (all: string[]) => [...all.slice(0, 2), all[3], all[2], ...all.slice(4)]],
    ['another announcement', (all: string[]) => [all[0].replace('140', '141'), ...all.slice(1)]],
  ])('refuses a frame with %s', (_, change) => {
    const { stderr, status } = redraw(change([...lines]), sample);
    expect(stderr).toMatch(/^REFUSED the frame has the root [0-9a-f]{64}, not /);
    expect(status).toBe(1);
  });

  it.each([
    ['one exchanged', sample.map((line, i) => (i === 5 ? '1,5,01a0-0001' : line))],
    ['one left out', sample.slice(0, -1)],
    ['one added', [...sample, '3,31,01a0-0002']],
  ])('refuses a sample with %s', (_, published) => {
    const { stderr, status } = redraw(lines, published);
    expect(stderr).toMatch(/^REFUSED /);
    expect(status).toBe(1);
  });

  it('draws others for another public value', () => {
    expect(redraw(lines, sample, '01 02 03 04 05 06 + 07').status).toBe(1);
  });

  it('says how it is used', () => {
    expect(() =>
      execFileSync(process.execPath, [join(__dirname, 'redraw/redraw.mjs')], { stdio: 'pipe' }),
    ).toThrow();
  });
});
