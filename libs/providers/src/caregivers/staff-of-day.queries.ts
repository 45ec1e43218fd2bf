import { addDays, startOfDay, weekdayOf, type Sex } from '@anzhi/kernel';
import type { Coordinate } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';

/** A caregiver with what a day's schedule has to know of him. Minutes of the day; those before it are negative. */
export interface CaregiverOfDay {
  readonly id: string;
  readonly providerId: string;
  readonly accountId: string;
  readonly name: string;
  readonly sex: Sex;
  readonly skills: string[];
  readonly dialects: string[];
  /** Where his day starts and ends. */
  readonly place: Coordinate;
  /** Where that is: a place of his own, or else the provider's address. */
  readonly startsFrom: 'OWN_PLACE' | 'OFFICE';
  /** Papers that hold today and on the day. */
  readonly credentials: string[];
  /** Working hours of that weekday as stretches that do not touch, by start. */
  readonly hours: (readonly [number, number])[];
  readonly absences: (readonly [number, number])[];
}

/**
 * The active caregivers of some providers, whether they work on the day or not, by id.
 * @param day `YYYY-MM-DD`
 * @param today papers must hold on both days
 */
export const staffOfDay = (
  db: Queryable,
  { providerIds, day, today }: { providerIds: readonly string[]; day: string; today: string },
): Promise<CaregiverOfDay[]> =>
  db.query<CaregiverOfDay>(
    `SELECT c.id, c.provider_id AS "providerId", c.account_id AS "accountId", c.name, c.sex, c.skills, c.dialects,
            json_build_object('latitude', coalesce(c.start_latitude, p.latitude),
              'longitude', coalesce(c.start_longitude, p.longitude), 'datum', coalesce(c.start_datum, p.datum)) AS place,
            CASE WHEN c.start_latitude IS NULL THEN 'OFFICE' ELSE 'OWN_PLACE' END AS "startsFrom",
            ARRAY(SELECT k.type FROM providers.credential k
                   WHERE k.caregiver_id = c.id AND k.state = 'APPROVED' AND k.valid && daterange($2, $3, '[]')
                   GROUP BY k.type
                  HAVING range_agg(k.valid) @> $2::date AND range_agg(k.valid) @> $3::date
                   ORDER BY k.type) AS credentials,
            (SELECT coalesce(json_agg(json_build_array(lower(r), upper(r)) ORDER BY r), '[]')
               FROM unnest((SELECT range_agg(int4range(h.start_minute, h.end_minute))
                              FROM providers.working_hours h
                             WHERE h.caregiver_id = c.id AND h.weekday = $4)) AS r) AS hours,
            (SELECT coalesce(json_agg(json_build_array(
                      extract(epoch FROM lower(b.during) - $5) / 60,
                      extract(epoch FROM upper(b.during) - $5) / 60) ORDER BY b.during), '[]')
               FROM providers.absence b
              WHERE b.caregiver_id = c.id AND b.during && tstzrange($5, $6)) AS absences
       FROM providers.caregiver c JOIN providers.provider p ON p.id = c.provider_id
      WHERE c.active AND c.provider_id = ANY($1::uuid[]) ORDER BY c.id`,
    [
      ...[providerIds, today < day ? today : day, today < day ? day : today],
      ...[weekdayOf(startOfDay(day)), startOfDay(day), startOfDay(addDays(day, 2))],
    ],
  );
