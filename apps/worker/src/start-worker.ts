import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import type { Clock } from '@anzhi/kernel';
import { Wake, WakeListener, WorkerLoops, type Config } from '@anzhi/platform';
import { serveProbes } from './probes';
import { WorkerModule } from './worker.module';

export interface RunningWorker {
  close(): Promise<void>;
}

interface WorkerOptions {
  readonly clock?: Clock;
  /** Where to serve health and metrics; not needed beside an API in the same process. */
  readonly probePort?: number;
}

/** Relay, event consumers, due jobs and schedules; any number of workers may run on one database. */
export async function startWorker(
  config: Config,
  { clock, probePort }: WorkerOptions = {},
): Promise<RunningWorker> {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, clock), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  const listener = new WakeListener(config.databaseUrl, app.get(Wake));
  await listener.open();
  const loops = app.get(WorkerLoops);
  loops.start();
  const probes = probePort === undefined ? undefined : await serveProbes(app, probePort);
  return {
    close: async () => {
      probes?.close();
      await loops.stop();
      await listener.close();
      await app.close();
    },
  };
}
