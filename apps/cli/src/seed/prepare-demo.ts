import type { DemoLogin } from '@anzhi/identity';
import { businessDate, SystemClock } from '@anzhi/kernel';
import type { Config } from '@anzhi/platform';
import { Client } from 'pg';
import { ensureDemoLogins } from './demo/demo-logins';
import { playScenes } from './demo/scenes/play-scenes';
import { loadCity } from './load-city';
import { loadPlantedToFile } from './planted/labels-file';
import { isPlanted } from './planted/plan';
import { SeedProgress } from './seed-progress';
import { hasSeniors, type SeedPlan, unfinishedPlan } from './seed-record';

export const DEMO_CITY = { regionCode: '321300', seniors: 2000, seed: 'demo' } as const;

/** What the people with demo logins did in the last days. */
async function playDemo(
  client: Client,
  config: Config,
  plan: SeedPlan,
  say: (line: string) => void,
): Promise<void> {
  const begun = performance.now();
  const now = new Date(plan.now);
  const logins = await ensureDemoLogins(client, config, now);
  const broken = (scene: string, error: unknown): void =>
    say(
      `情景 ${scene} 没有演完 · scene ${scene} broke off: ${error instanceof Error ? error.message : scene}`,
    );
  await playScenes(client, config, { now, logins, regionCode: plan.regionCode, broken });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  say(`演示情景 · what people did in the last days, ${seconds} s`);
}

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
      else await loadCity(config, plan, new SeedProgress(say), (city) => playDemo(city, config, plan, say));
    }
    return await ensureDemoLogins(client, config, now);
  } finally {
    await client.end();
  }
}
