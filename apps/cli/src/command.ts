import type { Config } from '@anzhi/platform';
import type { Progress } from './progress';
import type { Shutdown } from './shutdown';

export interface CommandContext {
  /** What follows the command's name. */
  readonly args: string[];
  readonly config: Config;
  readonly progress: Progress;
  /** Where the command leaves what must be closed when it ends, fails or is interrupted. */
  readonly shutdown: Shutdown;
  /** Settles when the user wants the command to end. */
  readonly stopped: Promise<void>;
}

/** A command ends by returning; a failure is thrown and becomes one sentence (`failure.ts`). */
export type Command = (context: CommandContext) => Promise<void>;
