import { addDays, periodOfDate } from '@anzhi/kernel';
import { FieldCipher, type Config } from '@anzhi/platform';
import { Client as PgClient } from 'pg';
import type { SeedPlan } from '../seed-record';
import { historyDays, historyFrom, tellMonth } from './client-month';
import type { Facts } from './facts';
import { readProgrammes } from './programme';
import { readClientIds, readClients } from './read-clients';
import { readFacts } from './read-facts';
import { Timetable } from './timetable';
import { writeChunk } from './write-chunk';

/** Seniors in one transaction. */
const CHUNK = 200;
/** Counties written at the same time: their accounts, caregivers and seniors have nothing to do with each other. */
const LANES = 2;

/**
 * A month of visits up to the day before the city's day, and what is booked for that day and the next. A chunk that
 * is there already is left out, so a load that was interrupted goes on where it stopped.
 */
export async function writeHistory(
  config: Config,
  plan: SeedPlan,
  { cityId, countyIds }: { readonly cityId: number; readonly countyIds: readonly number[] },
  onDone: (seniors: number, rows: number) => void,
): Promise<void> {
  const from = historyFrom(plan.asOf);
  const to = addDays(plan.asOf, 1);
  const [facts, left] = await withClient(config, async (client) => [
    await readFacts(client, cityId, from, to),
    await largestFirst(client, countyIds),
  ]);
  const job = { plan, facts, from, to, left, onDone };
  const lane = (): Promise<void> =>
    withClient(config, (client) => writeCounties(client, config, job)).catch((error: unknown) => {
      left.length = 0;
      throw error;
    });
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failure = lanes.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
}

interface Job {
  readonly plan: SeedPlan;
  readonly facts: Facts;
  readonly from: string;
  readonly to: string;
  /** Counties that nobody has begun. */
  readonly left: number[];
  readonly onDone: (seniors: number, rows: number) => void;
}

async function writeCounties(client: PgClient, config: Config, job: Job): Promise<void> {
  for (let countyId = job.left.shift(); countyId !== undefined; countyId = job.left.shift()) {
    await writeCounty(client, config, countyId, job);
  }
}

async function writeCounty(
  client: PgClient,
  config: Config,
  countyId: number,
  { plan, facts, from, to, onDone }: Job,
): Promise<void> {
  const programmes = await readProgrammes(client, countyId);
  const context = { client, facts, programmes, cipher: new FieldCipher(config.fieldKeys) };
  const timetable = new Timetable();
  const month = { days: historyDays(plan.asOf), now: new Date(plan.now), seed: plan.seed };
  const page = { countyId, from, to, periods: [periodOfDate(from), periodOfDate(to)] };
  const ids = await readClientIds(client, countyId, page.periods);
  for (let at = 0; at < ids.length; at += CHUNK) {
    const clients = await readClients(client, { ...page, ids: ids.slice(at, at + CHUNK) });
    const stories = clients.map((each) => tellMonth(facts, timetable, each, month));
    const rows = (await isWritten(client, stories.flat()[0]?.orderId))
      ? 0
      : await writeChunk(context, stories);
    onDone(clients.length, rows);
  }
}

/** So that no lane is left with a large one at the end. */
async function largestFirst(client: PgClient, countyIds: readonly number[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT county_id AS id FROM entitlement.benefit_grant WHERE county_id = ANY($1::int[])
      GROUP BY county_id ORDER BY count(*) DESC, county_id`,
    [countyIds],
  );
  return rows.map(({ id }) => id);
}

/** The chunk that begins with this order is there already. */
export async function isWritten(client: PgClient, orderId: string | undefined): Promise<boolean> {
  const { rows } = await client.query('SELECT FROM ordering."order" WHERE id = $1', [orderId ?? null]);
  return rows.length > 0;
}

/** A connection for this work alone. */
export async function withClient<T>(
  { databaseUrl }: Config,
  work: (client: PgClient) => Promise<T>,
): Promise<T> {
  const client = new PgClient({ connectionString: databaseUrl, application_name: 'anzhi-seed' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
