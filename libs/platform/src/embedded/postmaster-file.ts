import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server tells about itself in `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

const [PID_LINE, PORT_LINE, STATUS_LINE] = [0, 3, 7];

/** Undefined: no file, so a clean stop or a new cluster. */
export function readPostmasterFile(clusterDir: string): PostmasterFile | undefined {
  const lines = readLines(clusterDir);
  if (!lines) return undefined;
  return {
    pid: Number(lines[PID_LINE]),
    port: Number(lines[PORT_LINE] ?? 0),
    status: (lines[STATUS_LINE] ?? '').trim(),
  };
}

/**
 * PostgreSQL refuses to start while the pid in a left-over file is alive, be it a zombie or a stranger. It ignores
 * its own parent's pid, so that goes there instead. The file itself stays: its shared memory line keeps a new
 * server from starting beside back ends that the old one left.
 */
export function disownPostmasterFile(clusterDir: string): void {
  const lines = readLines(clusterDir);
  if (!lines) return;
  lines[PID_LINE] = `${process.pid}`;
  writeFileSync(join(clusterDir, 'postmaster.pid'), lines.join('\n'));
}

function readLines(clusterDir: string): string[] | undefined {
  try {
    return readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
