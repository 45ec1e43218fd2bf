import type { Fen } from '@anzhi/kernel';

/** The seven categories of GB/T 43153-2023 (policy.md 2.1). */
export const CATEGORIES = [
  'DAILY_LIVING',
  'BASIC_CARE',
  'HEALTH_MANAGEMENT',
  'VISIT_CARE',
  'EMOTIONAL_SUPPORT',
  'ERRAND_AGENCY',
  'HOME_ADAPTATION',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const UNITS = ['HOUR', 'VISIT', 'DAY', 'MONTH', 'PIECE'] as const;
export type Unit = (typeof UNITS)[number];

/** Which life cycle delivers it. */
export const FULFILMENTS = ['VISIT', 'MEAL', 'BED', 'RETROFIT', 'RENTAL'] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

export interface Task {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface ServiceItem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly category: Category;
  readonly unit: Unit;
  /** Shortest time that counts as delivered; 0 where time is no measure. */
  readonly minMinutes: number;
  readonly fulfilment: Fulfilment;
  readonly requiredLicences: string[];
  readonly requiredCredentials: string[];
  readonly requiredSkills: string[];
  /** Caregiver and senior must be of the same sex. */
  readonly sameSexRequired: boolean;
  /** How many caregivers come at once: 1 or 2. */
  readonly caregivers: number;
  readonly sampleTasks: Task[];
  /** What it is to come after, if it is booked together with that. */
  readonly after: Gap[];
}

/** Minutes from the end of another service to the start of this one. */
export interface Gap {
  /** The other item. */
  readonly itemCode: string;
  readonly leastMinutes: number;
  readonly mostMinutes: number;
}

/** A guided price: for one visit, day, month or piece, or for so many minutes. */
export interface Price {
  readonly fen: Fen;
  readonly perMinutes: number | null;
}
