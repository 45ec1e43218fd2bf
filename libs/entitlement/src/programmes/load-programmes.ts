import { Client } from 'pg';
import { newId } from '@anzhi/kernel';
import programmeFile from '../../data/programmes.json';

/** Only one process loads at a time; the others wait and find everything there. */
const LOAD_LOCK = 7_262_109;

/**
 * Adds the programmes of this release where there is none of that code on those days. What is in force is never
 * touched: another version is another row. Called after the divisions and the catalogue are loaded, at every start.
 * @param url connection of the app role
 */
export async function loadProgrammes(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'anzhi-programmes' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    await client.query(ADD, [
      JSON.stringify(programmeFile.programmes.map((programme) => ({ id: newId(), ...programme }))),
    ]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** The conflict is the exclusion constraint: a law of this code holds on some of those days. */
const ADD = `
  WITH file AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS f(id uuid, code text, "regionCode" text, zh text, en text, "validFrom" date, "validTo" date,
           "isDefault" boolean, citation text, "fundingNote" text, items text[], rates jsonb)
  ), added AS (
    INSERT INTO entitlement.programme (id, code, region_id, zh, en, valid, citation, funding_note, is_default)
    SELECT f.id, f.code, c.region_id, f.zh, f.en, daterange(f."validFrom", f."validTo"), f.citation, f."fundingNote",
           f."isDefault"
      FROM file f JOIN geo.region_code c ON c.code = f."regionCode" AND upper_inf(c.valid)
        ON CONFLICT DO NOTHING
    RETURNING id
  ), items AS (
    INSERT INTO entitlement.programme_item (programme_id, item_code)
    SELECT f.id, item FROM added JOIN file f USING (id) CROSS JOIN unnest(f.items) AS item
  )
  INSERT INTO entitlement.programme_rate
    (programme_id, number, rule, category_code, min_age, min_level, minutes, zh, en, source)
  SELECT f.id, r.number, r.rate ->> 'rule', r.rate ->> 'categoryCode', (r.rate ->> 'minAge')::int,
         (r.rate ->> 'minLevel')::int, (r.rate ->> 'minutes')::bigint, r.rate ->> 'zh', r.rate ->> 'en',
         r.rate ->> 'source'
    FROM added JOIN file f USING (id)
   CROSS JOIN jsonb_array_elements(f.rates) WITH ORDINALITY AS r(rate, number)`;
