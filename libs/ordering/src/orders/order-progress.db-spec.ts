import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { givenEvidence } from '@test/given/entitlement';
import {
  availableMinutes,
  citizen,
  givenHousehold,
  givenOrder,
  type GivenHousehold,
} from '@test/given/ordering';
import { OrderingFacade } from '../ordering.facade';
import { OrderQueries } from './order.queries';
import { OrderEntity } from './order.entity';
import { ORDER_STATES, orderMachine, type OrderEvent, type OrderState } from './order.state';
import { OrderStore } from './order-store';

const t = useApp();
const ordering = () => t.get(OrderingFacade);
const providerId = newId();

const available = (household: GivenHousehold) => availableMinutes(t, household);

/** Booked, dispatched, accepted and begun by the calls the other contexts make. */
async function inService(household: GivenHousehold): Promise<string> {
  const { id } = await givenOrder(t, household);
  await t.write(async (tx) => {
    await ordering().dispatched(tx, id);
    await ordering().accepted(tx, id, { providerId });
    await ordering().serviceStarted(tx, id);
  });
  return id;
}

describe('A delivered order', () => {
  it.each([
    [120, 120, 0],
    [75, 75, 45],
    [150, 120, 0],
    [0, 0, 120],
  ])('of %s minutes captures %s and releases %s', async (actualMinutes, captured, released) => {
    const household = await givenHousehold(t);
    const id = await inService(household);
    const { countyId } = (await ordering().order(t.db, id))!;
    const evidenceId = await givenEvidence(t, countyId);
    const outcome = await t.write((tx) => ordering().fulfil(tx, { orderId: id, actualMinutes, evidenceId }));
    expect(outcome).toMatchObject({ capturedMinutes: captured, releasedMinutes: released });
    expect(await available(household)).toBe(360 + released);
    const { body } = await household.family.get(`/orders/${id}`).expect(200);
    expect(body).toMatchObject({
      state: 'FULFILLED',
      actualMinutes,
      capturedMinutes: captured,
      releasedMinutes: released,
    });
  });

  it('is delivered once', async () => {
    const id = await inService(await givenHousehold(t));
    const { countyId } = (await ordering().order(t.db, id))!;
    const evidenceId = await givenEvidence(t, countyId);
    const fulfil = () =>
      t.write((tx) => ordering().fulfil(tx, { orderId: id, actualMinutes: 120, evidenceId }));
    const answers = await Promise.allSettled([fulfil(), fulfil(), fulfil()]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('A visit that failed', () => {
  it.each(['NO_SHOW_SENIOR', 'ABORTED_HEALTH', 'REJECTED'] as const)(
    'as %s gives everything back',
    async (state) => {
      const household = await givenHousehold(t);
      const id = await inService(household);
      const ended = await t.write((tx) => ordering().serviceRefused(tx, id, { state, reason: '测试' }));
      expect(ended.state).toBe(state);
      expect(await available(household)).toBe(480);
    },
  );
});

describe('Given back', () => {
  it('an order keeps its hold and loses its provider', async () => {
    const household = await givenHousehold(t);
    const { id } = await givenOrder(t, household);
    const order = await t.write(async (tx) => {
      await ordering().dispatched(tx, id);
      await ordering().accepted(tx, id, { providerId });
      return ordering().reopened(tx, id, { reason: 'NO_STAFF' });
    });
    expect(order).toMatchObject({ state: 'HELD', providerId: null, version: 4 });
    expect(await available(household)).toBe(360);
    const history = await t.get(OrderQueries).history(citizen(household.family), id);
    expect(history.map(({ to }) => to)).toEqual(['HELD', 'DISPATCHED', 'ACCEPTED', 'HELD']);
  });
});

describe('Every state with every step', () => {
  const EVENTS: OrderEvent[] = [
    'dispatch',
    'accept',
    'reopen',
    'reschedule',
    'start',
    'fulfil',
    'cancelByFamily',
    'cancelByOfficer',
    'cancelBySystem',
    'seniorAbsent',
    'providerAbsent',
    'abortForHealth',
    'reject',
    'expire',
  ];
  const outcome = {
    actualMinutes: 120,
    capturedMinutes: 120,
    releasedMinutes: 0,
    dueProgrammeFen: 0,
    dueFamilyFen: 0,
  };
  const NONE = {
    actualMinutes: null,
    capturedMinutes: null,
    releasedMinutes: null,
    dueProgrammeFen: null,
    dueFamilyFen: null,
  };
  const columnsOf = (state: OrderState): Partial<OrderEntity> => ({
    providerId: state === 'HELD' || state === 'DISPATCHED' ? null : providerId,
    ...(state === 'FULFILLED' ? outcome : NONE),
  });

  it.each(ORDER_STATES)('%s: the row follows the table, and nothing else', async (state) => {
    const { id } = await givenOrder(t, await givenHousehold(t));
    const store = t.get(OrderStore);
    for (const event of EVENTS) {
      const target = orderMachine.next(state, event);
      const attempt = t.write(async (tx) => {
        await tx.repo(OrderEntity).update({ id }, { state, ...columnsOf(state) });
        const order = await store.lock(tx, id);
        return store.move(tx, order, event, { set: target && columnsOf(target) });
      });
      if (target) expect((await attempt).state).toBe(target);
      else await expect(attempt).rejects.toMatchObject({ code: 'ordering.not-possible-now' });
    }
  });
});
