import { Client } from 'pg';
import { divisionRows, type DivisionRow } from './division-rows';

/** Only one process loads at a time; the others wait and find everything there. */
const LOAD_LOCK = 7_262_101;

/**
 * Brings the division tables up to the reference data of this release; writes only what differs. Called after
 * migrating, at every start. Nothing is ever deleted: a division that is gone gets a successor.
 *
 * Ids: a division whose code is known keeps its id for ever. The others are numbered on from the highest one in
 * the order of `divisionRows`, so that a new database gets the same ids from the same data on every machine.
 * @param url connection of the app role
 */
export async function loadDivisions(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'anzhi-divisions' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    const rows = divisionRows();
    const ids = await idsOf(client, rows);
    await client.query(UPSERT_REGIONS, [JSON.stringify(rows.map((row) => regionOf(row, ids)))]);
    await client.query(UPSERT_CODES, [JSON.stringify(rows.flatMap((row) => codesOf(row, ids)))]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const UPSERT_REGIONS = `
  INSERT INTO geo.region AS r (id, parent_id, level, name, latitude, longitude, datum, schematic, statistical_only,
                               outline, successor_id)
  SELECT n.id, n.parent_id, n.level, n.name, n.latitude, n.longitude, 'WGS84', n.schematic, n.statistical_only,
         n.outline, n.successor_id
    FROM jsonb_to_recordset($1::jsonb)
      AS n(id int, parent_id int, level text, name text, latitude double precision, longitude double precision,
           schematic boolean, statistical_only boolean, outline jsonb, successor_id int)
  ON CONFLICT (id) DO UPDATE
     SET parent_id = excluded.parent_id, level = excluded.level, name = excluded.name, latitude = excluded.latitude,
         longitude = excluded.longitude, datum = excluded.datum, schematic = excluded.schematic,
         statistical_only = excluded.statistical_only, outline = excluded.outline,
         successor_id = excluded.successor_id
   WHERE r.* IS DISTINCT FROM excluded.*`;

const UPSERT_CODES = `
  INSERT INTO geo.region_code AS c (region_id, code, name, valid, source)
  SELECT region_id, code, name, daterange(valid_from, valid_to), source
    FROM jsonb_to_recordset($1::jsonb)
      AS n(region_id int, code text, name text, valid_from date, valid_to date, source text)
  ON CONFLICT (region_id, code) DO UPDATE
     SET name = excluded.name, valid = excluded.valid, source = excluded.source
   WHERE c.* IS DISTINCT FROM excluded.*`;

async function idsOf(client: Client, rows: readonly DivisionRow[]): Promise<Map<string, number>> {
  const { rows: known } = await client.query<{ code: string; region_id: number }>(
    'SELECT code, region_id FROM geo.region_code ORDER BY valid',
  );
  const ids = new Map(known.map(({ code, region_id }) => [code, region_id]));
  const { rows: highest } = await client.query<{ id: number }>(
    'SELECT coalesce(max(id), 0) AS id FROM geo.region',
  );
  let last = highest[0].id;
  for (const row of rows) {
    const borne = row.codes.map(({ code }) => ids.get(code)).find((id) => id !== undefined);
    ids.set(row.code, borne ?? ++last);
  }
  return ids;
}

const regionOf = (row: DivisionRow, ids: ReadonlyMap<string, number>): object => ({
  id: ids.get(row.code),
  parent_id: row.parentCode && ids.get(row.parentCode),
  level: row.level,
  name: row.name,
  latitude: row.latitude,
  longitude: row.longitude,
  schematic: row.schematic,
  statistical_only: row.statisticalOnly,
  outline: row.outline,
  successor_id: row.successorCode && ids.get(row.successorCode),
});

const codesOf = (row: DivisionRow, ids: ReadonlyMap<string, number>): object[] =>
  row.codes.map(({ validFrom, validTo, ...code }) => ({
    ...code,
    region_id: ids.get(row.code),
    valid_from: validFrom,
    valid_to: validTo,
  }));
