import { MonthChecks } from '../../libs/oversight/src/sampling/month-checks';
import { useApp } from '@test/app';
import { bookingOf } from '@test/given/ordering';
import { FraudStage } from '@test/given/real-cases';
import { AT_THE_DOOR, caregiverOf, type GivenVisit } from '@test/given/visits';

interface 任务 {
  readonly id: string;
  readonly visitId: string;
}

/**
 * 杭州拱墅“重阳分”2020（policy.md 10.4）：主管同时有管理和护理员两个账号；“做1小时刷2小时”；以回访名义上门；对老人说
 * 积分月底清零，一次刷完。在这里一件一件重演，每一件都查得出来，干部看到一句话。
 */
describe('杭州拱墅的案件', () => {
  const t = useApp();
  jest.setTimeout(120_000);
  const 场景 = new FraudStage(t);

  beforeAll(() => 场景.open([{ name: '李丽' }, { name: '张敏' }, { name: '王芳' }]));

  it('一、一个人两个账号：主管账号派单，护理员账号接单、做、记', async () => {
    await t.person('李丽', { role: 'DISPATCHER', organisationId: 场景.team.provider.id });
    const 服务 = await 场景.book({ day: 24 });
    await 场景.serve(服务);
    await 场景.confirm(服务);
    const [命中] = await 场景.reads('R21', { visitId: 服务.id });
    expect(命中).toMatchObject({
      severity: 'WITHHOLD',
      zh: '该机构调度员兼任护理员并有1次服务；管理人员合计1次，占机构当月1次的100%，超过1%。',
      en: "The provider's dispatcher also serves as a caregiver (visits: 1); its desk served 1 of its 1 visits in the month, 100 %, over 1 %.",
    });
  });

  describe('二、做1小时，刷2小时', () => {
    it('一小时就签退：只记一小时，只付一小时，差得太多先不付', async () => {
      const 服务 = await 场景.book({ day: 25, minutes: 120, caregiver: 1 });
      expect(await 场景.serve(服务)).toMatchObject({ actualMinutes: 60 });
      const [命中] = await 场景.reads('R06', { visitId: 服务.id });
      expect(命中).toMatchObject({
        ...{ variant: 'UNDER_PLAN', severity: 'WITHHOLD' },
        zh: '计划120分钟，实际60分钟，只有计划的50%，低于70%。',
        en: '120 minutes were planned and 60 served: 50 % of the plan, under 70 %.',
      });
    });

    it('一小时就走，到点在路上签退：签退的位置说人早已离开', async () => {
      const 服务 = await 场景.book({ day: 26, minutes: 120, caregiver: 1 });
      const 回家路上 = { ...AT_THE_DOOR, latitude: 33.99 };
      const 位置 = { IN: AT_THE_DOOR, OUT: 回家路上 };
      await 场景.serveWith(服务, (end) => [{ method: 'POSITION', position: 位置[end] }], 120);
      expect(await 场景.confirm(服务)).toBe('CONFIRMED');
      expect(await 场景.paidMinutes(服务)).toBe(0);
      const 命中 = await 场景.reads('R07', { visitId: 服务.id });
      expect(命中.find(({ variant }) => variant === 'LEFT_FROM_FAR')).toMatchObject({
        severity: 'WITHHOLD',
        zh: '签退位置离家3202米（精度10米），超过500米：人已先走，到点才签退。',
        en: 'The check-out was 3202 m from home (accuracy 10 m), over 500 m: gone before, checked out on time.',
      });
    });

    it('手机留在老人家里，到点代签：别的单位打电话回访，老人说只来了一小时', async () => {
      const 服务 = await 场景.book({ day: 27, minutes: 120, caregiver: 2 });
      await 场景.serve(服务, undefined, 120);
      expect(await 场景.confirm(服务)).toBe('VERIFIED');
      const 回访员 = await t.person('热线回访员', { role: 'CALL_CENTER', regionId: 场景.countyId });
      await t.write((tx) => t.get(MonthChecks).fill(tx, 场景.countyId, 202611));
      const { items } = (await 回访员.get('/oversight/audit-tasks').expect(200)).body as { items: 任务[] };
      const 这次 = items.find(({ visitId }) => visitId === 服务.id)!; // 首次上门必回访
      const 结果 = { outcome: 'SHORT', minutes: 60, note: '老人说做了一个钟头就走了' };
      const 路径 = `/oversight/audit-tasks/${这次.id}/result`;
      // 机构自己不能回访：既看不到任务，也不能填结果
      await (await t.again(场景.team.dispatcher)).get('/oversight/audit-tasks').expect(403);
      await (await t.again(场景.team.dispatcher)).post(路径, { outcome: 'CONFIRMED' }).expect(403);
      await 回访员.post(路径, 结果).expect(201);
      const [命中] = await 场景.reads('R25', { visitId: 服务.id });
      expect(命中).toMatchObject({
        ...{ variant: 'SHORTER', severity: 'WITHHOLD' },
        zh: '回访称这次服务少了60分钟，而记录为120分钟。',
        en: 'In the call-back it was said that 60 of the 120 minutes on record were not served.',
      });
      const 审核员 = await t.person('县区审核员', { role: 'COUNTY_REVIEWER', regionId: 场景.countyId });
      const { items: 案件 } = (await 审核员.get('/oversight/cases').expect(200)).body as {
        items: { summary: string }[];
      };
      expect(案件.map(({ summary }) => summary)).toContain('电话回访：老人称服务少了60分钟');
    });
  });

  it('三、以回访名义上门：没有家里的预约就没有单，没有单就没有一分钟', async () => {
    const 服务 = await 场景.book({ day: 28, caregiver: 1 });
    const { senior } = 服务.household;
    const 预约 = await bookingOf(t, senior, { startsAt: '2026-11-29T15:00:00+08:00', plannedMinutes: 60 });
    const 主管 = await t.again(场景.team.dispatcher);
    const 护理员 = await caregiverOf(t, 服务.team);
    for (const 谁 of [主管, 护理员]) await 谁.post('/orders', 预约).expect(403);
    // 提前一天“回访”，顺手在明天的单上签到：签不上
    t.clock.set(new Date('2026-11-27T15:00:00+08:00'));
    const 今天 = { method: 'POSITION', position: AT_THE_DOOR, deviceAt: t.clock.now().toISOString() };
    const 签到 = await (
      await caregiverOf(t, 服务.team)
    )
      .post(`/visits/${服务.id}/check-in`, 今天)
      .expect(422);
    expect(签到.body).toMatchObject({ code: 'visits.too-early' });
    expect(await 场景.paidMinutes(服务)).toBe(0);
  });

  it('四、对老人说月底清零，最后三天一次刷完', async () => {
    const 头一次 = await 场景.book({ day: 28, at: '14:00', minutes: 120, caregiver: 2 });
    const 家里 = 头一次.household;
    const 后一次: GivenVisit = await 场景.book({ day: 30, minutes: 120, caregiver: 2, household: 家里 });
    for (const 服务 of [头一次, 后一次]) await 场景.serve(服务, undefined, 120);
    const [命中] = await 场景.reads('R16', { subjectId: 家里.senior.id });
    expect(命中).toMatchObject({
      ...{ variant: 'SENIOR', severity: 'SCORE' },
      zh: '老人当月240分钟中有240分钟用在最后三日，占100%，超过40%。',
      en: "Of the senior's 240 minutes 240 were used in the last three days of the month: 100 %, over 40 %.",
    });
  });
});
