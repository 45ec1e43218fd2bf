import { readConfig } from '@anzhi/platform';
import { startWorker } from './start-worker';

/** The worker as a process of its own. */
async function main(): Promise<void> {
  const worker = await startWorker(readConfig());
  // whoever started it as a child learns where it listens: with port 0 nobody else knows
  process.send?.({ port: worker.port });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void worker.close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
