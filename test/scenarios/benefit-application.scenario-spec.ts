import { useApp, type ApiClient } from '@test/app';
import {
  givenApplicant,
  givenCheckedApplication,
  givenOffices,
  RETROFIT,
  VOUCHER,
  type GivenApplicant,
  type Offices,
} from '@test/given/applications';
import { givenLevel } from '@test/given/assessment';
import { givenUpload } from '@test/given/files';
import { CODES, regionId } from '@test/given/geo';

interface 申请 {
  id: string;
  state: string;
  stateZh: string;
  dueOn: string | null;
  overdue: boolean;
  validFrom: string | null;
  steps: { zh: string; nextZh: string; state: string; role: string; determinationNumber: number | null }[];
  evidence: { fileId: string; title: string }[];
  objections: { id: string; upheld: boolean | null }[];
}

const t = useApp();
let 机关: Offices;

/** 时间到了：登录只管十五分钟，所以每个人都重新登录。 */
async function 时间到(moment: string): Promise<void> {
  t.clock.set(new Date(moment));
  const [甲, 乙] = 机关.county;
  机关 = { township: await t.again(机关.township), county: [await t.again(甲), await t.again(乙)] };
}

const 看 = async (谁: ApiClient, id: string): Promise<申请> =>
  (await 谁.get(`/applications/${id}`).expect(200)).body as 申请;

beforeAll(async () => {
  机关 = await givenOffices(t);
});

describe('张奶奶申请失能老人养老服务消费补贴', () => {
  let 张家: GivenApplicant;
  let 家属: ApiClient;
  let id: string;

  beforeAll(async () => {
    张家 = await givenApplicant(t, { name: '张桂兰' });
    家属 = 张家.family;
  });

  it('一、申请之前，家属先看到按今天的情况能不能批、为什么', async () => {
    const { body } = await 家属
      .get(`/seniors/${张家.senior.id}/application-preview?programmeCode=${VOUCHER}`)
      .expect(200);
    expect(body).toMatchObject({ outcome: 'G', amount: 80_000, unit: 'VOUCHER', openApplicationId: null });
    const { sentencesZh } = body as { sentencesZh: string[] };
    expect(sentencesZh[0]).toMatch(/符合.*消费补贴.*800/);
    expect(sentencesZh.join('')).toMatch(/重度失能/);
  });

  it('二、家属带着证明提交申请；五个工作日内镇街初核；重复申请不行，外县看不到', async () => {
    const { fileId } = await givenUpload(家属);
    const wish = { seniorId: 张家.senior.id, programmeCode: VOUCHER };
    const evidence = [{ fileId, title: '能力评估报告' }];
    const { body } = await 家属.post('/applications', { ...wish, evidence }).expect(201);
    const 申请单 = body as 申请;
    id = 申请单.id;
    expect(申请单).toMatchObject({ state: 'SUBMITTED', dueOn: '2026-11-30', evidence });
    expect(申请单.steps[0].zh).toBe('代理人提交了申请。');
    expect(申请单.steps[0].nextZh).toBe('镇街初核（2026-11-30 前）。');
    expect((await 家属.post('/applications', wish).expect(409)).body).toMatchObject({
      code: 'entitlement.already-applied',
    });
    const 外县 = await t.person('外县审批', {
      role: 'COUNTY_APPROVER',
      regionId: await regionId(t, CODES.otherCounty),
    });
    await 外县.get(`/applications/${id}`).expect(404);
    await 外县.post(`/applications/${id}/approval`, {}).expect(404);
    await 机关.township.get(`/applications/${id}/evidence/${fileId}`).expect(200);
    await 外县.get(`/applications/${id}/evidence/${fileId}`).expect(404);
  });

  it('三、镇街缺材料就退回；家属补了再交，接着初核', async () => {
    await 机关.township.post(`/applications/${id}/return`, { reason: '请补户口簿首页' }).expect(201);
    expect((await 看(家属, id)).steps.at(-1)!.zh).toBe('镇街经办人退回申请，请补充材料：请补户口簿首页。');
    const { fileId } = await givenUpload(家属);
    const more = { evidence: [{ fileId, title: '户口簿' }], note: '已补' };
    await 家属.post(`/applications/${id}/resubmission`, more).expect(201);
    await 机关.county[0].post(`/applications/${id}/approval`, {}).expect(409);
    await 机关.township.post(`/applications/${id}/check`, { opinion: 'FOR', reason: '入户核实' }).expect(201);
    expect(await 看(家属, id)).toMatchObject({ state: 'TOWN_CHECKED', stateZh: '等待县区审批' });
  });

  it('四、县区由另一人批准，当天生效，五个工作日内发出第一张券', async () => {
    await 机关.township.post(`/applications/${id}/approval`, {}).expect(403);
    await 机关.county[0].post(`/applications/${id}/approval`, { reason: '符合条件' }).expect(201);
    const 批准 = await 看(家属, id);
    expect(批准).toMatchObject({ state: 'IN_FORCE', validFrom: '2026-11-23', dueOn: '2026-11-30' });
    expect(批准.steps.at(-1)!.nextZh).toBe('首期发放（2026-11-30 前）。');
    await t.drain();
    const 发放 = await 看(家属, id);
    expect(发放.steps.map(({ state }) => state)).toEqual([
      ...['SUBMITTED', 'RETURNED', 'SUBMITTED', 'TOWN_CHECKED', 'COUNTY_APPROVED', 'IN_FORCE', 'IN_FORCE'],
    ]);
    expect(发放.steps.at(-1)).toMatchObject({ zh: '系统发放了首期待遇。', nextZh: '' });
    expect(发放).toMatchObject({ dueOn: null, overdue: false });
    const [批示] = 发放.steps.filter(({ state }) => state === 'COUNTY_APPROVED');
    expect(批示.determinationNumber).toBeGreaterThan(0);
    const 权益 = (await 家属.get(`/seniors/${张家.senior.id}/entitlements?period=202611`).expect(200))
      .body as { items: object[] };
    expect(权益.items).toEqual([
      expect.objectContaining({ programmeCode: VOUCHER, unit: 'VOUCHER', validFrom: '2026-11-23' }),
    ]);
  });

  it('五、每一步都推送给家属和辖区干部，一步也不少', async () => {
    const events = await t.db.query<{ state: string; rooms: string[] }>(
      `SELECT payload->>'state' AS state, rooms FROM platform.event
        WHERE type = 'entitlement.application-moved.v1' AND payload->>'applicationId' = $1 ORDER BY seq`,
      [id],
    );
    expect(events).toHaveLength(7);
    for (const { rooms } of events)
      expect(rooms.sort()).toEqual([`region:${张家.senior.regionId}`, `senior:${张家.senior.id}`].sort());
  });
});

describe('李爷爷轻度失能，没有批准，申诉以后批了', () => {
  let 李家: GivenApplicant;
  let id: string;

  beforeAll(async () => {
    李家 = await givenApplicant(t, { name: '李长根', level: 1 });
    id = await givenCheckedApplication(李家, 机关);
  });

  it('一、预先就告诉他：还差在哪里', async () => {
    const { body } = await 李家.family
      .get(`/seniors/${李家.senior.id}/application-preview?programmeCode=${VOUCHER}`)
      .expect(200);
    expect(body).toMatchObject({ outcome: 'N', amount: 0, openApplicationId: id });
    expect((body as { wouldChangeZh: string[] }).wouldChangeZh.join('')).toMatch(/中度失能/);
  });

  it('二、规则不允许的，谁也批不了；不批准要写理由，并留下依据', async () => {
    const [甲] = 机关.county;
    const 不行 = await 甲.post(`/applications/${id}/approval`, {}).expect(422);
    expect(不行.body).toMatchObject({ code: 'entitlement.not-eligible' });
    await 甲.post(`/applications/${id}/refusal`, { reason: '评估为轻度失能' }).expect(201);
    const 申请单 = await 看(李家.family, id);
    expect(申请单).toMatchObject({ state: 'REFUSED', dueOn: null });
    expect(申请单.steps.at(-1)).toMatchObject({
      zh: '县区审批人没有批准申请：评估为轻度失能。',
      nextZh: '如不同意，可以申诉。',
    });
    expect(申请单.steps.at(-1)!.determinationNumber).toBeGreaterThan(0);
  });

  it('三、重新评估为中度以后申诉，由另一个人审理，批准并发券', async () => {
    await givenLevel(t, 李家.senior.id, 2);
    await 李家.family.post(`/applications/${id}/appeal`, { reason: '病情加重，已重新评估' }).expect(201);
    const [甲, 乙] = 机关.county;
    const 支持 = { decision: 'GRANTED', reason: '新的评估结果有效' };
    const 同一人 = await 甲.post(`/applications/${id}/appeal-decision`, 支持).expect(403);
    expect(同一人.body).toMatchObject({ code: 'entitlement.another-person' });
    await 乙.post(`/applications/${id}/appeal-decision`, 支持).expect(201);
    await t.drain();
    expect((await 看(李家.family, id)).steps.at(-1)!.zh).toBe('系统发放了首期待遇。');
  });
});

describe('适老化改造批准前公示', () => {
  const 低保 = [{ code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' }];
  let 赵家: GivenApplicant;
  let 赵家申请: string;
  let 钱家申请: string;
  let 邻居: ApiClient;
  let 异议: string;

  beforeAll(async () => {
    赵家 = await givenApplicant(t, { name: '赵秀珍', categories: 低保, birthDate: '1944-05-06' });
    const 钱家 = await givenApplicant(t, { name: '钱永福', categories: 低保, birthDate: '1943-05-06' });
    邻居 = await t.person('邻居', { role: 'FAMILY' });
    赵家申请 = await givenCheckedApplication(赵家, 机关, RETROFIT);
    钱家申请 = await givenCheckedApplication(钱家, 机关, RETROFIT);
    for (const id of [赵家申请, 钱家申请])
      await 机关.county[0].post(`/applications/${id}/approval`, {}).expect(201);
  });

  it('一、人人可看，但只看到遮掩的姓名和镇街', async () => {
    const { body } = await t.anyone().get(`/public-notices?regionId=${赵家.senior.regionId}`).expect(200);
    const { items } = body as { items: { id: string; name: string; until: string }[] };
    expect(items.map(({ name }) => name).sort()).toEqual(['赵*珍', '钱*福']);
    expect(items[0].until).toBe('2026-11-28');
    expect(JSON.stringify(body)).not.toMatch(/赵秀珍|钱永福|138\d{8}|\d{17}|幸福社区|失能/);
  });

  it('二、邻居提出异议，同一人只能提一次；申请人不知道是谁提的', async () => {
    const raise = (text: string) => 邻居.post(`/public-notices/${赵家申请}/objections`, { text });
    异议 = ((await raise('她家去年已经改造过').expect(201)).body as { id: string }).id;
    await raise('再说一遍').expect(409);
    await 邻居.post(`/public-notices/${钱家申请}/objections`, { text: '不住在这里' }).expect(201);
    expect((await 看(赵家.family, 赵家申请)).objections).toEqual([]);
    expect((await 看(机关.county[0], 赵家申请)).objections).toMatchObject([{ id: 异议, upheld: null }]);
  });

  it('三、公示期满，异议没处理完不生效；查无实据以后当即生效，额度一次发放', async () => {
    await 时间到('2026-11-29T09:00:00+08:00');
    await t.drain();
    const [甲] = 机关.county;
    expect(await 看(甲, 赵家申请)).toMatchObject({ state: 'PUBLIC_NOTICE', overdue: true });
    const 驳回 = { decision: 'DISMISSED', reason: '查阅台账，没有改造记录' };
    const 有异议 = async () =>
      (await 甲.get('/applications?objected=true').expect(200)).body.items.map(
        ({ id, openObjections }: { id: string; openObjections: number }) => [id, openObjections],
      );
    expect(await 有异议()).toContainEqual([赵家申请, 1]);
    await 甲.post(`/objections/${异议}/decision`, 驳回).expect(201);
    expect(await 有异议()).not.toContainEqual([赵家申请, 1]);
    await 甲.post(`/objections/${异议}/decision`, 驳回).expect(409);
    await t.drain();
    expect(await 看(甲, 赵家申请)).toMatchObject({ state: 'IN_FORCE', validFrom: '2026-11-29' });
    const [{ grants }] = await t.db.query<{ grants: number }>(
      'SELECT count(*)::int AS grants FROM entitlement.benefit_grant WHERE senior_id = $1 AND period = 0',
      [赵家.senior.id],
    );
    expect(grants).toBe(1);
  });

  it('四、异议成立的不予批准，申请人看到理由', async () => {
    const [甲] = 机关.county;
    const [钱家异议] = (await 看(甲, 钱家申请)).objections;
    const 成立 = { decision: 'UPHELD', reason: '实际不在本地居住' };
    await 甲.post(`/objections/${钱家异议.id}/decision`, 成立).expect(201);
    expect(await 看(甲, 钱家申请)).toMatchObject({ state: 'REFUSED' });
    const { body } = await t.anyone().get('/public-notices').expect(200);
    expect(body).toMatchObject({ items: [] });
  });
});
