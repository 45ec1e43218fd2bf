import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { answers } from './admin';
import type { Area } from './area';
import type { Binaries } from './binaries';
import { EmbeddedPostgresError } from './errors';
import { freePort } from './free-port';
import { logTail, openLog } from './server-log';
import { disownPostmasterFile, readPostmasterFile, type PostmasterFile } from './postmaster-file';
import { isAlive, isPostmasterOf } from './processes';
import { TOOL_ENVIRONMENT } from './run-tool';

export type Settings = Record<string, string | number>;
export type StopMode = 'fast' | 'immediate';

const POLL_MS = 20;
/** Crash recovery after a kill may replay much log; a stop may have to write a large checkpoint. */
const PATIENCE_MS = 180_000;
const RETRY_MS = 200;
const ATTEMPTS = 150;
/** What goes away by itself: a port taken between our look and its use; back ends of a killed server leaving. */
const PASSING = /could not create any TCP\/IP sockets|pre-existing shared memory block/;
const STOP_SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** No socket files, no time zone of the machine; only this machine may connect; no values of rows in the log. */
const BASE_SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: 200,
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** The running server of this cluster, once it takes connections; undefined when none runs (any more). */
export async function findPostmaster(area: Area): Promise<PostmasterFile | undefined> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += POLL_MS) {
    const file = readPostmasterFile(area.clusterDir);
    if (!file || !isPostmasterOf(file.pid, area.clusterDir)) return undefined;
    if (file.status === 'ready' && (await answers(area, file.port))) return file;
    await pause(POLL_MS);
  }
  throw new EmbeddedPostgresError('not-answering', 'the database does not become ready', logTail(area));
}

/** Starts the server on `wanted` if that port is free, else on any free one; returns once it takes connections. */
export async function bootPostmaster(
  area: Area,
  binaries: Binaries,
  wanted: number,
  settings: Settings,
): Promise<PostmasterFile> {
  for (let attempt = 1; ; attempt++) {
    const running = await tryBoot(area, binaries, await freePort(wanted), settings);
    if (running) return running;
    const log = logTail(area);
    if (attempt === ATTEMPTS || !PASSING.test(log)) {
      throw new EmbeddedPostgresError('start-failed', 'the database does not start', log);
    }
    await pause(RETRY_MS);
  }
}

/** Returns when the process is gone, and its children before it. */
export async function stopPostmaster(pid: number, clusterDir: string, mode: StopMode): Promise<void> {
  if (!isPostmasterOf(pid, clusterDir)) return;
  process.kill(pid, STOP_SIGNALS[mode]);
  for (let waitedMs = 0; isAlive(pid); waitedMs += POLL_MS) {
    if (waitedMs > PATIENCE_MS)
      throw new EmbeddedPostgresError('not-answering', 'the database does not stop');
    await pause(POLL_MS);
  }
}

async function tryBoot(area: Area, binaries: Binaries, port: number, settings: Settings) {
  disownPostmasterFile(area.clusterDir);
  const child = launch(area, binaries, port, settings);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  while (!ended) {
    const file = readPostmasterFile(area.clusterDir);
    if (file?.pid === child.pid && file?.status === 'ready') return file;
    await pause(POLL_MS);
  }
  return undefined;
}

/** Detached into its own session: Ctrl-C on the terminal reaches us alone, and we stop it in good order. */
function launch(area: Area, binaries: Binaries, port: number, settings: Settings): ChildProcess {
  const all = { ...BASE_SETTINGS, ...settings, port };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openLog(area);
  const child = spawn(binaries.postgres, ['-D', area.clusterDir, ...args], {
    ...area.user,
    cwd: '/',
    env: TOOL_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}
