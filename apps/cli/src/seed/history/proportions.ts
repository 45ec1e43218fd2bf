/** What the month of visits is drawn from. All DESIGN: so that a city of any size shows every case there is. */

type Weights = readonly (readonly [itemCode: string, weight: number])[];

/** Services by need: for those assessed as moderate or worse, for those with hours to spend, for those with few. */
export const CARE_ITEMS: Weights = [
  ['REHAB', 4],
  ['BATH_HOME', 3],
  ['BATH_BED', 2],
  ['TURN_POSITION', 2],
  ['INCONTINENCE', 2],
  ['MEAL_FEED', 2],
  ['CLEAN_ROOM', 2],
];
export const HOUSEHOLD_ITEMS: Weights = [
  ['CLEAN_ROOM', 5],
  ['MEAL_COOK', 4],
  ['COMFORT', 3],
  ['CLEAN_KITCHEN', 2],
  ['LAUNDRY', 2],
  ['MOBILITY_WALK', 2],
  ['BATH_HOME', 2],
  ['REHAB', 1],
];
export const SHORT_ITEMS: Weights = [
  ['ERRAND', 3],
  ['VITALS', 3],
  ['SAFETY_CHECK', 2],
  ['DRESS', 1],
  ['NAIL', 1],
  ['HAIRCUT', 1],
  ['CLEAN_ROOM', 2],
];
/** A month's grant up to this many minutes buys short services. */
export const SMALL_GRANT_MINUTES = 240;
/** How many services and, for each, how many providers are tried before a senior goes without. */
export const ITEMS_TRIED = 4;
export const PROVIDERS_TRIED = 6;

export const HISTORY_DAYS = 30;
/** However late in the month it is: so many days of the last one, so that there is something to settle. */
export const DAYS_OF_LAST_MONTH = 10;
export const VISITS_A_MONTH = 4;
/** So much of the month's grant is planned for; the rest stays for what the family books. */
export const PLANNED_SHARE = 0.7;
export const SHORTEST_VISIT_MINUTES = 30;
export const LONGEST_VISIT_MINUTES = 120;
/** Grid of bookings; what lies between two homes besides the way, and the way itself, on a scooter. */
export const STEP_MINUTES = 15;
export const TRAVEL_MINUTES = 15;
export const METRES_PER_MINUTE = 450;

/** Weeks in which the visit does not take place. */
export const SKIPPED_SHARE = 0.05;
/** Orders that the provider asked first declines. */
export const DECLINED_SHARE = 0.08;
/** Families with the right to confirm who do so; the rest is confirmed by time. */
export const FAMILY_CONFIRMS_SHARE = 0.75;
/** Visits of today and tomorrow that are booked already, and those of them that still look for a provider. */
export const UPCOMING_SHARE = 0.04;
export const UPCOMING_UNDISPATCHED_SHARE = 0.3;

export type Doubt =
  | 'NONE'
  | 'OUT_OF_RANGE'
  | 'LOW_ACCURACY'
  | 'LATE_ARRIVAL'
  | 'LATE_UPLOAD'
  | 'MANUAL_ARRIVAL'
  | 'TASKS_MISSING'
  | 'SHORT_VISIT'
  | 'UNPROVEN'
  | 'MOCK_POSITION'
  | 'DISPUTED';

export const DOUBTS: readonly (readonly [Doubt, number])[] = [
  ['NONE', 894],
  ['OUT_OF_RANGE', 20],
  ['LATE_ARRIVAL', 10],
  ['TASKS_MISSING', 20],
  ['LOW_ACCURACY', 15],
  ['LATE_UPLOAD', 10],
  ['MANUAL_ARRIVAL', 15],
  ['SHORT_VISIT', 4],
  ['UNPROVEN', 5],
  ['MOCK_POSITION', 3],
  ['DISPUTED', 4],
];

/** Off by so many metres: most at the edge of the village, some not there at all. */
export const OFF_METRES: readonly (readonly [readonly [from: number, to: number], number])[] = [
  [[310, 490], 80],
  [[600, 2500], 20],
];
/** Late by so many minutes. */
export const LATE_MINUTES = [31, 40] as const;

/** Leavings and arrivals at which the senior tells the code as well. */
export const CODE_SHARE = 0.1;
/** The same where the phone's position is off: caregivers learn to ask. */
export const CODE_WHEN_OFF_SHARE = 0.5;
/** Of the phones: the system, how they were connected. */
export const PLATFORMS: readonly (readonly [string, number])[] = [
  ['ANDROID', 70],
  ['HARMONY', 20],
  ['IOS', 10],
];
export const NETWORKS: readonly (readonly [string, number])[] = [
  ['CELLULAR', 80],
  ['WIFI', 20],
];
export const APP_VERSIONS: readonly (readonly [string, number])[] = [
  ['1.4.2', 80],
  ['1.4.1', 15],
  ['1.3.0', 5],
];
