import 'reflect-metadata';
import { readConfig } from '@anzhi/platform';
import { COMMANDS } from './commands';
import { UnknownCommandError } from './errors';
import { report } from './failure';
import { Progress } from './progress';
import { Shutdown } from './shutdown';
import { onCrash, onStopSignal } from './signals';

/** Runs one command and returns the exit code; whatever the command opened is closed in every case. */
async function main([name = '', ...args]: string[]): Promise<number> {
  const shutdown = new Shutdown();
  let debug = false;
  let code = 0;
  try {
    const command = COMMANDS[name];
    if (!command) throw new UnknownCommandError(name, Object.keys(COMMANDS));
    const config = readConfig();
    debug = config.logLevel === 'debug';
    const stopped = onStopSignal();
    const running = command({ args, config, progress: new Progress(), shutdown, stopped });
    await Promise.race([running, stopped, onCrash()]);
  } catch (error) {
    report(error, debug);
    code = 1;
  }
  try {
    await shutdown.close();
  } catch (error) {
    report(error, debug);
    code = 1;
  }
  return code;
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
