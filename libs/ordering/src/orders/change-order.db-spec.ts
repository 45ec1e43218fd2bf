import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import {
  availableMinutes,
  citizen,
  ctxOf,
  givenHousehold,
  givenOrder,
  TOMORROW_AT_NINE,
  type GivenHousehold,
} from '@test/given/ordering';
import { CancelOrder } from './cancel-order.usecase';
import { OrderQueries } from './order.queries';
import { RescheduleOrder } from './reschedule-order.usecase';

const t = useApp();
beforeEach(() => t.clock.set(new Date('2026-11-23T09:00:00+08:00')));

const available = (household: GivenHousehold) => availableMinutes(t, household);
const cancel = ({ family }: GivenHousehold, id: string) =>
  t.get(CancelOrder).execute(citizen(family), id, { reason: 'TIME_UNSUITABLE', note: '要去医院' });
const lastStep = async ({ family }: GivenHousehold, id: string) =>
  (await t.get(OrderQueries).history(citizen(family), id)).at(-1);

describe('Cancelling', () => {
  it.each([
    ['four hours before', '2026-11-24T05:00:00+08:00', false],
    ['a minute later', '2026-11-24T05:01:00+08:00', true],
  ])('by the family %s gives everything back; late: %s', async (_when, now, late) => {
    const household = await givenHousehold(t);
    const before = await available(household);
    const { id } = await givenOrder(t, household);
    t.clock.set(new Date(now));
    expect(await cancel(household, id)).toMatchObject({ state: 'CANCELLED_BY_FAMILY', version: 2 });
    expect(await available(household)).toBe(before);
    expect(await lastStep(household, id)).toMatchObject({
      from: 'HELD',
      to: 'CANCELLED_BY_FAMILY',
      reason: 'TIME_UNSUITABLE',
      note: '要去医院',
      late,
    });
  });

  it('happens once', async () => {
    const household = await givenHousehold(t);
    const { id } = await givenOrder(t, household);
    const answers = await Promise.allSettled([
      cancel(household, id),
      cancel(household, id),
      cancel(household, id),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await available(household)).toBe(480);
  });

  it('by an office is the office’s, never late', async () => {
    const household = await givenHousehold(t);
    const { id } = await givenOrder(t, household);
    t.clock.set(new Date('2026-11-24T08:30:00+08:00'));
    const officer = ctxOf(household.family.accountId, { regionIds: [await regionId(t, CODES.county)] });
    const stranger = await givenHousehold(t);
    const asOffice = { ...officer, actor: { ...officer.actor, accountId: stranger.family.accountId } };
    const ended = await t.get(CancelOrder).execute(asOffice, id, { reason: 'SENIOR_UNWELL' });
    expect(ended.state).toBe('CANCELLED_BY_OFFICER');
    expect(await lastStep(household, id)).toMatchObject({ late: false });
  });

  it('is not for strangers', async () => {
    const { id } = await givenOrder(t, await givenHousehold(t));
    const stranger = await givenHousehold(t);
    await expect(cancel(stranger, id)).rejects.toMatchObject({ code: 'ordering.order-not-found' });
    const abroad = ctxOf(stranger.family.accountId, { regionIds: [await regionId(t, CODES.otherCounty)] });
    const attempt = t.get(CancelOrder).execute(abroad, id, { reason: 'OTHER' });
    await expect(attempt).rejects.toMatchObject({ code: 'ordering.order-not-found' });
  });
});

describe('Rescheduling', () => {
  const move = (household: GivenHousehold, id: string, startsAt: string, expectedFamilyFen = 0) =>
    t
      .get(RescheduleOrder)
      .execute(citizen(household.family), id, { startsAt, expectedFamilyFen, reason: 'SENIOR_AWAY' });
  const holds = (orderId: string) =>
    t.db.query<{ number: number; serviceDate: string }>(
      `SELECT number, service_date AS "serviceDate" FROM entitlement.order_hold WHERE order_id = $1 ORDER BY number`,
      [orderId],
    );

  it('on the same day keeps the hold', async () => {
    const household = await givenHousehold(t);
    const { id, familyFen } = await givenOrder(t, household);
    const moved = await move(household, id, '2026-11-24T14:00:00+08:00', familyFen);
    expect(moved).toMatchObject({ state: 'HELD', startsAt: '2026-11-24T06:00:00.000Z', version: 2 });
    expect(await holds(id)).toEqual([{ number: 1, serviceDate: '2026-11-24' }]);
    expect(await available(household)).toBe(360);
    expect(await lastStep(household, id)).toMatchObject({ from: 'HELD', to: 'HELD', reason: 'SENIOR_AWAY' });
  });

  it('on another day holds anew, in the same breath', async () => {
    const household = await givenHousehold(t);
    const { id, familyFen } = await givenOrder(t, household);
    await move(household, id, '2026-11-26T14:00:00+08:00', familyFen);
    expect(await holds(id)).toEqual([
      { number: 1, serviceDate: '2026-11-24' },
      { number: 2, serviceDate: '2026-11-26' },
    ]);
    expect(await available(household)).toBe(360);
  });

  it('changes nothing when the price is another, the senior busy or the time impossible', async () => {
    const household = await givenHousehold(t);
    const { id, familyFen } = await givenOrder(t, household);
    await givenOrder(t, household, { startsAt: '2026-11-26T09:00:00+08:00' });
    const attempts = [
      [move(household, id, '2026-11-27T09:00:00+08:00', familyFen + 1), 'ordering.price-changed'],
      [move(household, id, '2026-11-26T10:00:00+08:00', familyFen), 'ordering.senior-busy'],
      [move(household, id, '2026-11-23T09:10:00+08:00', familyFen), 'ordering.too-soon'],
      [move(household, id, '2026-11-24T22:00:00+08:00', familyFen), 'ordering.night-needs-reason'],
      [move(household, id, TOMORROW_AT_NINE, familyFen), 'ordering.same-time'],
    ] as const;
    for (const [attempt, code] of attempts) await expect(attempt).rejects.toMatchObject({ code });
    expect(await holds(id)).toHaveLength(1);
    expect(await available(household)).toBe(240);
  });
});

describe('Time', () => {
  it('ends an order nobody accepted by its start, and gives everything back', async () => {
    const household = await givenHousehold(t, { townCode: '321302450' });
    const { id } = await givenOrder(t, household);
    t.clock.set(new Date('2026-11-24T08:59:00+08:00'));
    await t.drain();
    expect((await lastStep(household, id))!.to).toBe('HELD');
    t.clock.advanceMinutes(1);
    await t.drain();
    expect(await lastStep(household, id)).toMatchObject({
      to: 'EXPIRED_UNSERVED',
      reason: 'NOT_ACCEPTED_IN_TIME',
      actorId: null,
    });
    expect(await available(household)).toBe(480);
  });

  it('does not end an order that was moved', async () => {
    const household = await givenHousehold(t, { townCode: '321302450' });
    const { id, familyFen } = await givenOrder(t, household);
    await t.get(RescheduleOrder).execute(citizen(household.family), id, {
      startsAt: '2026-11-25T09:00:00+08:00',
      expectedFamilyFen: familyFen,
      reason: 'OTHER',
    });
    t.clock.set(new Date(TOMORROW_AT_NINE));
    await t.drain();
    expect((await lastStep(household, id))!.to).toBe('HELD');
  });
});

describe('A death', () => {
  it('cancels what has not begun', async () => {
    const household = await givenHousehold(t);
    const first = await givenOrder(t, household);
    const second = await givenOrder(t, household, { startsAt: '2026-11-26T09:00:00+08:00' });
    await t.write(async (tx) => {
      tx.publish({
        type: 'people.life-event-recorded.v1',
        payload: { seniorId: household.senior.id, kind: 'DEATH', onDate: '2026-11-23' },
        audience: { seniorId: household.senior.id },
      });
    });
    await t.drain();
    for (const { id } of [first, second])
      expect(await lastStep(household, id)).toMatchObject({
        to: 'CANCELLED_BY_SYSTEM',
        reason: 'SENIOR_DECEASED',
      });
    expect(await available(household)).toBe(0);
  });
});
