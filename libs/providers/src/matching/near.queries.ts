import { holdsCredentials, holdsLicences, offersItem, servesOneOf, works } from './rules';

/** What the rules ask of a provider `p`; the placeholders are those of `PROVIDER_PARAMETERS`. */
const PROVIDER_FACTS = `
  p.id, p.name, p.latitude, p.longitude, p.datum, p.state, ${offersItem('$1')} AS "offersItem",
  ${servesOneOf('$2')} AS "servesRegion"`;

/**
 * The nearest caregivers by an index scan that asks only what is in their rows, and the known ones; then every other
 * rule of each, with the facts of each provider once. Whose provider neither lies in the county nor serves the division
 * does not come into question, and nobody hears of him. Parameters: item, divisions, licence types, days, credentials,
 * skills, sex, from, to, weekdays, start and end minutes, longitude, latitude, how many, known, without providers,
 * county.
 */
export const NEAR_CAREGIVERS = `
  WITH near AS MATERIALIZED (
         SELECT c.id FROM providers.caregiver c JOIN providers.provider p ON p.id = c.provider_id
          WHERE c.active AND c.skills @> $6::text[] AND ($7::text IS NULL OR c.sex = $7)
            AND c.provider_id <> ALL ($17::uuid[]) AND (p.county_id = $18 OR ${servesOneOf('$2')})
          ORDER BY c.place <-> providers.local_kilometres($14, $13) LIMIT $15),
       one AS MATERIALIZED (
         SELECT c.* FROM providers.caregiver c
          WHERE c.id = ANY (ARRAY(SELECT id FROM near) || $16::uuid[]) AND c.provider_id <> ALL ($17::uuid[])),
       facts AS MATERIALIZED (
         SELECT ${PROVIDER_FACTS}, ${holdsLicences('$3', '$4')} AS licensed
           FROM providers.provider p
          WHERE p.id IN (SELECT provider_id FROM one) AND (p.county_id = $18 OR ${servesOneOf('$2')}))
  SELECT c.id, c.provider_id AS "providerId", c.account_id AS "accountId", c.name, c.sex, c.skills, c.dialects,
         c.active, coalesce(c.start_latitude, f.latitude) AS latitude,
         coalesce(c.start_longitude, f.longitude) AS longitude, coalesce(c.start_datum, f.datum) AS datum,
         c.skills @> $6::text[] AS skilled, ($7::text IS NULL OR c.sex = $7) AS "ofRightSex",
         ${holdsCredentials('$5', '$4')} AS credentialed,
         ${works({ from: '$8', to: '$9', weekdays: '$10', startMinutes: '$11', endMinutes: '$12' })} AS working,
         f.name AS "providerName", f.state, f."offersItem", f."servesRegion", f.licensed,
         f.latitude AS "providerLatitude", f.longitude AS "providerLongitude", f.datum AS "providerDatum"
    FROM one c JOIN facts f ON f.id = c.provider_id`;

/**
 * The nearest providers that were admitted once, offer the item, and lie in the county or serve the division.
 * Parameters: item, divisions, licence types, days, longitude, latitude, county, how many, and these in any case.
 */
export const NEAR_PROVIDERS = `
  WITH near AS MATERIALIZED (
         SELECT p.id FROM providers.provider p
          WHERE p.state IN ('ADMITTED', 'SUSPENDED', 'BLACKLISTED') AND ${offersItem('$1')}
            AND (p.county_id = $7 OR ${servesOneOf('$2')})
          ORDER BY p.place <-> providers.local_kilometres($6, $5) LIMIT $8)
  SELECT ${PROVIDER_FACTS}, ${holdsLicences('$3', '$4')} AS licensed
    FROM providers.provider p WHERE p.id = ANY (ARRAY(SELECT id FROM near) || $9::uuid[])`;

/**
 * The nearest caregivers and the known ones who may give a service at all, with the days on which they and their
 * providers hold every paper, their hours and absences. Parameters: item, divisions, licence types, days (the first is
 * today), credentials, skills, sex, longitude, latitude, how many, known.
 */
export const CAREGIVER_WEEKS = `
  WITH near AS MATERIALIZED (
         SELECT c.id FROM providers.caregiver c
          WHERE c.active AND c.skills @> $6::text[] AND ($7::text IS NULL OR c.sex = $7)
          ORDER BY c.place <-> providers.local_kilometres($9, $8) LIMIT $10),
       one AS MATERIALIZED (
         SELECT c.* FROM providers.caregiver c
          WHERE c.id = ANY (ARRAY(SELECT id FROM near) || $11::uuid[])
            AND c.active AND c.skills @> $6::text[] AND ($7::text IS NULL OR c.sex = $7)),
       facts AS MATERIALIZED (
         SELECT p.id, p.latitude, p.longitude, p.datum,
                ARRAY(SELECT d.day FROM unnest($4::date[]) AS d(day)
                       WHERE ${holdsLicences('$3', 'ARRAY[($4::date[])[1], d.day]')}) AS days
           FROM providers.provider p
          WHERE p.id IN (SELECT provider_id FROM one) AND p.state = 'ADMITTED'
            AND ${offersItem('$1')} AND ${servesOneOf('$2')})
  SELECT c.id, c.provider_id AS "providerId", c.account_id AS "accountId", c.name, c.sex, c.skills, c.dialects,
         c.active, coalesce(c.start_latitude, f.latitude) AS latitude,
         coalesce(c.start_longitude, f.longitude) AS longitude, coalesce(c.start_datum, f.datum) AS datum,
         ARRAY(SELECT to_char(d.day, 'YYYY-MM-DD') FROM unnest(f.days) AS d(day)
                WHERE ${holdsCredentials('$5', 'ARRAY[($4::date[])[1], d.day]')}) AS days,
         (SELECT coalesce(json_agg(json_build_object('weekday', h.weekday, 'startMinute', h.start_minute,
                                                     'endMinute', h.end_minute)), '[]')
            FROM providers.working_hours h WHERE h.caregiver_id = c.id) AS hours,
         (SELECT coalesce(json_agg(json_build_object('from', lower(b.during), 'to', upper(b.during))), '[]')
            FROM providers.absence b
           WHERE b.caregiver_id = c.id
             AND b.during && tstzrange(($4::date[])[1], ($4::date[])[cardinality($4::date[])] + 2)) AS absences
    FROM one c JOIN facts f ON f.id = c.provider_id`;
