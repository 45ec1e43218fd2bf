import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Config } from '@anzhi/platform';
import { freePort } from '@anzhi/platform';

const root = resolve(__dirname, '../..');

/** A worker in a process of its own, so that it can be killed like one. */
export class WorkerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {}

  /** Starts from the sources of this checkout, with the keys and the clock of the test. */
  static async start(config: Config, now: Date): Promise<WorkerProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, ['-r', './scripts/typescript.cjs', 'apps/worker/src/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        ANZHI_MODE: 'test',
        DATABASE_URL: config.databaseUrl,
        DATABASE_POOL_SIZE: '6',
        DATA_DIR: config.dataDir,
        FIELD_KEYS: config.fieldKeys,
        BLIND_INDEX_KEY: config.blindIndexKey,
        TOKEN_SECRET: config.tokenSecret,
        LOG_KEYS: config.logKeys,
        LOG_ORIGIN: config.logOrigin,
        LOG_WITNESSES: config.logWitnesses,
        LOG_LEVEL: 'silent',
        CLOCK_OFFSET_MS: String(now.getTime() - Date.now()),
        WORKER_PORT: String(port),
      },
    });
    return new WorkerProcess(child, port);
  }

  /** Resolves when the worker is at work. */
  async ready(): Promise<void> {
    for (;;) {
      const { exitCode, signalCode } = this.child;
      const end = exitCode ?? signalCode;
      if (end !== null) throw new Error(`the worker ended with ${end}`);
      const response = await fetch(`http://127.0.0.1:${this.port}/health/ready`).catch(() => undefined);
      if (response?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Kills it where it stands, as a power cut would. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}
