import { Client } from 'pg';
import type { TestDatabase } from '@test/database';
import { CODES } from '@test/given/geo';

/**
 * A county of so many seniors from 60 to 104 years of age, a sixth of them poor, a third of them assessed, a
 * quarter of them enrolled in each programme that asks for an application. Written with COPY's speed: what the use cases would have
 * checked is not checked, and there are no applications behind the enrolments.
 * @returns the county's id
 */
export async function buildCounty({ adminUrl }: TestDatabase, seniors: number): Promise<number> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ countyId: number; townId: number }>(PLACE, [CODES.county]);
    const [{ countyId, townId }] = rows;
    await client.query(`SET session_replication_role = replica`);
    for (const statement of STATEMENTS)
      await client.query(statement, [seniors, countyId, townId].slice(0, parametersOf(statement)));
    await client.query('RESET session_replication_role');
    await client.query('ANALYZE');
    return countyId;
  } finally {
    await client.end();
  }
}

const parametersOf = (statement: string): number =>
  Math.max(0, ...[...statement.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)));

const PLACE = `
  SELECT c.region_id AS "countyId", (SELECT min(r.id) FROM geo.region r WHERE r.parent_id = c.region_id) AS "townId"
    FROM geo.region_code c WHERE c.code = $1 AND upper_inf(c.valid)`;

/** Ids in the order of the numbers, as UUIDv7 of one day would be. */
const ID = `('0198b000-' || lpad(to_hex(n / 65536), 4, '0') || '-7' || lpad(to_hex(n % 4096), 3, '0') || '-8000-'
             || lpad(to_hex(n), 12, '0'))::uuid`;
const KNOWN = `tstzrange('2026-01-01T00:00:00+08:00', NULL)`;
const SINCE = `daterange('2026-01-01', NULL)`;

const STATEMENTS = [
  `INSERT INTO people.senior (id, name, identity_number_sealed, identity_number_index, birth_date, sex, region_id,
                              place_id, county_id, hukou_region_id, registered_at)
   SELECT ${ID}, '老人' || n, 'sealed', decode(lpad(to_hex(n), 16, '0'), 'hex'),
          date '1922-01-01' + (n % 16000), CASE n % 2 WHEN 0 THEN 'MALE' ELSE 'FEMALE' END, $3, $3, $2, $3,
          '2026-01-01T00:00:00+08:00'
     FROM generate_series(1, $1::int) AS n`,
  `INSERT INTO people.residence (id, senior_id, region_id, place_id, county_id, valid, known, source, recorded_at)
   SELECT id, id, region_id, place_id, county_id, ${SINCE}, ${KNOWN}, 'bench', registered_at FROM people.senior`,
  `INSERT INTO people.category (id, senior_id, code, valid, known, source, recorded_at)
   SELECT id, id, 'DIBAO', ${SINCE}, ${KNOWN}, 'bench', registered_at FROM people.senior
    WHERE birth_date < '1966-01-01' AND get_byte(identity_number_index, 7) % 6 = 0`,
  `INSERT INTO assessment.result (id, version, senior_id, level, assessed_on, published_on, valid, known,
                                  source_document, recorded_at)
   SELECT id, 1, id, 2 + get_byte(identity_number_index, 7) % 3, '2026-06-01', '2026-06-01',
          daterange('2026-06-01', '2027-06-01'), ${KNOWN}, 'bench', registered_at FROM people.senior
    WHERE get_byte(identity_number_index, 7) % 3 = 0`,
  `INSERT INTO entitlement.enrolment (id, county_id, senior_id, programme_id, valid, application_id)
   SELECT gen_random_uuid(), s.county_id, s.id, v.programme_id, ${SINCE}, gen_random_uuid()
     FROM people.senior s, entitlement.programme_version v JOIN entitlement.programme p ON p.id = v.programme_id
    WHERE get_byte(identity_number_index, 7) % 4 = p.draw_order % 4 AND v.state = 'APPROVED' AND v.enrolment = 'APPLICATION' AND v.effective @> date '2026-12-01'
      AND (p.region_id IS NULL OR p.region_id IN (
           SELECT ancestor_id FROM geo.region_closure WHERE descendant_id = s.county_id))`,
];
