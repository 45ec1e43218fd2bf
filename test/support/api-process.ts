import type { Config } from '@anzhi/platform';
import { Program } from './program';

/** An API in a process of its own, for what only a process shows: its log, its limits, its end. */
export class ApiProcess {
  private constructor(
    private readonly program: Program,
    readonly url: string,
  ) {}

  /** Resolves when it listens. */
  static async start(config: Config, now: Date, environment: Record<string, string>): Promise<ApiProcess> {
    const program = Program.start('apps/api/src/main.ts', config, now, environment);
    return new ApiProcess(program, `http://127.0.0.1:${await program.port()}`);
  }

  /** Everything it has logged so far. */
  get log(): string {
    return this.program.log;
  }

  get pid(): number {
    return this.program.pid;
  }

  /** Asks again and again until it is so. */
  until(isSo: () => Promise<boolean> | boolean): Promise<void> {
    return this.program.until(isSo);
  }

  /** Resolves when it has gone, by whoever's hand. */
  gone(): Promise<void> {
    return this.program.gone();
  }

  kill(): Promise<void> {
    return this.program.kill();
  }
}
