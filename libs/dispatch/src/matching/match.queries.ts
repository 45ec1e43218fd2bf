import type { Datum } from '@anzhi/geo';
import { prepared, type Queryable } from '@anzhi/platform';
import type { Stop } from './insertion.policy';

/** What one senior and the caregivers are to each other. */
export interface SeniorTies {
  /** Visits of each in the 90 days before. */
  readonly visits: ReadonlyMap<string, number>;
  readonly facesOfWeek: ReadonlySet<string>;
  /** Not to be sent here, on whosever wish. */
  readonly excluded: ReadonlySet<string>;
  /** Whom a published plan sends for this order at this time; absent where none does. */
  readonly publishedCaregiverId?: string;
}

/** The days of a week of Monday 0:00 to the next, as instants. */
export interface Week {
  readonly from: Date;
  readonly to: Date;
}

const FAMILIAR_DAYS = 90;

type TieTuple = [id: string, visits: number, week: boolean, excluded: boolean, published: boolean];

/** A publication holds for the time it was made for: the assignment it made says which. */
const TIES = prepared(`
  SELECT coalesce(json_agg(json_build_array(t.id, t.visits, t.week, t.excluded, t.published)), '[]') AS ties FROM (
  SELECT caregiver_id AS id, (count(*) FILTER (WHERE starts_at < $2))::int AS visits,
         bool_or(starts_at >= $4 AND starts_at < $5) AS week, false AS excluded, false AS published
    FROM dispatch.assignment
   WHERE active AND senior_id = $1 AND order_id IS DISTINCT FROM $6
     AND starts_at >= least($3::timestamptz, $4) AND starts_at < greatest($2::timestamptz, $5)
   GROUP BY caregiver_id
  UNION ALL
  SELECT DISTINCT caregiver_id, 0, false, true, false FROM dispatch.exclusion
   WHERE senior_id = $1 AND lifted_at IS NULL
  UNION ALL
  (SELECT v.caregiver_id, 0, false, false, true FROM dispatch.plan_visit v
    WHERE v.order_id = $6 AND v.outcome IN ('PUBLISHED', 'UNCHANGED')
      AND EXISTS (SELECT FROM dispatch.assignment a
                   WHERE a.order_id = v.order_id AND a.caregiver_id = v.caregiver_id AND a.starts_at = $2)
    ORDER BY v.outcome_at DESC LIMIT 1)) AS t`);

/**
 * Dispatch's own past: who came, who comes in the week, who is not to come, who was published.
 * @param orderId of the others it is left out
 */
export async function tiesOf(
  db: Queryable,
  seniorId: string,
  at: Date,
  week: Week,
  orderId: string | null,
): Promise<SeniorTies> {
  const since = new Date(at.getTime() - FAMILIAR_DAYS * 86_400_000);
  const times = [at, since, week.from, week.to].map((time) => time.toISOString());
  const [{ ties }] = await db.query<{ ties: TieTuple[] }>(TIES, [seniorId, ...times, orderId]);
  const ids = (is: (tie: TieTuple) => boolean) => new Set(ties.filter(is).map(([id]) => id));
  return {
    visits: new Map(ties.filter(([, visits]) => visits > 0).map(([id, visits]) => [id, visits])),
    facesOfWeek: ids(([, , week]) => week),
    excluded: ids(([, , , excluded]) => excluded),
    publishedCaregiverId: ties.find(([, , , , published]) => published)?.[0],
  };
}

/** A caregiver's assignments around a time, and his minutes of service in its week. */
export interface CaregiverDay {
  readonly stops: readonly Stop[];
  readonly weekMinutes: number;
}

/** Start, end in minutes since 1970, latitude, longitude, datum, no delay. */
type StopRow = [number, number, number, number, Datum, boolean];

/** JSON: it is read many times faster than rows and arrays of PostgreSQL are. */
type DayTuple = [id: string, weekMinutes: number, stops: StopRow[] | null];

const STOP = 'a.caregiver_id, a.starts_at, a.ends_at, a.latitude, a.longitude, a.datum, a.on_the_minute';
const IN_QUESTION = `a.order_id IS DISTINCT FROM $6
     AND a.starts_at >= least($2::timestamptz - interval '1 day', $4::timestamptz)
     AND a.starts_at < greatest($3::timestamptz, $5::timestamptz)`;

const DAYS = prepared(`
  SELECT coalesce(json_agg(json_build_array(d.id, d.minutes, d.stops)), '[]') AS days FROM (
  SELECT a.caregiver_id AS id,
         coalesce(sum(date_part('epoch', a.ends_at - a.starts_at) / 60)
                    FILTER (WHERE a.starts_at >= $4 AND a.starts_at < $5), 0)::int AS minutes,
         json_agg(json_build_array(date_part('epoch', a.starts_at) / 60, date_part('epoch', a.ends_at) / 60,
                                   a.latitude, a.longitude, a.datum, a.on_the_minute) ORDER BY a.starts_at)
           FILTER (WHERE a.starts_at < $3 AND a.ends_at > $2) AS stops
    FROM (SELECT ${STOP} FROM dispatch.assignment a
           WHERE a.active AND a.caregiver_id = ANY ((SELECT $1::uuid[])::uuid[]) AND ${IN_QUESTION}
          UNION ALL
          SELECT ${STOP} FROM dispatch.pencilled a
           WHERE $7::boolean AND a.caregiver_id = ANY ((SELECT $1::uuid[])::uuid[])
             AND a.caregiver_id IS DISTINCT FROM $8::uuid AND ${IN_QUESTION}) AS a
   GROUP BY 1) AS d`);

interface Pencilled {
  readonly withPencilled?: boolean;
  readonly except?: string | null;
}

/**
 * The days of these caregivers, as they are assigned now; an order is left out, and whoever has none is absent.
 * @param span whatever touches it is told
 * @param options.withPencilled also the orders count that they are meant for, of which nobody has been told
 * @param options.except of all but this one
 */
export async function daysOf(
  db: Queryable,
  caregiverIds: readonly string[],
  span: Week,
  week: Week,
  orderId: string | null,
  { withPencilled = false, except = null }: Pencilled = {},
): Promise<Map<string, CaregiverDay>> {
  const times = [span.from, span.to, week.from, week.to].map((time) => time.toISOString());
  const parameters = [caregiverIds, ...times, orderId, withPencilled, except];
  const [{ days }] = await db.query<{ days: DayTuple[] }>(DAYS, parameters);
  const byId = new Map<string, CaregiverDay>();
  for (const [id, weekMinutes, stops] of days)
    byId.set(id, { weekMinutes, stops: stops ? stops.map(toStop) : [] });
  return byId;
}

const toStop = ([start, end, latitude, longitude, datum, onTheMinute]: StopRow): Stop => {
  const place = { latitude, longitude, datum };
  return onTheMinute ? { start, end, place, onTheMinute } : { start, end, place };
};

/**
 * How many caregivers accepted orders at that time still wait for, by provider.
 * @param withPencilled whoever is meant for such an order is not counted: his day has it
 */
export async function waitingOf(
  db: Queryable,
  providerIds: readonly string[],
  order: { readonly id: string; readonly startsAt: Date; readonly endsAt: Date },
  withPencilled: boolean,
): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; waiting: number }>(
    `SELECT f.provider_id AS id,
            sum(f.caregivers - (SELECT count(*) FROM dispatch.assignment a
                                 WHERE a.order_id = f.order_id AND a.active)
                             - (SELECT count(*) FROM dispatch.pencilled p
                                 WHERE p.order_id = f.order_id AND $5))::int AS waiting
       FROM dispatch.offer f
      WHERE f.state = 'ACCEPTED' AND f.provider_id = ANY($1) AND f.order_id <> $2
        AND tstzrange(f.starts_at, f.ends_at) && tstzrange($3, $4)
      GROUP BY f.provider_id`,
    [providerIds, order.id, order.startsAt, order.endsAt, withPencilled],
  );
  return new Map(rows.map(({ id, waiting }) => [id, waiting]));
}
