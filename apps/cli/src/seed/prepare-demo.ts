import type { DemoLogin } from '@anzhi/identity';
import { businessDate, SystemClock } from '@anzhi/kernel';
import type { Config } from '@anzhi/platform';
import { Client } from 'pg';
import { ensureDemoLogins } from './demo/demo-logins';
import { loadCity } from './load-city';
import { loadPlantedToFile } from './planted/labels-file';
import { isPlanted } from './planted/plan';
import { SeedProgress } from './seed-progress';
import { hasSeniors, type SeedPlan, unfinishedPlan } from './seed-record';

export const DEMO_CITY = { regionCode: '321300', seniors: 2000, seed: 'demo' } as const;

/** The demo city, unless the database holds seniors already, and the logins to look at it with. */
export async function prepareDemo(
  config: Config,
  say: (line: string) => void,
): Promise<readonly DemoLogin[]> {
  const now = new SystemClock(config.clockOffsetMs).now();
  const client = new Client({ connectionString: config.databaseUrl, application_name: 'anzhi-demo' });
  await client.connect();
  try {
    const begun = await unfinishedPlan(client);
    if (begun ?? !(await hasSeniors(client))) {
      say('装入演示城市 · loading the demo city');
      const plan: SeedPlan = begun ?? { ...DEMO_CITY, asOf: businessDate(now), now: now.toISOString() };
      if (isPlanted(plan)) await loadPlantedToFile(config, plan, new SeedProgress(say));
      else await loadCity(config, plan, new SeedProgress(say));
    }
    return await ensureDemoLogins(client, config, now);
  } finally {
    await client.end();
  }
}
