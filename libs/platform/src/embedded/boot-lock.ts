import { randomUUID } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './processes';

const BEAT_MS = 1_000;
/** A holder that has not touched its lock for so long is gone, even if its pid lives on in another process. */
const SILENT_MS = 15_000;
const RETRY_MS = 25;

/**
 * One process at a time boots or stops the server of a directory. The lock of a killed process is taken over.
 * Should two ever take over at once, PostgreSQL's own lock still keeps the data safe: the lock only saves work.
 */
export async function withBootLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const ticket = `${path}.${randomUUID()}`;
  writeFileSync(ticket, `${process.pid}`);
  const beat = setInterval(() => touch(ticket), BEAT_MS).unref();
  try {
    while (!acquire(ticket, path)) {
      removeAbandoned(path, `${ticket}.abandoned`);
      await pause(RETRY_MS);
    }
    sweepTickets(path);
    return await work();
  } finally {
    clearInterval(beat);
    if (sameFile(ticket, path)) rmSync(path, { force: true });
    rmSync(ticket, { force: true });
  }
}

/** A hard link is made by exactly one, and shares the ticket's time stamp. */
function acquire(ticket: string, path: string): boolean {
  try {
    linkSync(ticket, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeAbandoned(path: string, aside: string): void {
  try {
    if (!isAbandoned(path)) return;
    renameSync(path, aside);
    if (!isAbandoned(aside)) linkSync(aside, path);
    rmSync(aside, { force: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  }
}

/** Killed processes leave their tickets behind. */
function sweepTickets(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(`${basename(path)}.`)) removeAbandonedTicket(join(dirname(path), name));
  }
}

function removeAbandonedTicket(ticket: string): void {
  if (statSync(ticket, { throwIfNoEntry: false }) && isAbandoned(ticket)) rmSync(ticket, { force: true });
}

function isAbandoned(path: string): boolean {
  const silentMs = Date.now() - statSync(path).mtimeMs;
  return silentMs > SILENT_MS || !isAlive(Number(readFileSync(path, 'utf8')));
}

function touch(path: string): void {
  const now = new Date();
  utimesSync(path, now, now);
}

function sameFile(left: string, right: string): boolean {
  const [a, b] = [left, right].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a !== undefined && a.ino === b?.ino;
}
