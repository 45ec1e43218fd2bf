import type { PlantedWish, SeedPlan } from '../seed-record';

/** A plan of which some part is fraud. */
export interface PlantedPlan extends SeedPlan {
  readonly planted: PlantedWish;
}

export const isPlanted = (plan: SeedPlan): plan is PlantedPlan => plan.planted !== undefined;

/** Months before the judged one: what some habits can only be seen in. */
export const HISTORY_MONTHS = 6;

/** Visits in the judged month for one senior of the roster, about: measured, so that a city can be ordered by visits. */
const VISITS_PER_SENIOR = 4.4;

export const seniorsFor = (visits: number): number => Math.ceil(visits / VISITS_PER_SENIOR);
