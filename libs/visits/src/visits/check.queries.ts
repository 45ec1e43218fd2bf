import type { Queryable } from '@anzhi/platform';
import { sumOf } from '../proofs/proof.policy';
import { proofsOfVisit } from '../proofs/proof.queries';
import type { VisitCheckView } from './visits.dto';

type Row = Omit<VisitCheckView, 'deviceAt' | 'serverAt' | 'occurredAt' | 'proven' | 'proofs'> &
  Record<'deviceAt' | 'serverAt' | 'occurredAt', Date>;

/** Arrival, then leaving, each with its proofs as they stand. */
export async function checksOf(db: Queryable, visitId: string): Promise<VisitCheckView[]> {
  const rows = await db.query<Row>(
    `SELECT kind, method, device_at AS "deviceAt", server_at AS "serverAt", occurred_at AS "occurredAt",
            distance_metres AS "distanceMetres", accuracy_metres AS "accuracyMetres", reason, flags, demand
       FROM visits.visit_check WHERE visit_id = $1 ORDER BY kind`,
    [visitId],
  );
  const proofs = await proofsOfVisit(db, visitId);
  return rows.map((row) => {
    const own = proofs.filter(({ kind }) => kind === row.kind);
    return {
      ...row,
      deviceAt: row.deviceAt.toISOString(),
      serverAt: row.serverAt.toISOString(),
      occurredAt: row.occurredAt.toISOString(),
      proven: sumOf(own),
      proofs: own,
    };
  });
}
