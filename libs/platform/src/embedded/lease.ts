import { Client } from 'pg';

/** Shared by everybody who uses the embedded server; whoever gets it alone is the last. */
const LEASE_LOCK = 7_262_003;

export interface Lease {
  /** True: nobody else uses the server, so it may be stopped. */
  release(): Promise<boolean>;
}

/**
 * Says that this process uses the server. Several commands may share one (`start`, `seed`, `migrate`): the last to
 * leave stops it. A killed process holds no lease, because its connection is gone.
 */
export async function leaseServer(adminUrl: string): Promise<Lease> {
  const client = new Client({ connectionString: adminUrl, application_name: 'anzhi-lease', keepAlive: true });
  let lost = false;
  client.on('error', () => (lost = true));
  await client.connect();
  await client.query('SELECT pg_advisory_lock_shared($1)', [LEASE_LOCK]);
  return {
    async release() {
      if (lost) return true;
      await client.query('SELECT pg_advisory_unlock_shared($1)', [LEASE_LOCK]);
      const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
        LEASE_LOCK,
      ]);
      await client.end();
      return rows[0]?.alone ?? false;
    },
  };
}
