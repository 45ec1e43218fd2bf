import type { AddressInfo } from 'node:net';
import { EVENTS_CHANNEL, Wake, WakeListener, WorkerLoops, type Config } from '@anzhi/platform';
import { createApi } from './create-api';
import { listenOn } from './listen';

export interface RunningApi {
  /** The one it listens on: the configured one, or the one the system chose for 0. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on the configured port and delivers live events.
 * @param options.works whether this process does the worker's part too, as on a laptop
 */
export async function startApi(config: Config, { works = false } = {}): Promise<RunningApi> {
  const app = await createApi(config, { schedules: works });
  const listener = new WakeListener(config.databaseUrl, app.get(Wake), works ? undefined : [EVENTS_CHANNEL]);
  const loops = app.get(WorkerLoops);
  await listener.open();
  if (works) loops.start();
  else loops.startRelay();
  await app.listen(listenOn(config.port, config.host));
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    port,
    close: async () => {
      await loops.stop();
      await listener.close();
      await app.close();
    },
  };
}
