import type { Config } from '@anzhi/platform';
import type { Shutdown } from '../shutdown';

/** Boots API and worker as one program; returns where it listens. Loaded late, because loading takes a second. */
export async function startParts(config: Config, shutdown: Shutdown): Promise<string> {
  const { startApi } = await import('../../../api/src/start-api.js');
  const { port } = await shutdown.own(startApi(config, { works: true }), (api) => api.close());
  return `http://localhost:${port}`;
}
