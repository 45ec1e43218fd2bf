import type { Coordinate, Datum } from '@anzhi/geo';
import type { Sex } from '@anzhi/kernel';
import type { DayStretch } from '../caregivers/working-hours.policy';

/** What a service needs of the provider and of the person who comes; licences and credentials by their type. */
export interface MatchCriteria {
  readonly itemCode: string;
  readonly licences: readonly string[];
  /** Township (or other division) of the service address. */
  readonly regionId: number;
  /** Start of the service. */
  readonly at: Date;
  readonly minutes: number;
  readonly credentials: readonly string[];
  readonly skills: readonly string[];
  /** When the senior may only be served by a caregiver of one sex. */
  readonly sex?: Sex;
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
}

/** The hard rules in the order in which they are asked; the first that fails is the one that is told. */
export const REFUSALS = [
  'NOT_ADMITTED',
  'SUSPENDED',
  'BLACKLISTED',
  'ITEM_NOT_OFFERED',
  'OUTSIDE_SERVICE_AREA',
  'LICENCE_NOT_VALID',
  'NO_QUALIFIED_CAREGIVER',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface ProviderCandidate {
  readonly providerId: string;
  readonly name: string;
  /** The rule that keeps the provider out; absent when it may be offered the order. */
  readonly refusedBy?: Refusal;
  /** As the crow flies, from the provider's address to the service address. */
  readonly distanceMetres: number;
}

/** The hard rules of a caregiver's own file, in the order in which they are asked. */
export type CaregiverFileRefusal =
  'NOT_ACTIVE' | 'SKILL_MISSING' | 'OTHER_SEX_REQUIRED' | 'CREDENTIAL_NOT_VALID' | 'NOT_WORKING';

export interface NearCriteria extends MatchCriteria {
  /** How many of the nearest, by where their day starts, are looked at. */
  readonly nearest: number;
  /** These are looked at wherever they start. */
  readonly known: readonly string[];
  /** Nobody of these providers. */
  readonly without: readonly string[];
}

/** A caregiver as he stands against one order; busy or not is dispatch's to say. */
export interface NearCaregiver extends CaregiverPerson {
  /** Where his day starts. */
  readonly place: Coordinate;
  /** The rule of his own file that keeps him out; absent: none does. */
  readonly refusedBy?: CaregiverFileRefusal;
  readonly provider: ProviderCandidate;
}

/** A caregiver with the days and hours on which he may give a service. */
export interface CaregiverWeek extends CaregiverPerson {
  readonly place: Coordinate;
  /** Days `YYYY-MM-DD` of those asked for on which he and his provider hold every paper. */
  readonly days: readonly string[];
  readonly hours: readonly DayStretch[];
  readonly absences: readonly { readonly from: Date; readonly to: Date }[];
}

export interface WeekCriteria extends Omit<MatchCriteria, 'at' | 'minutes'> {
  /** `YYYY-MM-DD`, in order */
  readonly days: readonly string[];
  readonly nearest: number;
  readonly known: readonly string[];
}

export type Eligibility = { readonly ok: true } | { readonly ok: false; readonly refusedBy: Refusal };

export interface CaregiverCriteria {
  readonly providerId: string;
  readonly credentials: readonly string[];
  readonly skills: readonly string[];
  readonly sex?: Sex;
  readonly at: Date;
  readonly minutes: number;
}

/** What is asked of a caregiver when many are compared. */
export interface CaregiverPerson extends Pick<CaregiverView, 'id' | 'providerId' | 'sex' | 'dialects'> {
  readonly skillCount: number;
}

export interface CaregiverView {
  readonly id: string;
  readonly providerId: string;
  readonly accountId: string;
  readonly name: string;
  readonly sex: Sex;
  readonly skills: string[];
  readonly dialects: string[];
  readonly active: boolean;
}

export interface ProviderView {
  readonly id: string;
  readonly name: string;
  /** 统一社会信用代码 */
  readonly creditCode: string;
  readonly regionId: number;
  readonly countyId: number;
  readonly state: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
}
