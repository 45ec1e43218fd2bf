import { Budgets } from '../../../libs/entitlement/src/programmes/budgets/budgets';
import type { ApiClient, TestApp } from '../app';
import { givenRegion } from './geo';

/** Two people who may draft and decide for a division. */
export interface PolicyDesk {
  readonly regionId: number;
  readonly drafter: ApiClient;
  readonly approver: ApiClient;
}

export async function givenPolicyDesk(t: TestApp, divisionCode: string): Promise<PolicyDesk> {
  const { id: regionId } = await givenRegion(t, divisionCode);
  return {
    regionId,
    drafter: await t.person('政策起草', { role: 'CITY_POLICY', regionId }),
    approver: await t.person('政策审批', { role: 'CITY_ADMIN', regionId }),
  };
}

const AGE_RULE = {
  eligibility: { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 80 },
  amount: { op: 'number', id: 'amount', value: 60 },
};

/** Terms that nothing stands against: an hour a month from eighty on, for cleaning. */
export const someTerms = (terms: object = {}): object => ({
  bars: [],
  frequency: 'MONTH',
  usableFor: 'MONTH',
  enrolment: 'AUTOMATIC',
  start: 'NEXT_MONTH',
  startWithinWorkingDays: null,
  end: 'END_OF_MONTH',
  carry: null,
  noticeDays: 0,
  payment: { by: 'MINUTE' },
  rule: AGE_RULE,
  citation: '宿民〔2026〕18号第三条',
  document: null,
  funding: { centralBp: 0, provinceBp: 0, cityBp: 4000, countyBp: 6000, lotteryBp: 0, centralParam: null },
  items: [{ itemCode: 'CLEAN_ROOM', serviceKind: 'HOME' }],
  isDefault: false,
  ...terms,
});

export const someProgramme = (code: string, regionId: number, programme: object = {}): object => ({
  ...{ code, regionId, zh: '高龄保洁', en: 'Cleaning for the very old', unit: 'MINUTE', payer: 'PROGRAMME' },
  ...{ exclusiveGroup: null, choose: 'BEST_FOR_PERSON', drawOrder: 60, payerRank: 350, ...programme },
});

interface Wish {
  readonly from?: string;
  readonly to?: string;
  readonly programme?: object;
  readonly terms?: object;
}

/** Version 1 of a new programme, as a draft. @returns its path */
export async function givenDraft(
  { drafter, regionId }: PolicyDesk,
  code: string,
  { programme, terms, ...days }: Wish = {},
): Promise<string> {
  const body = { from: '2027-01-01', ...days, programme: someProgramme(code, regionId, programme) };
  await drafter.post('/programmes', { ...body, terms: someTerms(terms) }).expect(201);
  return `/programmes/${code}/versions/1`;
}

/** The same as law. @returns its path */
export async function givenLaw(desk: PolicyDesk, code: string, wish: Wish = {}): Promise<string> {
  const path = await givenDraft(desk, code, wish);
  await desk.drafter.post(`${path}/submission`).expect(200);
  await desk.approver.post(`${path}/decision`, { decision: 'APPROVED' }).expect(200);
  return path;
}

/** A value that two people gave. */
export async function givenParameter(
  { drafter, approver, regionId }: PolicyDesk,
  parameter: { name: string; value: number | object; unit: string; from: string; to?: string },
): Promise<string> {
  const body = { regionId, citation: '宿民〔2026〕18号', ...parameter };
  const { body: added } = await drafter.post('/programme-parameters', body).expect(201);
  const { id } = added as { id: string };
  await approver.post(`/programme-parameters/${id}/decision`, { decision: 'APPROVED' }).expect(200);
  return id;
}

/** So much for a programme in a county and year, approved. */
export async function givenBudget(
  t: TestApp,
  countyId: number,
  budget: { programmeCode: string; year: number; amountFen: number },
): Promise<void> {
  const drafter = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: countyId });
  const approver = await t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: countyId });
  const wish = { countyId, citation: '财预〔2026〕1号', ...budget };
  const { body } = await drafter.post('/budget-allotments', wish).expect(201);
  const path = `/budget-allotments/${(body as { id: string }).id}/decision`;
  await approver.post(path, { decision: 'APPROVED' }).expect(200);
}

export const budgets = (t: TestApp): Budgets => t.get(Budgets);
