import { useApp } from '@test/app';
import {
  givenApplicant,
  givenCheckedApplication,
  givenOffices,
  VOUCHER,
  type GivenApplicant,
  type Offices,
} from '@test/given/applications';
import { useClient } from '@test/client';
import { givenMonth, PROGRAMME } from '@test/given/entitlement';
import { CODES } from '@test/given/geo';
import { givenLaw, givenPolicyDesk } from '@test/given/programmes';
import type { DeterminationDto } from '../decisions/determinations.dto';
import type { PreviewDto } from './application.dto';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
const DIBAO = { code: 'DIBAO' as const, validFrom: '2026-01-01', source: '低保数据' };
const START = new Date('2026-11-23T09:00:00+08:00');
/** Of the same group, asked for as well, worth less than the voucher. */
const OTHER = 'SQ-CLEANING';
let offices: Offices;

beforeAll(async () => {
  t.clock.set(new Date('2026-11-20T09:00:00+08:00'));
  const desk = await givenPolicyDesk(t, CODES.city);
  const programme = { exclusiveGroup: 'HOME_CARE', choose: 'PERSON_CHOICE', zh: '居家保洁', en: 'Cleaning' };
  const rule = {
    eligibility: { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 60 },
    amount: { op: 'number', id: 'amount', value: 60 },
  };
  await givenLaw(desk, OTHER, { from: '2026-11-21', programme, terms: { enrolment: 'APPLICATION', rule } });
});

beforeEach(async () => {
  t.clock.set(START);
  offices = await givenOffices(t);
});

async function approved(applicant: GivenApplicant, programmeCode: string): Promise<void> {
  const id = await givenCheckedApplication(applicant, offices, programmeCode);
  await offices.county[0].post(`/applications/${id}/approval`, {}).expect(201);
  await t.drain();
}

async function at(instant: string, applicant: GivenApplicant): Promise<GivenApplicant> {
  t.clock.set(new Date(instant));
  await t.drain();
  return { ...applicant, family: await t.again(applicant.family) };
}

const choicesOf = async ({ senior }: GivenApplicant): Promise<[string, string][]> =>
  (
    await t.db.query<{ code: string; valid: string }>(
      `SELECT p.code, c.valid::text AS valid FROM entitlement.programme_choice c
         JOIN entitlement.programme p ON p.id = c.programme_id WHERE c.senior_id = $1 ORDER BY c.number`,
      [senior.id],
    )
  ).map((choice) => [choice.code, choice.valid]);
const grantsOf = async ({ senior }: GivenApplicant): Promise<[number, string][]> =>
  (
    await t.db.query<{ period: number; code: string }>(
      `SELECT g.period, p.code FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.senior_id = $1 AND p.exclusive_group = 'HOME_CARE' ORDER BY g.period, p.code`,
      [senior.id],
    )
  ).map(({ period, code }) => [period, code]);
const whyNot = async ({ senior, family }: GivenApplicant, period: number, code: string) => {
  const { body } = await family.get(`/seniors/${senior.id}/determinations/${period}`).expect(200);
  return (body as DeterminationDto).programmes.find(({ programmeCode }) => programmeCode === code)!.whyNot;
};

describe('An approval in a group that the person chooses from', () => {
  it('is the choice, from the first day of the benefit on, made by whoever applied', async () => {
    const applicant = await givenApplicant(t);
    await approved(applicant, OTHER);
    expect(await choicesOf(applicant)).toEqual([[OTHER, '[2026-12-01,)']]);
    const [{ by }] = await t.db.query<{ by: string }>(
      'SELECT chosen_by AS by FROM entitlement.programme_choice WHERE senior_id = $1',
      [applicant.senior.id],
    );
    expect(by).toBe(applicant.family.accountId);
  });

  it('gives what was applied for, also where another one would be worth more', async () => {
    const applicant = await givenApplicant(t, { categories: [DIBAO] });
    const preview = `/seniors/${applicant.senior.id}/application-preview?programmeCode=${OTHER}`;
    const { body } = await applicant.family.get(preview).expect(200);
    expect((body as PreviewDto).sentencesZh.join()).not.toContain('同类项目');
    await approved(applicant, OTHER);
    const later = await at('2026-12-01T09:00:00+08:00', applicant);
    expect(await givenMonth(t, [later.senior.id], 202612)).toBe(0);
    expect(await grantsOf(later)).toEqual([[202612, OTHER]]);
    expect(await whyNot(later, 202612, PROGRAMME)).toEqual({
      code: 'OTHER_CHOSEN',
      zh: '同类项目只能享受一项，按本人选择享受“居家保洁”',
      en: 'Only one programme of the group is granted: “Cleaning”, which the senior chose',
    });
  });

  it('switches from one to another by a second application, when the months granted are over', async () => {
    const applicant = await givenApplicant(t);
    await approved(applicant, VOUCHER);
    expect(await grantsOf(applicant)).toEqual([[202611, VOUCHER]]);
    await approved(applicant, OTHER);
    expect(await choicesOf(applicant)).toEqual([
      [VOUCHER, '[2026-11-23,2026-12-01)'],
      [OTHER, '[2026-12-01,)'],
    ]);
    const later = await at('2026-12-01T09:00:00+08:00', applicant);
    expect(await grantsOf(later)).toEqual([
      [202611, VOUCHER],
      [202612, OTHER],
    ]);
    expect(await whyNot(later, 202612, VOUCHER)).toMatchObject({
      zh: '同类项目只能享受一项，按本人选择享受“居家保洁”',
    });
  });

  it('begins in no month for which the group has given another benefit already', async () => {
    const applicant = await givenApplicant(t, { categories: [DIBAO] });
    await givenMonth(t, [applicant.senior.id]);
    await approved(applicant, VOUCHER);
    expect(await choicesOf(applicant)).toEqual([[VOUCHER, '[2026-12-01,)']]);
    expect(await grantsOf(applicant)).toEqual([[202611, PROGRAMME]]);
    const later = await at('2026-12-01T09:00:00+08:00', applicant);
    expect(await grantsOf(later)).toEqual([
      [202611, PROGRAMME],
      [202612, VOUCHER],
    ]);
  });
});

describe('A decision in such a group', () => {
  it('says when nothing was chosen', async () => {
    const applicant = await givenApplicant(t, { categories: [DIBAO] });
    await approved(applicant, VOUCHER);
    await owner.query('DELETE FROM entitlement.programme_choice WHERE senior_id = $1', [applicant.senior.id]);
    expect(await whyNot(applicant, 202612, VOUCHER)).toMatchObject({
      code: 'OTHER_CHOSEN',
      zh: '同类项目只能享受一项，本人没有可享受的选择，按对本人更有利享受“宿迁市政府购买居家养老上门服务（演示默认）”',
    });
  });
});
