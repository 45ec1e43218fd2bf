import type { Tx } from '@anzhi/platform';

const BATCH = 50;
const DAY_MS = 86_400_000;
/** Ended logins, spent codes and old guesses are of no use after this; the audit trail keeps what happened. */
const KEEP_MS = 30 * DAY_MS;

const overdue = (table: string, key: string, condition: string): string =>
  `DELETE FROM identity.${table} WHERE ${key} IN
     (SELECT ${key} FROM identity.${table} WHERE ${condition} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;

/** Each login takes a few dead rows away, so that these tables stay as small as what is alive. */
export async function purgeEnded(tx: Tx): Promise<void> {
  const before = new Date(tx.now.getTime() - KEEP_MS);
  await tx.query(overdue('session', 'id', 'expires_at < $1'), [before]);
  await tx.query(overdue('one_time_code', 'id', 'created_at < $1'), [before]);
  await tx.query(overdue('guess', 'subject', 'last_failed_at < $1'), [before]);
}
