import type { Datum } from '@anzhi/geo';
import type { Sex } from '@anzhi/kernel';

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
  /** Caregivers who may do it and work at that time, busy or not. */
  readonly qualifiedCaregivers: number;
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
  readonly regionId: number;
  readonly countyId: number;
  readonly state: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
}
