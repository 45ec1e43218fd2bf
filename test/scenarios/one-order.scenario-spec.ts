import type { EventType } from '@anzhi/contracts';
import type { OfferDto, CaregiverCandidateDto } from '@anzhi/dispatch';
import { checkLedger } from '@anzhi/ledger';
import type { OrderDto } from '@anzhi/ordering';
import type { VisitView } from '@anzhi/visits';
import { useApp, type ApiClient } from '@test/app';
import { givenTown, type GivenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import type { GivenHousehold } from '@test/given/ordering';
import type { LiveWatcher } from '@test/live';

const 明天九点 = '2026-11-24T09:00:00+08:00';
const 家门口 = { latitude: 33.9613, longitude: 118.2755, datum: 'WGS84', accuracyMetres: 12 };

interface 权益 {
  leftMinutes: number;
  items: { heldMinutes: number; usedMinutes: number; leftMinutes: number; reasonZh: string }[];
}

/** 一笔订单从预约到可审计的每一分钟：真实接口、真实推送，时钟由测试拨动。 */
describe('王奶奶的一次两小时康复服务', () => {
  const t = useApp();
  let 家庭: GivenHousehold;
  let 机构: GivenTeam;
  let 家属: ApiClient;
  let 调度: ApiClient;
  let 护理员: ApiClient;
  let 核验员: ApiClient;
  let 审核员: ApiClient;
  let 外县审核员: ApiClient;
  let 别家调度: ApiClient;
  let 订单: OrderDto;
  let 服务: VisitView;
  const 看到: Record<string, LiveWatcher> = {};

  const 权益情况 = async (): Promise<权益> =>
    (await 家属.get(`/seniors/${家庭.senior.id}/entitlements?period=202611`).expect(200)).body as 权益;
  const 服务状态 = async (): Promise<string> =>
    ((await 家属.get(`/visits/${服务.id}`).expect(200)).body as VisitView).state;
  /** 时间到了：登录只管十五分钟，所以每个人都重新登录。 */
  const 时间到 = async (moment: string): Promise<void> => {
    t.clock.set(new Date(moment));
    const people = [家属, 调度, 护理员, 核验员, 审核员, 外县审核员];
    const again = await Promise.all(people.map((person) => t.again(person)));
    [家属, 调度, 护理员, 核验员, 审核员, 外县审核员] = again;
  };

  beforeAll(async () => {
    const town = await givenTown(t);
    家庭 = await town.household({ name: '王秀英' });
    机构 = await town.team({ staff: [{ name: '李护理' }, { name: '赵护理' }] });
    家属 = 家庭.family;
    调度 = 机构.dispatcher;
    护理员 = await t.login(
      机构.caregivers[0].phone,
      机构.caregivers[0].password,
      机构.caregivers[0].accountId,
    );
    const 宿城区 = await regionId(t, CODES.county);
    核验员 = await t.person('镇街核验员', { role: 'TOWN_VERIFIER', regionId: 家庭.senior.regionId });
    审核员 = await t.person('县区审核员', { role: 'COUNTY_REVIEWER', regionId: 宿城区 });
    外县审核员 = await t.person('外县审核员', {
      role: 'COUNTY_REVIEWER',
      regionId: await regionId(t, CODES.otherCounty),
    });
    别家调度 = (await (await givenTown(t)).team()).dispatcher;
    const 旁人 = await t.person('别家的家属', { role: 'FAMILY' });
    for (const [name, person] of Object.entries({
      家属,
      调度,
      护理员,
      核验员,
      审核员,
      外县审核员,
      别家调度,
      旁人,
    })) {
      看到[name] = await t.watch(person);
    }
  });

  it('一、家属先看到这个月还有多少分钟、为什么有，以及这次要自己付多少', async () => {
    const { leftMinutes, items } = await 权益情况();
    expect(leftMinutes).toBe(480);
    expect(items[0].reasonZh).toMatch(/最低生活保障/);
    const quote = await 家属
      .post('/quotes', {
        seniorId: 家庭.senior.id,
        addressId: 家庭.senior.addressId,
        itemCode: 'REHAB',
        startsAt: 明天九点,
        minutes: 120,
      })
      .expect(200);
    expect(quote.body).toMatchObject({ programmeMinutes: 120, familyFen: 0, availableMinutes: 480 });
  });

  it('二、预约：订单和预占的分钟一起成立；重复提交还是同一单', async () => {
    const booking = {
      seniorId: 家庭.senior.id,
      addressId: 家庭.senior.addressId,
      itemCode: 'REHAB',
      startsAt: 明天九点,
      plannedMinutes: 120,
      expectedFamilyFen: 0,
    };
    const key = '01a20207-0000-7000-8000-00000000000a';
    t.clock.set(new Date('2026-11-23T09:10:00+08:00'));
    const first = await 家属.post('/orders', booking, key);
    const again = await 家属.post('/orders', booking, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    await 家属.post('/orders', { ...booking, plannedMinutes: 60 }, key).expect(422);
    订单 = first.body as OrderDto;
    expect(订单.state).toBe('HELD');
    expect((await 权益情况()).items[0]).toMatchObject({
      heldMinutes: 120,
      leftMinutes: 360,
      usedMinutes: 0,
    });
  });

  it('三、平台派给最近的合格机构；接单之前，机构看不到老人是谁、住哪里', async () => {
    await t.drain();
    const { body } = await 调度.get('/offers?state=OPEN').expect(200);
    const [offer] = (body as { items: OfferDto[] }).items;
    expect(offer).toMatchObject({ orderId: 订单.id, itemCode: 'REHAB', plannedMinutes: 120, state: 'OPEN' });
    expect(JSON.stringify(body)).not.toMatch(/秀英|幸福社区|138\d{8}/);
    await 调度.get(`/orders/${订单.id}`).expect(404);
    await 别家调度.post(`/offers/${offer.id}/acceptance`).expect(404);
    await 调度.post(`/offers/${offer.id}/acceptance`).expect(201);
    await t.drain();
    const order = (await 调度.get(`/orders/${订单.id}`).expect(200)).body as OrderDto;
    expect(order.contact).toMatchObject({ name: '王秀英', masked: false });
  });

  it('四、机构指派合格且有空的护理员', async () => {
    const candidates = (await 调度.get(`/orders/${订单.id}/caregiver-candidates`).expect(200))
      .body as CaregiverCandidateDto[];
    expect(candidates.filter(({ available }) => available)).toHaveLength(2);
    await 调度.post(`/orders/${订单.id}/assignment`, { caregiverId: 机构.caregivers[0].id }).expect(201);
    await t.drain();
    const { body } = await 护理员.get('/visits').expect(200);
    [服务] = (body as { items: VisitView[] }).items;
    expect(服务).toMatchObject({ orderId: 订单.id, state: 'SCHEDULED', stateZh: '已排班' });
  });

  it('五、护理员出发、到门口签到、做完项目签退；两个时钟和距离都留痕', async () => {
    await 时间到('2026-11-24T08:40:00+08:00');
    await 护理员.post(`/visits/${服务.id}/departure`).expect(201);
    await 时间到(明天九点);
    await 护理员
      .post(`/visits/${服务.id}/check-in`, {
        method: 'POSITION',
        deviceAt: '2026-11-24T09:00:20+08:00',
        position: 家门口,
      })
      .expect(201);
    const 量过 = await 护理员
      .post(`/visits/${服务.id}/vital-signs`, {
        measuredAt: '2026-11-24T09:02:00+08:00',
        values: { SYSTOLIC: 132, DIASTOLIC: 78, PULSE: 70 },
        yes: [],
      })
      .expect(201);
    expect(量过.body).toMatchObject({ gravity: 'NONE', missing: [] });
    await 时间到('2026-11-24T10:58:00+08:00');
    const tasks = (await 家属.get('/service-items/REHAB').expect(200)).body as {
      sampleTasks: { code: string }[];
    };
    const left = await 护理员
      .post(`/visits/${服务.id}/check-out`, {
        method: 'POSITION',
        deviceAt: '2026-11-24T10:58:05+08:00',
        position: 家门口,
        tasks: tasks.sampleTasks.map(({ code }) => ({ code, outcome: 'DONE' })),
      })
      .expect(201);
    expect(left.body).toMatchObject({ state: 'CHECKED_OUT', actualMinutes: 118, flags: [] });
  });

  it('六、护理员不能替老人确认；家属确认后，按实际 118 分钟扣，余下 2 分钟退回', async () => {
    await 护理员.post(`/visits/${服务.id}/confirmation`).expect(403);
    await 家属.post(`/visits/${服务.id}/confirmation`).expect(201);
    expect(await 服务状态()).toBe('VERIFIED');
    expect((await 权益情况()).items[0]).toMatchObject({
      heldMinutes: 0,
      usedMinutes: 118,
      leftMinutes: 362,
    });
    expect((await 家属.get(`/orders/${订单.id}`).expect(200)).body).toMatchObject({
      state: 'FULFILLED',
      actualMinutes: 118,
      capturedMinutes: 118,
      releasedMinutes: 2,
    });
  });

  it('七、辖区内的干部看到完整链条：从发放的理由到每一分钟；辖区外的看不到', async () => {
    await t.drain();
    const file = (await 核验员.get(`/oversight/visits/${服务.id}`).expect(200)).body as {
      checks: object[];
      chain: {
        grants: { reason: { zh: string } }[];
        steps: { step: string; unit: string; amount: number }[];
      }[];
    };
    expect(file.checks).toHaveLength(2);
    expect(file.checks[0]).toMatchObject({ method: 'POSITION' });
    expect(file.chain[0].grants[0].reason.zh).toMatch(/最低生活保障/);
    expect(file.chain[0].steps.map(({ step, unit, amount }) => [step, unit, amount])).toEqual([
      ['HELD', 'MINUTE', 120],
      ['HELD', 'FEN', 20_000],
      ['CAPTURED', 'MINUTE', 118],
      ['RELEASED', 'MINUTE', 2],
      ['CAPTURED', 'FEN', 19_666],
      ['RELEASED', 'FEN', 334],
    ]);
    expect(JSON.stringify(file)).not.toMatch(/王秀英|12号楼2单元/);
    await 外县审核员.get(`/oversight/visits/${服务.id}`).expect(404);
    await 外县审核员.get(`/visits/${服务.id}`).expect(404);
  });

  it('八、干部退回：先暂缓付款；另一人维持退回后，扣减被冲回，一个字也没有改', async () => {
    const before = await t.db.query('SELECT * FROM visits.visit_check ORDER BY kind');
    const returned = await 核验员
      .post(`/oversight/visits/${服务.id}/return`, { reason: '照片与住址不符，请说明' })
      .expect(201);
    const { id } = returned.body as { id: string };
    expect((await 权益情况()).items[0]).toMatchObject({ usedMinutes: 118 });
    await 审核员
      .post(`/oversight/reviews/${id}/decision`, { decision: 'UPHELD', reason: '机构未能说明' })
      .expect(201);
    expect((await 权益情况()).items[0]).toMatchObject({ usedMinutes: 0, leftMinutes: 480 });
    expect(await t.db.query('SELECT * FROM visits.visit_check ORDER BY kind')).toEqual(before);
    expect(await checkLedger(t.db)).toEqual([]);
  });

  it('九、每一步都实时到了该到的屏幕，按顺序、不重不漏；别人什么也没收到', async () => {
    await t.drain();
    const 全程: EventType[] = [
      'dispatch.offer-accepted.v1',
      'dispatch.caregiver-assigned.v1',
      'visits.visit-opened.v1',
      'visits.caregiver-en-route.v1',
      'visits.checked-in.v1',
      'visits.checked-out.v1',
      'visits.visit-confirmed.v1',
      'visits.visit-verified.v1',
    ];
    for (const name of ['家属', '调度', '核验员', '审核员']) {
      await 看到[name].saw('oversight.return-decided.v1');
      const seqs = 看到[name].events.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
      expect([name, 看到[name].types.filter((type) => 全程.includes(type))]).toEqual([name, 全程]);
    }
    expect(看到.护理员.types).toEqual(expect.arrayContaining(全程.slice(2)));
    for (const name of ['外县审核员', '别家调度', '旁人'])
      expect([name, 看到[name].types]).toEqual([name, []]);
  });

  it('十、掉线的家属重新连上，从最后看到的编号起补齐', async () => {
    const all = 看到.家属.events;
    const back = await t.watch(家属, all[2].seq);
    await back.until(() => back.events.length === all.length - 3, 'the missed events');
    expect(back.events).toEqual(all.slice(3));
  });
});
