import type { Coordinate } from '@anzhi/geo';
import type { Sex } from '@anzhi/kernel';
import type { PriorityClass } from '../engine';

/** Which of the assignments that exist stay: all, those that were published, none (each change has its price). */
export const KEEPS = ['ALL', 'PUBLISHED', 'NONE'] as const;
export type Keep = (typeof KEEPS)[number];

/** An order as a day's plan sees it. Times are minutes of the day. */
export interface OrderOfDay {
  readonly id: string;
  readonly seniorId: string;
  readonly itemCode: string;
  readonly place: Coordinate;
  /** As promised. */
  readonly startMinute: number;
  readonly minutes: number;
  readonly priority: PriorityClass;
  /** Who may give it: whoever has accepted it, or everybody who may be asked. */
  readonly providerIds: readonly string[];
  readonly isAccepted: boolean;
  readonly credentials: readonly string[];
  readonly skills: readonly string[];
  readonly requiredSex: Sex | null;
  readonly prefers: { readonly sex?: Sex; readonly dialect?: string };
  /** The caregiver who has it now. */
  readonly assigned: string | null;
  /** It stays with him whatever the plan finds. */
  readonly pinned: boolean;
  /** Where two come at once, the same of the second. */
  readonly second?: SeatOfDay;
  /** Minutes it may begin late at most, or it is out of step with another service; absent: the plan's own limit. */
  readonly slackMinutes?: number;
}

/** Who has one seat of an order now, and whether it stays his. */
export interface SeatOfDay {
  readonly assigned: string | null;
  readonly pinned: boolean;
}

/** Whoever comes to the order, by seat. */
export const seatsOf = ({ assigned, pinned, second }: OrderOfDay): readonly SeatOfDay[] => [
  { assigned, pinned },
  ...(second ? [second] : []),
];

export interface PersonOfDay {
  readonly id: string;
  readonly providerId: string;
  readonly sex: Sex;
  readonly skills: readonly string[];
  readonly dialects: readonly string[];
  readonly credentials: readonly string[];
  readonly place: Coordinate;
  /** Where his day starts and ends: his own place where it is known, else the provider's address. */
  readonly startsFrom: 'OWN_PLACE' | 'OFFICE';
  readonly hours: readonly (readonly [number, number])[];
  readonly absences: readonly (readonly [number, number])[];
  /** Ill or gone, as whoever asked for the plan said. */
  readonly isAbsent: boolean;
  /** Minutes of service before the day, in its week. */
  readonly weekMinutes: number;
}

/** Everything a plan of a day is made from. */
export interface DaySheet {
  readonly orders: readonly OrderOfDay[];
  readonly people: readonly PersonOfDay[];
  /** By senior, then by caregiver: visits in the last 90 days. */
  readonly known: ReadonlyMap<string, Readonly<Record<string, number>>>;
  /** By senior: caregivers who come in the week on other days. */
  readonly faces: ReadonlyMap<string, readonly string[]>;
  /** `senior caregiver` for every pair of whom one does not want the other. */
  readonly exclusions: ReadonlySet<string>;
}

export interface PlanLimits {
  /** Latest start after the promised one. */
  readonly lateMinutes: number;
  /** On the way before and after the working hours. */
  readonly commuteMinutes: number;
  readonly contractMinutes: number;
}
