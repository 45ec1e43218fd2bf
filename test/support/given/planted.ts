import { CONFIG, type Config } from '@anzhi/platform';
import { loadPlantedCity } from '../../../apps/cli/src/seed/planted/load-planted';
import type { Labels } from '../../../apps/cli/src/seed/planted/labels';
import { plantedPlan } from '../../../apps/cli/src/seed/planted/plan';
import type { TestApp } from '../app';
import { SeedProgress } from '../../../apps/cli/src/seed/seed-progress';
import { quietly } from './seed';

/** The judged month; the city is as it was some days after it. */
export const JUDGED_PERIOD = 202610;

/** A city with about so many visits in the judged month, some of which never took place. */
export const givenPlantedCity = (t: TestApp, seed: string, visits: number, instances: number): Promise<Labels> =>
  loadPlantedCity(
    t.app.get<Config>(CONFIG),
    plantedPlan({ regionCode: '321300', seed, visits, instances, period: JUDGED_PERIOD }),
    process.env.LOUD ? new SeedProgress((line) => console.log(line), { write: () => true }) : quietly(),
  );
