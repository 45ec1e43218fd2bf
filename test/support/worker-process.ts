import type { Config } from '@anzhi/platform';
import { Program } from './program';

/** A worker in a process of its own, so that it can be killed like one. */
export class WorkerProcess {
  private constructor(private readonly program: Program) {}

  /** Resolves at once: it may be killed while it starts. */
  static async start(config: Config, now: Date): Promise<WorkerProcess> {
    return new WorkerProcess(Program.start('apps/worker/src/main.ts', config, now, { LOG_LEVEL: 'silent' }));
  }

  /** Resolves when the worker is at work. */
  async ready(): Promise<void> {
    const port = await this.program.port();
    await this.program.until(async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok);
  }

  kill(): Promise<void> {
    return this.program.kill();
  }
}
