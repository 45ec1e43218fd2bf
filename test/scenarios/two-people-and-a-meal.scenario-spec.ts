import { checkLedger } from '@anzhi/ledger';
import type { OrderDto } from '@anzhi/ordering';
import type { VisitView } from '@anzhi/visits';
import { useApp, type ApiClient } from '@test/app';
import { givenTown, openOffer, type GivenTeam } from '@test/given/dispatch';
import { bookingOf, type BookingWish, type GivenHousehold } from '@test/given/ordering';
import { AT_THE_DOOR } from '@test/given/visits';
import type { GivenCaregiver } from '@test/given/providers';

/** 失能老人助浴要两个人一起来；康复做完，隔半小时到一小时才吃饭。 */
describe('两个人一起助浴，康复之后再吃饭', () => {
  const t = useApp();
  jest.setTimeout(180_000);
  let 家庭: GivenHousehold;
  let 团队: GivenTeam;
  let 助浴: OrderDto;
  let 康复: OrderDto;
  let 做饭: OrderDto;
  const 时间 = (点: string) => `2026-11-24T${点}:00+08:00`;

  beforeAll(async () => {
    const town = await givenTown(t);
    家庭 = await town.household();
    const 样样会 = (name: string) => ({
      name,
      credentials: ['HEALTH_CERTIFICATE' as const, 'CARE_WORKER' as const, 'REHAB_THERAPIST' as const],
      skills: ['BATHING', 'REHABILITATION', 'MEALS'],
    });
    团队 = await town.team({
      itemCodes: ['BATH_DISABLED', 'REHAB', 'MEAL_COOK'],
      staff: [样样会('李丽'), 样样会('张敏'), 样样会('王芳')],
    });
  });

  const 预约 = async (itemCode: string, 点: string, follows?: BookingWish['follows']): Promise<OrderDto> => {
    const wish = { itemCode, startsAt: 时间(点), plannedMinutes: 60, ...(follows && { follows }) };
    const booking = await bookingOf(t, 家庭.senior, wish);
    return (await (await t.again(家庭.family)).post('/orders', booking).expect(201)).body as OrderDto;
  };
  const 接单 = async (orderId: string): Promise<void> => {
    await t.drain();
    const offer = await openOffer(t, orderId);
    await 团队.dispatcher.post(`/offers/${offer.id}/acceptance`).expect(201);
    await t.drain();
  };
  const 派人 = async (orderId: string, ...谁: GivenCaregiver[]) => {
    const [caregiverId, secondCaregiverId] = 谁.map(({ id }) => id);
    const body = { caregiverId, ...(secondCaregiverId && { secondCaregiverId }) };
    const answer = await 团队.dispatcher.post(`/orders/${orderId}/assignment`, body);
    await t.drain();
    return answer;
  };
  const 登录 = ({ phone, password, accountId }: GivenCaregiver): Promise<ApiClient> =>
    t.login(phone, password, accountId);
  const 当面 = () => ({ method: 'POSITION', position: AT_THE_DOOR, deviceAt: t.clock.now().toISOString() });
  const 看到的服务 = async (谁: GivenCaregiver) =>
    ((await (await 登录(谁)).get('/visits').expect(200)).body as { items: VisitView[] }).items;

  it('一、家属预约助浴，看到要两个人；再约康复和康复之后的饭', async () => {
    助浴 = await 预约('BATH_DISABLED', '08:00');
    expect(助浴).toMatchObject({ caregivers: 2, follows: null });
    康复 = await 预约('REHAB', '09:30'); // 到十点半
    const 太早 = await bookingOf(t, 家庭.senior, {
      ...{ itemCode: 'MEAL_COOK', startsAt: 时间('10:45'), plannedMinutes: 60 },
      follows: { orderId: 康复.id },
    });
    const { body } = await 家庭.family.post('/orders', 太早).expect(422);
    expect(body).toMatchObject({ code: 'ordering.gap-not-kept', errors: [{ pointer: '/startsAt' }] });
    expect((body as { title: string }).title).toMatch(/11:00.*11:30/);
    做饭 = await 预约('MEAL_COOK', '11:00', { orderId: 康复.id });
    expect(做饭).toMatchObject({
      caregivers: 1,
      follows: { orderId: 康复.id, leastMinutes: 30, mostMinutes: 60 },
    });
  });

  it('二、康复不能挪到饭接不上的时候；挪一点点可以', async () => {
    const 挪 = (点: string) =>
      家庭.family.post(`/orders/${康复.id}/rescheduling`, {
        ...{ startsAt: 时间(点), expectedFamilyFen: 康复.familyFen, reason: 'TIME_UNSUITABLE' },
      });
    const { body } = await 挪('09:45').expect(422);
    expect(body).toMatchObject({ code: 'ordering.gap-to-next' });
    await 挪('09:15').expect(201);
  });

  it('三、调度员派两个人：少一个不行，同一个人也不行', async () => {
    for (const order of [助浴, 康复, 做饭]) await 接单(order.id);
    const [李丽, 张敏, 王芳] = 团队.caregivers;
    expect((await 派人(助浴.id, 李丽)).body).toMatchObject({ code: 'dispatch.second-caregiver-needed' });
    expect((await 派人(助浴.id, 李丽, 李丽)).body).toMatchObject({ code: 'dispatch.two-different-people' });
    expect((await 派人(助浴.id, 李丽, 张敏)).status).toBe(201);
    expect((await 派人(康复.id, 王芳)).status).toBe(201);
    expect((await 派人(做饭.id, 李丽)).status).toBe(201);
    expect((await 看到的服务(张敏)).map(({ orderId, seat }) => [orderId, seat])).toEqual([[助浴.id, 2]]);
  });

  it('四、张敏病了：李丽还是李丽，只补一个人', async () => {
    const [李丽, 张敏, 王芳] = 团队.caregivers;
    await 团队.dispatcher
      .post(`/caregivers/${张敏.id}/absences`, {
        ...{ from: 时间('00:00'), to: '2026-11-25T00:00:00+08:00', reason: '发烧' },
      })
      .expect(201);
    await t.drain();
    expect((await 看到的服务(李丽)).find(({ orderId }) => orderId === 助浴.id)).toMatchObject({
      state: 'SCHEDULED',
    });
    expect((await 派人(助浴.id, 王芳)).status).toBe(201);
    expect((await 看到的服务(王芳)).find(({ orderId }) => orderId === 助浴.id)).toMatchObject({
      seat: 2,
      seats: 2,
    });
  });

  it('五、两个人都签到签退，家属确认一次，只付一次', async () => {
    const [李丽, , 王芳] = 团队.caregivers;
    const 服务 = async (谁: GivenCaregiver) =>
      (await 看到的服务(谁)).find(({ orderId, state }) => orderId === 助浴.id && state !== 'REPLACED')!.id;
    t.clock.set(new Date(时间('08:00')));
    for (const 谁 of [李丽, 王芳])
      await (await 登录(谁)).post(`/visits/${await 服务(谁)}/check-in`, 当面()).expect(201);
    t.clock.advanceMinutes(60);
    for (const 谁 of [王芳, 李丽])
      await (
        await 登录(谁)
      )
        .post(`/visits/${await 服务(谁)}/check-out`, { ...当面(), tasks: [] })
        .expect(201);
    await t.drain();
    const 家属 = await t.again(家庭.family);
    await 家属.post(`/visits/${await 服务(王芳)}/confirmation`).expect(409);
    const { body } = await 家属.post(`/visits/${await 服务(李丽)}/confirmation`).expect(201);
    expect(body).toMatchObject({ state: 'VERIFIED', actualMinutes: 60 });
    const 订单 = (await 家属.get(`/orders/${助浴.id}`).expect(200)).body as OrderDto;
    expect(订单).toMatchObject({ state: 'FULFILLED', actualMinutes: 60 });
    expect(await checkLedger(t.db)).toEqual([]);
  });

  it('六、康复取消了，饭照吃，不再受时间约束', async () => {
    const 家属 = await t.again(家庭.family);
    await 家属.post(`/orders/${康复.id}/cancellation`, { reason: 'SENIOR_UNWELL' }).expect(201);
    const 饭 = (await 家属.get(`/orders/${做饭.id}`).expect(200)).body as OrderDto;
    expect(饭).toMatchObject({ state: 'ACCEPTED', follows: null });
    await 家属
      .post(`/orders/${做饭.id}/rescheduling`, {
        ...{ startsAt: 时间('12:30'), expectedFamilyFen: 饭.familyFen, reason: 'TIME_UNSUITABLE' },
      })
      .expect(201);
  });
});
