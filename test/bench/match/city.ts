import { Client } from 'pg';
import type { TestDatabase } from '@test/database';
import { CODES } from '@test/given/geo';

export interface MatchCity {
  /** The counties from west to east, and a township of each. */
  readonly counties: readonly number[];
  readonly towns: readonly number[];
  readonly caregivers: number;
}

/** Degrees; every county is a strip of it. */
export const BOX = { south: 33.6, north: 34.3, west: 117.9, east: 119.0 };
export const DAY = '2026-11-24';

/**
 * A city of providers and caregivers, each county a strip from north to south; half of the caregivers can do the
 * service, a fifth of them has three visits on the day. Written with COPY's speed: what the use cases would have
 * checked is not checked.
 */
export async function buildMatchCity(
  { adminUrl }: TestDatabase,
  providers: number,
  caregivers: number,
): Promise<MatchCity> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ county: number; town: number }>(TOWNS, [CODES.city]);
    await client.query('SET session_replication_role = replica');
    await client.query(PROVIDERS, [
      providers,
      rows.map(({ county }) => county),
      rows.map(({ town }) => town),
    ]);
    for (const statement of OF_PROVIDERS) await client.query(statement);
    await client.query(CAREGIVERS, [caregivers, providers]);
    for (const statement of OF_CAREGIVERS) await client.query(statement);
    await client.query('RESET session_replication_role');
    // what follows from papers and hours is worked out by the triggers, once they are all there
    for (const statement of DERIVED) await client.query(statement);
    const [counties, towns] = [rows.map(({ county }) => county), rows.map(({ town }) => town)];
    return { counties, towns, caregivers };
  } finally {
    await client.end();
  }
}

const TOWNS = `
  SELECT c.id AS county, min(t.id) AS town
    FROM geo.region_code k JOIN geo.region c ON c.parent_id = k.region_id JOIN geo.region t ON t.parent_id = c.id
   WHERE k.code = $1 AND upper_inf(k.valid) AND c.successor_id IS NULL
   GROUP BY c.id ORDER BY c.id`;

/** A number from 0 to 1 that looks random and is the same each time. */
const part = (n: string, salt: number): string =>
  `((hashint8extended(${n}, ${salt}) & 1048575)::float8 / 1048576)`;
const id = (n: string, kind: string): string =>
  `('0198${kind}00-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const SPAN = BOX.east - BOX.west;

const PROVIDERS = `
  INSERT INTO providers.provider (id, name, credit_code, type, region_id, county_id, address, latitude, longitude,
    datum, contact_name, contact_phone, state, checked_by, decided_by, created_at)
  SELECT ${id('n', 'a0')}, '机构' || n, lpad(n::text, 18, '0'), 'HOME_CARE_ORG', ($3::int[])[1 + county],
         ($2::int[])[1 + county], '幸福路', ${BOX.south} + ${BOX.north - BOX.south} * ${part('n', 1)},
         ${BOX.west} + ${SPAN} * (county + ${part('n', 2)}) / cardinality($2::int[]), 'WGS84', '王', 'v1.x', 'ADMITTED',
         gen_random_uuid(), gen_random_uuid(), '2025-01-01T00:00Z'
    FROM (SELECT n::bigint, (n % cardinality($2::int[]))::int AS county FROM generate_series(1, $1::int) n) AS p`;

const OF_PROVIDERS = [
  `INSERT INTO providers.service_area SELECT id, county_id, county_id FROM providers.provider`,
  `INSERT INTO providers.offered_item SELECT id, 'REHAB' FROM providers.provider`,
  `INSERT INTO providers.licence (id, provider_id, type, number, issuer, scope, valid, state, created_at)
   SELECT gen_random_uuid(), p.id, t, 'ZZ', 'x', 'x', '[2024-01-01,)', 'APPROVED', now()
     FROM providers.provider p, unnest(ARRAY['BUSINESS', 'MEDICAL']) t`,
];

const DERIVED = [
  'ANALYZE',
  'UPDATE providers.provider SET papers = papers',
  "UPDATE providers.caregiver SET papers = papers WHERE 'REHABILITATION' = ANY (skills)",
  'VACUUM (FULL) providers.caregiver',
  'VACUUM (ANALYZE)',
];

/** Each starts within some kilometres of his provider. */
const CAREGIVERS = `
  INSERT INTO providers.caregiver (id, provider_id, account_id, name, sex, dialects, skills, phone, identity_number,
    identity_index, created_at, start_latitude, start_longitude, start_datum, place, county_id)
  SELECT ${id('n', 'c0')}, p.id, ${id('n', 'b0')}, '护理员', CASE n % 5 WHEN 0 THEN 'MALE' ELSE 'FEMALE' END,
         '{ZHONGYUAN}', CASE n / $2 % 2 WHEN 0 THEN '{REHABILITATION,CLEANING}'::text[] ELSE '{CLEANING}' END, 'v1.x', 'v1.x',
         decode(repeat(lpad(to_hex(n), 16, '0'), 4), 'hex'), '2025-01-01T00:00Z', y, x, 'WGS84', providers.local_kilometres(y, x),
         p.county_id
    FROM (SELECT n::bigint, p.id AS provider, p.latitude + 0.06 * (${part('n', 3)} - 0.5) AS y,
                 p.longitude + 0.06 * (${part('n', 4)} - 0.5) AS x
            FROM generate_series(1, $1::int) n JOIN providers.provider p ON p.id = ${id('1 + n % $2::int', 'a0')}) AS c
    JOIN providers.provider p ON p.id = c.provider`;

const OF_CAREGIVERS = [
  `INSERT INTO providers.credential (id, caregiver_id, type, number, valid, state, created_at)
   SELECT gen_random_uuid(), c.id, t, 'ZS', '[2024-01-01,)', 'APPROVED', now()
     FROM providers.caregiver c, unnest(ARRAY['HEALTH_CERTIFICATE', 'REHAB_THERAPIST']) t
    WHERE 'REHABILITATION' = ANY (c.skills)`,
  `INSERT INTO providers.working_hours
   SELECT c.id, d, 480, 1200 FROM providers.caregiver c, generate_series(1, 6) d WHERE 'REHABILITATION' = ANY (c.skills)`,
  `INSERT INTO dispatch.assignment (id, order_id, senior_id, latitude, longitude, datum, provider_id, caregiver_id,
     starts_at, ends_at, active, assigned_by, assigned_at)
   SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), c.start_latitude + 0.02 * (random() - 0.5),
          c.start_longitude + 0.02 * (random() - 0.5), 'WGS84', c.provider_id, c.id, at, at + interval '1 hour', true,
          gen_random_uuid(), now()
     FROM providers.caregiver c,
          unnest(ARRAY['${DAY}T08:30+08', '${DAY}T11:00+08', '${DAY}T15:00+08']::timestamptz[]) at
    WHERE get_byte(c.identity_index, 7) % 5 = 0 AND 'REHABILITATION' = ANY (c.skills)`,
];
