import { EntitlementFacade } from '@anzhi/entitlement';
import { newId } from '@anzhi/kernel';
import { checkLedger } from '@anzhi/ledger';
import type { OrderDto } from '@anzhi/ordering';
import { useApp, type ApiClient } from '@test/app';
import { givenEvidence, wishOf } from '@test/given/entitlement';
import { CODES, regionId } from '@test/given/geo';
import { givenHousehold, givenOrder, type GivenHousehold } from '@test/given/ordering';

interface 权益 {
  leftMinutes: number;
  items: { kind: string; grantedMinutes: number; leftMinutes: number; lapsedMinutes: number }[];
}
interface 停发 {
  id: string;
  kind: string;
  reason: string;
  state: string;
  from: string;
  until: string | null;
  noticeZh: string;
  steps: { event: string; role: string }[];
}
interface 案件 {
  id: string;
  orderId: string;
  serviceDate: string;
  minutes: number;
  fen: number;
  state: string;
}

const t = useApp();
const providerId = newId();
let 镇街: ApiClient;
let 检查员: ApiClient;
let 审批甲: ApiClient;
let 审批乙: ApiClient;

/** 时间到了：登录只管十五分钟，所以每个人都重新登录。 */
async function 时间到(moment: string, ...households: GivenHousehold[]): Promise<GivenHousehold[]> {
  t.clock.set(new Date(moment));
  [镇街, 检查员, 审批甲, 审批乙] = await Promise.all(
    [镇街, 检查员, 审批甲, 审批乙].map((person) => t.again(person)),
  );
  return Promise.all(
    households.map(async (household) => ({ ...household, family: await t.again(household.family) })),
  );
}

async function 登记(家: GivenHousehold, kind: string, onDate: string, more: object = {}): Promise<string> {
  const event = { kind, onDate, source: '镇街核实', ...more };
  const { body } = await 镇街.post(`/seniors/${家.senior.id}/life-events`, event).expect(201);
  await t.drain();
  return (body as { id: string }).id;
}

async function 撤销登记(家: GivenHousehold, id: string): Promise<void> {
  const reason = { reason: '同名同姓，登记有误' };
  await 镇街.post(`/seniors/${家.senior.id}/life-events/${id}/retraction`, reason).expect(201);
  await t.drain();
}

/** 预约在某日九点的两小时康复。 */
const 预约 = async (家: GivenHousehold, day: string): Promise<string> =>
  (await givenOrder(t, 家, { startsAt: `${day}T09:00:00+08:00` })).id;

/** 已完成并扣减的一次两小时服务，不经过上门那一段。 */
async function 已服务(家: GivenHousehold, day: string): Promise<string> {
  const wish = await wishOf(t, 家.senior, { startsAt: new Date(`${day}T09:00:00+08:00`) });
  const facade = t.get(EntitlementFacade);
  const orderId = newId();
  await t.write((tx) => facade.hold(tx, { ...wish, orderId }));
  const evidenceId = await givenEvidence(t, wish.countyId);
  await t.write((tx) => facade.capture(tx, { orderId, providerId, actualMinutes: 120, evidenceId }));
  return orderId;
}

const 权益情况 = async ({ senior, family }: GivenHousehold, period = 202611): Promise<权益> =>
  (await family.get(`/seniors/${senior.id}/entitlements?period=${period}`).expect(200)).body as 权益;
const 订单状态 = async ({ family }: GivenHousehold, id: string): Promise<string> =>
  ((await family.get(`/orders/${id}`).expect(200)).body as OrderDto).state;
const 停发情况 = async ({ senior, family }: GivenHousehold): Promise<停发[]> =>
  ((await family.get(`/stops?seniorId=${senior.id}`).expect(200)).body as { items: 停发[] }).items;
const 案件情况 = async ({ senior }: GivenHousehold): Promise<案件[]> => {
  const { body } = await 检查员.get('/stop-cases?limit=200').expect(200);
  return (body as { items: (案件 & { seniorId: string })[] }).items.filter(
    ({ seniorId }) => seniorId === senior.id,
  );
};
const 是否暂缓付款 = async (orderId: string): Promise<boolean> => {
  const [last] = (await t.get(EntitlementFacade).chain(t.db, orderId)).slice(-1);
  const marks = last.steps.filter(({ step }) => step.startsWith('WITH'));
  return marks.at(-1)?.step === 'WITHHELD';
};

beforeAll(async () => {
  const county = await regionId(t, CODES.county);
  镇街 = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
  检查员 = await t.person('县区检查员', { role: 'COUNTY_INSPECTOR', regionId: county });
  审批甲 = await t.person('县区审批甲', { role: 'COUNTY_APPROVER', regionId: county });
  审批乙 = await t.person('县区审批乙', { role: 'COUNTY_APPROVER', regionId: county });
});

afterEach(async () => {
  expect(await checkLedger(t.db)).toEqual([]);
});

describe('刘爷爷去世，过了几天才知道', () => {
  let 刘家: GivenHousehold;
  let 当天: string;
  let 之后: string;
  let 将来: string;

  beforeAll(async () => {
    刘家 = await givenHousehold(t, { name: '刘长福' });
    当天 = await 已服务(刘家, '2026-11-20');
    之后 = await 已服务(刘家, '2026-11-22');
    将来 = await 预约(刘家, '2026-11-27');
  });

  it('一、从去世那天起停发：余下的时长作废，将来的预约取消，家属收到通知', async () => {
    await 登记(刘家, 'DEATH', '2026-11-20');
    expect(await 停发情况(刘家)).toMatchObject([
      { kind: 'STOP', reason: 'DEATH', from: '2026-11-20', until: null, state: 'IN_FORCE' },
    ]);
    expect((await 停发情况(刘家))[0].noticeZh).toMatch(/离世.*2026-11-20 起停止.*申诉/);
    expect(await 订单状态(刘家, 将来)).toBe('CANCELLED_BY_SYSTEM');
    expect(await 权益情况(刘家)).toMatchObject({
      leftMinutes: 0,
      items: [{ grantedMinutes: 480, lapsedMinutes: 240 }],
    });
    const [notice] = await t.db.query<{ rooms: string[] }>(
      `SELECT rooms FROM platform.event WHERE type = 'entitlement.stop-notice.v1' AND payload->>'seniorId' = $1`,
      [刘家.senior.id],
    );
    expect(notice.rooms).toContain(`senior:${刘家.senior.id}`);
  });

  it('二、去世以后还扣了的，暂缓付款并立案；当天的那次不算', async () => {
    const 案 = await 案件情况(刘家);
    expect(案).toMatchObject([
      { orderId: 之后, serviceDate: '2026-11-22', minutes: 120, fen: 20_000, state: 'OPEN' },
    ]);
    expect(await 是否暂缓付款(之后)).toBe(true);
    expect(await 是否暂缓付款(当天)).toBe(false);
  });

  it('三、一人核查，另一人决定追回；同一人不能办两个环节', async () => {
    const [{ id }] = await 案件情况(刘家);
    const 兼职 = await t.person('审核兼检查', {
      role: 'COUNTY_REVIEWER',
      regionId: await regionId(t, CODES.county),
    });
    const 追回 = { decision: 'CLAW_BACK', reason: '老人已去世两天' };
    await 审批甲.post(`/stop-cases/${id}/decision`, 追回).expect(409);
    await 兼职.post(`/stop-cases/${id}/finding`, { finding: 'CONFIRM', reason: '火化证明在先' }).expect(201);
    const 同一人 = await 兼职.post(`/stop-cases/${id}/decision`, 追回).expect(403);
    expect(同一人.body).toMatchObject({ code: 'entitlement.another-person' });
    await 审批甲.post(`/stop-cases/${id}/decision`, 追回).expect(201);
    expect((await 案件情况(刘家))[0].state).toBe('CLAWED_BACK');
    expect((await 权益情况(刘家)).items[0]).toMatchObject({ lapsedMinutes: 360, leftMinutes: 0 });
  });
});

describe('陈奶奶被误报去世', () => {
  let 陈家: GivenHousehold;
  let 已扣: string;
  let 登记号: string;

  beforeAll(async () => {
    陈家 = await givenHousehold(t, { name: '陈桂花' });
    已扣 = await 已服务(陈家, '2026-11-21');
    await 预约(陈家, '2026-11-26');
    登记号 = await 登记(陈家, 'DEATH', '2026-11-15');
  });

  it('一、误报期间照章停发、立案', async () => {
    expect((await 权益情况(陈家)).leftMinutes).toBe(0);
    expect(await 案件情况(陈家)).toMatchObject([{ orderId: 已扣, state: 'OPEN' }]);
  });

  it('二、撤销以后：停发撤销，作废的时长连同取消预约退回的一起补发，案件了结，又能预约', async () => {
    await 撤销登记(陈家, 登记号);
    expect(await 停发情况(陈家)).toMatchObject([{ state: 'LIFTED' }]);
    const { leftMinutes, items } = await 权益情况(陈家);
    expect(leftMinutes).toBe(360);
    expect(items.map(({ kind, leftMinutes: left }) => [kind, left])).toEqual(
      expect.arrayContaining([['RESTORED', 360]]),
    );
    expect(await 案件情况(陈家)).toMatchObject([{ state: 'DISMISSED' }]);
    expect(await 是否暂缓付款(已扣)).toBe(false);
    await 预约(陈家, '2026-11-28');
  });
});

describe('孙爷爷住院', () => {
  let 孙家: GivenHousehold;
  let 住院中: string;

  beforeAll(async () => {
    孙家 = await givenHousehold(t, { name: '孙德胜' });
    住院中 = await 预约(孙家, '2026-11-25');
  });

  it('一、住院期间的预约取消，额度还在', async () => {
    await 登记(孙家, 'HOSPITAL_ADMISSION', '2026-11-23');
    expect(await 订单状态(孙家, 住院中)).toBe('CANCELLED_BY_SYSTEM');
    expect((await 权益情况(孙家)).leftMinutes).toBe(480);
    expect((await 停发情况(孙家))[0]).toMatchObject({ kind: 'SUSPEND', reason: 'HOSPITAL', until: null });
  });

  it('二、短期住院出院以后照常', async () => {
    [孙家] = await 时间到('2026-11-26T10:00:00+08:00', 孙家);
    await 登记(孙家, 'DISCHARGE', '2026-11-26');
    expect((await 停发情况(孙家))[0]).toMatchObject({ from: '2026-11-23', until: '2026-11-26' });
    expect(await 订单状态(孙家, await 预约(孙家, '2026-11-28'))).toBe('HELD');
  });

  it('三、住院超过三十天，下一个月不再发放', async () => {
    const 长住 = await givenHousehold(t, { name: '孙长住' });
    await 登记(长住, 'HOSPITAL_ADMISSION', '2026-11-26');
    const issue = (period: number) =>
      t.write((tx) =>
        t.get(EntitlementFacade).issueTo(tx, {
          programmeCode: 'SQ_HOME_CARE',
          period,
          seniorIds: [长住.senior.id],
        }),
      );
    expect(await issue(202612)).toBe(1);
    expect(await issue(202701)).toBe(0);
  });
});

describe('入住养老机构、迁出本县', () => {
  it('入住当天起暂停，余下的作废；离开机构以后下个月又有', async () => {
    const 家 = await givenHousehold(t, { name: '周玉芬' });
    await 登记(家, 'INSTITUTION_ADMISSION', '2026-11-24');
    expect((await 权益情况(家)).leftMinutes).toBe(0);
    expect((await 停发情况(家))[0]).toMatchObject({ kind: 'SUSPEND', reason: 'INSTITUTION' });
    await 登记(家, 'INSTITUTION_DISCHARGE', '2026-11-26');
    expect((await 停发情况(家))[0]).toMatchObject({ until: '2026-11-26' });
  });

  it('迁出的到月底为止：本月照用，下月的作废、预约取消', async () => {
    const 家 = await givenHousehold(t, { name: '吴国强' });
    await t.write((tx) =>
      t.get(EntitlementFacade).issueTo(tx, {
        programmeCode: 'SQ_HOME_CARE',
        period: 202612,
        seniorIds: [家.senior.id],
      }),
    );
    const [本月, 下月] = [await 预约(家, '2026-11-28'), await 预约(家, '2026-12-02')];
    await 登记(家, 'MOVE_OUT', '2026-11-25');
    expect((await 停发情况(家))[0]).toMatchObject({ reason: 'MOVE_OUT', from: '2026-12-01' });
    expect([await 订单状态(家, 本月), await 订单状态(家, 下月)]).toEqual(['HELD', 'CANCELLED_BY_SYSTEM']);
    expect((await 权益情况(家)).leftMinutes).toBe(360);
    expect((await 权益情况(家, 202612)).leftMinutes).toBe(0);
  });
});

describe('郑奶奶的低保早已停了，才知道', () => {
  let 郑家: GivenHousehold;
  let 已扣: string;
  let 停发号: string;

  beforeAll(async () => {
    郑家 = await givenHousehold(t, { name: '郑素贞', birthDate: '1956-02-03' });
    已扣 = await 已服务(郑家, '2026-11-20');
    const [{ id }] = await t.db.query<{ id: string }>('SELECT id FROM people.category WHERE senior_id = $1', [
      郑家.senior.id,
    ]);
    const 更正 = { validFrom: '2026-01-01', validTo: '2026-10-21', source: '低保清退名单' };
    await 镇街.post(`/seniors/${郑家.senior.id}/categories/${id}/correction`, 更正).expect(201);
    await t.drain();
  });

  it('一、从失去资格的下个月起停发，从那以后扣的立案', async () => {
    const [停] = await 停发情况(郑家);
    停发号 = 停.id;
    expect(停).toMatchObject({ reason: 'CATEGORY_LOST', from: '2026-11-01', state: 'IN_FORCE' });
    expect(停.noticeZh).toMatch(/DIBAO|低保/);
    expect((await 权益情况(郑家)).leftMinutes).toBe(0);
    expect(await 案件情况(郑家)).toMatchObject([{ orderId: 已扣, state: 'OPEN' }]);
  });

  it('二、家属申诉，原来没经手的人撤销停发，时长补回', async () => {
    await 郑家.family.post(`/stops/${停发号}/appeal`, { reason: '收入核对有误' }).expect(201);
    await 郑家.family.post(`/stops/${停发号}/appeal`, { reason: '再说一次' }).expect(409);
    expect((await 停发情况(郑家))[0].state).toBe('APPEALED');
    const 撤销 = { decision: 'LIFTED', reason: '核对确有错误' };
    await 审批乙.post(`/stops/${停发号}/appeal-decision`, 撤销).expect(201);
    expect((await 权益情况(郑家)).leftMinutes).toBe(360);
    expect(await 案件情况(郑家)).toMatchObject([{ state: 'DISMISSED' }]);
    const { body } = await 郑家.family.get(`/stops/${停发号}`).expect(200);
    expect((body as 停发).steps.map(({ event, role }) => [event, role])).toEqual([
      ['record', 'SYSTEM'],
      ['appeal', 'REPRESENTATIVE'],
      ['lift', 'COUNTY_APPROVER'],
    ]);
  });
});
