/** The five facility types of the city's registry (mission inventory 2), and two kinds of organisations. */
export const PROVIDER_TYPES = [
  'INSTITUTION',
  'RURAL_AREA_CENTRE',
  'MEDICAL_NURSING',
  'COMMUNITY_CENTRE',
  'STREET_DAY_CARE',
  'HOME_CARE_ORG',
  'SOCIAL_ORG',
] as const;
export type ProviderType = (typeof PROVIDER_TYPES)[number];

/**
 * What a provider may do on paper (policy.md 9.1). BUSINESS is the legal registration in whatever form: business
 * licence, private non-enterprise unit or public institution. MEDICAL: a medical practice or a nursing station.
 */
export const LICENCE_TYPES = [
  'BUSINESS',
  'CARE_INSTITUTION_FILING',
  'FOOD',
  'MEDICAL',
  'MEDICAL_DEVICE',
] as const;
export type LicenceType = (typeof LICENCE_TYPES)[number];

/** What every provider must hold, whatever it does (policy.md 0.3, 29). */
export const REGISTRATION: LicenceType = 'BUSINESS';

/** What a caregiver may do on paper (policy.md 9.2). */
export const CREDENTIAL_TYPES = [
  'HEALTH_CERTIFICATE',
  'CARE_WORKER',
  'REHAB_THERAPIST',
  'NURSE_REGISTERED',
  'ESCORT_TRAINING',
  'SOCIAL_WORKER',
  'ASSESSOR',
  'ELECTRICIAN',
] as const;
export type CredentialType = (typeof CREDENTIAL_TYPES)[number];

/** Grounds of the joint-punishment list of the elderly care market (policy.md 9.3). */
export const BLACKLIST_GROUNDS = [
  'OUT_OF_SCOPE',
  'ELDER_RIGHT_HARM',
  'FRAUD_FUNDRAISING',
  'FIRE_HAZARD',
  'ACCIDENT_LIABLE',
  'SUBSIDY_FRAUD',
  'OBSTRUCT_INSPECTION',
  'NO_ANNUAL_REPORT',
  'OTHER_SERIOUS',
] as const;
export type BlacklistGround = (typeof BLACKLIST_GROUNDS)[number];

/** Those a person can give; the others are an organisation's: its scope, its fire safety, its annual report. */
export const PERSON_BLACKLIST_GROUNDS = [
  'ELDER_RIGHT_HARM',
  'FRAUD_FUNDRAISING',
  'ACCIDENT_LIABLE',
  'SUBSIDY_FRAUD',
  'OBSTRUCT_INSPECTION',
  'OTHER_SERIOUS',
] as const satisfies readonly BlacklistGround[];
export type PersonBlacklistGround = (typeof PERSON_BLACKLIST_GROUNDS)[number];
