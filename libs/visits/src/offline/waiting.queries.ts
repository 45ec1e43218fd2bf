import type { Tx } from '@anzhi/platform';
import type { VisitEntity } from '../visits/visit.entity';

/** Operations of a visit may be able to go on. Key: the visit. */
export const WAITING_JOB = 'visits.waiting-operations';

/** What waited for the arrival goes on now, also when it came in a way of its own. */
export async function wakeWaiting(tx: Tx, { id }: VisitEntity): Promise<void> {
  const waiting = await tx.one(
    `SELECT 1 FROM visits.waiting_operation WHERE visit_id = $1 AND state = 'WAITING' LIMIT 1`,
    [id],
  );
  if (waiting) tx.schedule({ kind: WAITING_JOB, key: id, dueAt: tx.now });
}
