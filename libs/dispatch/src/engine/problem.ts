/**
 * What the engine is asked: one day of one district. Plain data, so that it can be hashed, posted to a thread and kept
 * beside the plan. Times are minutes of the day, durations and travel are minutes; all may have fractions.
 */
export interface Problem {
  /** Minutes from place to place, row = from. Need be neither symmetric nor metric; read as it is. */
  readonly travel: readonly (readonly number[])[];
  readonly caregivers: readonly Caregiver[];
  readonly orders: readonly Order[];
  readonly providers?: readonly Provider[];
}

export interface Caregiver {
  readonly id: string;
  /** Services this caregiver may give on this day: skill, certificate and licence are judged by the caller. */
  readonly services: readonly string[];
  /** Places where the day starts and ends: the office or the caregiver's home. */
  readonly from: number;
  readonly to: number;
  /** Never before, never after, the ways from and to home included. Default: from 0 on, without end. */
  readonly shift?: readonly [number, number];
  /** Minutes between leaving and coming home that cost nothing extra; beyond is overtime. */
  readonly contractMinutes?: number;
  /** A rest of so many minutes that has to begin within the window, if the day lasts beyond it. */
  readonly rest?: { readonly window: readonly [number, number]; readonly minutes: number };
  /** What fits on the route at once, in the unit of `Visit.load`. */
  readonly capacity?: number;
  readonly provider?: string;
  readonly sex?: string;
  readonly dialects?: readonly string[];
  /** Minutes of service already given in this week, and what would be fair at its end. */
  readonly minutesBefore?: number;
  readonly fairMinutes?: number;
}

/** Minutes given out before, in the period over which shares are balanced. */
export interface Provider {
  readonly id: string;
  readonly minutesBefore?: number;
  /** Part of the district's minutes that would be fair; the parts of all providers need not add up to one. */
  readonly fairShare: number;
}

/** Who is left out when not everybody can be served: C before B before A. */
export type PriorityClass = 'A' | 'B' | 'C';

export interface Order {
  readonly id: string;
  readonly place: number;
  /** Promised: starts from the first minute on; later than the second is allowed and priced. */
  readonly window: readonly [number, number];
  /** No start after this minute at any price. */
  readonly latest?: number;
  readonly priority?: PriorityClass;
  /** One, or two by different caregivers. */
  readonly visits: readonly Visit[];
  /** Least and most minutes between the two starts, in the order of `visits`; [0, 0]: together. */
  readonly gap?: readonly [number, number];
  /** Never these: blacklist either way, must-wishes, a provider not licensed here. */
  readonly forbidden?: readonly string[];
  readonly prefers?: { readonly sex?: string; readonly dialect?: string };
  /** Visits of each caregiver here in the last 90 days. Absent: nobody's familiarity is priced. */
  readonly known?: Readonly<Record<string, number>>;
  /** Caregivers who came in this week. */
  readonly facesThisWeek?: readonly string[];
  /** Food that is loaded when the caregiver leaves and has to arrive within so many minutes. */
  readonly maxSinceLoading?: number;
}

export interface Visit {
  readonly service: string;
  readonly minutes: number;
  readonly load?: number;
  /** What was published; leaving it has a price. */
  readonly published?: Slot;
  /** What must not change. Without `start` only the caregiver is fixed. */
  readonly pinned?: { readonly caregiver: string; readonly start?: number };
}

export interface Slot {
  readonly caregiver: string;
  readonly start: number;
}

/** Why an order is not in the plan. */
export type UnservedReason =
  /** Nobody, or not two different people, may give it. */
  | 'nobody-able'
  /** It fits into nobody's empty day: window, working hours, capacity or food too long on the way. */
  | 'outside-working-hours'
  /**
   * It would fit into an empty day; every such day is full of what is at least as urgent, or it costs too much, or the
   * search was ended before it came to it.
   */
  | 'no-room';

export interface PlannedVisit extends Slot {
  readonly order: string;
  readonly service: string;
}

/** Equivalent minutes by rule; they add up to `total`. */
export interface Price {
  readonly total: number;
  readonly travel: number;
  readonly lateness: number;
  readonly latest: number;
  readonly familiarity: number;
  readonly faces: number;
  readonly sex: number;
  readonly dialect: number;
  readonly overtime: number;
  readonly idle: number;
  readonly caregiverFairness: number;
  readonly providerFairness: number;
  readonly change: number;
  readonly unserved: number;
}

export interface Plan {
  /** One entry a caregiver with visits, in the order of the problem; visits in the order of the day. */
  readonly routes: readonly { readonly caregiver: string; readonly visits: readonly PlannedVisit[] }[];
  readonly unserved: readonly { readonly order: string; readonly reason: UnservedReason }[];
  readonly price: Price;
}
