import { makeCreditCode, makeIdentityNumber, newId, systemCtx, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import {
  ProvidersFacade,
  type CaregiverRosterRow,
  type CredentialType,
  type LicenceType,
  type ProviderRosterRow,
} from '@anzhi/providers';
import { DecideAdmission } from '../../../libs/providers/src/organisations/decide-admission.usecase';
import type { TestApp } from '../app';
import { CODES, regionId } from './geo';
import { givenAccount, somePhone } from './identity';

const IN_FORCE = { validFrom: '2024-01-01', lastDay: null };
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 }));
/** In the middle of the demo city. */
export const HERE = { latitude: 33.96, longitude: 118.28, datum: 'WGS84' } as const;

let serial = 0;

export const someCreditCode = (): string => makeCreditCode('91', CODES.county, 10_000_000 + serial++);
/** Another one each time; a woman's. */
export const someIdentityNumber = (): string =>
  makeIdentityNumber(CODES.county, `19${70 + (serial % 20)}-03-05`, serial++ % 400, 'FEMALE');

/** A context that acts in the name of an account, everywhere. */
export const inTheNameOf = (accountId: string): Ctx => {
  const ctx = systemCtx('test');
  return { ...ctx, actor: { ...ctx.actor, accountId } };
};

export interface GivenProvider {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
}

export type ProviderWish = Partial<Omit<ProviderRosterRow, 'licences'>> & {
  readonly licences?: readonly (LicenceType | { type: LicenceType; lastDay: string })[];
  readonly admitted?: boolean;
};

/**
 * A provider that may do rehabilitation in the whole county, checked by one officer and admitted by another;
 * without wishes, at the place `HERE`.
 */
export async function givenProvider(t: TestApp, wish: ProviderWish = {}): Promise<GivenProvider> {
  const { licences = ['BUSINESS', 'MEDICAL'], admitted = true, ...facts } = wish;
  const name = facts.name ?? `康养服务中心${++serial}`;
  const creditCode = facts.creditCode ?? someCreditCode();
  const checker = await givenAccount(t, '经办人');
  const row: ProviderRosterRow = {
    type: 'HOME_CARE_ORG',
    regionId: await regionId(t, CODES.town),
    address: '幸福路1号',
    ...HERE,
    contactName: '王主任',
    contactPhone: somePhone(),
    serviceRegionIds: [await regionId(t, CODES.county)],
    itemCodes: ['REHAB'],
    ...facts,
    name,
    creditCode,
    licences: licences.map((each) => {
      const licence = typeof each === 'string' ? { type: each } : each;
      return { ...IN_FORCE, issuer: '市监局', scope: '养老服务', number: `ZZ${newId()}`, ...licence };
    }),
  };
  const { id } = await t
    .get(UnitOfWork)
    .run(inTheNameOf(checker.id), (tx) => t.get(ProvidersFacade).upsertProvider(tx, row));
  if (admitted) await admit(t, id);
  return { id, name, creditCode };
}

/** The decision of an officer who did not check. */
export async function admit(t: TestApp, providerId: string): Promise<void> {
  const approver = await givenAccount(t, '审批人');
  const decision = { providerId, decision: 'ADMIT', reason: '符合准入条件' } as const;
  await t.get(DecideAdmission).execute(inTheNameOf(approver.id), decision);
}

export interface GivenCaregiver {
  readonly id: string;
  readonly accountId: string;
  readonly phone: string;
  readonly password: string;
  readonly name: string;
}

export type CaregiverWish = Partial<Omit<CaregiverRosterRow, 'credentials' | 'providerId'>> & {
  readonly credentials?: readonly (CredentialType | { type: CredentialType; lastDay: string })[];
};

/** A rehabilitation therapist who works round the clock and can log in. */
export async function givenCaregiver(
  t: TestApp,
  providerId: string,
  wish: CaregiverWish = {},
): Promise<GivenCaregiver> {
  const { credentials = ['HEALTH_CERTIFICATE', 'REHAB_THERAPIST'], ...facts } = wish;
  const name = facts.name ?? '李护理';
  const { id: accountId, phone, password } = await givenAccount(t, name);
  const officer = await givenAccount(t, '经办人');
  const row: CaregiverRosterRow = {
    identityNumber: someIdentityNumber(),
    dialects: ['ZHONGYUAN'],
    skills: ['REHABILITATION'],
    workingHours: EVERY_DAY,
    ...facts,
    phone,
    name,
    providerId,
    credentials: credentials.map((each) => {
      const credential = typeof each === 'string' ? { type: each } : each;
      return { ...IN_FORCE, number: `ZS${newId()}`, ...credential };
    }),
  };
  const { id } = await t
    .get(UnitOfWork)
    .run(inTheNameOf(officer.id), (tx) => t.get(ProvidersFacade).upsertCaregiver(tx, row));
  return { id, accountId, phone, password, name };
}
