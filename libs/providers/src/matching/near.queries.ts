import { prepared } from '@anzhi/platform';
import { everyDay, holdsCredentials, holdsLicences, offersItem, servesOneOf, works } from './rules';

/** Hides from the planner how long an array is: its plan is as good for any, and is kept. */
const hidden = (parameter: string): string => `(SELECT ${parameter})`;
const REGIONS = hidden('$2::int[]');

/** What the rules ask of a provider `p`. */
const providerFacts = (regions: string, licensed: string): string => `
  p.id, p.name, p.latitude, p.longitude, p.datum, p.state, ${offersItem('$1')} AS "offersItem",
  ${servesOneOf(regions)} AS "servesRegion", ${licensed} AS licensed`;

const IS_SKILLED = 'c.skills @> $5::text[]';
const IS_OF_SEX = '($6::text IS NULL OR c.sex = $6)';

/** What the rules ask of a caregiver's own row. */
const FILE = `c.id, c.provider_id, c.active, c.sex, c.skills, c.dialects, c.start_latitude, c.start_longitude, c.start_datum,
         c.papers, c.week`;

/** As `one`: the nearest caregivers of the neighbourhood, and those named. */
const nearOrKnown = (known: string, without: string): string => `
       near AS MATERIALIZED (
         SELECT ${FILE} FROM providers.caregivers_near($10, $8, $7, $5, $6, $9, $2, ${without}) AS c),
       one AS MATERIALIZED (
         SELECT * FROM near
         UNION ALL
         SELECT ${FILE} FROM providers.caregiver c
          WHERE c.id = ANY (${hidden(`${known}::uuid[]`)}::uuid[]) AND c.provider_id <> ALL (${without}::uuid[])
            AND NOT EXISTS (SELECT FROM near n WHERE n.id = c.id))`;

/** Where the day of a caregiver `c` starts, whose provider is `f`. */
const LATITUDE = 'coalesce(c.start_latitude, f.latitude)';
const LONGITUDE = 'coalesce(c.start_longitude, f.longitude)';
const DATUM = 'coalesce(c.start_datum, f.datum)';

/** Of a caregiver `c` whose provider is `f`. */
const CAREGIVER = `
  c.id, c.provider_id AS "providerId", c.sex, array_to_json(c.dialects) AS dialects, cardinality(c.skills) AS "skillCount",
  ${LATITUDE} AS latitude, ${LONGITUDE} AS longitude, ${DATUM} AS datum`;

/**
 * The nearest caregivers by an index scan that asks only what is in their rows, and the known ones; then every other
 * rule of each, in its order (`CaregiverFileRefusal`). Whose provider neither lies in the county nor serves the division
 * does not come into question, and nobody hears of him. One row: the providers, and their people by column; as JSON it
 * is read many times faster, and leaves less behind, than row by row. Parameters: item, divisions, licence types, credentials, skills, sex, longitude, latitude, county, how many, known, without providers,
 * days, from, to, minutes of the week.
 */
export const NEAR_CAREGIVERS = prepared(`
  WITH ${nearOrKnown('$11', '$12')},
       facts AS MATERIALIZED (
         SELECT row_number() OVER () - 1 AS at, ${providerFacts(REGIONS, holdsLicences('$3', '$13'))}
           FROM providers.provider p
          WHERE p.id IN (SELECT provider_id FROM one) AND (p.county_id = $9 OR ${servesOneOf(REGIONS)}))
  SELECT (SELECT coalesce(json_agg(f ORDER BY f.at), '[]') FROM facts f) AS providers,
         (SELECT json_build_array(
                   json_agg(c.id), json_agg(f.at), json_agg(c.sex), json_agg(c.dialects), json_agg(cardinality(c.skills)),
                   json_agg(${LATITUDE}), json_agg(${LONGITUDE}), json_agg(${DATUM}), json_agg(
                   CASE WHEN NOT c.active THEN 'NOT_ACTIVE'
                        WHEN NOT ${IS_SKILLED} THEN 'SKILL_MISSING'
                        WHEN NOT ${IS_OF_SEX} THEN 'OTHER_SEX_REQUIRED'
                        WHEN NOT ${holdsCredentials('$4', '$13')} THEN 'CREDENTIAL_NOT_VALID'
                        WHEN NOT ${works({ from: '$14', to: '$15', week: '$16' })} THEN 'NOT_WORKING'
                   END))
            FROM one c JOIN facts f ON f.id = c.provider_id) AS people`);

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
  SELECT ${providerFacts('$2', holdsLicences('$3', '$4'))}
    FROM providers.provider p WHERE p.id = ANY (ARRAY(SELECT id FROM near) || $9::uuid[])`;

/**
 * The nearest caregivers of the neighbourhood and the known ones who may give a service today and on some of the days,
 * with the days on which they and their providers hold every paper, their hours and absences. Parameters: item,
 * divisions, licence types, credentials, skills, sex, longitude, latitude, county, how many, known, today, days.
 */
export const CAREGIVER_WEEKS = prepared(`
  WITH ${nearOrKnown('$11', `'{}'`)},
       facts AS MATERIALIZED (
         SELECT p.id, p.latitude, p.longitude, p.datum, p.papers
           FROM providers.provider p
          WHERE p.id IN (SELECT provider_id FROM one) AND p.state = 'ADMITTED'
            AND ${offersItem('$1')} AND ${servesOneOf(REGIONS)} AND ${holdsLicences('$3', 'ARRAY[$12]')}),
       day AS MATERIALIZED (
         SELECT d.day, ${everyDay('$3', 'ARRAY[d.day]')} AS licences, ${everyDay('$4', 'ARRAY[d.day]')} AS credentials
           FROM unnest(${hidden('$13::date[]')}) AS d(day)),
       able AS MATERIALIZED (
         SELECT ${CAREGIVER}, c.papers, f.papers AS licences FROM one c JOIN facts f ON f.id = c.provider_id
          WHERE c.active AND ${IS_SKILLED} AND ${IS_OF_SEX} AND ${holdsCredentials('$4', 'ARRAY[$12]')}),
       week AS MATERIALIZED (
         SELECT h.caregiver_id, json_agg(json_build_object('weekday', h.weekday, 'startMinute', h.start_minute,
                                                           'endMinute', h.end_minute)) AS hours
           FROM providers.hours_of(ARRAY(SELECT id FROM able)) AS h GROUP BY 1)
  SELECT c.id, c."providerId", c.sex, c.dialects, c."skillCount", c.latitude, c.longitude, c.datum,
         ARRAY(SELECT to_char(d.day, 'YYYY-MM-DD') FROM day d
                WHERE c.papers @> d.credentials AND c.licences @> d.licences ORDER BY d.day) AS days,
         coalesce(w.hours, '[]') AS hours,
         (SELECT coalesce(json_agg(json_build_object('from', lower(b.during), 'to', upper(b.during))), '[]')
            FROM providers.absence b
           WHERE b.caregiver_id = c.id
             AND b.during && tstzrange(($13::date[])[1], ($13::date[])[cardinality($13::date[])] + 2)) AS absences
    FROM able c LEFT JOIN week w ON w.caregiver_id = c.id`);
