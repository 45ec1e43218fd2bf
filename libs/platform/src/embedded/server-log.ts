import { existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { giveToServer, type Area } from './area';

const TAIL_LINES = 12;

/** A new log for this start; the one of the start before it is kept beside. */
export function openLog(area: Area): number {
  if (existsSync(area.logFile)) renameSync(area.logFile, `${area.logFile}.1`);
  const log = openSync(area.logFile, 'w', 0o600);
  giveToServer(area, area.logFile);
  return log;
}

/** The last lines the server wrote: why it did not start. */
export function logTail(area: Area): string {
  if (!existsSync(area.logFile)) return '';
  return readFileSync(area.logFile, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}
