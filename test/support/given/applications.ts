import type { AbilityLevel } from '@anzhi/assessment';
import type { ApiClient, TestApp } from '../app';
import { givenLevel } from './assessment';
import { CODES, regionId } from './geo';
import { givenFamily, givenSenior, type GivenSenior } from './people';

/** What is applied for unless told otherwise: the national voucher, from the approval on, without a public notice. */
export const VOUCHER = 'NAT_VOUCHER';
/** Once, with a public notice of five days. */
export const RETROFIT = 'SQ_RETROFIT';
/** From the month after the approval on. */
export const EMERGENCY_CALL = 'SQ_EMERGENCY_CALL';

export interface GivenApplicant {
  readonly senior: GivenSenior;
  readonly family: ApiClient;
}

/** Seventy years old, severe functional loss, no category: the voucher is for her, the local programmes are not. */
export async function givenApplicant(
  t: TestApp,
  wish: Parameters<typeof givenSenior>[1] & { level?: AbilityLevel } = {},
): Promise<GivenApplicant> {
  const { level = 3, ...about } = wish;
  const senior = await givenSenior(t, { birthDate: '1956-03-04', ...about });
  await givenLevel(t, senior.id, level, '2026-11-02');
  return { senior, family: await givenFamily(t, senior.id) };
}

export interface Offices {
  readonly township: ApiClient;
  /** Two who decide for the county. */
  readonly county: readonly [ApiClient, ApiClient];
}

/** The offices of the demo county and of the senior's township. */
export async function givenOffices(t: TestApp, townCode: string = CODES.town): Promise<Offices> {
  const town = await regionId(t, townCode);
  const county = await regionId(t, townCode.slice(0, 6));
  return {
    township: await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: town }),
    county: [
      await t.person('县区审批甲', { role: 'COUNTY_APPROVER', regionId: county }),
      await t.person('县区审批乙', { role: 'COUNTY_APPROVER', regionId: county }),
    ],
  };
}

/** Submitted by the family over HTTP. @returns its id */
export async function givenApplication(
  { senior, family }: GivenApplicant,
  programmeCode: string = VOUCHER,
): Promise<string> {
  const { body } = await family.post('/applications', { seniorId: senior.id, programmeCode }).expect(201);
  return (body as { id: string }).id;
}

/** The same, checked by the township. */
export async function givenCheckedApplication(
  applicant: GivenApplicant,
  { township }: Offices,
  programmeCode: string = VOUCHER,
): Promise<string> {
  const id = await givenApplication(applicant, programmeCode);
  await township
    .post(`/applications/${id}/check`, { opinion: 'FOR', reason: '入户核实，情况属实' })
    .expect(201);
  return id;
}
