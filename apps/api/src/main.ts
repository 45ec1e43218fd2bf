import { readConfig } from '@anzhi/platform';
import { startApi } from './start-api';

/** The API as a process of its own; any number of them may run on one database. */
async function main(): Promise<void> {
  const api = await startApi(readConfig());
  // whoever started it as a child learns where it listens: with port 0 nobody else knows
  process.send?.({ port: api.port });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void api.close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
