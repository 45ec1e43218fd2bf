import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** One file of the page: where it is served and what its content must be. */
export interface ShellFile {
  readonly path: string;
  /** As in a script's `integrity`: a device keeps this content and no other. */
  readonly integrity: string;
}

/** All that a device needs to open the page without a signal. */
export interface Shell {
  /** Another one as soon as any byte of any file is another. */
  readonly version: string;
  readonly files: readonly ShellFile[];
}

/** Served by the socket server itself, out of its package. */
const LIVE_CLIENT = '/socket.io/socket.io.js';
const liveClientFile = (): string =>
  join(dirname(require.resolve('socket.io/package.json')), 'client-dist', 'socket.io.js');

const VERSION_LENGTH = 16;

const digestOf = (content: Buffer | string): Buffer => createHash('sha256').update(content).digest();
const fileAt = (path: string, name: string): ShellFile => ({
  path,
  integrity: `sha256-${digestOf(readFileSync(name)).toString('base64')}`,
});

/** @param root the folder that is served as `/` */
export function readShell(root: string): Shell {
  const own = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((name) => fileAt(name.slice(root.length).split(sep).join('/'), name));
  const files = [...own, fileAt(LIVE_CLIENT, liveClientFile())].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { version: digestOf(JSON.stringify(files)).toString('hex').slice(0, VERSION_LENGTH), files };
}

/** The service worker's script. The version stands in it, so that a browser sees by this one file that there is another. */
export const workerScript = (shell: Shell): string =>
  `import { serve } from '/offline/worker.js';\nserve(${JSON.stringify(shell)});\n`;
