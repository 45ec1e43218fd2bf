import { startOfDay } from '@anzhi/kernel';
import { dateOf, dayOf } from '../dates';
import type {
  CaregiverRow,
  CredentialRow,
  LicenceRow,
  OfficerRow,
  ProviderRow,
  WorkingHoursRow,
} from '../rows';
import { term, type Load } from './load';

export async function writeOfficers(load: Load, rows: readonly OfficerRow[]): Promise<void> {
  await load.accounts(rows);
  await load.roles(
    rows.map(({ id, role, regionCode }) => ({
      accountId: id,
      role,
      regionId: load.regions.idOf(regionCode),
    })),
  );
  for (const { id, role, regionCode } of rows) load.addOfficer(role, regionCode, id);
}

/** Admission takes two persons of the county: one checks, another one decides. */
const admittingOfficers = (load: Load, countyCode: string): { checkedBy: string; decidedBy: string } => ({
  checkedBy: load.officer('COUNTY_HANDLER', countyCode),
  decidedBy: load.officer('COUNTY_APPROVER', countyCode),
});

export async function writeProviders(load: Load, rows: readonly ProviderRow[]): Promise<void> {
  await load.accounts(
    rows.map((row) => ({ id: row.contactAccountId, name: row.contactName, phone: row.contactPhone })),
  );
  await load.roles(
    rows.flatMap(({ id, contactAccountId }) =>
      ['PROVIDER_OWNER', 'DISPATCHER'].map((role) => ({
        accountId: contactAccountId,
        role,
        organisationId: id,
      })),
    ),
  );
  await load.copy(
    'providers.provider',
    rows.map((row) => {
      const { checkedBy, decidedBy } = admittingOfficers(load, row.countyCode);
      return {
        id: row.id,
        name: row.name,
        credit_code: row.creditCode,
        type: row.type,
        ...load.regions.ofTown(row.townCode),
        address: row.address,
        latitude: row.latitude,
        longitude: row.longitude,
        datum: 'WGS84',
        contact_name: row.contactName,
        contact_phone: load.providers.sealContactPhone(row.id, row.contactPhone),
        state: 'ADMITTED',
        checked_by: checkedBy,
        decided_by: decidedBy,
        created_at: startOfDay(dateOf(dayOf(row.admittedOn) - DAYS_TO_ADMISSION)),
      };
    }),
  );
  await load.copy(
    'providers.staff',
    rows.map(({ id, contactAccountId }) => ({
      id: load.nextId(),
      provider_id: id,
      account_id: contactAccountId,
      role: 'DISPATCHER',
      since: load.since,
    })),
  );
  await load.copy(
    'providers.provider_state_change',
    rows.flatMap((row) => admission(load, row)),
  );
  await load.copy(
    'providers.service_area',
    rows.map((row) => ({ provider_id: row.id, region_id: load.regions.idOf(row.serviceAreaCode) })),
  );
  await load.copy(
    'providers.offered_item',
    rows.flatMap(({ id, itemCodes }) => itemCodes.map((code) => ({ provider_id: id, item_code: code }))),
  );
}

const DAYS_TO_ADMISSION = 20;
const DAYS_TO_CHECK = 10;

function admission(load: Load, { id, admittedOn, countyCode, contactAccountId }: ProviderRow) {
  const { checkedBy, decidedBy } = admittingOfficers(load, countyCode);
  const admitted = dayOf(admittedOn);
  const step = (from: string | null, to: string, accountId: string, reason: string, day: number) => ({
    id: load.nextId(),
    provider_id: id,
    from_state: from,
    to_state: to,
    account_id: accountId,
    reason,
    at: startOfDay(dateOf(day)),
  });
  return [
    step(null, 'APPLIED', contactAccountId, '提交准入申请', admitted - DAYS_TO_ADMISSION),
    step('APPLIED', 'CHECKED', checkedBy, '材料齐全，现场核查合格', admitted - DAYS_TO_CHECK),
    step('CHECKED', 'ADMITTED', decidedBy, '同意准入', admitted),
  ];
}

/** Papers of the roster were examined elsewhere: approved, without a scan. */
const approved = (load: Load) => ({ state: 'APPROVED', decided_at: load.since, created_at: load.since });

export const writeLicences = (load: Load, rows: readonly LicenceRow[]): Promise<void> =>
  load.copy(
    'providers.licence',
    rows.map((licence) => ({
      id: licence.id,
      provider_id: licence.providerId,
      type: licence.type,
      number: licence.number,
      issuer: licence.issuer,
      scope: licence.scope,
      valid: term(licence.validFrom, licence.validTo),
      ...approved(load),
    })),
  );

export async function writeCaregivers(load: Load, rows: readonly CaregiverRow[]): Promise<void> {
  await load.accounts(rows.map(({ accountId, name, phone }) => ({ id: accountId, name, phone })));
  await load.roles(rows.map(({ accountId }) => ({ accountId, role: 'CAREGIVER' })));
  await load.copy(
    'providers.caregiver',
    rows.map((caregiver) => ({
      id: caregiver.id,
      provider_id: caregiver.providerId,
      account_id: caregiver.accountId,
      name: caregiver.name,
      sex: caregiver.sex,
      dialects: caregiver.dialects,
      skills: caregiver.skills,
      phone: load.providers.sealCaregiverPhone(caregiver.id, caregiver.phone),
      identity_number: load.providers.sealIdentityNumber(caregiver.id, caregiver.identityNumber),
      identity_index: load.providers.identityIndex(caregiver.identityNumber),
      created_at: load.since,
    })),
  );
}

export const writeCredentials = (load: Load, rows: readonly CredentialRow[]): Promise<void> =>
  load.copy(
    'providers.credential',
    rows.map((credential) => ({
      id: credential.id,
      caregiver_id: credential.caregiverId,
      type: credential.type,
      number: credential.number,
      valid: term(credential.validFrom, credential.validTo),
      ...approved(load),
    })),
  );

export const writeWorkingHours = (load: Load, rows: readonly WorkingHoursRow[]): Promise<void> =>
  load.copy(
    'providers.working_hours',
    rows.map((hours) => ({
      caregiver_id: hours.caregiverId,
      weekday: hours.weekday,
      start_minute: hours.startMinute,
      end_minute: hours.endMinute,
    })),
  );
