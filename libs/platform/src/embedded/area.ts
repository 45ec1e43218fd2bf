import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readlinkSync, realpathSync } from 'node:fs';
import { rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { serverUser, type ServerUser } from './server-user';

/** Where one server keeps its things; every path is absolute and free of links. */
export interface Area {
  readonly dir: string;
  readonly clusterDir: string;
  readonly logFile: string;
  readonly stateFile: string;
  readonly lockFile: string;
  readonly user: ServerUser | undefined;
}

/** Root's clusters move here when the server's user cannot enter the data directory (a private home). */
const RELOCATION_ROOT = '/var/lib/anzhi';

/** Makes the directories, or follows the link `relocated` to where they are. */
export function prepareArea(dataDir: string): Area {
  makeDirectory(dataDir);
  const here = describe(realpathSync(dataDir));
  if (!here.user || canEnter(here.dir, here.user)) return here;
  return describe(relocated(here.dir));
}

/** Writes a file only the server's user (and root) may read. */
export function writePrivate(area: Area, path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600 });
  giveToServer(area, path);
}

/** Makes the server's user the owner; nothing to do when we are that user. */
export function giveToServer(area: Area, path: string): void {
  if (area.user) chownSync(path, area.user.uid, area.user.gid);
}

function describe(dir: string): Area {
  const clusterDir = join(dir, 'cluster');
  return {
    dir,
    clusterDir,
    logFile: join(dir, 'postgres.log'),
    stateFile: join(dir, 'server.json'),
    lockFile: join(dir, 'boot.lock'),
    user: serverUser(clusterDir),
  };
}

/** The link is the memory of the place: who deletes the data directory starts with an empty cluster. */
function relocated(dir: string): string {
  const link = join(dir, 'relocated');
  if (existsSync(link)) return realpathSync(link);
  rmSync(link, { force: true });
  const target = join(RELOCATION_ROOT, `${basename(dir)}-${randomBytes(6).toString('hex')}`);
  makeDirectory(target);
  symlinkSync(target, link);
  return readlinkSync(link);
}

/** Like `mkdir -p`, but what it creates can be entered by others whatever the umask says. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  try {
    mkdirSync(path);
    chmodSync(path, 0o755);
  } catch (error) {
    // Another process was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function canEnter(path: string, user: ServerUser): boolean {
  const { uid, gid, mode } = statSync(path);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return path === dirname(path) || canEnter(dirname(path), user);
}
