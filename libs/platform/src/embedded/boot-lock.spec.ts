import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withBootLock } from './boot-lock';

const LONG_AGO = new Date(2020, 0, 1);
const DEAD_PID = '999999999';
let directory: string;
let lock: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'boot-lock-'));
  lock = join(directory, 'boot.lock');
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('withBootLock', () => {
  it('lets one in at a time, and leaves nothing', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise(setImmediate);
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => withBootLock(lock, work)));
    expect(most).toBe(1);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('lets the next in when the work fails', async () => {
    await expect(withBootLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withBootLock(lock, async () => 'yes')).toBe('yes');
  });

  it('takes over from a dead process, and sweeps its ticket', async () => {
    writeFileSync(lock, DEAD_PID);
    writeFileSync(`${lock}.ticket`, DEAD_PID);
    expect(await withBootLock(lock, async () => readdirSync(directory).includes('boot.lock.ticket'))).toBe(
      false,
    );
    expect(readdirSync(directory)).toEqual([]);
  });

  it('takes over from a silent holder whose pid belongs to another process now', async () => {
    writeFileSync(lock, `${process.pid}`);
    utimesSync(lock, LONG_AGO, LONG_AGO);
    expect(await withBootLock(lock, async () => 'in')).toBe('in');
  });
});
