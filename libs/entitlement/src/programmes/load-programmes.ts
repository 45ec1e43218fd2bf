import { Client } from 'pg';
import { newId } from '@anzhi/kernel';
import { SHIPPED, type ShippedParameter, type ShippedProgramme } from './shipped';
import { ITEM_INSERT, PROGRAMME_INSERT, programmeValues, VERSION_INSERT, versionValues } from './version.sql';

/** Only one process loads at a time; the others wait and find everything there. */
const LOAD_LOCK = 7_262_109;

/**
 * Adds the programmes of this release whose divisions exist, with their parameters: law where there is none of that
 * code on those days. What is there is never touched, neither what a bureau ended nor what it put in its place.
 * Called after the divisions and the catalogue are loaded, at every start.
 * @param url connection of the app role
 */
export async function loadProgrammes(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'anzhi-programmes' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    const regions = await regionIds(client);
    await addParameters(
      client,
      SHIPPED.flatMap(({ parameters }) => parameters),
      regions,
    );
    for (const shipped of SHIPPED) await addProgramme(client, shipped, regions);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Ids by the codes of today; null, the nation, is everywhere. */
type Regions = ReadonlyMap<string | null, number | null>;

async function regionIds(client: Client): Promise<Regions> {
  const { rows } = await client.query<{ code: string; id: number }>(
    'SELECT code, region_id AS id FROM geo.region_code WHERE upper_inf(valid) AND length(code) = 6',
  );
  return new Map<string | null, number | null>([
    [null, null],
    ...rows.map(({ code, id }) => [code, id] as const),
  ]);
}

/** A conflict is the exclusion constraint: a value holds there on some of those days. */
async function addParameters(
  client: Client,
  shipped: readonly ShippedParameter[],
  regions: Regions,
): Promise<void> {
  const rows = shipped
    .filter(({ regionCode }) => regions.has(regionCode))
    .map((parameter) => ({ id: newId(), ...parameter, regionId: regions.get(parameter.regionCode) }));
  await client.query(
    `INSERT INTO entitlement.parameter
       (id, name, region_id, effective, value, unit, citation, is_default, state, drafted_at, decided_at)
     SELECT id, name, "regionId", daterange("from", "to"), value, unit, citation, "isDefault", 'APPROVED', now(), now()
       FROM jsonb_to_recordset($1::jsonb)
         AS p(id uuid, name text, "regionId" int, "from" date, "to" date, value jsonb, unit text, citation text,
              "isDefault" boolean)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

interface Vacancy {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
}

async function addProgramme(client: Client, shipped: ShippedProgramme, regions: Regions): Promise<void> {
  const regionId = regions.get(shipped.regionCode);
  if (regionId === undefined) return;
  await client.query(`${PROGRAMME_INSERT} ON CONFLICT (code) DO NOTHING`, [
    newId(),
    ...programmeValues({ ...shipped.identity, regionId }),
  ]);
  for (const { from, to, terms } of shipped.versions) {
    const { rows } = await client.query<Vacancy>(VACANT, [shipped.identity.code, from, to]);
    if (!rows.length) continue;
    const [{ id, version, at }] = rows;
    await client.query(VERSION_INSERT, [id, version, null, at, ...versionValues(terms, { from, to })]);
    await client.query(ITEM_INSERT, [id, version, JSON.stringify(terms.items)]);
    await client.query(
      `UPDATE entitlement.programme_version SET state = 'APPROVED', decided_at = drafted_at
        WHERE programme_id = $1 AND version = $2`,
      [id, version],
    );
  }
}

/** The next version of the code, if nothing was law on those days and no release has laid down the same before. */
const VACANT = `
  SELECT p.id, now() AS at, (SELECT coalesce(max(v.version), 0) + 1 FROM entitlement.programme_version v
                 WHERE v.programme_id = p.id) AS version
    FROM entitlement.programme p
   WHERE p.code = $1
     AND NOT EXISTS (SELECT FROM entitlement.programme_version v
                      WHERE v.programme_id = p.id
                        AND (v.state = 'APPROVED' AND v.effective && daterange($2, $3)
                             OR v.drafted_by IS NULL AND lower(v.effective) = $2::date))`;
