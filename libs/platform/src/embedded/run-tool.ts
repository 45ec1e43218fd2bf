import { spawn } from 'node:child_process';
import type { ServerUser } from './server-user';

/** A clean environment: PGDATA, PGPORT, LC_* and their like must not reach the server. */
export const TOOL_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export interface ToolResult {
  /** Undefined when the program could not even be started. */
  readonly status: number | undefined;
  readonly output: string;
}

/** Runs one of PostgreSQL's programs to its end as the server's user. */
export function runTool(program: string, args: string[], user: ServerUser | undefined): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...user,
      cwd: '/',
      env: TOOL_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString('utf8'));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ status: undefined, output: error.message }));
    child.once('close', (status) => resolve({ status: status ?? undefined, output }));
  });
}
