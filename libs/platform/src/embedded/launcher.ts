import { statSync } from 'node:fs';
import { adminUrl } from './admin';
import { prepareArea, type Area } from './area';
import { prepareBinaries } from './binaries';
import { withBootLock } from './boot-lock';
import { ensureCluster, writeState } from './cluster';
import { bootPostmaster, findPostmaster, stopPostmaster, type Settings, type StopMode } from './postmaster';
import type { PostmasterFile } from './postmaster-file';

export interface EmbeddedOptions {
  /** Everything of this server is kept here: cluster, password, log. */
  dataDir: string;
  /** PostgreSQL settings for a server that this call starts; one already running keeps its own. */
  settings?: Settings;
}

export interface EmbeddedServer {
  readonly port: number;
  /** The superuser's connection to the database `postgres`. Holds the password: never log it. */
  readonly adminUrl: string;
  /** The server was already running: another process's, or left over by a killed one. */
  readonly adopted: boolean;
  /** Stops the server for everybody who uses it, and returns when its processes are gone. */
  stop(mode?: StopMode): Promise<void>;
}

/**
 * Starts the PostgreSQL of `dataDir`, or adopts the one that runs there. Safe to call from several processes at
 * once and after any kind of crash. The server outlives this process on purpose: only `stop` ends it.
 * @throws EmbeddedPostgresError with PostgreSQL's own words in `detail`; file system errors as they are.
 */
export async function startEmbeddedPostgres({
  dataDir,
  settings = {},
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const area = prepareArea(dataDir);
  return withBootLock(area.lockFile, async () => {
    const running = await findPostmaster(area);
    if (running) return handle(area, running, true);
    const binaries = await prepareBinaries(area);
    const state = await ensureCluster(area, binaries, settings.fsync !== 'off');
    const started = await bootPostmaster(area, binaries, state.port, settings);
    if (started.port !== state.port) writeState(area, { ...state, port: started.port });
    return handle(area, started, false);
  });
}

/** Stops the server of `dataDir` whoever started it; false when none runs. */
export async function stopEmbeddedPostgres(dataDir: string, mode: StopMode = 'fast'): Promise<boolean> {
  if (!statSync(dataDir, { throwIfNoEntry: false })) return false;
  const area = prepareArea(dataDir);
  return withBootLock(area.lockFile, async () => {
    const running = await findPostmaster(area);
    if (running) await stopPostmaster(running.pid, area.clusterDir, mode);
    return running !== undefined;
  });
}

function handle(area: Area, { pid, port }: PostmasterFile, adopted: boolean): EmbeddedServer {
  return {
    port,
    adopted,
    adminUrl: adminUrl(area, port),
    stop: (mode = 'fast') => withBootLock(area.lockFile, () => stopPostmaster(pid, area.clusterDir, mode)),
  };
}
