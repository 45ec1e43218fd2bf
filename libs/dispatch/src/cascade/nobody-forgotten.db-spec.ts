import { OrderingFacade } from '@anzhi/ordering';
import { useApp } from '@test/app';
import {
  givenAcceptedOrder,
  givenAssignedOrder,
  givenTown,
  offersOf,
  openOffer,
  suspend,
  type GivenTown,
} from '@test/given/dispatch';
import { availableMinutes, givenOrder, moveOrder, TOMORROW_AT_NINE } from '@test/given/ordering';
import { ReturnOrder } from '../assignments/return-order.usecase';
import { AcceptOffer } from '../offers/accept-offer.usecase';

const t = useApp();
let town: GivenTown;
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
});

const AFTER_THE_START = new Date('2026-11-24T09:10:00+08:00');
const order = async (id: string) => (await t.get(OrderingFacade).order(t.db, id))!;
const askedAbout = async (orderId: string) =>
  (await offersOf(t, orderId)).map(({ providerId, state, closeReason }) => [providerId, state, closeReason]);

describe('An order that nobody has any more after its start', () => {
  it('ends when its provider gives it back, and what was held is free again', async () => {
    await town.team({ kilometres: 1 });
    const team = await town.team();
    const household = await town.household();
    const { orderId } = await givenAcceptedOrder(t, team, {}, household);
    t.clock.set(AFTER_THE_START);
    await t.drain();
    await t.get(ReturnOrder).execute(team.ctx, orderId, { reason: 'NO_STAFF' });
    expect(await order(orderId)).toMatchObject({ state: 'EXPIRED_UNSERVED', providerId: null });
    expect(await askedAbout(orderId)).toEqual([[team.provider.id, 'RETURNED', 'NO_STAFF']]);
    expect(await availableMinutes(t, household)).toBe(480);
  });

  it('ends when its provider may not serve it any more', async () => {
    const team = await town.team();
    const { orderId } = await givenAssignedOrder(t, team, {}, await town.household());
    t.clock.set(AFTER_THE_START);
    await t.drain();
    await suspend(t, team);
    await t.drain();
    expect((await order(orderId)).state).toBe('EXPIRED_UNSERVED');
    expect(await askedAbout(orderId)).toEqual([[team.provider.id, 'WITHDRAWN', 'SUSPENDED']]);
  });
});

describe('An order moved away and back before dispatch heard of it', () => {
  const awayAndBack = async (home: Parameters<typeof moveOrder>[1], id: string, familyFen: number) => {
    await moveOrder(t, home, { id, familyFen }, '2026-11-24T15:00:00+08:00');
    await moveOrder(t, home, { id, familyFen }, TOMORROW_AT_NINE);
    await t.drain();
  };

  it('is offered anew, and can be accepted', async () => {
    const team = await town.team();
    const household = await town.household();
    const { id, familyFen } = await givenOrder(t, household);
    await t.drain();
    await awayAndBack(household, id, familyFen);
    expect((await order(id)).state).toBe('DISPATCHED');
    expect(await askedAbout(id)).toEqual([
      [team.provider.id, 'WITHDRAWN', 'ORDER_RESCHEDULED'],
      [team.provider.id, 'OPEN', null],
    ]);
    await t.get(AcceptOffer).execute(team.ctx, (await openOffer(t, id)).id);
    expect((await order(id)).state).toBe('ACCEPTED');
  });

  it('is taken from the provider that had it, and that one is asked first', async () => {
    await town.team();
    const had = await town.team({ kilometres: 1 });
    const household = await town.household();
    const { orderId } = await givenAssignedOrder(t, had, {}, household);
    const { split } = await order(orderId);
    await awayAndBack(household, orderId, split.familyFen);
    expect(await askedAbout(orderId)).toEqual([
      [had.provider.id, 'WITHDRAWN', 'ORDER_RESCHEDULED'],
      [had.provider.id, 'OPEN', null],
    ]);
    await t.get(AcceptOffer).execute(had.ctx, (await openOffer(t, orderId)).id);
    expect(await order(orderId)).toMatchObject({ state: 'ACCEPTED', providerId: had.provider.id });
  });
});
