import { Module } from '@nestjs/common';
import { GeoModule } from '@anzhi/geo';
import { IdentityModule } from '@anzhi/identity';
import { CaregiverImport } from './caregivers/caregiver-import';
import { CaregiverRegister } from './caregivers/caregiver-register';
import { CaregiverQueries } from './caregivers/caregiver.queries';
import { BlacklistPerson } from './caregivers/blacklist-person.usecase';
import { CaregiverListingController } from './caregivers/listing.controller';
import { CaregiversController } from './caregivers/caregivers.controller';
import { CredentialWriter } from './caregivers/credential-writer';
import { CredentialsController } from './caregivers/credentials.controller';
import { DecideCredential } from './caregivers/decide-credential.usecase';
import { DismissCaregiver } from './caregivers/dismiss-caregiver.usecase';
import { HoursController } from './caregivers/hours.controller';
import { PlanAbsence } from './caregivers/plan-absence.usecase';
import { PlaceStart } from './caregivers/place-start.usecase';
import { PlanHours } from './caregivers/plan-hours.usecase';
import { RegisterCaregiver } from './caregivers/register-caregiver.usecase';
import { SubmitCredential } from './caregivers/submit-credential.usecase';
import { CaregiverComparison } from './imports/caregiver-comparison';
import { CaregiverRoster } from './imports/caregiver-roster';
import { ProviderComparison } from './imports/provider-comparison';
import { ProviderRoster } from './imports/provider-roster';
import { ProviderRosterReader } from './imports/provider-roster-row';
import { DecideLicence } from './licences/decide-licence.usecase';
import { LicenceWriter } from './licences/licence-writer';
import { LicencesController } from './licences/licences.controller';
import { SubmitLicence } from './licences/submit-licence.usecase';
import { Matching } from './matching/matching';
import { AdmissionController } from './organisations/admission.controller';
import { ApplyAsProvider } from './organisations/apply-as-provider.usecase';
import { BlacklistProvider } from './organisations/blacklist-provider.usecase';
import { CheckApplication } from './organisations/check-application.usecase';
import { DecideAdmission } from './organisations/decide-admission.usecase';
import { ProviderImport } from './organisations/provider-import';
import { ProviderRegister } from './organisations/provider-register';
import { ProviderQueries } from './organisations/provider.queries';
import { ProvidersController } from './organisations/providers.controller';
import { SetServices } from './organisations/set-services.usecase';
import { SuspendProvider } from './organisations/suspend-provider.usecase';
import { PaperFiles } from './papers/paper-files';
import { ProvidersPersonalData } from './personal-data';
import { ProvidersFacade } from './providers.facade';
import { AppointStaff } from './staff/appoint-staff.usecase';
import { StaffController } from './staff/staff.controller';
import { StaffQueries } from './staff/staff.queries';
import { Terms } from './terms/terms';

const USE_CASES = [
  ApplyAsProvider,
  AppointStaff,
  BlacklistPerson,
  BlacklistProvider,
  CheckApplication,
  DecideAdmission,
  DecideCredential,
  DecideLicence,
  DismissCaregiver,
  PlanAbsence,
  PlaceStart,
  PlanHours,
  RegisterCaregiver,
  SetServices,
  SubmitCredential,
  SubmitLicence,
  SuspendProvider,
];

const PARTS = [
  CaregiverImport,
  CaregiverQueries,
  CaregiverRegister,
  CredentialWriter,
  LicenceWriter,
  Matching,
  PaperFiles,
  ProviderImport,
  ProviderQueries,
  ProviderRegister,
  ProvidersPersonalData,
  StaffQueries,
  Terms,
];

const IMPORTS = [
  ProviderRoster,
  ProviderRosterReader,
  ProviderComparison,
  CaregiverRoster,
  CaregiverComparison,
];

/** Providers and caregivers: who they are, what they may do, and since when and until when. */
@Module({
  imports: [GeoModule, IdentityModule],
  controllers: [
    ProvidersController,
    AdmissionController,
    LicencesController,
    StaffController,
    CaregiversController,
    CaregiverListingController,
    CredentialsController,
    HoursController,
  ],
  providers: [...USE_CASES, ...PARTS, ...IMPORTS, ProvidersFacade],
  exports: [ProvidersFacade],
})
export class ProvidersModule {}
