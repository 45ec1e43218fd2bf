import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAlive, isPostmasterOf } from './processes';

describe('isAlive', () => {
  it('knows the living', () => expect(isAlive(process.pid)).toBe(true));

  it('knows the dead', () => expect(isAlive(999_999_999)).toBe(false));

  it('counts a zombie as dead', async () => {
    // The shell becomes `cat`, which never asks for its child's end.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec cat']);
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const zombie = Number(line.toString());
    while (isAlive(zombie)) await new Promise(setImmediate);
    expect(() => process.kill(zombie, 0)).not.toThrow();
    parent.stdin.end();
    await once(parent, 'exit');
  });
});

describe('isPostmasterOf', () => {
  it('does not take a stranger for the postmaster', () => {
    expect(isPostmasterOf(process.pid, '/nowhere/cluster')).toBe(false);
    expect(isPostmasterOf(999_999_999, process.cwd())).toBe(false);
  });
});
