/** What honest life in the planted city is drawn from. All DESIGN, from how a week of home care goes. */

type Weights = readonly (readonly [itemCode: string, weight: number])[];

export const CARE: Weights = [
  ['REHAB', 3],
  ['BATH_HOME', 2],
  ['BATH_BED', 2],
  ['TURN_POSITION', 3],
  ['INCONTINENCE', 3],
  ['MEAL_FEED', 3],
  ['CLEAN_ROOM', 2],
];
export const HOUSEHOLD: Weights = [
  ['CLEAN_ROOM', 4],
  ['COMFORT', 3],
  ['LAUNDRY', 2],
  ['MOBILITY_WALK', 2],
  ['MEAL_COOK', 3],
  ['ERRAND', 2],
  ['SAFETY_CHECK', 1],
  ['REHAB', 2],
  ['BATH_HOME', 1],
];

/** By the minutes of a month's grant: how many visits in two weeks, and how long. */
export const RHYTHMS: readonly {
  readonly upTo: number;
  readonly visitsInTwoWeeks: number;
  readonly minutes: readonly [number, number];
}[] = [
  { upTo: 150, visitsInTwoWeeks: 1, minutes: [35, 45] },
  { upTo: 300, visitsInTwoWeeks: 2, minutes: [35, 45] },
  { upTo: 600, visitsInTwoWeeks: 3, minutes: [40, 55] },
  { upTo: Infinity, visitsInTwoWeeks: 5, minutes: [45, 70] },
];

/** A caregiver's week: minutes at the door and visits a day, days a week, and how fast one gets around. */
export const DOOR_MINUTES_A_DAY = 300;
export const VISITS_A_DAY = 6;
/** Where there are hands enough. */
export const VISITS_A_QUIET_DAY = 3;
export const QUIET_SENIORS_PER_CAREGIVER = 15;
export const DAYS_A_WEEK = 6;
export const TRAVEL_KMH: readonly [number, number] = [14, 24];
export const PLANNED_KMH = 18;
export const PLANNED_WAY_MINUTES = 8;
/** Further than this nobody is sent twice a week. */
export const FURTHEST_WAY_METRES = 12_000;

export const SKIPPED_SHARE = 0.05;
export const PROVIDERS_TRIED = 12;
export const ITEMS_TRIED = 4;

/** Small misfortunes of honest visits. */
export const BAD_RECEPTION_SHARE = 0.02;
export const NO_RECEPTION_SHARE = 0.006;
export const LATE_UPLOAD_SHARE = 0.015;
export const FAMILY_CONFIRMS_SHARE = 0.7;
export const GCJ02_PHONE_SHARE = 0.35;
export const CUT_SHORT_SHARE = 0.006;
/** Families that say how content they are, visit by visit, and what they say. */
export const RATED_SHARE = 0.12;
export const RATINGS: readonly (readonly [score: number, weight: number])[] = [
  [5, 68],
  [4, 23],
  [3, 6],
  [2, 2],
  [1, 1],
];
/** Days after the visit in which a rating may be changed. */
export const RATING_OPEN_DAYS = 7;
