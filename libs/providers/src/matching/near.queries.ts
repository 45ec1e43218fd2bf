import { prepared } from '@anzhi/platform';
import {
  credentialedDays,
  holdsCredentials,
  holdsLicences,
  licensedDays,
  offersItem,
  servesOneOf,
  works,
} from './rules';

/** Hides from the planner how long an array is: its plan is as good for any, and is kept. */
const hidden = (parameter: string): string => `(SELECT ${parameter})`;
const REGIONS = hidden('$2::int[]');
const LICENCES = hidden('$3::text[]');
const CREDENTIALS = hidden('$4::text[]');

/** What the rules ask of a provider `p`. */
const providerFacts = (regions: string): string => `
  p.id, p.name, p.latitude, p.longitude, p.datum, p.state, ${offersItem('$1')} AS "offersItem",
  ${servesOneOf(regions)} AS "servesRegion"`;

const IS_SKILLED = 'c.skills @> $5::text[]';
const IS_OF_SEX = '($6::text IS NULL OR c.sex = $6)';

/** The nearest caregivers of the neighbourhood, and those named. */
const nearOrKnown = (known: string, without: string): string => `
  c.id = ANY (ARRAY(SELECT n.id FROM providers.nearest_caregivers($10, $8, $7, $5, $6, $9, $2, ${without}) AS n(id))
              || ${known}::uuid[])`;

/** Of a caregiver `c` whose provider is `f`. */
const CAREGIVER = `
  c.id, c.provider_id AS "providerId", c.account_id AS "accountId", c.name, c.sex, c.skills, c.dialects, c.active,
  coalesce(c.start_latitude, f.latitude) AS latitude, coalesce(c.start_longitude, f.longitude) AS longitude,
  coalesce(c.start_datum, f.datum) AS datum`;

/**
 * The nearest caregivers by an index scan that asks only what is in their rows, and the known ones; then every other
 * rule of each, with the facts of each provider once. Whose provider neither lies in the county nor serves the division
 * does not come into question, and nobody hears of him. Parameters: item, divisions, licence types, credentials, skills,
 * sex, longitude, latitude, county, how many, known, without providers, days, from, to, weekdays, start and end minutes.
 */
export const NEAR_CAREGIVERS = prepared(`
  WITH one AS MATERIALIZED (
         SELECT c.* FROM providers.caregiver c
          WHERE ${nearOrKnown('$11', '$12')} AND c.provider_id <> ALL ($12::uuid[])),
       facts AS MATERIALIZED (
         SELECT ${providerFacts(REGIONS)}, ${holdsLicences(LICENCES, '$13')} AS licensed
           FROM providers.provider p
          WHERE p.id IN (SELECT provider_id FROM one) AND (p.county_id = $9 OR ${servesOneOf(REGIONS)}))
  SELECT ${CAREGIVER}, ${IS_SKILLED} AS skilled, ${IS_OF_SEX} AS "ofRightSex",
         ${holdsCredentials(CREDENTIALS, '$13')} AS credentialed,
         ${works({
           ...{ from: '$14', to: '$15', weekdays: hidden('$16::int[]') },
           ...{ startMinutes: hidden('$17::int[]'), endMinutes: hidden('$18::int[]') },
         })} AS working,
         f.name AS "providerName", f.state, f."offersItem", f."servesRegion", f.licensed,
         f.latitude AS "providerLatitude", f.longitude AS "providerLongitude", f.datum AS "providerDatum"
    FROM one c JOIN facts f ON f.id = c.provider_id`);

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
  SELECT ${providerFacts('$2')}, ${holdsLicences('$3', '$4')} AS licensed
    FROM providers.provider p WHERE p.id = ANY (ARRAY(SELECT id FROM near) || $9::uuid[])`;

/**
 * The nearest caregivers of the neighbourhood and the known ones who may give a service today and on some of the days,
 * with the days on which they and their providers hold every paper, their hours and absences. Parameters: item,
 * divisions, licence types, credentials, skills, sex, longitude, latitude, county, how many, known, today, days.
 */
export const CAREGIVER_WEEKS = prepared(`
  WITH one AS MATERIALIZED (
         SELECT c.* FROM providers.caregiver c
          WHERE ${nearOrKnown('$11', `'{}'`)} AND c.active AND ${IS_SKILLED} AND ${IS_OF_SEX}),
       facts AS MATERIALIZED (
         SELECT p.id, p.latitude, p.longitude, p.datum, ${licensedDays(LICENCES)} AS days
           FROM providers.provider p
          WHERE p.id IN (SELECT provider_id FROM one) AND p.state = 'ADMITTED'
            AND ${offersItem('$1')} AND ${servesOneOf(REGIONS)}),
       able AS MATERIALIZED (
         SELECT ${CAREGIVER}, f.days * ${credentialedDays(CREDENTIALS)} AS held
           FROM one c JOIN facts f ON f.id = c.provider_id),
       week AS MATERIALIZED (
         SELECT h.caregiver_id, json_agg(json_build_object('weekday', h.weekday, 'startMinute', h.start_minute,
                                                           'endMinute', h.end_minute)) AS hours
           FROM providers.hours_of(ARRAY(SELECT id FROM able)) AS h GROUP BY 1)
  SELECT c.id, c."providerId", c."accountId", c.name, c.sex, c.skills, c.dialects, c.active,
         c.latitude, c.longitude, c.datum,
         ARRAY(SELECT to_char(d.day, 'YYYY-MM-DD') FROM unnest(${hidden('$13::date[]')}) AS d(day)
                WHERE c.held @> d.day) AS days,
         coalesce(w.hours, '[]') AS hours,
         (SELECT coalesce(json_agg(json_build_object('from', lower(b.during), 'to', upper(b.during))), '[]')
            FROM providers.absence b
           WHERE b.caregiver_id = c.id
             AND b.during && tstzrange(($13::date[])[1], ($13::date[])[cardinality($13::date[])] + 2)) AS absences
    FROM able c LEFT JOIN week w ON w.caregiver_id = c.id
   WHERE c.held @> $12::date`);
