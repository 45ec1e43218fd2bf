import { Wake, WakeListener, type Config } from '@anzhi/platform';
import { createApi } from './create-api';

export interface RunningApi {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on the configured port and delivers live events. */
export async function startApi(config: Config): Promise<RunningApi> {
  const app = await createApi(config);
  const listener = new WakeListener(config.databaseUrl, app.get(Wake));
  await listener.open();
  await app.listen(config.port, config.host);
  return {
    url: `http://localhost:${config.port}`,
    close: async () => {
      await listener.close();
      await app.close();
    },
  };
}
