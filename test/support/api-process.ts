import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { freePort, type Config } from '@anzhi/platform';

const root = resolve(__dirname, '../..');

/** An API in a process of its own, for what only a process shows: its log, its limits, its end. */
export class ApiProcess {
  /** Everything it has logged so far. */
  log = '';

  private constructor(
    private readonly child: ChildProcessByStdio<null, Readable, null>,
    readonly url: string,
  ) {
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.log += text));
  }

  /** Starts from the sources of this checkout, with the keys and the clock of the test. */
  static async start(config: Config, now: Date, environment: Record<string, string>): Promise<ApiProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, ['-r', './scripts/typescript.cjs', 'apps/api/src/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
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
        CLOCK_OFFSET_MS: String(now.getTime() - Date.now()),
        HOST: '127.0.0.1',
        PORT: String(port),
        ...environment,
      },
    });
    const api = new ApiProcess(child, `http://127.0.0.1:${port}`);
    await api.until(async () => (await fetch(`${api.url}/health/live`).catch(() => undefined))?.ok ?? false);
    return api;
  }

  /** Asks again and again until it is so. */
  async until(isSo: () => Promise<boolean> | boolean): Promise<void> {
    while (!(await isSo())) {
      const { exitCode, signalCode } = this.child;
      const end = exitCode ?? signalCode;
      if (end !== null) throw new Error(`the API ended with ${end}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Resolves when it has gone, by whoever's hand. */
  async gone(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }
}
