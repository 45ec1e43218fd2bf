import type { Config } from '@anzhi/platform';
import { Client } from 'pg';
import { generateCity } from './generate-city';
import { announceBookings } from './history/announce-bookings';
import { writeHistory } from './history/write-history';
import { issueGrants, type CityScope } from './issue-grants';
import { Load } from './roster/load';
import { writeBatch } from './roster/write-batch';
import {
  isHistoryWritten,
  recordCity,
  recordHistory,
  recordRoster,
  type SeedPlan,
  unfinishedPlan,
} from './seed-record';
import type { SeedProgress } from './seed-progress';

/**
 * A whole city: roster, two months' grants, a month of visits. The roster is one transaction; what follows can be
 * interrupted anywhere, and the next call with the same plan goes on.
 * @param perform what is played in it before the platform goes on with what is booked
 */
export async function loadCity(
  config: Config,
  plan: SeedPlan,
  progress: SeedProgress,
  perform: (client: Client) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const client = new Client({ connectionString: config.databaseUrl, application_name: 'anzhi-seed' });
  await client.connect();
  try {
    const city = await openRoster(client, config, plan, progress);
    if (!(await isHistoryWritten(client, plan))) await writePast(client, config, plan, city, progress);
    await perform(client);
    await open(client, plan, city);
  } finally {
    await client.end();
  }
}

/** Grants and visits. */
async function writePast(
  client: Client,
  config: Config,
  plan: SeedPlan,
  city: CityScope,
  progress: SeedProgress,
): Promise<void> {
  progress.begin('发放权益 · issuing grants', 2 * plan.seniors);
  await issueGrants(config, plan.asOf, city, (considered, granted) => progress.advance(considered, granted));
  await forgetGrants(client);
  progress.end();
  progress.begin('一个月的服务 · a month of visits', await grantedSeniors(client, city));
  await writeHistory(config, plan, city, (seniors, rows) => progress.advance(seniors, rows));
  progress.end();
  await recordHistory(client, plan);
}

/** What is past is no news: nobody is sent a message for every grant of the months before. */
const forgetGrants = (client: Client): Promise<unknown> =>
  client.query(`DELETE FROM platform.outbox WHERE type LIKE 'entitlement.%'`);

/** From here on the city is as it is, and the platform goes on with it. */
async function open(client: Client, plan: SeedPlan, { countyIds }: CityScope): Promise<void> {
  await client.query('BEGIN');
  try {
    await announceBookings(client, countyIds);
    await recordCity(client, plan);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** The roster, unless an interrupted load left it behind. */
export async function openRoster(
  client: Client,
  config: Config,
  plan: SeedPlan,
  progress: SeedProgress,
): Promise<CityScope> {
  if (!(await unfinishedPlan(client))) await writeRoster(client, config, plan, progress);
  return scopeOf(client, plan.regionCode);
}

async function writeRoster(
  client: Client,
  config: Config,
  plan: SeedPlan,
  progress: SeedProgress,
): Promise<void> {
  progress.begin('老人、机构、护理员 · seniors, providers, caregivers', plan.seniors);
  const load = await Load.open(client, config, plan, (rows) => progress.advance(0, rows));
  await client.query('BEGIN');
  try {
    for (const batch of generateCity({ ...plan, ...plan.planted })) {
      await writeBatch(load, batch);
      if (batch.kind === 'seniors') progress.advance(batch.rows.length, 0);
    }
    await recordRoster(client, plan);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  progress.end();
}

async function scopeOf(client: Client, regionCode: string): Promise<CityScope> {
  const { rows } = await client.query<{ cityId: number; countyIds: number[] }>(
    `SELECT c.region_id AS "cityId", array_agg(r.id ORDER BY r.id) AS "countyIds"
       FROM geo.region_code c JOIN geo.region r ON r.parent_id = c.region_id AND r.successor_id IS NULL
      WHERE c.code = $1 AND upper_inf(c.valid) GROUP BY c.region_id`,
    [regionCode],
  );
  return rows[0];
}

async function grantedSeniors(client: Client, { countyIds }: CityScope): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(DISTINCT senior_id)::int AS count FROM entitlement.benefit_grant
      WHERE county_id = ANY($1::int[]) AND unit = 'MINUTE'`,
    [countyIds],
  );
  return rows[0].count;
}
