import type { Client as PgClient } from 'pg';
import type { Client } from './client';

/** The next seniors of a county who have grants in these months, by id. */
export async function readClients(
  client: PgClient,
  page: {
    readonly countyId: number;
    readonly periods: readonly number[];
    readonly from: string;
    readonly to: string;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<Client[]> {
  const { rows } = await client.query<Client>(CLIENTS, [
    page.countyId,
    page.periods,
    page.after,
    page.limit,
    page.from,
    page.to,
  ]);
  return rows;
}

/** Who acts for him must have held the rights in the whole time. */
const CLIENTS = `
  SELECT s.id, s.sex, g.county_id AS "countyId", a.region_id AS "townId", a.id AS "addressId",
         json_build_object('latitude', a.latitude, 'longitude', a.longitude, 'datum', a.datum) AS place,
         (SELECT r.account_id FROM people.representative r
           WHERE r.senior_id = s.id AND r.rights @> ARRAY['BOOK', 'CONFIRM'] AND r.revoked_at IS NULL
             AND r.valid @> daterange($5, $6, '[]') ORDER BY r.id LIMIT 1) AS "representativeId",
         (g.last -> 'level')::int AS level, (g.last -> 'minutes')::int AS "grantMinutes", g.lots
    FROM (SELECT m.county_id, m.senior_id,
                 json_agg(json_build_object('period', m.period, 'programmeId', m.programme_id,
                   'lotAccountId', m.lot_account_id, 'minutes', m.minutes) ORDER BY m.period) AS lots,
                 (array_agg(jsonb_build_object('level', m.reason -> 'facts' -> 'level', 'minutes', m.minutes)
                   ORDER BY m.period DESC))[1] AS last
            FROM entitlement.minutes_grant m
           WHERE m.county_id = $1 AND m.period = ANY($2::int[]) AND m.seq = 0
             AND ($3::uuid IS NULL OR m.senior_id > $3)
           GROUP BY m.county_id, m.senior_id ORDER BY m.senior_id LIMIT $4) AS g
    JOIN people.senior s ON s.id = g.senior_id
    JOIN people.address a ON a.senior_id = s.id AND a.is_default AND a.county_id = g.county_id
   ORDER BY s.id`;
