import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopEmbeddedPostgres } from '@anzhi/platform';

const PREFIX = 'anzhi-bench-';
/** File systems without a disk (Linux): tmpfs and ramfs. There fsync costs nothing, and so proves nothing. */
const IN_MEMORY = new Set([0x01021994, 0x858458f6]);

const isOnDisk = (folder: string): boolean => {
  const stats = statfsSync(folder, { bigint: true });
  return !IN_MEMORY.has(Number(BigInt.asUintN(32, stats.type)));
};

/**
 * A folder on a disk for one run, named after its process. The server's user may enter it.
 * @throws Error when all temporary folders are in memory
 */
export function openArea(): string {
  const parent = temporaryFolders().find(isOnDisk);
  if (!parent) throw new Error('A benchmark needs its data on a disk: set TMPDIR to a folder on one.');
  const dir = join(parent, `${PREFIX}${process.pid}`);
  mkdirSync(dir);
  chmodSync(dir, 0o755);
  return dir;
}

/** Takes away what runs left whose process was killed before it could. */
export async function sweepAbandoned(): Promise<void> {
  for (const parent of temporaryFolders()) {
    for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
      const owner = Number(name.slice(PREFIX.length));
      if (!Number.isInteger(owner) || isAlive(owner)) continue;
      await stopEmbeddedPostgres(join(parent, name, 'postgres'), 'immediate');
      removeArea(join(parent, name));
    }
  }
}

/** Also what the server's user could not reach there and keeps elsewhere. */
export function removeArea(dir: string): void {
  const elsewhere = join(dir, 'postgres', 'relocated');
  if (existsSync(elsewhere)) rmSync(realpathSync(elsewhere), { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
}

const temporaryFolders = (): string[] => [...new Set([realpathSync(tmpdir()), '/var/tmp'])];

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
