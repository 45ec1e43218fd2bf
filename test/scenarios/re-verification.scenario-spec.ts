import { checkLedger } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenMonth, PROGRAMME } from '@test/given/entitlement';
import { givenUpload } from '@test/given/files';
import { CODES, regionId } from '@test/given/geo';
import { givenHousehold, type GivenHousehold } from '@test/given/ordering';
import { givenSenior, type GivenSenior } from '@test/given/people';
import { givenLaw, givenPolicyDesk, someTerms, type PolicyDesk } from '@test/given/programmes';

interface 任务 {
  id: string;
  seniorId: string;
  seniorName: string;
  state: string;
  claim: string;
  noticeUntil: string | null;
  overdue: boolean;
  steps: { event: string; role: string; fileId: string | null }[];
}
interface 停发 {
  id: string;
  kind: string;
  reason: string;
  state: string;
  from: string;
  noticeZh: string;
}
interface 复核 {
  id: string;
  state: string;
  counts: Record<string, number>;
}

const t = useApp();

describe('双庄街道居家养老资格复核', () => {
  let 经办: ApiClient;
  let 协理甲: ApiClient;
  let 协理乙: ApiClient;
  let 审核: ApiClient;
  let 审批: ApiClient;
  let 各家: GivenHousehold[];
  let 县区: number;
  let 镇街: number;
  let 复核号: string;

  /** 时间到了：登录只管十五分钟，所以每个人都重新登录。 */
  async function 时间到(moment: string): Promise<void> {
    t.clock.set(new Date(moment));
    await t.drain();
    [经办, 协理甲, 协理乙, 审核, 审批] = await Promise.all(
      [经办, 协理甲, 协理乙, 审核, 审批].map((person) => t.again(person)),
    );
    各家 = await Promise.all(各家.map(async (家) => ({ ...家, family: await t.again(家.family) })));
  }

  const 看复核 = async (): Promise<复核> => (await 经办.get(`/campaigns/${复核号}`).expect(200)).body as 复核;
  const 任务单 = async (谁: ApiClient = 协理甲): Promise<任务[]> =>
    ((await 谁.get(`/campaign-tasks?campaignId=${复核号}`).expect(200)).body as { items: 任务[] }).items;
  const 这家 = async ({ senior }: GivenHousehold): Promise<任务> =>
    (await 任务单(经办)).find(({ seniorId }) => seniorId === senior.id)!;
  const 停发情况 = async ({ senior, family }: GivenHousehold): Promise<停发[]> =>
    ((await family.get(`/stops?seniorId=${senior.id}`).expect(200)).body as { items: 停发[] }).items;
  const 可用时长 = async ({ senior, family }: GivenHousehold, period: number): Promise<number> =>
    (
      (await family.get(`/seniors/${senior.id}/entitlements?period=${period}`).expect(200)).body as {
        leftMinutes: number;
      }
    ).leftMinutes;

  beforeAll(async () => {
    县区 = await regionId(t, CODES.county);
    镇街 = await regionId(t, CODES.town);
    经办 = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: 县区 });
    协理甲 = await t.person('协理员甲', { role: 'VILLAGE_HELPER', regionId: 镇街 });
    协理乙 = await t.person('协理员乙', { role: 'VILLAGE_HELPER', regionId: 镇街 });
    审核 = await t.person('县区审核', { role: 'COUNTY_REVIEWER', regionId: 县区 });
    审批 = await t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: 县区 });
    各家 = [];
    for (const name of ['张桂兰', '李长根', '王秀英', '赵德福']) 各家.push(await givenHousehold(t, { name }));
    await givenMonth(
      t,
      各家.map(({ senior }) => senior.id),
      202612,
    );
  });

  afterEach(async () => {
    expect(await checkLedger(t.db)).toEqual([]);
  });

  it('一、县区确定复核对象：只有领取待遇的人，之后来的不算', async () => {
    await givenSenior(t, { name: '没有待遇', birthDate: '1966-01-01' });
    const 计划 = { title: '居家养老资格复核', countyId: 县区, townshipIds: [镇街], dueOn: '2026-12-10' };
    const { body } = await 经办.post('/campaigns', { ...计划, programmeCodes: [PROGRAMME] }).expect(201);
    复核号 = (body as 复核).id;
    expect(body).toMatchObject({ state: 'SELECTING' });
    await 经办.post(`/campaigns/${复核号}/start`).expect(409);
    await t.drain();
    expect(await 看复核()).toMatchObject({ state: 'READY', counts: { total: 4, open: 4 } });
    expect(await 任务单()).toEqual([]);
    await 经办.post(`/campaigns/${复核号}/start`).expect(200);
    await givenHousehold(t, { name: '后来的' });
    expect(await 任务单()).toHaveLength(4);
  });

  it('二、村居领取任务入户核查，一户只由一人去；三户属实', async () => {
    const 外县 = await t.person('外县经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.otherCounty),
    });
    const [张家, 李家, 王家] = 各家;
    const { id } = await 这家(张家);
    await 外县.get(`/campaign-tasks/${id}`).expect(404);
    await 协理甲.post(`/campaign-tasks/${id}/assignment`).expect(200);
    const 属实 = { outcome: 'CONFIRMED', note: '见到本人，情况属实' };
    expect((await 协理乙.post(`/campaign-tasks/${id}/outcome`, 属实).expect(409)).body).toMatchObject({
      code: 'entitlement.campaign-task-taken',
    });
    for (const 家 of [张家, 李家, 王家])
      await 协理甲.post(`/campaign-tasks/${(await 这家(家)).id}/outcome`, 属实).expect(200);
    expect(await 看复核()).toMatchObject({ counts: { total: 4, open: 1, confirmed: 3 } });
    expect(await 停发情况(张家)).toEqual([]);
  });

  it('三、没有见到赵爷爷：先告知家属，告知期内谁也不能暂停', async () => {
    const 赵家 = 各家[3];
    const { id } = await 这家(赵家);
    const { fileId } = await givenUpload(协理甲);
    const 未见 = { outcome: 'NOT_FOUND', note: '两次上门无人，邻居说去了外地', fileId };
    const { body } = await 协理甲.post(`/campaign-tasks/${id}/outcome`, 未见).expect(200);
    expect(body).toMatchObject({ state: 'NOTICED', noticeUntil: '2026-12-03', seniorName: '赵*福' });
    await 经办.get(`/campaign-tasks/${id}/evidence/${fileId}`).expect(200);
    const 暂停 = { decision: 'STOP', reason: '多次上门未见' };
    expect((await 审核.post(`/campaign-tasks/${id}/decision`, 暂停).expect(409)).body).toMatchObject({
      code: 'entitlement.campaign-notice-runs',
    });
    const [event] = await t.db.query<{ rooms: string[] }>(
      `SELECT rooms FROM platform.outbox WHERE type = 'entitlement.campaign-task-moved.v1'
          AND payload->>'state' = 'NOTICED'
       UNION SELECT rooms FROM platform.event WHERE type = 'entitlement.campaign-task-moved.v1'
          AND payload->>'state' = 'NOTICED'`,
    );
    expect(event.rooms).toContain(`senior:${赵家.senior.id}`);
  });

  it('四、告知期满，另一人决定暂停；家属收到通知，看得到理由和申诉期限', async () => {
    await 时间到('2026-12-04T09:00:00+08:00');
    const 赵家 = 各家[3];
    const { id } = await 这家(赵家);
    await 审核
      .post(`/campaign-tasks/${id}/decision`, { decision: 'STOP', reason: '多次上门未见' })
      .expect(200);
    expect(await 这家(赵家)).toMatchObject({ state: 'STOPPED', claim: 'STOPPED' });
    const [停] = await 停发情况(赵家);
    expect(停).toMatchObject({
      kind: 'SUSPEND',
      reason: 'CAMPAIGN',
      from: '2026-12-04',
      state: 'IN_FORCE',
    });
    expect(停.noticeZh).toMatch(/资格复核.*未见到老人.*暂停.*申诉/);
    expect(await 可用时长(赵家, 202612)).toBe(0);
    expect(await givenMonth(t, [赵家.senior.id], 202701)).toBe(0);
    const { body } = await 经办.get(`/campaigns/${复核号}/progress`).expect(200);
    expect(body).toMatchObject({
      lines: [{ regionId: 镇街, total: 4, confirmed: 3, stopped: 1, restored: 0 }],
    });
  });

  it('五、家属申诉，没有经手的人撤销：作废的还回来，少发的月份补上', async () => {
    await 时间到('2026-12-10T09:00:00+08:00');
    const [停] = await 停发情况(各家[3]);
    await 各家[3].family.post(`/stops/${停.id}/appeal`, { reason: '住在女儿家，有居住证' }).expect(201);
    expect(await 这家(各家[3])).toMatchObject({ claim: 'APPEALED' });
    await 时间到('2027-02-05T09:00:00+08:00');
    const 撤销 = { decision: 'LIFTED', reason: '视频核实为本人' };
    await 审核.post(`/stops/${停.id}/appeal-decision`, 撤销).expect(403);
    await 审批.post(`/stops/${停.id}/appeal-decision`, 撤销).expect(201);
    const 补发 = await t.db.query<{ kind: string; period: number; amount: number }>(
      `SELECT kind, period, amount FROM entitlement.benefit_grant
        WHERE senior_id = $1 AND kind <> 'MONTHLY' AND granted_at >= '2027-02-01' ORDER BY period, kind`,
      [各家[3].senior.id],
    );
    expect(补发).toEqual([
      { kind: 'RESTORED', period: 202612, amount: 480 },
      { kind: 'BACK_PAY', period: 202701, amount: 480 },
      { kind: 'SUPPLEMENT', period: 202702, amount: 480 },
    ]);
    expect(await 这家(各家[3])).toMatchObject({ state: 'STOPPED', claim: 'RESTORED' });
  });

  it('六、每户都有了结论，复核结束', async () => {
    await 经办.post(`/campaigns/${复核号}/closing`).expect(200);
    expect(await 看复核()).toMatchObject({
      state: 'CLOSED',
      counts: { total: 4, open: 0, confirmed: 3, stopped: 0, restored: 1 },
    });
  });
});

describe('降低年龄门槛，批准以前先试算', () => {
  const 保洁 = 'AGED_CLEANING';
  let 政策: PolicyDesk;
  let 县区: number;
  let 外县: ApiClient;
  let 试算号: string;
  let 七十二岁: GivenSenior;

  const 门槛 = (age: number): object => ({
    rule: {
      eligibility: { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: age },
      amount: { op: 'number', id: 'amount', value: 60 },
    },
  });
  const 试算 = async (): Promise<{ id: string; root: string; state: string; percent: number }> => {
    const draft = { programmeCode: 保洁, version: 2 };
    const planned = await 政策.drafter.post('/what-ifs', { draft, period: 202701 }).expect(201);
    const { id } = planned.body as { id: string };
    await t.drain();
    return (await 政策.drafter.get(`/what-ifs/${id}`).expect(200)).body as never;
  };

  beforeAll(async () => {
    t.clock.set(new Date('2026-12-20T09:00:00+08:00'));
    政策 = await givenPolicyDesk(t, CODES.otherCounty);
    县区 = 政策.regionId;
    外县 = await t.person('外县审核', {
      role: 'COUNTY_REVIEWER',
      regionId: await regionId(t, CODES.county),
    });
    const townCode = CODES.otherCountysTown;
    await givenSenior(t, { name: '孙八十', birthDate: '1944-05-06', townCode });
    七十二岁 = await givenSenior(t, { name: '周七二', birthDate: '1954-05-06', townCode });
    await givenSenior(t, { name: '吴六十', birthDate: '1966-05-06', townCode });
    await givenLaw(政策, 保洁, { from: '2026-12-21', terms: 门槛(80) });
    await 政策.drafter
      .post(`/programmes/${保洁}/versions`, { from: '2027-03-01', terms: someTerms(门槛(70)) })
      .expect(201);
  });

  it('一、按当时所知的事实重算一个月，不发放任何待遇', async () => {
    const 完成 = await 试算();
    试算号 = 完成.id;
    expect(完成).toMatchObject({
      state: 'DONE',
      percent: 100,
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const granted = await t.db.query(
      `SELECT FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id WHERE p.code = $1`,
      [保洁],
    );
    expect(granted).toEqual([]);
  });

  it('二、谁增加、谁减少、花多少、各级各出多少，一目了然', async () => {
    const { body } = await 政策.drafter.get(`/what-ifs/${试算号}/summary?by=PROGRAMME`).expect(200);
    const { lines } = body as { lines: { key: string }[] };
    expect(lines.find(({ key }) => key === 保洁)).toMatchObject({
      ...{ gains: 1, loses: 0, more: 0, less: 0, same: 1, beforeFen: 6_000, afterFen: 12_000 },
      fundingAfter: { centralFen: 0, provinceFen: 0, cityFen: 4_800, countyFen: 7_200, lotteryFen: 0 },
    });
    const rows = await 政策.drafter.get(`/what-ifs/${试算号}/rows?change=GAINS`).expect(200);
    expect(rows.body).toMatchObject({
      items: [
        { seniorId: 七十二岁.id, seniorName: '周*二', programmeCode: 保洁, beforeAmount: 0, afterAmount: 60 },
      ],
    });
    const 按县 = await 政策.drafter.get(`/what-ifs/${试算号}/summary`).expect(200);
    expect(按县.body).toMatchObject({ lines: [{ key: `${县区}`, gains: 1, loses: 0 }] });
  });

  it('三、可以下载成表；外县看不到', async () => {
    const { text, headers } = await 政策.drafter.get(`/what-ifs/${试算号}/file`).expect(200);
    expect(headers['content-type']).toContain('text/csv');
    const lines = text.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toContain('老人编号,姓名');
    expect(lines.find((line) => line.includes('新增'))).toContain('周*二');
    expect(text).not.toContain('周七二');
    await 外县.get(`/what-ifs/${试算号}`).expect(404);
    await 外县.get(`/what-ifs/${试算号}/file`).expect(404);
  });

  it('四、同样的条件再算一次，结果一模一样', async () => {
    expect((await 试算()).root).toBe(
      ((await 政策.drafter.get(`/what-ifs/${试算号}`).expect(200)).body as { root: string }).root,
    );
  });
});
