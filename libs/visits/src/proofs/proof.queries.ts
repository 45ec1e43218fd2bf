import type { Queryable } from '@anzhi/platform';
import type { ProofView } from './proofs.dto';

type Row = Omit<ProofView, 'capturedAt' | 'receivedAt'> & Record<'capturedAt' | 'receivedAt', Date>;

/** Every proof of a visit as it stands, in the order in which they were made. */
export async function proofsOfVisit(db: Queryable, visitId: string): Promise<ProofView[]> {
  const rows = await db.query<Row>(
    `SELECT id, kind, method, captured_at AS "capturedAt", received_at AS "receivedAt", result, label, weight, sha256,
            file_id IS NOT NULL AS "hasFile", reason_code AS "reasonCode", note
       FROM visits.proof_now WHERE visit_id = $1 ORDER BY captured_at, id`,
    [visitId],
  );
  return rows.map((row) => ({
    ...row,
    capturedAt: row.capturedAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
  }));
}
