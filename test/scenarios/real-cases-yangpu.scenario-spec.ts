import { AssessmentFacade } from '@anzhi/assessment';
import { useApp, type ApiClient } from '@test/app';
import {
  answersOf,
  bring,
  formOf,
  givenAssessableSenior,
  givenAssessmentOffice,
  givenCase,
  type AssessmentOffice,
  type GivenAssessor,
} from '@test/given/assessment';
import { CODES } from '@test/given/geo';
import { csvOf, givenAppliedImport } from '@test/given/imports';
import type { GivenSenior } from '@test/given/people';
import { FraudStage } from '@test/given/real-cases';
import { caregiverOf } from '@test/given/visits';

interface 抽取 {
  readonly frame: number;
  readonly drawn: number;
  readonly lower: number;
  readonly units: readonly { readonly assessmentId: string; readonly recheckId: string | null }[];
}

/**
 * 上海杨浦2020：老人在评估师面前装作失能，后来有人在健身房看见他（policy.md 10.4）。在这里他的活动记录说话，随机抽中的复评
 * 由别的评估师来做。成都郫都：签了合同就算做了。
 */
describe('上海杨浦和成都郫都的案件', () => {
  const t = useApp();
  jest.setTimeout(120_000);
  const 场景 = new FraudStage(t);
  let 评估办: AssessmentOffice;
  let 老赵: GivenSenior;
  let 评估号: string;

  const 重新登录 = async (谁: GivenAssessor): Promise<GivenAssessor> => ({
    id: 谁.id,
    client: await t.again(谁.client),
  });
  /** 时间到了：登录只管十五分钟。 */
  async function 时间到(moment: string): Promise<void> {
    t.clock.set(new Date(moment));
    const 办事员 = async (谁: ApiClient): Promise<ApiClient> => t.again(谁);
    评估办 = {
      ...评估办,
      handler: await 办事员(评估办.handler),
      reviewer: await 办事员(评估办.reviewer),
      approver: await 办事员(评估办.approver),
      otherNurse: await 重新登录(评估办.otherNurse),
      otherWorker: await 重新登录(评估办.otherWorker),
    };
  }
  const 等级 = async (): Promise<number | undefined> =>
    t.get(AssessmentFacade).levelOn(t.db, 老赵.id, t.clock.now().toISOString().slice(0, 10));

  beforeAll(async () => {
    await 场景.open([{ name: '李丽' }]);
    评估办 = await givenAssessmentOffice(t);
    老赵 = await givenAssessableSenior(t, { name: '赵德福' });
    评估号 = (await givenCase(t, 评估办, 'PUBLISHED', { seniorId: 老赵.id, total: 35 })).id;
  });

  it('一、评为重度失能，当月三天进了健身房：干部看到两者对不上', async () => {
    expect(await 等级()).toBe(3);
    await 时间到('2026-11-29T09:00:00+08:00');
    const 场馆 = (日: string) => [
      ...[老赵.identityNumber, CODES.county, '2026-11-01', '2026-11-30', '体育场馆', `2026-11-${日}`],
    ];
    const 记录 = csvOf(
      ['身份证号', '县区', '数据起始日', '数据截止日', '类别', '日期'],
      ...['25', '26', '28'].map(场馆),
    );
    await givenAppliedImport(t, 评估办.handler, 'oversight.activities', 记录);
    const [命中] = await 场景.reads('R36', { subjectId: 老赵.id });
    expect(命中).toMatchObject({
      ...{ variant: 'TOO_ACTIVE', severity: 'SCORE' },
      zh: '老人2026-11-23评估为重度失能，当月却有3日的体育场馆记录，达到3日：请安排重新评估。',
      en: 'The senior was assessed on 2026-11-23 as having a severe loss, and has records of sport on 3 days of the month; 3 or more do not fit: have him assessed again.',
    });
    expect(await 等级()).toBe(3); // 疑点不减待遇
  });

  it('二、评估后随机复评：抽中谁谁也选不了，由另外两名评估师来做，装不下去', async () => {
    const 督查员 = await t.person('县区督查员', { role: 'COUNTY_INSPECTOR', regionId: 场景.countyId });
    const 当天 = { countyId: 场景.countyId, from: '2026-11-23', lastDay: '2026-11-23' };
    const 抽 = (await 督查员.post('/assessment-rechecks', 当天).expect(201)).body as 抽取;
    expect(抽).toMatchObject({ frame: 1, drawn: 1 });
    const [{ assessmentId, recheckId }] = 抽.units;
    expect(assessmentId).toBe(评估号);
    const assessors = [评估办.otherNurse, 评估办.otherWorker] as const;
    const form = formOf(90, { assessedOn: '2026-11-29', answers: answersOf(90) });
    await 时间到('2026-11-24T09:00:00+08:00');
    expect(recheckId).not.toBeNull();
    await 时间到('2026-11-29T09:10:00+08:00');
    await bring(评估办, recheckId!, 'PUBLISHED', {
      assessors,
      form,
      appointment: { scheduledFor: '2026-11-29T10:00:00+08:00', place: 'HOME' },
    });
    const 命中 = await 场景.reads('R36', { subjectId: 老赵.id });
    expect(命中.find(({ variant }) => variant === 'LOWER_AT_RE_CHECK')).toMatchObject({
      severity: 'SCORE',
      zh: '老人2026-11-23评估为重度失能；抽中复评，2026-11-29由另外两名评估师评为能力完好，低3级。',
      en: 'The senior was assessed on 2026-11-23 as having a severe loss; drawn for a re-check, two other assessors found no loss on 2026-11-29: 3 lower.',
    });
    expect(await 等级()).toBe(0);
  });

  it('三、成都郫都：签了约就算做了；在这里，没有签到签退就没有一分钟、一分钱', async () => {
    t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
    const 服务 = await 场景.book({ day: 30 });
    t.clock.set(new Date('2026-11-30T18:00:00+08:00'));
    const 护理员 = await caregiverOf(t, 场景.team);
    await 护理员.post(`/visits/${服务.id}/confirmation`).expect(403);
    const 家属 = await t.again(服务.household.family);
    await 家属.post(`/visits/${服务.id}/confirmation`).expect(409);
    expect(await 场景.paidMinutes(服务)).toBe(0);
  });
});
