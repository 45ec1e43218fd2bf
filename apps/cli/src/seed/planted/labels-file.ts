import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@anzhi/platform';
import type { SeedProgress } from '../seed-progress';
import { loadPlantedCity } from './load-planted';
import type { PlantedPlan } from './plan';

/** Loads the city and keeps what is true of it beside the database, never in it. @returns the file */
export async function loadPlantedToFile(
  config: Config,
  plan: PlantedPlan,
  progress: SeedProgress,
): Promise<string> {
  const labels = await loadPlantedCity(config, plan, progress);
  const file = join(config.dataDir, `planted-${plan.regionCode}-${plan.planted.period}.json`);
  writeFileSync(file, JSON.stringify(labels, null, 1));
  return file;
}
