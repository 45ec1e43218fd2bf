import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { Wake, WakeListener, WorkerLoops, type Config } from '@anzhi/platform';
import { AppModule } from '../../api/src/app.module';
import { serveProbes } from './probes';

export interface RunningWorker {
  /** Where its probes answer: the configured port, or the one the system chose for 0. */
  readonly port: number;
  close(): Promise<void>;
}

/** Relay, event consumers, due jobs and schedules; any number of workers may run on one database. */
export async function startWorker(config: Config): Promise<RunningWorker> {
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, { schedules: true }), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  const listener = new WakeListener(config.databaseUrl, app.get(Wake));
  await listener.open();
  const loops = app.get(WorkerLoops);
  loops.start();
  const probes = await serveProbes(app, config.workerPort);
  return {
    port: (probes.address() as AddressInfo).port,
    close: async () => {
      probes.close();
      await loops.stop();
      await listener.close();
      await app.close();
    },
  };
}
