import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Random } from '@anzhi/kernel';
import { CONFIG, type Config } from '@anzhi/platform';
import type { TestApp } from '@test/app';
import { WorkerProcess } from '@test/worker-process';

const WORKERS = 2;
/** Longer than any statement, lock or idle transaction may last. */
const TRANSACTIONS_END_WITHIN_MS = 30_000;

/** Kills workers and connections at random moments for as long as it goes on. */
export class Chaos {
  readonly struck = { workers: 0, connections: 0 };
  /** Workers that got to work before they were killed; one whose connection is cut while it starts does not. */
  atWork = 0;
  private readonly over = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly t: TestApp,
    private readonly random: Random,
  ) {}

  begin(): void {
    const workers = Array.from({ length: WORKERS }, () => this.killWorkers());
    this.running = Promise.all([...workers, this.cutConnections()]);
  }

  /** Resolves when the last worker is dead, with its last transaction, and nothing more will be cut. */
  async end(): Promise<void> {
    this.over.abort();
    await this.running;
    await this.untilNoTransaction();
  }

  /** The back end of a killed worker finds out late; until then it keeps its rows from whoever skips locked ones. */
  private async untilNoTransaction(): Promise<void> {
    const admin = new Client({ connectionString: this.t.database.adminUrl });
    await admin.connect();
    try {
      const deadline = Date.now() + TRANSACTIONS_END_WITHIN_MS;
      for (;;) {
        const { rows } = await admin.query<{ pid: number; query: string }>(
          `SELECT pid, query FROM pg_stat_activity
            WHERE datname = current_database() AND usename <> current_user AND xact_start IS NOT NULL`,
        );
        if (!rows.length) return;
        if (Date.now() > deadline) throw new Error(`transactions of nobody: ${JSON.stringify(rows)}`);
        await pause(20);
      }
    } finally {
      await admin.end();
    }
  }

  /** Kills it while it starts, as soon as it works, or later. */
  private async killWorkers(): Promise<void> {
    while (!this.over.signal.aborted) {
      const worker = await WorkerProcess.start(this.t.app.get<Config>(CONFIG), this.t.clock.now());
      try {
        if (this.random.next() < 0.9) await this.untilAtWork(worker);
        await this.wait(this.random.integer(0, 8_000));
      } finally {
        await worker.kill();
        this.struck.workers += 1;
      }
    }
  }

  private untilAtWork(worker: WorkerProcess): Promise<void> {
    return worker.ready().then(
      () => void (this.atWork += 1),
      () => undefined, // ended as it started, as a process may; the next one follows
    );
  }

  private async cutConnections(): Promise<void> {
    const admin = new Client({ connectionString: this.t.database.adminUrl });
    await admin.connect();
    try {
      while (!this.over.signal.aborted) {
        await this.wait(this.random.integer(20, 400));
        const { rowCount } = await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND usename <> current_user
            ORDER BY (state = 'active' OR state LIKE 'idle in%') AND $1::float < 0.7 DESC, random() LIMIT 1`,
          [this.random.next()],
        );
        this.struck.connections += rowCount ?? 0;
      }
    } finally {
      await admin.end();
    }
  }

  private wait(ms: number): Promise<void> {
    return pause(ms, undefined, { signal: this.over.signal }).catch(() => undefined);
  }
}
