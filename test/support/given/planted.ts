import { addDays, firstDayOf, nextPeriod, startOfDay } from '@anzhi/kernel';
import { RuleRuns } from '@anzhi/oversight';
import { CONFIG, type Config } from '@anzhi/platform';
import { Client } from 'pg';
import { HITS, type Hit } from '../../../apps/cli/src/seed/planted/judge/hits';
import { judge, type Verdict } from '../../../apps/cli/src/seed/planted/judge/judge';
import { loadPlantedCity } from '../../../apps/cli/src/seed/planted/load-planted';
import type { Labels } from '../../../apps/cli/src/seed/planted/labels';
import { plantedPlan, type PlantedOrder } from '../../../apps/cli/src/seed/planted/plan';
import type { TestApp } from '../app';
import { SeedProgress } from '../../../apps/cli/src/seed/seed-progress';
import { quietly } from './seed';

/** The judged month; the city is as it was some days after it. */
export const JUDGED_PERIOD = 202610;

/** Every rule over the judged month, and what became of what was planted. */
export async function judgeRules(t: TestApp, labels: Labels): Promise<Verdict> {
  const [from, to] = [firstDayOf(labels.period), firstDayOf(nextPeriod(labels.period))];
  t.clock.set(startOfDay(addDays(to, 12)));
  const begun = performance.now();
  const { results } = await t.write((tx) => t.get(RuleRuns).run(tx, { kind: 'ON_DEMAND', from, to }));
  if (process.env.LOUD) console.log(`rules: ${seconds(begun)} s; ${slowest(results)}`);
  return judge(labels, await t.db.query<Hit>(HITS, [from, to]));
}

const seconds = (begun: number): string => ((performance.now() - begun) / 1000).toFixed(1);

const slowest = (results: readonly { readonly code: string; readonly ms: number }[]): string =>
  [...new Map(results.map(({ code, ms }) => [code, ms]))]
    .sort(([, one], [, two]) => two - one)
    .slice(0, 8)
    .map(([code, ms]) => `${code} ${ms} ms`)
    .join(', ');

/** A city with about so many visits in the judged month, some of which never took place. */
export async function givenPlantedCity(
  t: TestApp,
  seed: string,
  visits: number,
  instances: number,
  shares: Pick<PlantedOrder, 'lastMonthShare' | 'historyShare'> = {},
): Promise<Labels> {
  const labels = await loadPlantedCity(
    t.app.get<Config>(CONFIG),
    plantedPlan({ regionCode: '321300', seed, visits, instances, period: JUDGED_PERIOD, ...shares }),
    process.env.LOUD ? new SeedProgress((line) => console.log(line), { write: () => true }) : quietly(),
  );
  await analyse(t);
  return labels;
}

/** What the server does by itself in production: it must know how large its tables have become. */
async function analyse({ database }: TestApp): Promise<void> {
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  try {
    await admin.query('ANALYZE');
  } finally {
    await admin.end();
  }
}
