import { addDays, startOfDay, weekdayOf } from '@anzhi/kernel';
import type { Coordinate } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';

const FAMILIAR_DAYS = 90;

export interface Assigned {
  readonly orderId: string;
  readonly caregiverId: string;
  /** The first of those who come together leads. */
  readonly seat: number;
  readonly providerId: string;
  readonly seniorId: string;
  readonly place: Coordinate;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Some plan that was published put him there. */
  readonly wasPublished: boolean;
}

/** Who goes where on the day `YYYY-MM-DD`: to these orders, or these caregivers to any other. */
export const assignedOnDay = (
  db: Queryable,
  day: string,
  { orderIds, caregiverIds }: { orderIds: readonly string[]; caregiverIds: readonly string[] },
): Promise<Assigned[]> =>
  db.query<Assigned>(
    `SELECT a.order_id AS "orderId", a.caregiver_id AS "caregiverId", a.seat, a.provider_id AS "providerId",
            a.senior_id AS "seniorId", a.starts_at AS "startsAt", a.ends_at AS "endsAt",
            json_build_object('latitude', a.latitude, 'longitude', a.longitude, 'datum', a.datum) AS place,
            EXISTS (SELECT FROM dispatch.plan_visit v
                     WHERE v.order_id = a.order_id AND v.caregiver_id = a.caregiver_id
                       AND v.outcome IN ('PUBLISHED', 'UNCHANGED')) AS "wasPublished"
       FROM dispatch.assignment a
      WHERE a.active AND a.starts_at >= $1 AND a.starts_at < $2
        AND (a.order_id = ANY($3::uuid[]) OR a.caregiver_id = ANY($4::uuid[]))
      ORDER BY a.starts_at, a.order_id, a.seat`,
    [startOfDay(day), startOfDay(addDays(day, 1)), orderIds, caregiverIds],
  );

/** Visits of each caregiver with each senior in the 90 days before the day. */
export const visitsBefore = (
  db: Queryable,
  day: string,
  seniorIds: readonly string[],
): Promise<{ seniorId: string; caregiverId: string; visits: number }[]> =>
  db.query(
    `SELECT senior_id AS "seniorId", caregiver_id AS "caregiverId", count(*)::int AS visits
       FROM dispatch.assignment
      WHERE active AND senior_id = ANY($1::uuid[]) AND starts_at >= $2 AND starts_at < $3
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [seniorIds, startOfDay(addDays(day, -FAMILIAR_DAYS)), startOfDay(day)],
  );

/** Who comes to each senior in the week of the day (Monday to Sunday), the day itself left out. */
export const facesOfWeek = (
  db: Queryable,
  day: string,
  seniorIds: readonly string[],
): Promise<{ seniorId: string; caregiverIds: string[] }[]> =>
  db.query(
    `SELECT senior_id AS "seniorId", array_agg(DISTINCT caregiver_id ORDER BY caregiver_id) AS "caregiverIds"
       FROM dispatch.assignment
      WHERE active AND senior_id = ANY($1::uuid[]) AND ${WITHIN_WEEK}
      GROUP BY 1 ORDER BY 1`,
    [seniorIds, ...weekOf(day)],
  );

/** Minutes of service of each caregiver in the week of the day, the day itself left out. */
export const minutesOfWeek = (
  db: Queryable,
  day: string,
  caregiverIds: readonly string[],
): Promise<{ caregiverId: string; minutes: number }[]> =>
  db.query(
    `SELECT caregiver_id AS "caregiverId", (sum(extract(epoch FROM ends_at - starts_at)) / 60)::int AS minutes
       FROM dispatch.assignment
      WHERE active AND caregiver_id = ANY($1::uuid[]) AND ${WITHIN_WEEK}
      GROUP BY 1 ORDER BY 1`,
    [caregiverIds, ...weekOf(day)],
  );

/** `$2` to `$3` is the week, `$4` to `$5` the day. */
const WITHIN_WEEK = `starts_at >= $2 AND starts_at < $3 AND NOT (starts_at >= $4 AND starts_at < $5)`;

function weekOf(day: string): Date[] {
  const monday = addDays(day, 1 - weekdayOf(startOfDay(day)));
  return [monday, addDays(monday, 7), day, addDays(day, 1)].map(startOfDay);
}

/** Pairs of whom one does not want the other. */
export const exclusionsOf = (
  db: Queryable,
  seniorIds: readonly string[],
): Promise<{ seniorId: string; caregiverId: string }[]> =>
  db.query(
    `SELECT DISTINCT senior_id AS "seniorId", caregiver_id AS "caregiverId" FROM dispatch.exclusion
      WHERE lifted_at IS NULL AND senior_id = ANY($1::uuid[])`,
    [seniorIds],
  );

/** Providers that said no to an order for its time: they are not planned for it either. */
export const refusedBy = (
  db: Queryable,
  orders: readonly { id: string; startsAt: Date }[],
): Promise<{ orderId: string; providerId: string }[]> =>
  db.query(
    `SELECT DISTINCT f.order_id AS "orderId", f.provider_id AS "providerId"
       FROM dispatch.offer f JOIN unnest($1::uuid[], $2::timestamptz[]) AS o(id, starts_at)
         ON o.id = f.order_id AND o.starts_at = f.starts_at
      WHERE f.state IN ('DECLINED', 'RETURNED')`,
    [orders.map(({ id }) => id), orders.map(({ startsAt }) => startsAt)],
  );
