import type { Queryable } from '@anzhi/platform';

/** Who serves which order, in which seat, and when. */
export interface AssignmentView {
  readonly orderId: string;
  readonly providerId: string;
  readonly caregiverId: string;
  /** The first one leads. */
  readonly seat: number;
  readonly startsAt: Date;
  readonly plannedMinutes: number;
}

/** The active assignments of an order, by seat. */
export const assignmentsOf = (db: Queryable, orderId: string): Promise<AssignmentView[]> =>
  db.query<AssignmentView>(
    `SELECT order_id AS "orderId", provider_id AS "providerId", caregiver_id AS "caregiverId", seat,
            starts_at AS "startsAt", (extract(epoch FROM ends_at - starts_at) / 60)::int AS "plannedMinutes"
       FROM dispatch.assignment WHERE order_id = $1 AND active ORDER BY seat`,
    [orderId],
  );

/** Those of the caregivers who are on another assignment in this time, and until when. */
export const busyUntil = (
  db: Queryable,
  caregiverIds: readonly string[],
  order: { readonly id: string; readonly startsAt: Date; readonly endsAt: Date },
): Promise<{ caregiverId: string; until: Date }[]> =>
  db.query(
    `SELECT caregiver_id AS "caregiverId", max(ends_at) AS until
       FROM dispatch.assignment
      WHERE active AND caregiver_id = ANY($1) AND order_id <> $2
        AND tstzrange(starts_at, ends_at) && tstzrange($3, $4)
      GROUP BY caregiver_id`,
    [caregiverIds, order.id, order.startsAt, order.endsAt],
  );
