import { newId } from '@anzhi/kernel';
import { IdentityFacade } from '@anzhi/identity';
import { RuleRuns } from '@anzhi/oversight';
import type { VisitView } from '@anzhi/visits';
import { useApp, type ApiClient } from '@test/app';
import { givenTown, type GivenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { AT_THE_DOOR, caregiverOf, givenService, givenVisit, type GivenVisit } from '@test/given/visits';

interface 命中 {
  readonly rule: string;
  readonly severity: string;
  readonly zh: string;
  readonly visitIds: readonly string[];
}

/** 报道过的真实案件（policy.md 10.4），一件一件在平台上重演：每一件都查得出来，干部看到一句话。 */
describe('杭州和上海的真实案件', () => {
  const t = useApp();
  jest.setTimeout(240_000);
  let 县区: number;
  let 审核员: ApiClient;
  let 团队: GivenTeam;

  beforeAll(async () => {
    县区 = await regionId(t, CODES.county);
    审核员 = await t.person('县区审核员', { role: 'COUNTY_REVIEWER', regionId: 县区 });
    团队 = await (await givenTown(t)).team({ staff: [{ name: '李丽' }, { name: '张敏' }] });
  });

  /** 每件案子在自己的一天。 */
  const 预约 = async (日: number, wish: { 谁?: number; 点?: string } = {}): Promise<GivenVisit> => {
    const dispatcher = await t.again(团队.dispatcher);
    const team = { ...团队, dispatcher, caregivers: [团队.caregivers[wish.谁 ?? 0]] };
    const startsAt = `2026-11-${日}T${wish.点 ?? '09:00'}:00+08:00`;
    return givenVisit(t, team, { startsAt, plannedMinutes: 60 });
  };
  const 做完 = (服务: GivenVisit, check?: object): Promise<VisitView> =>
    givenService(t, 服务, { minutes: 60, ...(check && { check }) });

  const 家属确认 = async (服务: GivenVisit): Promise<VisitView> => {
    const 家属 = await t.again(服务.household.family);
    return (await 家属.post(`/visits/${服务.id}/confirmation`).expect(201)).body as VisitView;
  };
  /** 夜里跑一遍规则，第二天干部看到的句子。 */
  const 干部看到 = async (rule: string, visitId: string): Promise<命中[]> => {
    const 当月 = t.clock.now().toISOString().slice(0, 7);
    const 下月 = new Date(Date.UTC(Number(当月.slice(0, 4)), Number(当月.slice(5)), 1))
      .toISOString()
      .slice(0, 10);
    await t.write((tx) => t.get(RuleRuns).run(tx, { kind: 'NIGHTLY', from: `${当月}-01`, to: 下月 }));
    const 干部 = await t.again(审核员);
    const { body } = await 干部.get(`/oversight/rule-hits?rule=${rule}&visitId=${visitId}`).expect(200);
    return (body as { items: 命中[] }).items;
  };
  /** 其他部门交来的名单，当月完整。 */
  const 请假名单 = async (caregiverId: string, kind: string, from: Date, to: Date): Promise<void> => {
    const id = newId(t.clock.now());
    await t.db.query(
      `INSERT INTO oversight.feed_delivery (county_id, id, feed, covers, delivered_at)
       VALUES ($1, $2, 'LEAVE', '[2026-01-01,2027-01-01)', $3)`,
      [县区, id, t.clock.now()],
    );
    await t.db.query(
      `INSERT INTO oversight.caregiver_absence (county_id, id, caregiver_id, kind, during, delivery_id)
       VALUES ($1, $2, $3, $4, tstzrange($5, $6), $7)`,
      [县区, newId(t.clock.now()), caregiverId, kind, from, to, id],
    );
  };

  it('一、杭州拱墅 2020：主管同时有管理和护理员两个账号，自己派、自己做、自己记', async () => {
    const [李丽] = 团队.caregivers;
    await t.write((tx) =>
      t
        .get(IdentityFacade)
        .grantRole(tx, 李丽.accountId, { role: 'DISPATCHER', organisationId: 团队.provider.id }),
    );
    const 服务 = await 预约(24);
    await 做完(服务);
    await 家属确认(服务);
    const [命中] = await 干部看到('R21', 服务.id);
    expect(命中).toMatchObject({ severity: 'WITHHOLD' });
    expect(命中.zh).toBe('该机构DISPATCHER兼任护理员并有1次服务，占机构当月1次的100%，超过1%。');
  });

  it('二、上海静安 2022：关掉定位，人在老家，手工签到；系统不付款，干部看到没有任何到场证明', async () => {
    const 服务 = await 预约(25);
    const 签退 = await 做完(服务, { method: 'MANUAL', reason: '手机定位打不开' });
    expect(签退.flags).toEqual(expect.arrayContaining(['UNPROVEN']));
    expect(await 家属确认(服务)).toMatchObject({ state: 'CONFIRMED' }); // 没有付款
    const [命中] = await 干部看到('R08', 服务.id);
    expect(命中.zh).toMatch(/^签到、签退都没有位置，也没有门牌码、老人代码、卡或回访来证明/);
  });

  it('三、上海静安 2022：说服老人报出代码；火车票说她在路上，付款当场被拦下', async () => {
    const 服务 = await 预约(26);
    const 一天 = 86_400_000;
    const {
      caregivers: [李丽],
    } = 团队;
    await 请假名单(
      李丽.id,
      'TRAVEL',
      new Date(服务.startsAt.getTime() - 一天),
      new Date(服务.startsAt.getTime() + 一天),
    );
    await 做完(服务);
    expect(await 家属确认(服务)).toMatchObject({ state: 'CONFIRMED' });
    const [命中] = await 干部看到('R22', 服务.id);
    expect(命中).toMatchObject({ severity: 'BLOCK' });
    expect(命中.zh).toMatch(/的服务期间，护理员正在.+（.+至.+）。$/);
  });

  it('四、上海嘉定 2020：虚拟定位软件', async () => {
    const 服务 = await 预约(27);
    await 做完(服务, { method: 'POSITION', position: { ...AT_THE_DOOR, mock: true } });
    expect(await 家属确认(服务)).toMatchObject({ state: 'CONFIRMED' });
    const [命中] = await 干部看到('R08', 服务.id);
    expect(命中).toMatchObject({ severity: 'WITHHOLD', zh: '设备报告使用了虚拟定位。' });
  });

  it('五、上海嘉定 2020：工时到顶，用自己的手机登别人的账号接着做', async () => {
    const 手机 = newId(t.clock.now());
    const 一单 = async (谁: number, 点: string): Promise<GivenVisit> => {
      const 服务 = await 预约(28, { 谁, 点 });
      const signals = { deviceId: 手机, platform: 'ANDROID' };
      await 做完(服务, { method: 'POSITION', position: AT_THE_DOOR, signals });
      await 家属确认(服务);
      return 服务;
    };
    await 一单(0, '09:00');
    const 借名 = await 一单(1, '15:00');
    const [命中] = await 干部看到('R09', 借名.id);
    expect(命中).toMatchObject({ severity: 'WITHHOLD' });
    expect(命中.zh).toBe('2026-11-28同一部手机上有2名护理员打卡，共2次服务，超过1人。');
  });

  it('六、成都郫都：签了约就算做了；在这里，没有签到签退就没有一分钟、一分钱', async () => {
    const 服务 = await 预约(29);
    t.clock.set(new Date('2026-11-30T18:00:00+08:00'));
    const 护理员 = await caregiverOf(t, 团队);
    await 护理员.post(`/visits/${服务.id}/confirmation`).expect(403);
    const 家属 = await t.again(服务.household.family);
    await 家属.post(`/visits/${服务.id}/confirmation`).expect(409);
    const [{ paid }] = await t.db.query<{ paid: number }>(
      `SELECT count(*)::int AS paid FROM entitlement.order_outcome WHERE order_id = $1 AND kind = 'CAPTURED'`,
      [服务.orderId],
    );
    expect(paid).toBe(0);
  });
});
