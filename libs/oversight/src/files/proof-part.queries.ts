import { maskName } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { masked } from './order-part.queries';
import type { ConfirmationView, DisputePartView, EvidencePartView, TaskPartView } from './visit-file.dto';

export const tasksOf = (db: Queryable, visitId: string): Promise<TaskPartView[]> =>
  db.query(
    `SELECT code, zh, done, note, recorded_at AS "recordedAt" FROM oversight.task WHERE visit_id = $1 ORDER BY code`,
    [visitId],
  );

export async function confirmationOf(db: Queryable, visitId: string): Promise<ConfirmationView | null> {
  const [row] = await db.query<ConfirmationView>(
    `SELECT account_name AS by, automatic, call_back_owed AS "callBackOwed", at
       FROM oversight.confirmation WHERE visit_id = $1`,
    [visitId],
  );
  return row ? { ...row, by: masked(row.by) } : null;
}

export async function disputeOf(db: Queryable, visitId: string): Promise<DisputePartView | null> {
  const [row] = await db.query<DisputePartView>(
    `SELECT account_name AS by, reason, at, decision, accepted_minutes AS "acceptedMinutes",
            decision_reason AS "decisionReason", decided_by AS "decidedBy", decided_at AS "decidedAt"
       FROM oversight.dispute WHERE visit_id = $1`,
    [visitId],
  );
  return row ? { ...row, by: maskName(row.by) } : null;
}

export async function evidenceOf(db: Queryable, visitId: string): Promise<EvidencePartView | null> {
  const [row] = await db.query<EvidencePartView>(
    `SELECT encode(hash, 'hex') AS hash, state, registered_at AS "registeredAt", verified_at AS "verifiedAt"
       FROM oversight.evidence WHERE visit_id = $1`,
    [visitId],
  );
  return row ?? null;
}
