import { addDays, firstDayOf, nextPeriod, startOfDay } from '@anzhi/kernel';
import type { PlantedWish, SeedPlan } from '../seed-record';

/** A plan of which some part is fraud. */
export interface PlantedPlan extends SeedPlan {
  readonly planted: PlantedWish;
}

export const isPlanted = (plan: SeedPlan): plan is PlantedPlan => plan.planted !== undefined;

/** Months before the judged one: what some habits can only be seen in. */
export const HISTORY_MONTHS = 6;

/** Days after the judged month by which everybody has said his word, and every register has been told. */
const SETTLED_DAYS = 12;
/** So that even a small city has hands enough for every kind of behaviour. */
const SENIORS_PER_CAREGIVER = { small: 9, large: 22 } as const;
const SMALL_CITY_VISITS = 20_000;
/**
 * Visits in the judged month for one senior of the roster, about: measured, so that a city can be ordered by visits.
 * Where one caregiver has many seniors, not everybody gets the days he asked for.
 */
const VISITS_PER_SENIOR = { small: 3.3, large: 2.65 } as const;
const VISITS_PER_TOWN = 2_000;
const COUNTIES = { small: 1, large: 6 } as const;

const sizeOf = (visits: number) => (visits <= SMALL_CITY_VISITS ? 'small' : 'large');

export const seniorsFor = (visits: number): number => Math.ceil(visits / VISITS_PER_SENIOR[sizeOf(visits)]);
export const visitsOf = (seniors: number): number =>
  Math.floor(seniors * VISITS_PER_SENIOR[sizeOf(seniors * VISITS_PER_SENIOR.small)]);

export interface PlantedOrder {
  readonly regionCode: string;
  readonly seed: string;
  /** In the judged month, about. */
  readonly visits: number;
  readonly instances: number;
  readonly period: number;
  readonly lastMonthShare?: number;
  readonly historyShare?: number;
}

/** A city ordered by its visits. */
export function plantedPlan(order: PlantedOrder): PlantedPlan {
  const { regionCode, seed, visits, instances, period, lastMonthShare = 1, historyShare = 0.15 } = order;
  const asOf = addDays(firstDayOf(nextPeriod(period)), SETTLED_DAYS);
  const size = sizeOf(visits);
  const seniorsPerCaregiver = SENIORS_PER_CAREGIVER[size];
  const counties = COUNTIES[size];
  const townsPerCounty = Math.max(2, Math.round(visits / VISITS_PER_TOWN / counties));
  return {
    ...{ regionCode, seed, asOf, seniors: seniorsFor(visits) },
    now: startOfDay(asOf).toISOString(),
    planted: {
      period,
      lastMonthShare,
      historyShare,
      instances,
      seniorsPerCaregiver,
      townsPerCounty,
      counties,
    },
  };
}
