import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  endSurvivors,
  openArea,
  removeFolders,
  survivors,
  sweepAbandoned,
  type RunArea,
} from './run-area.cjs';

const WAITS = `process.on('SIGQUIT', () => {}); console.log('ready'); setInterval(() => {}, 1000)`;

/** A process that leaves its group, refuses the polite signal, and shows the area in its environment alone. */
async function straggler(area: RunArea): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', WAITS], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { TMPDIR: area.tmp },
  });
  await once(child.stdout, 'data');
  return child;
}

async function pidOfTheDead(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('The area of a test run', () => {
  it('knows its processes and ends them, the stubborn too', async () => {
    const area = openArea(await pidOfTheDead());
    const child = await straggler(area);
    const ended = once(child, 'exit');
    expect(survivors(area).map(({ pid }) => pid)).toEqual([child.pid]);
    await endSurvivors(area);
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(survivors(area)).toEqual([]);
    removeFolders(area);
    expect(existsSync(area.data) || existsSync(area.tmp)).toBe(false);
  }, 15_000);

  it('is swept when its owner is gone, and left alone while he lives', async () => {
    const abandoned = openArea(await pidOfTheDead());
    const living = openArea(process.ppid);
    writeFileSync(join(abandoned.tmp, 'something'), '');
    await sweepAbandoned();
    expect(existsSync(abandoned.data) || existsSync(abandoned.tmp)).toBe(false);
    expect(existsSync(living.tmp)).toBe(true);
    removeFolders(living);
  });
});
