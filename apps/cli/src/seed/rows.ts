/**
 * What the generator yields: plain rows, one kind of table each, related by id. Dates are `YYYY-MM-DD`, `validTo`
 * is the first day on which the row no longer holds (null: open), positions are WGS-84 unless the row says so.
 */
import type { Role } from '@anzhi/contracts';
import type { Datum } from '@anzhi/geo';
import type { Sex } from '@anzhi/kernel';

export interface TownRow {
  readonly code: string;
  readonly name: string;
  readonly countyCode: string;
  readonly villageCount: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly ring: readonly (readonly [longitude: number, latitude: number])[];
  /** The place and the border are invented. */
  readonly schematic: true;
}

export interface VillageRow {
  /** Town code and a running number; not the statistical code. */
  readonly code: string;
  /** Invented. */
  readonly name: string;
  readonly townCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface OfficerRow {
  /** Of the account: an officer is nothing but his login and his role. */
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly role: Role;
  /** City, county or town in which the role holds. */
  readonly regionCode: string;
}

export const PROVIDER_TYPES = [
  'INSTITUTION',
  'RURAL_AREA_CENTRE',
  'MEDICAL_NURSING',
  'COMMUNITY_CENTRE',
  'STREET_DAY_CARE',
] as const;
export type ProviderType = (typeof PROVIDER_TYPES)[number];

export interface ProviderRow {
  readonly id: string;
  readonly name: string;
  readonly type: ProviderType;
  readonly creditCode: string;
  readonly countyCode: string;
  readonly townCode: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Who runs it and sends its caregivers out. */
  readonly contactAccountId: string;
  readonly contactName: string;
  readonly contactPhone: string;
  /** Division (town or county) it serves. */
  readonly serviceAreaCode: string;
  readonly itemCodes: readonly string[];
  readonly admittedOn: string;
}

/** As the service catalogue names them: registration in any legal form, and what an item may need besides. */
export type LicenceType = 'BUSINESS' | 'CARE_INSTITUTION_FILING' | 'FOOD' | 'MEDICAL';

export interface LicenceRow {
  readonly id: string;
  readonly providerId: string;
  readonly type: LicenceType;
  readonly number: string;
  readonly issuer: string;
  readonly scope: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface CaregiverRow {
  readonly id: string;
  readonly providerId: string;
  readonly accountId: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly identityNumber: string;
  readonly phone: string;
  readonly dialects: readonly string[];
  readonly skills: readonly string[];
}

export type CredentialType =
  | 'HEALTH_CERTIFICATE'
  | 'CARE_WORKER'
  | 'REHAB_THERAPIST'
  | 'NURSE_REGISTERED'
  | 'ESCORT_TRAINING'
  | 'SOCIAL_WORKER';

export interface CredentialRow {
  readonly id: string;
  readonly caregiverId: string;
  readonly type: CredentialType;
  readonly number: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface WorkingHoursRow {
  readonly caregiverId: string;
  /** 1 Monday to 7 Sunday */
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

export type LivingSituation = 'ALONE' | 'WITH_SPOUSE' | 'WITH_CHILDREN' | 'WITH_OTHER_RELATIVES';

export interface SeniorRow {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly identityNumber: string;
  readonly phone: string;
  readonly dialect: string;
  readonly livingSituation: LivingSituation;
  readonly countyCode: string;
  readonly townCode: string;
}

export interface AddressRow {
  readonly id: string;
  readonly seniorId: string;
  readonly label: 'HOME' | 'CHILD_HOME';
  readonly isPrimary: boolean;
  readonly townCode: string;
  readonly villageCode: string;
  /** County, town, village and door. */
  readonly text: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
}

export interface CategoryRow {
  readonly id: string;
  readonly seniorId: string;
  /** policy.md 6.1 */
  readonly category: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface AssessmentRow {
  readonly id: string;
  readonly seniorId: string;
  /** GB/T 42195-2022: 0 intact to 4 complete loss, by the score (90 best) */
  readonly level: number;
  readonly score: number;
  readonly assessedOn: string;
  readonly validTo: string;
}

export interface RepresentativeRow {
  /** Of the account. */
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly phone: string;
}

export type Right = 'VIEW' | 'BOOK' | 'PAY' | 'CONFIRM';

export interface RepresentationRow {
  readonly id: string;
  readonly representativeId: string;
  readonly seniorId: string;
  readonly relation: 'CHILD' | 'GRANDCHILD' | 'OTHER_RELATIVE' | 'NEIGHBOUR';
  readonly rights: readonly Right[];
  readonly validFrom: string;
  readonly validTo: string;
}

export interface RowKinds {
  towns: TownRow;
  villages: VillageRow;
  officers: OfficerRow;
  providers: ProviderRow;
  licences: LicenceRow;
  caregivers: CaregiverRow;
  credentials: CredentialRow;
  workingHours: WorkingHoursRow;
  seniors: SeniorRow;
  addresses: AddressRow;
  categories: CategoryRow;
  assessments: AssessmentRow;
  representatives: RepresentativeRow;
  representations: RepresentationRow;
}
export type RowKind = keyof RowKinds;

/** Rows of one kind; a batch refers only to rows of earlier batches. */
export type Batch = {
  [Kind in RowKind]: { readonly kind: Kind; readonly rows: readonly RowKinds[Kind][] };
}[RowKind];
