import { AssessmentFacade, type AbilityLevel } from '@anzhi/assessment';
import { businessDate } from '@anzhi/kernel';
import type { ApiClient, TestApp } from '../app';
import { CODES, regionId } from './geo';
import { givenAccount } from './identity';
import { givenHealthConsent, givenSenior, type GivenSenior } from './people';

/** A senior on file who has consented to being assessed. */
export async function givenAssessableSenior(
  ...[t, wish]: Parameters<typeof givenSenior>
): Promise<GivenSenior> {
  const senior = await givenSenior(t, wish);
  await givenHealthConsent(t, senior.id);
  return senior;
}

/** An ability level on file, with the consent it takes, from the day (`YYYY-MM-DD`, today unless given) on. @returns the id of the result */
export async function givenLevel(
  t: TestApp,
  seniorId: string,
  level: AbilityLevel,
  assessedOn = businessDate(t.clock.now()),
): Promise<string> {
  await givenHealthConsent(t, seniorId);
  return t.write((tx) =>
    t.get(AssessmentFacade).record(tx, { seniorId, level, assessedOn, sourceDocument: '评估报告-1' }),
  );
}

export interface GivenAssessor {
  /** Id of the registration. */
  readonly id: string;
  readonly client: ApiClient;
}

/** Everybody in a county whom an assessment takes. */
export interface AssessmentOffice {
  readonly countyId: number;
  readonly handler: ApiClient;
  readonly reviewer: ApiClient;
  readonly approver: ApiClient;
  readonly nurse: GivenAssessor;
  readonly worker: GivenAssessor;
  /** For dispute reviews. */
  readonly otherNurse: GivenAssessor;
  readonly otherWorker: GivenAssessor;
}

export async function givenAssessmentOffice(
  t: TestApp,
  countyCode: string = CODES.county,
): Promise<AssessmentOffice> {
  const countyId = await regionId(t, countyCode);
  const officer = (name: string, role: 'COUNTY_HANDLER' | 'COUNTY_REVIEWER' | 'COUNTY_APPROVER') =>
    t.person(name, { role, regionId: countyId });
  const handler = await officer('县区经办', 'COUNTY_HANDLER');
  const assessor = (name: string, medical: boolean) => givenAssessor(t, { handler, countyId, name, medical });
  return {
    countyId,
    handler,
    reviewer: await officer('县区审核', 'COUNTY_REVIEWER'),
    approver: await officer('县区审批', 'COUNTY_APPROVER'),
    nurse: await assessor('陈护士', true),
    worker: await assessor('周社工', false),
    otherNurse: await assessor('吴护士', true),
    otherWorker: await assessor('郑社工', false),
  };
}

interface AssessorWish {
  readonly handler: ApiClient;
  readonly countyId: number;
  readonly name: string;
  readonly medical: boolean;
  readonly lastDay?: string;
}

/** Registered for the county and logged in. */
export async function givenAssessor(t: TestApp, wish: AssessorWish): Promise<GivenAssessor> {
  const { handler, countyId, name, medical, lastDay = '2028-12-31' } = wish;
  const { id: accountId, phone, password } = await givenAccount(t, name);
  const { body } = await handler
    .post('/assessors', {
      ...{ phone, name, countyId, medical, lastDay },
      ...{ agency: '宿城评估中心', qualificationNumber: 'PG-3213-1', validFrom: '2026-01-01' },
    })
    .expect(201);
  return { id: (body as { id: string }).id, client: await t.login(phone, password, accountId) };
}

/** Best scores of the 26 items, in the order of the standard. */
const BEST: Readonly<Record<string, readonly number[]>> = {
  B1: [4, 4, 4, 4, 4, 4, 4, 4],
  B2: [4, 4, 4, 3],
  B3: [4, 4, 4, 4, 4, 4, 1, 1, 2],
  B4: [2, 2, 4, 3, 4],
};

/** Answers that add up to the total: points are taken away from the first items on. */
export function answersOf(total: number): { code: string; score: number }[] {
  let left = 90 - total;
  return Object.entries(BEST).flatMap(([group, scores]) =>
    scores.map((best, at) => {
      const taken = Math.min(left, best);
      left -= taken;
      return { code: `${group}.${at + 1}`, score: best - taken };
    }),
  );
}

/** A form as an assessor sends it. */
export const formOf = (total: number, wish: object = {}): object => ({
  assessedOn: '2026-11-23',
  answers: answersOf(total),
  coma: false,
  diagnoses: [],
  riskEvents: {},
  informant: 'CHILD',
  acknowledgedBy: 'SENIOR',
  evidence: [],
  ...wish,
});

export const APPOINTMENT = { scheduledFor: '2026-11-24T10:00:00+08:00', place: 'HOME' } as const;

const STAGES = ['SUBMITTED', 'SCHEDULED', 'IN_PROGRESS', 'SCORED', 'REVIEWED', 'PUBLISHED'] as const;

interface CaseWish {
  /** Somebody new unless given. */
  readonly seniorId?: string;
  /** Of the form, 50 unless given: moderate loss. */
  readonly total?: number;
  readonly form?: object;
}

export interface GivenCase {
  readonly id: string;
  readonly seniorId: string;
}

/** An assessment that has come as far as this, each step by the person whose step it is. */
export async function givenCase(
  t: TestApp,
  office: AssessmentOffice,
  until: (typeof STAGES)[number],
  { seniorId = '', total = 50, form = {} }: CaseWish = {},
): Promise<GivenCase> {
  const senior = seniorId || (await givenSenior(t)).id;
  const { handler, nurse, worker } = office;
  await givenHealthConsent(t, senior);
  const requested = await handler
    .post(`/seniors/${senior}/ability-assessments`, { reason: 'FIRST' })
    .expect(201);
  const { id } = requested.body as { id: string };
  await bring(office, id, until, { assessors: [nurse, worker], form: formOf(total, form) });
  return { id, seniorId: senior };
}

/** Brings a submitted assessment as far as this. */
export async function bring(
  { handler, reviewer, approver }: AssessmentOffice,
  id: string,
  until: (typeof STAGES)[number],
  {
    assessors: [lead, second],
    form,
    appointment = APPOINTMENT,
  }: { assessors: readonly [GivenAssessor, GivenAssessor]; form: object; appointment?: object },
): Promise<void> {
  const path = `/ability-assessments/${id}`;
  const steps = [
    () =>
      handler
        .put(`${path}/appointment`, { ...appointment, leadAssessorId: lead.id, secondAssessorId: second.id })
        .expect(200),
    () => lead.client.put(`${path}/form`, form).expect(200),
    async () => {
      await lead.client.post(`${path}/signatures`, { version: 1 }).expect(201);
      await second.client.post(`${path}/signatures`, { version: 1 }).expect(201);
    },
    () => reviewer.post(`${path}/review`, { decision: 'APPROVED' }).expect(201),
    () => approver.post(`${path}/publication`, { sourceDocument: '宿评 2026-18' }).expect(201),
  ];
  for (const step of steps.slice(0, STAGES.indexOf(until))) await step();
}
