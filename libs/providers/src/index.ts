export type { DayCapacity } from './caregivers/capacity.queries';
export type { CaregiverRosterRow } from './caregivers/caregiver-import';
export type { KnownCaregiver } from './caregivers/caregiver.queries';
export type { CaregiverOfDay } from './caregivers/staff-of-day.queries';
export type { CredentialFacts } from './caregivers/credential-writer';
export { stretchesOf, type DayStretch, type ServiceStretch } from './caregivers/working-hours.policy';
export type { LicenceFacts } from './licences/licence-writer';
export {
  REFUSALS,
  type CaregiverCriteria,
  type CaregiverFileRefusal,
  type CaregiverView,
  type CaregiverWeek,
  type Eligibility,
  type MatchCriteria,
  type NearCaregiver,
  type NearCriteria,
  type ProviderCandidate,
  type ProviderView,
  type Refusal,
  type WeekCriteria,
} from './matching/match.types';
export type { ProviderRosterRow, Upserted } from './organisations/provider-import';
export type { KnownProvider } from './organisations/provider.queries';
export { PROVIDER_STATES, type ProviderState } from './organisations/provider.state';
export { ProvidersPersonalData } from './personal-data';
export {
  BLACKLIST_GROUNDS,
  CREDENTIAL_TYPES,
  LICENCE_TYPES,
  PROVIDER_TYPES,
  type BlacklistGround,
  type CredentialType,
  type LicenceType,
  type ProviderType,
} from './provider.types';
export { ProvidersErrors } from './providers.errors';
export { ProvidersFacade } from './providers.facade';
export { ProvidersModule } from './providers.module';
export { ProvidersPermissions } from './providers.permissions';
export { ProvidersSettings } from './providers.settings';
