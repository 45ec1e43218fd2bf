import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Whether a process runs. A zombie does not: under an init that never reaps, a killed postmaster stays one for
 * ever and still answers signal 0.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !processState(pid).startsWith('Z');
}

/** Whether the process is the postmaster of this cluster, and not a stranger that got its old number. */
export function isPostmasterOf(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
    return ps('command=', pid).includes(clusterDir);
  } catch {
    // Gone meanwhile, or somebody else's process: not ours in either case.
    return false;
  }
}

function processState(pid: number): string {
  try {
    if (process.platform !== 'linux') return ps('stat=', pid);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2);
  } catch {
    return '';
  }
}

const ps = (column: string, pid: number): string =>
  execFileSync('ps', ['-ww', '-o', column, '-p', `${pid}`], { encoding: 'utf8' });
