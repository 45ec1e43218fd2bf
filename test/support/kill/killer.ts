import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function killer<Result>(...args: (string | number)[]): Promise<Result> {
  const { stdout } = await run(process.execPath, [join(__dirname, 'killer.cjs'), ...args.map(String)], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return JSON.parse(stdout) as Result;
}

/** SIGKILL for the postmaster and all of its processes. Resolves when it is done. */
export const killCluster = (clusterDir: string, afterMs: number): Promise<{ killed: number }> =>
  killer('cluster', clusterDir, afterMs);

export const killProcess = (pid: number, afterMs = 0): Promise<{ killed: number }> =>
  killer('process', pid, afterMs);

/** Terminates and cancels other users' back ends of this database at random, for so long. */
export const strikeBackends = (
  adminUrl: string,
  forMs: number,
  seed: number,
): Promise<{ terminated: number; cancelled: number }> => killer('backends', adminUrl, forMs, seed);
