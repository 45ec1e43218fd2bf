import { Client } from 'pg';
import { newId } from '@anzhi/kernel';
import itemFile from '../data/service-items.json';
import priceFile from '../data/guided-prices.json';

/** Only one process loads at a time; the others wait and find everything there. */
const LOAD_LOCK = 7_262_104;

/**
 * Brings the service items up to this release and sets the first guided prices of the divisions that have none on
 * those days; a price the city set stays as it is. Called after the divisions are loaded, at every start.
 * @param url connection of the app role
 */
export async function loadCatalogue(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'anzhi-catalogue' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    await client.query(UPSERT_ITEMS, [JSON.stringify(itemFile.items)]);
    await client.query(UPSERT_GAPS, [JSON.stringify(itemFile.gaps)]);
    await client.query(ADD_PRICES, [JSON.stringify(priceRows())]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const priceRows = (): object[] =>
  priceFile.lists.flatMap(({ regionCodes, prices, ...list }) =>
    regionCodes.flatMap((regionCode) =>
      prices.map((price) => ({ id: newId(), regionCode, ...list, ...price })),
    ),
  );

const UPSERT_ITEMS = `
  INSERT INTO catalogue.item AS i (code, zh, en, category, unit, min_minutes, fulfilment, required_licences,
         required_credentials, required_skills, same_sex_required, caregivers, sample_tasks, source)
  SELECT code, zh, en, category, unit, "minMinutes", fulfilment, "requiredLicences", "requiredCredentials",
         "requiredSkills", "sameSexRequired", coalesce(caregivers, 1), "sampleTasks", source
    FROM jsonb_to_recordset($1::jsonb)
      AS n(code text, zh text, en text, category text, unit text, "minMinutes" bigint, fulfilment text,
           "requiredLicences" text[], "requiredCredentials" text[], "requiredSkills" text[],
           "sameSexRequired" boolean, caregivers int, "sampleTasks" jsonb, source text)
  ON CONFLICT (code) DO UPDATE
     SET zh = excluded.zh, en = excluded.en, category = excluded.category, unit = excluded.unit,
         min_minutes = excluded.min_minutes, fulfilment = excluded.fulfilment,
         required_licences = excluded.required_licences, required_credentials = excluded.required_credentials,
         required_skills = excluded.required_skills, same_sex_required = excluded.same_sex_required,
         caregivers = excluded.caregivers, sample_tasks = excluded.sample_tasks, source = excluded.source
   WHERE i.* IS DISTINCT FROM excluded.*`;

const UPSERT_GAPS = `
  INSERT INTO catalogue.item_gap AS g (first_code, next_code, least_minutes, most_minutes, source)
  SELECT first, next, "leastMinutes", "mostMinutes", source
    FROM jsonb_to_recordset($1::jsonb)
      AS n(first text, next text, "leastMinutes" bigint, "mostMinutes" bigint, source text)
  ON CONFLICT (first_code, next_code) DO UPDATE
     SET least_minutes = excluded.least_minutes, most_minutes = excluded.most_minutes, source = excluded.source
   WHERE g.* IS DISTINCT FROM excluded.*`;

/** The conflict is the exclusion constraint: another price holds there on some of those days. */
const ADD_PRICES = `
  INSERT INTO catalogue.price (id, item_code, region_id, valid, price_fen, is_default, source)
  SELECT n.id, n."itemCode", c.region_id, daterange(n."validFrom", NULL), n."priceFen", n."isDefault", n.source
    FROM jsonb_to_recordset($1::jsonb)
      AS n(id uuid, "itemCode" text, "regionCode" text, "validFrom" date, "priceFen" bigint, "isDefault" boolean,
           source text)
    JOIN geo.region_code c ON c.code = n."regionCode" AND upper_inf(c.valid)
  ON CONFLICT DO NOTHING`;
