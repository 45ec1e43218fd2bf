import { addDays, firstDayOf, nextPeriod, startOfDay } from '@anzhi/kernel';
import { RuleRuns } from '@anzhi/oversight';
import { CONFIG, type Config } from '@anzhi/platform';
import { HITS, type Hit } from '../../../apps/cli/src/seed/planted/judge/hits';
import { judge, type Verdict } from '../../../apps/cli/src/seed/planted/judge/judge';
import { loadPlantedCity } from '../../../apps/cli/src/seed/planted/load-planted';
import type { Labels } from '../../../apps/cli/src/seed/planted/labels';
import { plantedPlan } from '../../../apps/cli/src/seed/planted/plan';
import type { TestApp } from '../app';
import { SeedProgress } from '../../../apps/cli/src/seed/seed-progress';
import { quietly } from './seed';

/** The judged month; the city is as it was some days after it. */
export const JUDGED_PERIOD = 202610;

/** Every rule over the judged month, and what became of what was planted. */
export async function judgeRules(t: TestApp, labels: Labels): Promise<Verdict> {
  const [from, to] = [firstDayOf(labels.period), firstDayOf(nextPeriod(labels.period))];
  t.clock.set(startOfDay(addDays(to, 12)));
  await t.write((tx) => t.get(RuleRuns).run(tx, { kind: 'ON_DEMAND', from, to }));
  return judge(labels, await t.db.query<Hit>(HITS, [from, to]));
}

/** A city with about so many visits in the judged month, some of which never took place. */
export const givenPlantedCity = (
  t: TestApp,
  seed: string,
  visits: number,
  instances: number,
): Promise<Labels> =>
  loadPlantedCity(
    t.app.get<Config>(CONFIG),
    plantedPlan({ regionCode: '321300', seed, visits, instances, period: JUDGED_PERIOD }),
    process.env.LOUD ? new SeedProgress((line) => console.log(line), { write: () => true }) : quietly(),
  );
