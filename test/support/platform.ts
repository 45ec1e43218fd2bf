import { ConsoleLogger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { ManualClock, newId, systemCtx, type Ctx } from '@anzhi/kernel';
import { CommandLog, Database, PlatformModule, UnitOfWork } from '@anzhi/platform';
import { testConfig } from './config';
import { useDatabase, type TestDatabase } from './database';

/** Failures that a test provokes on purpose need no place on the screen. */
class SilentLogger extends ConsoleLogger {
  protected override printMessages(): void {
    // says nothing
  }
}

/** The foundations alone, on a database of this spec file. */
export class TestPlatform {
  readonly clock = new ManualClock(new Date('2026-11-23T09:00:00+08:00'));
  private module: TestingModule | undefined;

  constructor(readonly database: TestDatabase) {}

  async start(): Promise<void> {
    const config = testConfig(this.database.appUrl, '/nonexistent');
    this.module = await Test.createTestingModule({
      imports: [PlatformModule.forRoot(config, this.clock)],
    })
      .setLogger(new SilentLogger())
      .compile();
  }

  async stop(): Promise<void> {
    await this.module?.close();
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.module!.get(type, { strict: false });
  }

  get uow(): UnitOfWork {
    return this.get(UnitOfWork);
  }

  get db(): Database {
    return this.get(Database);
  }

  get commands(): CommandLog {
    return this.get(CommandLog);
  }

  /** A context that carries a command, as a write request would. */
  command(body: string, key = newId(this.clock.now()), keepDays = 35): Ctx {
    return { ...systemCtx('test'), command: { key, content: { '/body': body }, keepDays } };
  }
}

export function usePlatform(): TestPlatform {
  const platform = new TestPlatform(useDatabase());
  beforeAll(() => platform.start());
  afterAll(() => platform.stop());
  return platform;
}
