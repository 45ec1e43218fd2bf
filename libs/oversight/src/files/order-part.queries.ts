import { maskName } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import type {
  AssignmentPartView,
  DispatchPartView,
  OfferPartView,
  OrderPartView,
  RankingView,
  StepView,
} from './visit-file.dto';

/** Names are masked wherever an officer meets them (policy.md 11.3). */
export const masked = (name: string | null): string | null => name && maskName(name);

/** The order: who booked it for whom and through which channel, and who pays why. */
export async function orderPart(db: Queryable, orderId: string): Promise<OrderPartView | undefined> {
  const [row] = await db.query<OrderPartView>(
    `SELECT id, address_id AS "addressId", state, channel, booked_as AS "bookedAs", booked_by AS "bookedBy",
            booked_by_name AS "bookedByName", on_behalf AS "onBehalf", booked_at AS "bookedAt", wishes,
            night_reason AS "nightReason", total_fen AS "totalFen", programme_code AS "programmeCode",
            programme_name AS "programmeName", programme_minutes AS "programmeMinutes",
            programme_fen AS "programmeFen", family_fen AS "familyFen", price_reasons AS "priceReasons",
            due_programme_fen AS "dueProgrammeFen", due_family_fen AS "dueFamilyFen"
       FROM oversight.order_file WHERE id = $1`,
    [orderId],
  );
  return row && { ...row, bookedByName: masked(row.bookedByName) };
}

/** How the order found its caregiver. */
export async function dispatchPart(db: Queryable, orderId: string): Promise<DispatchPartView> {
  const rankings = await db.query<RankingView>(
    'SELECT at, candidates FROM oversight.ranking WHERE order_id = $1 ORDER BY at, id',
    [orderId],
  );
  const offers = await db.query<OfferPartView>(
    `SELECT id, position, provider_id AS "providerId", provider_name AS provider, state,
            distance_metres AS "distanceMetres", made_at AS "madeAt", expires_at AS "expiresAt",
            accepted_at AS "acceptedAt", closed_at AS "closedAt", close_reason AS "closeReason",
            close_note AS "closeNote"
       FROM oversight.offer WHERE order_id = $1 ORDER BY made_at, id`,
    [orderId],
  );
  const assignments = await db.query<AssignmentPartView>(
    `SELECT caregiver_id AS "caregiverId", caregiver_name AS caregiver, starts_at AS "startsAt",
            ends_at AS "endsAt", active, assigned_by AS "assignedBy", assigned_at AS "assignedAt",
            released_at AS "releasedAt", release_reason AS "releaseReason"
       FROM oversight.assignment WHERE order_id = $1 ORDER BY assigned_at, id`,
    [orderId],
  );
  return {
    rankings,
    offers,
    assignments: assignments.map((row) => ({ ...row, caregiver: maskName(row.caregiver) })),
  };
}

/** What happened to the order and to the visit, oldest first. */
export async function stepsOf(db: Queryable, visitId: string): Promise<StepView[]> {
  const rows = await db.query<StepView>(
    `SELECT subject, from_state AS "from", to_state AS "to", reason, note, account_id AS "accountId",
            account_name AS by, at
       FROM oversight.step WHERE visit_id = $1 ORDER BY at, subject, id`,
    [visitId],
  );
  return rows.map((row) => ({ ...row, by: masked(row.by) }));
}
