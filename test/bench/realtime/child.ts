import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const LOADER = resolve(__dirname, '../../../scripts/typescript.cjs');

interface Answer {
  readonly id: number;
  readonly answer?: unknown;
  readonly failure?: string;
}

/** A program of this folder in a process of its own, which answers what it is asked. */
export class Child<Orders extends Record<keyof Orders, (order: never) => unknown>> {
  private readonly open = new Map<number, { resolve: (answer: never) => void; reject: (e: Error) => void }>();
  private last = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', ({ id, answer, failure }: Answer) => {
      const asked = this.open.get(id);
      this.open.delete(id);
      if (failure === undefined) asked?.resolve(answer as never);
      else asked?.reject(new Error(failure));
    });
    child.on('exit', (status) => {
      for (const { reject } of this.open.values()) reject(new Error(`the process ended with ${status}`));
    });
  }

  static start<Orders extends Record<string, (order: never) => unknown>>(program: string): Child<Orders> {
    const child = fork(join(__dirname, program), {
      execArgv: ['-r', LOADER],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Child<Orders>(child);
  }

  ask<K extends keyof Orders & string>(
    name: K,
    ...[order]: Parameters<Orders[K]>
  ): Promise<Awaited<ReturnType<Orders[K]>>> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject });
      this.child.send({ id, name, order });
    });
  }

  /** Without waiting for an answer. */
  tell<K extends keyof Orders & string>(name: K, ...[order]: Parameters<Orders[K]>): void {
    this.child.send({ id: 0, name, order });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

/** The other side: does what it is asked. */
export function serve(orders: Record<string, (order: never) => unknown>): void {
  process.on('message', ({ id, name, order }: { id: number; name: string; order: unknown }) => {
    Promise.resolve()
      .then(() => orders[name](order as never))
      .then(
        (answer) => id && process.send!({ id, answer }),
        (error: Error) => process.send!({ id, failure: error.stack ?? error.message }),
      );
  });
  process.on('disconnect', () => process.exit(1));
}
