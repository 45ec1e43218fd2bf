import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { giveToServer, writePrivate, type Area } from './area';
import type { Binaries } from './binaries';
import { EmbeddedPostgresError } from './errors';
import { runTool } from './run-tool';

/** What must be remembered between two starts. */
export interface ClusterState {
  readonly password: string;
  /** 0: none chosen yet. */
  readonly port: number;
}

export const SUPERUSER = 'postgres';

export function readState(area: Area): ClusterState | undefined {
  if (!existsSync(area.stateFile)) return undefined;
  return JSON.parse(readFileSync(area.stateFile, 'utf8')) as ClusterState;
}

/** Replaces the file whole: a crash leaves the old state or the new one. */
export function writeState(area: Area, state: ClusterState): void {
  const next = `${area.stateFile}.next`;
  writePrivate(area, next, JSON.stringify(state));
  renameSync(next, area.stateFile);
}

/** Makes the cluster unless it is there. One that was interrupted half way has another name and is made anew. */
export async function ensureCluster(area: Area, binaries: Binaries, durable: boolean): Promise<ClusterState> {
  const known = readState(area);
  if (known && existsSync(area.clusterDir)) return known;
  const state = known ?? { password: randomBytes(24).toString('base64url'), port: 0 };
  writeState(area, state);
  const unfinished = `${area.clusterDir}.unfinished`;
  const passwordFile = `${area.clusterDir}.password`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    giveToServer(area, unfinished);
    writePrivate(area, passwordFile, state.password);
    await initdb(area, binaries, unfinished, passwordFile, durable);
    renameSync(unfinished, area.clusterDir);
    return state;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The locale is part of PostgreSQL itself, so an index sorts the same on every machine. */
async function initdb(area: Area, binaries: Binaries, dir: string, passwordFile: string, durable: boolean) {
  const { status, output } = await runTool(
    binaries.initdb,
    [
      ...['-D', dir, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(durable ? [] : ['--no-sync']),
    ],
    area.user,
  );
  if (status !== 0)
    throw new EmbeddedPostgresError('initdb-failed', 'the database could not be created', output);
}
