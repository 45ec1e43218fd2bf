import { SystemClock } from '@anzhi/kernel';
import { EVENTS_CHANNEL, Wake, WakeListener, WorkerLoops } from '@anzhi/platform';
import { createApi } from '../../../apps/api/src/create-api';
import { listenOn } from '../../../apps/api/src/listen';
import type { ApiAnswer, ApiOrder } from './api';
import { Recorder } from './recorder';

/** Runs in the process that `ApiProcess` starts: what `apps/api/src/main.ts` does, at another time of day. */
async function serve({ config, now, record }: ApiOrder): Promise<void> {
  const recorder = record ? Recorder.install() : undefined;
  const app = await createApi(config, { clock: new SystemClock(now.getTime() - Date.now()) });
  await new WakeListener(config.databaseUrl, app.get(Wake), [EVENTS_CHANNEL]).open();
  app.get(WorkerLoops).startRelay();
  await app.listen(listenOn(0, '127.0.0.1'));
  recorder?.follow(app.getHttpServer());
  process.on('message', () => recorder && answer({ recording: recorder.take() }));
  answer({ url: await app.getUrl() });
}

const answer = (message: ApiAnswer): void => void process.send?.(message);

process.once('message', (order: ApiOrder) => {
  serve(order).catch((error: Error) => answer({ failure: error.stack ?? error.message }));
});
process.on('disconnect', () => process.exit(1));
