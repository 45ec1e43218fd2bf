import type { Client as PgClient, QueryResultRow } from 'pg';
import { type FactRows, Facts } from './facts';

/**
 * Reads what the roster has put into the database. Licences and credentials count that hold in the whole time of the
 * history, so that no visit of it is one that should not have been.
 */
export async function readFacts(client: PgClient, cityId: number, from: string, to: string): Promise<Facts> {
  const read = async <Row extends QueryResultRow>(sql: string, ...parameters: unknown[]): Promise<Row[]> =>
    (await client.query<Row>(sql, parameters)).rows;
  return new Facts({
    items: await read<FactRows['items'][number]>(ITEMS, cityId),
    towns: await read<FactRows['towns'][number]>(TOWNS, cityId),
    providers: await read<FactRows['providers'][number]>(PROVIDERS, cityId, from, to),
    prices: await read<FactRows['prices'][number]>(PRICES, cityId, to),
  });
}

/** Items that a programme of the city pays for by the minute and that are delivered by a visit. */
const ITEMS = `
  SELECT i.code, i.zh, i.en, i.min_minutes::int AS "minMinutes", i.required_licences AS licences,
         i.required_credentials AS credentials, i.required_skills AS skills, i.same_sex_required AS "sameSex",
         ARRAY(SELECT task ->> 'code' FROM jsonb_array_elements(i.sample_tasks) AS task) AS "taskCodes"
    FROM catalogue.item i
   WHERE i.fulfilment = 'VISIT'
     AND i.code IN (SELECT pi.item_code FROM entitlement.programme_item pi
                      JOIN entitlement.programme p ON p.id = pi.programme_id AND p.unit = 'MINUTE'
                      JOIN geo.region_closure c ON c.ancestor_id = p.region_id AND c.descendant_id = $1)
   ORDER BY i.code`;

const TOWNS = `
  SELECT r.id, json_build_object('latitude', r.latitude, 'longitude', r.longitude, 'datum', r.datum) AS place,
         g.account_id AS "handlerId"
    FROM geo.region r
    JOIN geo.region_closure c ON c.descendant_id = r.id AND c.ancestor_id = $1
    JOIN identity.role_grant g ON g.region_id = r.id AND g.role = 'TOWN_HANDLER'
   WHERE r.level = 'TOWNSHIP' ORDER BY r.id`;

const CAREGIVERS = `
  SELECT c.id, c.account_id AS "accountId", c.sex, c.skills,
         ARRAY(SELECT q.type FROM providers.credential q
                WHERE q.caregiver_id = c.id AND q.state = 'APPROVED' AND q.valid @> daterange($2, $3, '[]')) AS credentials,
         (SELECT coalesce(json_agg(json_build_object('weekday', w.weekday, 'startMinute', w.start_minute,
                   'endMinute', w.end_minute) ORDER BY w.weekday, w.start_minute), '[]')
            FROM providers.working_hours w WHERE w.caregiver_id = c.id) AS shifts
    FROM providers.caregiver c WHERE c.provider_id = p.id AND c.active ORDER BY c.id`;

const PROVIDERS = `
  SELECT p.id, p.name, p.type, json_build_object('latitude', p.latitude, 'longitude', p.longitude, 'datum', p.datum) AS place,
         (SELECT g.account_id FROM identity.role_grant g
           WHERE g.organisation_id = p.id AND g.role = 'DISPATCHER' ORDER BY g.id LIMIT 1) AS "dispatcherId",
         ARRAY(SELECT o.item_code FROM providers.offered_item o WHERE o.provider_id = p.id) AS "itemCodes",
         ARRAY(SELECT l.type FROM providers.licence l
                WHERE l.provider_id = p.id AND l.state = 'APPROVED' AND l.valid @> daterange($2, $3, '[]')) AS licences,
         ARRAY(SELECT DISTINCT t.descendant_id FROM providers.service_area a
                 JOIN geo.region_closure t ON t.ancestor_id = a.region_id WHERE a.provider_id = p.id) AS "townIds",
         (SELECT coalesce(json_agg(team.*), '[]') FROM (${CAREGIVERS}) AS team) AS team
    FROM providers.provider p
    JOIN geo.region_closure c ON c.descendant_id = p.region_id AND c.ancestor_id = $1
   WHERE p.state = 'ADMITTED' ORDER BY p.id`;

/** The price of the town, or else of the nearest division above it. */
const PRICES = `
  SELECT DISTINCT ON (t.descendant_id, p.item_code) t.descendant_id AS "townId", p.item_code AS "itemCode",
         p.price_fen::int AS fen, CASE i.unit WHEN 'HOUR' THEN 60 END AS "perMinutes"
    FROM geo.region_closure t
    JOIN geo.region_closure above ON above.descendant_id = t.descendant_id
    JOIN catalogue.price p ON p.region_id = above.ancestor_id AND p.valid @> $2::date
    JOIN catalogue.item i ON i.code = p.item_code
   WHERE t.ancestor_id = $1
   ORDER BY t.descendant_id, p.item_code, above.depth`;
