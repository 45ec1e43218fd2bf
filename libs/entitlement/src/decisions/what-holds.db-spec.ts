import { LedgerChecks } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import {
  EMERGENCY_CALL,
  givenApplicant,
  givenCheckedApplication,
  givenOffices,
  RETROFIT,
  VOUCHER,
  type GivenApplicant,
  type Offices,
} from '@test/given/applications';
import { givenMonth, PROGRAMME } from '@test/given/entitlement';
import { givenFamily, type GivenSenior } from '@test/given/people';
import { EntitlementFacade } from '../entitlement.facade';
import type { EntitlementListDto } from '../grants/entitlements.dto';
import type { DeterminationDto, ExplainedProgrammeDto } from './determinations.dto';

const t = useApp();
const ALONE = { code: 'LIVING_ALONE', validFrom: '2026-01-01', source: '村居' } as const;
const DIBAO = { code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' } as const;
let offices: Offices;

beforeAll(async () => {
  offices = await givenOffices(t);
});

beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  offices = await givenOffices(t);
});

afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

const explained = async ({ id }: GivenSenior, by: ApiClient, period = 202611) =>
  ((await by.get(`/seniors/${id}/determinations/${period}`).expect(200)).body as DeterminationDto).programmes;
const of = (programmes: readonly ExplainedProgrammeDto[], code: string): ExplainedProgrammeDto =>
  programmes.find(({ programmeCode }) => programmeCode === code)!;

async function approved(applicant: GivenApplicant, programmeCode = VOUCHER): Promise<string> {
  const id = await givenCheckedApplication(applicant, offices, programmeCode);
  await offices.county[0].post(`/applications/${id}/approval`, {}).expect(201);
  await t.drain();
  return id;
}

describe('A decision about an application', () => {
  it('says that it was set aside, by which objection and when, and stays as it was made', async () => {
    const applicant = await givenApplicant(t, { birthDate: '1944-05-06', categories: [DIBAO] });
    const { senior, family } = applicant;
    const id = await approved(applicant, RETROFIT);
    const inNotice = of(await explained(senior, family), RETROFIT);
    expect(inNotice).toMatchObject({ grantedAmount: 300_000, givenAmount: 0 });
    expect(inNotice.holdsNow).toMatchObject([{ code: 'IN_NOTICE' }]);
    const neighbour = await t.person('邻居', { role: 'FAMILY' });
    const { body } = await neighbour
      .post(`/public-notices/${id}/objections`, { text: '房子已列入拆迁' })
      .expect(201);
    t.clock.advanceMinutes(60 * 24);
    const officer = await t.again(offices.county[0]);
    const upheld = { decision: 'UPHELD', reason: '房屋两年内拆迁' };
    await officer.post(`/objections/${(body as { id: string }).id}/decision`, upheld).expect(201);
    const again = await t.again(family);
    const after = of(await explained(senior, again), RETROFIT);
    expect(after).toMatchObject({ outcome: 'G', grantedAmount: 300_000, givenAmount: 0 });
    const number = (body as { id: string }).id.slice(-4).toUpperCase();
    expect(after.holdsNow).toEqual([
      {
        code: 'SET_ASIDE',
        zh: `本决定已于 2026-11-24 撤销：公示期间 2026-11-23 提出的异议（编号 ${number}）成立，没有发放额度。理由：房屋两年内拆迁`,
        en: expect.stringContaining(`Set aside on 2026-11-24: the objection no. ${number} of 2026-11-23`),
      },
    ]);
    const replayed = await again.get(`/seniors/${senior.id}/determinations/202611?replay=true`).expect(200);
    expect((replayed.body as DeterminationDto).replay).toMatchObject({ same: true });
  });

  it('changes nothing of what the month gave before, and says by which decision that was', async () => {
    const applicant = await givenApplicant(t, { birthDate: '1944-05-06', level: 0 });
    const { senior, family } = applicant;
    await givenMonth(t, [senior.id]);
    const before = of(await explained(senior, family), PROGRAMME);
    expect(before).toMatchObject({ grantedAmount: 120, givenAmount: 120, holdsNow: [] });
    const dibao = { ...DIBAO, validFrom: '2026-11-10' };
    await offices.township.post(`/seniors/${senior.id}/categories`, dibao).expect(201);
    await approved(applicant, RETROFIT);
    const after = of(await explained(senior, family), PROGRAMME);
    expect(after.grantedAmount).toBe(480);
    expect(after.givenAmount).toBe(120);
    expect(after.holdsNow).toMatchObject([
      { code: 'GIVEN_BEFORE', zh: expect.stringMatching(/第 1 号决定（2026-11-01 的情况）/) },
    ]);
  });
});

describe('What a person reads', () => {
  /** Of every programme of the demo city, in the first month and the one after it. */
  it('leads from the amount that was decided to the sum of the lots, whatever the programme', async () => {
    const people = [
      await givenApplicant(t, { birthDate: '1944-05-06', categories: [DIBAO, ALONE] }),
      await givenApplicant(t, { birthDate: '1934-05-06', level: 4, categories: [DIBAO] }),
      await givenApplicant(t, { birthDate: '1956-05-06' }),
    ];
    const seniorIds = people.map(({ senior }) => senior.id);
    await t.write((tx) => t.get(EntitlementFacade).issueTo(tx, { period: 202611, seniorIds }));
    for (const applicant of people)
      for (const code of [VOUCHER, RETROFIT, EMERGENCY_CALL, 'SQ_MEALS']) await tried(applicant, code);
    t.clock.set(new Date('2026-12-01T09:00:00+08:00'));
    await t.drain();
    await t.write((tx) => t.get(EntitlementFacade).issueTo(tx, { period: 202612, seniorIds }));
    const seen = new Set<string>();
    for (const { senior } of people) {
      const family = await givenFamily(t, senior.id);
      for (const period of [202611, 202612]) {
        const sums = await lotSums(senior, period);
        for (const each of await explained(senior, family, period)) {
          expect([each.programmeCode, each.givenAmount]).toEqual([
            each.programmeCode,
            sums.get(each.programmeCode) ?? 0,
          ]);
          if (each.givenAmount !== each.grantedAmount) expect(each.holdsNow).not.toEqual([]);
          if (each.givenAmount > 0) seen.add(each.programmeCode);
        }
      }
    }
    expect([...seen].sort()).toEqual(
      [VOUCHER, 'SQ_CARE_VISITS', EMERGENCY_CALL, PROGRAMME, 'SQ_MEALS', RETROFIT].sort(),
    );
  }, 120_000);

  it('says of a lot that was given again why it is not the amount that was decided', async () => {
    const applicant = await givenApplicant(t, { categories: [DIBAO], level: 0 });
    const { senior, family } = applicant;
    await givenMonth(t, [senior.id]);
    const order = { kind: 'SUSPEND', programmeCode: PROGRAMME, from: '2026-11-23', reason: '资格存疑' };
    const { body } = await offices.county[0].post(`/seniors/${senior.id}/stops`, order).expect(201);
    expect(of(await explained(senior, family), PROGRAMME).holdsNow).toMatchObject([
      { code: 'STOPPED_SINCE' },
    ]);
    await offices.county[1]
      .post(`/stops/${(body as { id: string }).id}/lifting`, { reason: '弄错' })
      .expect(201);
    const { givenAmount, grantedAmount, holdsNow } = of(await explained(senior, family), PROGRAMME);
    expect([givenAmount, holdsNow.map(({ code }) => code)]).toEqual([grantedAmount, ['GIVEN_AGAIN']]);
    const { items } = (await family.get(`/seniors/${senior.id}/entitlements`).expect(200))
      .body as EntitlementListDto;
    const restored = items.find(({ kind }) => kind === 'RESTORED')!;
    expect(restored.reasonZh).toContain('其中因停发失效的 480 分钟，停发撤销后在此补还。');
  });
});

/** Applied for and approved where the rules allow it, and granted when the notice is over. */
async function tried(applicant: GivenApplicant, programmeCode: string): Promise<void> {
  const id = await givenCheckedApplication(applicant, offices, programmeCode);
  await offices.county[0].post(`/applications/${id}/approval`, {});
  await t.drain();
}

/** What lies in the month's own lots, by programme. */
async function lotSums({ id }: GivenSenior, period: number): Promise<Map<string, number>> {
  const rows = await t.db.query<{ code: string; amount: number }>(
    `SELECT p.code, sum(g.amount)::bigint AS amount FROM entitlement.benefit_grant g
       JOIN entitlement.programme p ON p.id = g.programme_id
      WHERE g.senior_id = $1 AND g.period IN ($2, 0) GROUP BY p.code`,
    [id, period],
  );
  return new Map(rows.map(({ code, amount }) => [code, amount]));
}
