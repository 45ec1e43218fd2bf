import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DemoLogin } from '@anzhi/identity';

/** undefined when there is none, or none that can be read. */
export function readLogins(path: string): DemoLogin[] | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DemoLogin[];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export const writeLogins = (path: string, logins: readonly DemoLogin[]): void => writeForOwner(path, logins);

/** For its owner alone. Written whole under another name first: a crash leaves no half file behind. */
export function writeForOwner(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(unfinished, path);
}
