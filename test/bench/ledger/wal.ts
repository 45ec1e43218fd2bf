import { pgLoop, type openPool, type Statement } from '../frame/pg-loop';

const ROUND = 600;

/**
 * Bytes of log a transaction writes. `next` keeps to few accounts and one round goes before: the image of a page that
 * its first change after a checkpoint adds is then in the log already, and nobody is measured by his checkpoints.
 */
export async function walPerCall(
  pool: ReturnType<typeof openPool>,
  admin: ReturnType<typeof openPool>,
  next: () => Statement,
): Promise<number> {
  const round = async () => {
    let left = ROUND;
    await pgLoop(pool, () => (left-- > 0 ? [next()] : undefined));
  };
  await round();
  const before = await position(admin);
  await round();
  return ((await position(admin)) - before) / ROUND;
}

async function position(admin: ReturnType<typeof openPool>): Promise<number> {
  const { rows } = await admin.query<{ bytes: number }>(
    `SELECT (pg_current_wal_insert_lsn() - '0/0')::float8 AS bytes`,
  );
  return rows[0].bytes;
}
