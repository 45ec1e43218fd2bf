import { parseArgs } from 'node:util';
import { businessDate, SystemClock } from '@anzhi/kernel';
import { Client } from 'pg';
import type { CommandContext } from '../command';
import { openMigrated } from '../database/open-migrated';
import { withKeys } from '../secrets';
import { loadCity } from './load-city';
import { DEMO_CITY } from './prepare-demo';
import { loadReferenceData } from './reference';
import { SeedProgress } from './seed-progress';
import { hasSeniors, loadedPlans, type SeedPlan, unfinishedPlan } from './seed-record';

const MOST_SENIORS = 160_000;

/** There is a city in the database, and nobody said that another one should join it. */
export class CityThereError extends Error {
  override readonly name = 'CityThereError';
}

/** `seed --city 321300 --seniors 2000 --seed demo [--more]`: a synthetic city with a month of visits. */
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
  await loadCity(config, plan, new SeedProgress((line) => progress.say(line)));
}

interface Wish extends Pick<SeedPlan, 'regionCode' | 'seniors' | 'seed'> {
  readonly more: boolean;
}

function readWish(args: string[]): Wish {
  const { values } = parseArgs({
    args,
    options: {
      city: { type: 'string', default: DEMO_CITY.regionCode },
      seniors: { type: 'string', default: String(DEMO_CITY.seniors) },
      seed: { type: 'string', default: DEMO_CITY.seed },
      more: { type: 'boolean', default: false },
    },
  });
  const seniors = Number(values.seniors);
  if (!Number.isInteger(seniors) || seniors < 1 || seniors > MOST_SENIORS) {
    throw new RangeError(
      `--seniors must be a whole number from 1 to ${MOST_SENIORS}, not "${values.seniors}"`,
    );
  }
  return { regionCode: values.city, seniors, seed: values.seed, more: values.more };
}

/**
 * What to load: the city that somebody began to load, or the one that is wished for.
 * @throws CityThereError
 */
export async function planFor(
  client: Client,
  { more, ...wish }: Wish,
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
  return { ...wish, asOf: businessDate(now), now: now.toISOString() };
}
