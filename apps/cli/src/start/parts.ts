import type { Config } from '@anzhi/platform';
import type { Shutdown } from '../shutdown';

/** Boots the API and the worker in this process; returns where the API listens. Loaded late, because loading takes a second. */
export async function startParts(config: Config, shutdown: Shutdown): Promise<string> {
  const [{ startApi }, { startWorker }] = await Promise.all([
    import('../../../api/src/start-api.js'),
    import('../../../worker/src/start-worker.js'),
  ]);
  await shutdown.own(startWorker(config), (worker) => worker.close());
  const { url } = await shutdown.own(startApi(config), (api) => api.close());
  return url;
}
