import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Config } from '@anzhi/platform';
import type { Recording } from './recorder';

/** What the process is told when it starts. */
export interface ApiOrder {
  readonly config: Config;
  /** What time it is to be there. */
  readonly now: Date;
  /** Remember every statement of every request. */
  readonly record: boolean;
}

/** What it answers. */
export type ApiAnswer =
  { readonly url: string } | { readonly recording: Recording } | { readonly failure: string };

const PROGRAM = join(__dirname, 'api-process.ts');
const LOADER = resolve(__dirname, '../../../scripts/typescript.cjs');

/** The API as in production: a process of its own that shares nothing with whoever measures it. */
export class ApiProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(order: ApiOrder): Promise<ApiProcess> {
    // its log goes where nobody reads it, but it is written
    const child = fork(PROGRAM, {
      execArgv: ['-r', LOADER],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    try {
      child.send(order);
      const answer = await answerOf(child);
      if (!('url' in answer)) throw new Error('the API answers out of turn');
      return new ApiProcess(child, answer.url);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  /** What was recorded since the start. */
  async recording(): Promise<Recording> {
    this.child.send('recording');
    const answer = await answerOf(this.child);
    if (!('recording' in answer)) throw new Error('the API answers out of turn');
    return answer.recording;
  }

  /** At once: nothing it holds is worth keeping. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

async function answerOf(child: ChildProcess): Promise<Exclude<ApiAnswer, { failure: string }>> {
  const gone = once(child, 'exit').then(([status]) => {
    throw new Error(`the API ended with status ${status}`);
  });
  const [answer] = (await Promise.race([once(child, 'message'), gone])) as [ApiAnswer];
  if ('failure' in answer) throw new Error(answer.failure);
  return answer;
}
