import { NestFactory } from '@nestjs/core';
import { PlatformModule, Wake, WakeListener, WorkerLoops, type Config } from '@anzhi/platform';

/** Runs in the process that `RelayProcess` starts: of a worker, what numbers the events. */
async function relay(config: Config): Promise<void> {
  const app = await NestFactory.createApplicationContext(PlatformModule.forRoot(config), { logger: false });
  await new WakeListener(config.databaseUrl, app.get(Wake)).open();
  app.get(WorkerLoops).start();
  process.send!('ready');
}

process.once('message', (config: Config) => {
  relay(config).catch((error: Error) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit(1));
