import type { Coordinate } from '@anzhi/geo';
import type { Channel, Sex } from '@anzhi/kernel';
import type { OrderState } from './order.state';

/** Who books: the senior himself, somebody the senior gave the right to, or an office for the senior. */
export type BookedAs = 'SELF' | 'REPRESENTATIVE' | 'OFFICE';

/** What the family would like; a note must not hold personal data, because every provider asked may read it. */
export interface Wishes {
  readonly caregiverSex?: Sex;
  readonly dialect?: string;
  readonly preferredProviderId?: string;
  readonly preferredCaregiverId?: string;
  readonly note?: string;
}

/** On whose word an office books: who asked, and how the senior agreed. */
export interface OnBehalf {
  readonly relation: string;
  readonly authorisation: string;
}

/** The price as it was split and confirmed; later changes of a policy do not touch it (policy.md 2.4). */
export interface PriceSplit {
  readonly totalFen: number;
  readonly programmeCode: string | null;
  readonly programmeName: string | null;
  readonly programmeMinutes: number;
  readonly programmeFen: number;
  readonly familyFen: number;
  readonly reasons: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}

/** The order after whose end another one starts, and within how many minutes. */
export interface Follows {
  readonly orderId: string;
  readonly leastMinutes: number;
  readonly mostMinutes: number;
}

/** An order as the contexts above see it: no name, phone or address text. */
export interface OrderView {
  readonly id: string;
  readonly seniorId: string;
  readonly addressId: string;
  readonly itemCode: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly plannedMinutes: number;
  readonly state: OrderState;
  /** Township of the address. */
  readonly regionId: number;
  readonly countyId: number;
  /** Where the service takes place, as the address was when it was booked. */
  readonly place: Coordinate;
  /** Sex the caregiver must have (items such as bathing); null when anybody may serve. */
  readonly requiredSex: Sex | null;
  readonly providerId: string | null;
  /** How many caregivers come at once: 1 or 2. */
  readonly caregivers: number;
  readonly follows: Follows | null;
  /** So many minutes after its time it may begin at most, or a gap before or after it breaks; null: there is none. */
  readonly slackMinutes: number | null;
  readonly bookedBy: string;
  readonly bookedAs: BookedAs;
  readonly channel: Channel;
  readonly wishes: Wishes;
  readonly split: PriceSplit;
  /** Counts every change of the row. */
  readonly version: number;
}
