import { addDays, firstDayOf, nextPeriod } from '@anzhi/kernel';
import { FieldCipher, type Config } from '@anzhi/platform';
import type { Client as PgClient } from 'pg';
import { type CityScope, issueGrants } from '../issue-grants';
import { openRoster } from '../load-city';
import { recordCity } from '../seed-record';
import { readProgrammes } from '../history/programme';
import { readClientIds, readClients } from '../history/read-clients';
import { readFacts } from '../history/read-facts';
import { withClient } from '../history/write-history';
import type { SeedProgress } from '../seed-progress';
import { previousPeriod } from './calendar';
import type { Labels } from './labels';
import { HISTORY_MONTHS, type PlantedPlan } from './plan';
import { Wishes } from './plant';
import { writeRegisters } from './rows/write-registers';
import { type CountyResult, planCounty, type PlannedCounty, writeCounty } from './write-county';

/** Seniors read at once. */
const PAGE = 2_000;
/** Counties written at the same time. */
const LANES = 3;

/**
 * A whole city in which some deceive: roster, grants of seven months, half a year of visits. Interrupted anywhere, the
 * next call with the same plan goes on. @returns what is true of it; the tables hold none of that
 */
export async function loadPlantedCity(
  config: Config,
  plan: PlantedPlan,
  progress: SeedProgress,
): Promise<Labels> {
  return withClient(config, async (client) => {
    const whole = await openRoster(client, config, plan, progress);
    const city = { ...whole, countyIds: await inhabited(client, whole.countyIds) };
    const labels = await writePlanted(client, config, plan, city, progress);
    await recordCity(client, plan);
    return labels;
  });
}

/**
 * Half a year of a city whose roster is there: grants, visits, what some of them did wrong, and what the registers of
 * others say. @returns what is true of it; the tables hold none of that
 */
async function writePlanted(
  client: PgClient,
  config: Config,
  plan: PlantedPlan,
  city: CityScope,
  progress: SeedProgress,
): Promise<Labels> {
  const periods = Array.from({ length: HISTORY_MONTHS + 1 }, (_, back) =>
    previousPeriod(plan.planted.period, HISTORY_MONTHS - back),
  );
  progress.begin('发放权益 · issuing grants', periods.length * plan.seniors);
  await issueGrants(
    config,
    plan.asOf,
    city,
    (considered, granted) => progress.advance(considered, granted),
    periods,
  );
  progress.end();
  const [from, to] = [
    firstDayOf(previousPeriod(plan.planted.period)),
    addDays(firstDayOf(nextPeriod(plan.planted.period)), -1),
  ];
  const facts = await readFacts(client, city.cityId, from, to);
  const wishes = new Wishes(plan.planted.instances);
  const planned: PlannedCounty[] = [];
  progress.begin('半年的服务 · half a year of visits', plan.seniors);
  const counties = await largestFirst(client, city.countyIds);
  for (const [at, { id: countyId, officers }] of counties.entries()) {
    const ids = await readClientIds(client, countyId, [plan.planted.period]);
    const clients = [];
    for (let page = 0; page < ids.length; page += PAGE)
      clients.push(
        ...(await readClients(client, { ids: ids.slice(page, page + PAGE), countyId, periods, from, to })),
      );
    const programmes = await readProgrammes(client, countyId);
    const context = { facts, cipher: new FieldCipher(config.fieldKeys), programmes };
    const share = 1 / (counties.length - at);
    planned.push(planCounty({ context, config, plan, countyId, clients, officers, wishes, share }));
  }
  const results = await inLanes(config, planned, (lane, county) =>
    writeCounty(lane, county, (seniors, rows) => progress.advance(seniors, rows)),
  );
  progress.end();
  await writeRegisters(client, {
    ...{ seed: plan.seed, countyIds: city.countyIds, from: firstDayOf(periods[0]), to: plan.asOf },
    now: new Date(plan.now),
    registers: results.map(({ cell }) => cell.registers),
  });
  return labelsOf(plan, results, wishes);
}

/** Each county by one of a few connections, in their order. */
async function inLanes(
  config: Config,
  counties: readonly PlannedCounty[],
  write: (lane: PgClient, county: PlannedCounty) => Promise<CountyResult>,
): Promise<CountyResult[]> {
  const results: CountyResult[] = [];
  const left = [...counties.entries()];
  const lane = (): Promise<void> =>
    withClient(config, async (client) => {
      for (let next = left.shift(); next; next = left.shift())
        results[next[0]] = await write(client, next[1]);
    }).catch((error: unknown) => {
      left.length = 0;
      throw error;
    });
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failure = lanes.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
  return results;
}

function labelsOf(
  { seed, planted: { period } }: PlantedPlan,
  results: readonly CountyResult[],
  wishes: Wishes,
): Labels {
  const numbered = <T extends { readonly kind: string }>(rows: readonly T[]): (T & { id: string })[] =>
    rows.map((row, at) => ({ ...row, id: `${row.kind}-${at + 1}` }));
  return {
    ...{ seed, period },
    visits: results.reduce((sum, { visits }) => sum + visits, 0),
    deeds: numbered(results.flatMap(({ deeds }) => deeds)),
    innocents: numbered(results.flatMap(({ innocents }) => innocents)),
    notPlanted: wishes.unfulfilled,
  };
}

async function inhabited(client: PgClient, countyIds: readonly number[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    'SELECT DISTINCT county_id AS id FROM people.senior WHERE county_id = ANY($1::int[]) ORDER BY id',
    [countyIds],
  );
  return rows.map(({ id }) => id);
}

interface County {
  readonly id: number;
  readonly officers: readonly string[];
}

/** With those who may approve there. */
async function largestFirst(client: PgClient, countyIds: readonly number[]): Promise<County[]> {
  const { rows } = await client.query<County>(
    `SELECT g.county_id AS id,
            ARRAY(SELECT r.account_id FROM identity.role_grant r
                    JOIN geo.region_closure c ON c.descendant_id = r.region_id AND c.ancestor_id = g.county_id
                   WHERE r.role IN ('TOWN_VERIFIER', 'COUNTY_REVIEWER') ORDER BY r.id) AS officers
       FROM entitlement.benefit_grant g WHERE g.county_id = ANY($1::int[])
      GROUP BY g.county_id ORDER BY count(*) DESC, g.county_id`,
    [countyIds],
  );
  return rows;
}
