import type { Tx } from '../database/tx';

/** Writes the collected jobs beside the change that needs them. */
export async function writeJobs(tx: Tx): Promise<void> {
  if (!tx.jobs.length) return;
  const rows = tx.jobs.map((job) => ({
    kind: job.kind,
    key: job.key,
    due_at: job.dueAt,
    payload: job.payload ?? {},
  }));
  await tx.query(
    `INSERT INTO platform.job (kind, key, due_at, payload)
     SELECT kind, key, due_at, payload
       FROM jsonb_to_recordset($1::jsonb) AS r(kind text, key text, due_at timestamptz, payload jsonb)
     ON CONFLICT (kind, key) DO UPDATE SET due_at = excluded.due_at, payload = excluded.payload, attempts = 0`,
    [JSON.stringify(rows)],
  );
}
