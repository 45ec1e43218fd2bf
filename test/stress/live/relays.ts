import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Config } from '@anzhi/platform';

const PROGRAM = join(__dirname, 'relay-program.ts');
const LOADER = resolve(__dirname, '../../../scripts/typescript.cjs');

/** Processes that relay, of which one can be killed at any moment. */
export class Relays {
  private readonly running: ChildProcess[] = [];

  constructor(private readonly config: Config) {}

  /** One more. @returns resolves when it is at work */
  async start(): Promise<void> {
    const child = fork(PROGRAM, {
      execArgv: ['-r', LOADER],
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.running.push(child);
    child.send(this.config);
    const ended = once(child, 'exit').then(([status]) => {
      throw new Error(`the relay ended with ${status}`);
    });
    await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => undefined);
  }

  /** Kills the one that has worked longest where it stands, as a power cut would. */
  async killOldest(): Promise<void> {
    const child = this.running.shift();
    if (child) await kill(child);
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.splice(0).map(kill));
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
