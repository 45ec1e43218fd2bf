import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';
import { keepStatements } from './prepared';

/** No statement, lock or idle transaction may hold the house up; a longer job says so with SET LOCAL. */
const TIMEOUTS = '-c statement_timeout=10s -c lock_timeout=2s -c idle_in_transaction_session_timeout=15s';

/** Longer than any statement and any idle transaction may last. */
const SILENCE_MS = 20_000;

/**
 * A connection may die between leaving the pool and reaching TypeORM, when nobody listens: then it must not take the
 * process along. Its next statement fails, and the pool drops it. One whose other end is gone without a word would
 * keep its statement waiting for ever: silence ends it.
 */
const surviveLoss = (client: ClientBase): void => {
  client.on('error', () => undefined);
  const { stream } = (client as ClientBase & { connection: { stream: Socket } }).connection;
  stream.setTimeout(SILENCE_MS, () => stream.destroy(new Error('the database does not answer')));
};

/** What every pool of this process asks of its connections. */
export const CONNECTIONS = {
  options: `${TIMEOUTS} -c timezone=Asia/Shanghai`,
  connectionTimeoutMillis: 5_000,
  onConnect: (client: ClientBase): void => {
    surviveLoss(client);
    keepStatements(client);
  },
};
