import { parseArgs } from 'node:util';
import { businessDate, periodOfDate, SystemClock } from '@anzhi/kernel';
import { Client } from 'pg';
import type { CommandContext } from '../command';
import { openMigrated } from '../database/open-migrated';
import { withKeys } from '../secrets';
import { loadCity } from './load-city';
import { previousPeriod } from './planted/calendar';
import { loadPlantedToFile } from './planted/labels-file';
import { isPlanted, plantedPlan } from './planted/plan';
import { DEMO_CITY } from './prepare-demo';
import { loadReferenceData } from './reference';
import { SeedProgress } from './seed-progress';
import { hasSeniors, loadedPlans, type SeedPlan, unfinishedPlan } from './seed-record';

const MOST_SENIORS = 160_000;
const LEAST_PLANTED = 1_000;
const MOST_PLANTED = 640_000;
const VISITS_FOR_AN_INSTANCE = 5_000;
const SETTLED_DAY = 13;

/** There is a city in the database, and nobody said that another one should join it. */
export class CityThereError extends Error {
  override readonly name = 'CityThereError';
}

/**
 * `seed --city 321300 --seniors 2000 --seed demo [--more]`: a synthetic city with a month of visits; with
 * `--planted 20000` half a year of a city with so many visits a month, some of which never took place.
 */
export async function seedCommand(context: CommandContext): Promise<void> {
  const { config: given, progress, shutdown } = context;
  const wish = readWish(context.args);
  const { appUrl } = await openMigrated(context);
  const config = { ...withKeys(context), databaseUrl: appUrl };
  await loadReferenceData(appUrl);
  const client = new Client({ connectionString: appUrl });
  const plan = await shutdown
    .own(client.connect(), () => client.end())
    .then(() => planFor(client, wish, given.clockOffsetMs));
  progress.say(
    `城市 city ${plan.regionCode}, ${plan.seniors} 位老人 seniors, seed "${plan.seed}", ${plan.asOf}`,
  );
  const loading = new SeedProgress((line) => progress.say(line));
  if (isPlanted(plan)) progress.say(`标签 labels: ${await loadPlantedToFile(config, plan, loading)}`);
  else await loadCity(config, plan, loading);
}

interface Wish extends Pick<SeedPlan, 'regionCode' | 'seniors' | 'seed'> {
  readonly more: boolean;
  /** Visits in the judged month of a city in which some deceive; null: nobody does. */
  readonly planted: number | null;
}

function readWish(args: string[]): Wish {
  const { values } = parseArgs({
    args,
    options: {
      city: { type: 'string', default: DEMO_CITY.regionCode },
      seniors: { type: 'string', default: String(DEMO_CITY.seniors) },
      seed: { type: 'string', default: DEMO_CITY.seed },
      more: { type: 'boolean', default: false },
      planted: { type: 'string' },
    },
  });
  const seniors = Number(values.seniors);
  if (!Number.isInteger(seniors) || seniors < 1 || seniors > MOST_SENIORS) {
    throw new RangeError(
      `--seniors must be a whole number from 1 to ${MOST_SENIORS}, not "${values.seniors}"`,
    );
  }
  const planted = values.planted === undefined ? null : Number(values.planted);
  if (planted !== null && (!Number.isInteger(planted) || planted < LEAST_PLANTED || planted > MOST_PLANTED)) {
    throw new RangeError(
      `--planted must be a whole number of visits from ${LEAST_PLANTED} to ${MOST_PLANTED}, not "${values.planted}"`,
    );
  }
  return { regionCode: values.city, seniors, seed: values.seed, more: values.more, planted };
}

/**
 * What to load: the city that somebody began to load, or the one that is wished for.
 * @throws CityThereError
 */
export async function planFor(
  client: Client,
  { more, planted, ...wish }: Omit<Wish, 'planted'> & { readonly planted?: number | null },
  clockOffsetMs: number,
): Promise<SeedPlan> {
  const begun = await unfinishedPlan(client);
  if (begun) return begun;
  const isThere = (await loadedPlans(client)).some(({ regionCode }) => regionCode === wish.regionCode);
  if (isThere)
    throw new CityThereError(`城市 ${wish.regionCode} 已装入 · city ${wish.regionCode} is loaded already`);
  if (!more && (await hasSeniors(client))) {
    throw new CityThereError(
      '数据库里已有老人，--more 可再加另一座城市 · the database holds seniors already, --more adds another city',
    );
  }
  const now = new SystemClock(clockOffsetMs).now();
  if (planted) {
    const today = businessDate(now);
    // by the middle of a month everybody has said his word on the one before
    const period = previousPeriod(periodOfDate(today), Number(today.slice(8)) > SETTLED_DAY ? 1 : 2);
    const instances = Math.max(1, Math.round(planted / VISITS_FOR_AN_INSTANCE));
    return plantedPlan({ regionCode: wish.regionCode, seed: wish.seed, visits: planted, instances, period });
  }
  return { ...wish, asOf: businessDate(now), now: now.toISOString() };
}
