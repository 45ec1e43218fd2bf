import { weekdayOf, startOfDay } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';

/** What a provider's people can work on a day, and where it serves. */
export interface DayCapacity {
  readonly providerId: string;
  /** The divisions it serves, each with all below it. */
  readonly regionIds: number[];
  /** Working hours of its active caregivers less their absences. */
  readonly minutes: number;
}

/** Of every admitted provider. @param day `YYYY-MM-DD` */
export const capacityOfDay = (db: Queryable, day: string): Promise<DayCapacity[]> =>
  db.query<DayCapacity>(
    `SELECT p.id AS "providerId",
            ARRAY(SELECT a.region_id FROM providers.service_area a WHERE a.provider_id = p.id) AS "regionIds",
            coalesce(sum(extract(epoch FROM upper(free) - lower(free)) / 60), 0)::bigint AS minutes
       FROM providers.provider p
       LEFT JOIN (
         SELECT c.provider_id, unnest(
                  tstzmultirange(tstzrange($2::timestamptz + h.start_minute * interval '1 minute',
                                           $2::timestamptz + h.end_minute * interval '1 minute'))
                  - coalesce((SELECT range_agg(b.during) FROM providers.absence b WHERE b.caregiver_id = c.id),
                             '{}')) AS free
           FROM providers.caregiver c JOIN providers.working_hours h ON h.caregiver_id = c.id
          WHERE c.active AND h.weekday = $1) worked ON worked.provider_id = p.id
      WHERE p.state = 'ADMITTED' GROUP BY p.id ORDER BY p.id`,
    [weekdayOf(startOfDay(day)), startOfDay(day)],
  );
