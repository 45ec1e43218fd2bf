import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Config } from '@anzhi/platform';

const root = resolve(__dirname, '../..');

/** One of the platform's programs in a process of its own, so that it can be killed like one. */
export class Program {
  /** Everything it has logged so far. */
  log = '';
  private readonly told: Promise<{ port: number }>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    this.told = once(child, 'message').then(([message]) => message as { port: number });
  }

  /**
   * Starts it from the sources of this checkout, with the keys and the clock of the test. The system chooses its
   * ports: one that is looked for first can be another's by the time it is used, and then the other answers.
   */
  static start(main: string, config: Config, now: Date, environment: Record<string, string>): Program {
    const child = spawn(process.execPath, ['-r', './scripts/typescript.cjs', main], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
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
        PORT: '0',
        WORKER_PORT: '0',
        ...environment,
      },
    });
    return new Program(child);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Where it listens, once it does. */
  async port(): Promise<number> {
    const ended = this.gone().then(() => {
      throw new Error(`the program ended with ${this.child.exitCode ?? this.child.signalCode}`);
    });
    return (await Promise.race([this.told, ended])).port;
  }

  /** Asks again and again until it is so. */
  async until(isSo: () => Promise<boolean> | boolean): Promise<void> {
    while (!(await isSo())) {
      const end = this.child.exitCode ?? this.child.signalCode;
      if (end !== null) throw new Error(`the program ended with ${end}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Resolves when it has gone, by whoever's hand. */
  async gone(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }

  /** Kills it where it stands, as a power cut would. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone();
  }
}
