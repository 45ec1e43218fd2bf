import type { Client as PgClient } from 'pg';
import type { Client } from './client';

/** Seniors of a county who have minutes in these months, by id. */
export async function readClientIds(
  client: PgClient,
  countyId: number,
  periods: readonly number[],
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT senior_id AS id FROM entitlement.benefit_grant
      WHERE county_id = $1 AND period = ANY($2::int[]) AND unit = 'MINUTE' ORDER BY id`,
    [countyId, periods],
  );
  return rows.map(({ id }) => id);
}

/** These seniors with their minutes of the months, by id. */
export async function readClients(
  client: PgClient,
  { ids, countyId, periods, from, to }: Page,
): Promise<Client[]> {
  const { rows } = await client.query<Client>(CLIENTS, [ids, countyId, periods, from, to]);
  return rows;
}

interface Page {
  readonly ids: readonly string[];
  readonly countyId: number;
  readonly periods: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** Who acts for him must have held the rights in the whole time. */
const CLIENTS = `
  SELECT s.id, s.sex, g.county_id AS "countyId", a.region_id AS "townId", a.id AS "addressId",
         json_build_object('latitude', a.latitude, 'longitude', a.longitude, 'datum', a.datum) AS place,
         (SELECT r.account_id FROM people.representative r
           WHERE r.senior_id = s.id AND r.rights @> ARRAY['BOOK', 'CONFIRM'] AND r.revoked_at IS NULL
             AND r.valid @> daterange($4, $5, '[]') ORDER BY r.id LIMIT 1) AS "representativeId",
         (g.last -> 'level')::int AS level, (g.last -> 'minutes')::int AS "grantMinutes", g.lots
    FROM (SELECT m.county_id, m.senior_id,
                 json_agg(json_build_object('period', m.period, 'programmeId', m.programme_id,
                   'lotAccountId', m.lot_account_id, 'minutes', m.amount) ORDER BY m.period) AS lots,
                 (array_agg(jsonb_build_object('level', d.facts -> 'values' -> 'level', 'minutes', m.amount)
                   ORDER BY m.period DESC))[1] AS last
            FROM entitlement.benefit_grant m
            JOIN entitlement.determination d ON (d.county_id, d.period, d.senior_id, d.number)
                 = (m.county_id, m.determination_period, m.senior_id, m.determination_number)
           WHERE m.senior_id = ANY($1::uuid[]) AND m.county_id = $2 AND m.period = ANY($3::int[]) AND m.seq = 0
             AND m.unit = 'MINUTE'
           GROUP BY m.county_id, m.senior_id) AS g
    JOIN people.senior s ON s.id = g.senior_id
    JOIN people.address a ON a.senior_id = s.id AND a.is_default AND a.county_id = g.county_id
   ORDER BY s.id`;
