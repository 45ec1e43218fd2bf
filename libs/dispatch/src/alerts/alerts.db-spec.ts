import { addMinutes } from '@anzhi/kernel';
import { useApp } from '@test/app';
import {
  givenAcceptedOrder,
  givenTown,
  offersOf,
  openOffer,
  type GivenTeam,
  type GivenTown,
} from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { cancelOrder, givenOrder, type GivenHousehold } from '@test/given/ordering';
import { AssignCaregiver } from '../assignments/assign-caregiver.usecase';
import { DispatchFacade } from '../dispatch.facade';
import { AcceptOffer } from '../offers/accept-offer.usecase';
import { AcknowledgeAlert } from './acknowledge-alert.usecase';
import type { AlertDetailDto, AlertDto } from './alert.dto';
import { AlertSweep } from './alert-sweep';
import { DisposeAlert } from './dispose-alert.usecase';
import { SeeOffer } from './see-offer.usecase';

const t = useApp();
/** A story of several logins, on a busy machine. */
jest.setTimeout(120_000);

const MORNING = new Date('2026-11-23T09:00:00+08:00');
/** Far enough away that an offer may be answered for two hours. */
const THURSDAY = '2026-11-26T09:00:00+08:00';

let town: GivenTown;
let team: GivenTeam;
let household: GivenHousehold;
beforeAll(async () => {
  t.clock.set(MORNING);
  town = await givenTown(t);
});
beforeEach(async () => {
  t.clock.set(MORNING);
  team = await town.team();
  household = await town.household();
});

const alertsOf = (orderId: string) =>
  t.db.query<Omit<AlertDto, 'level'> & { level: number }>(
    `SELECT id, kind, level, state, disposition, closed_by AS "closedBy", offer_id AS "offerId",
            next_level_at AS "nextLevelAt"
       FROM dispatch.alert WHERE order_id = $1 ORDER BY raised_at, id`,
    [orderId],
  );
const drainAt = async (at: Date): Promise<void> => {
  t.clock.set(at);
  await t.drain();
};
const offered = async () => {
  const { id: orderId } = await givenOrder(t, household, {
    startsAt: THURSDAY,
    wishes: { preferredProviderId: team.provider.id },
  });
  await t.drain();
  return { orderId, offer: await openOffer(t, orderId) };
};
/** An alert about an offer nobody saw, fifteen minutes before its deadline. */
const unseen = async () => {
  const { orderId, offer } = await offered();
  await drainAt(addMinutes(MORNING, 105));
  const [alert] = await alertsOf(orderId);
  return { orderId, offer, alert };
};
const eventsAbout = (alertId: string) =>
  t.db.query<{ type: string; payload: Record<string, unknown>; rooms: string[] }>(
    `SELECT type, payload, rooms FROM platform.event WHERE payload->>'alertId' = $1 ORDER BY seq`,
    [alertId],
  );
const dispose = (id: string, disposition: string, note?: string) =>
  t.get(DisposeAlert).execute(team.ctx, id, { disposition, note } as Parameters<DisposeAlert['execute']>[2]);
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );

describe('An offer nobody saw', () => {
  it('raises an alert at its moment and not before, and being seen ends it', async () => {
    const { orderId, offer } = await offered();
    await drainAt(addMinutes(MORNING, 104));
    expect(await alertsOf(orderId)).toEqual([]);
    await drainAt(addMinutes(MORNING, 105));
    const [alert] = await alertsOf(orderId);
    expect(alert).toMatchObject({ kind: 'OFFER_UNSEEN', offerId: offer.id, level: 1, state: 'OPEN' });

    const first = await t.get(SeeOffer).execute(team.ctx, offer.id);
    await drainAt(addMinutes(MORNING, 106));
    expect(await t.get(SeeOffer).execute(team.ctx, offer.id)).toEqual(first);
    expect(await alertsOf(orderId)).toMatchObject([{ state: 'CLOSED', disposition: 'SEEN', closedBy: null }]);
    const [raised, closed] = await eventsAbout(alert.id);
    expect(raised).toMatchObject({
      type: 'dispatch.alert-raised.v1',
      payload: { kind: 'OFFER_UNSEEN', level: 'DISPATCHER', providerId: team.provider.id },
      rooms: [`provider:${team.provider.id}`],
    });
    expect(closed).toMatchObject({ type: 'dispatch.alert-closed.v1', payload: { disposition: 'SEEN' } });
    expect(JSON.stringify(await eventsAbout(alert.id))).not.toContain(household.senior.id);
  });

  it('is none when it was seen, and the receipt is for those who were asked', async () => {
    const { orderId, offer } = await offered();
    const other = await town.team({ kilometres: 1 });
    const receipt = `/offers/${offer.id}/read-receipt`;
    await other.dispatcher.post(receipt).expect(404);
    await household.family.post(receipt).expect(403);
    await team.dispatcher.post(receipt).expect(201);
    await drainAt(addMinutes(MORNING, 110));
    expect(await alertsOf(orderId)).toEqual([]);
  });

  it('ends with the answer', async () => {
    const { orderId, offer } = await unseen();
    await t.get(AcceptOffer).execute(team.ctx, offer.id);
    await t.drain();
    expect(await alertsOf(orderId)).toMatchObject([{ disposition: 'ANSWERED', closedBy: null }]);
  });

  it('ends with the offer', async () => {
    const { orderId } = await unseen();
    await drainAt(addMinutes(MORNING, 120));
    expect((await offersOf(t, orderId))[0].state).toBe('TIMED_OUT');
    expect((await alertsOf(orderId))[0]).toMatchObject({ disposition: 'OFFER_ENDED' });
  });
});

describe('An alert', () => {
  it('escalates on its clock, to the millisecond', async () => {
    const { alert, orderId } = await unseen();
    await drainAt(new Date(addMinutes(MORNING, 110).getTime() - 1));
    expect(await alertsOf(orderId)).toMatchObject([{ level: 1 }]);
    await drainAt(addMinutes(MORNING, 110));
    expect(await alertsOf(orderId)).toMatchObject([{ level: 2 }]);
    const told = await eventsAbout(alert.id);
    expect(told.map(({ type, payload }) => [type, payload.level])).toEqual([
      ['dispatch.alert-raised.v1', 'DISPATCHER'],
      ['dispatch.alert-escalated.v1', 'MANAGER'],
    ]);
  });

  it('that was taken gives time; without an end it goes on, and then somebody else must take it', async () => {
    const accepted = await givenAcceptedOrder(t, team, { startsAt: THURSDAY }, household);
    const due = addMinutes(new Date(THURSDAY), -120);
    await drainAt(due);
    const [{ id }] = await alertsOf(accepted.orderId);
    const take = () => t.get(AcknowledgeAlert).execute(team.ctx, id);
    expect(await take()).toMatchObject({ state: 'ACKNOWLEDGED', acknowledgedBy: team.dispatcher.accountId });
    expect(await codeOf(take())).toBe('dispatch.alert-taken');
    await drainAt(addMinutes(due, 14));
    expect(await alertsOf(accepted.orderId)).toMatchObject([{ level: 1, state: 'ACKNOWLEDGED' }]);
    await drainAt(addMinutes(due, 15));
    expect(await alertsOf(accepted.orderId)).toMatchObject([{ level: 2, state: 'OPEN' }]);
    await drainAt(addMinutes(due, 25));
    expect(await alertsOf(accepted.orderId)).toMatchObject([{ level: 3, state: 'OPEN', nextLevelAt: null }]);
    const rooms = (await eventsAbout(id)).map((event) => event.rooms.some((room) => /^region:/.test(room)));
    expect(rooms).toEqual([false, false, true]);

    const officer = await t.person('值班员', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.county),
    });
    const { body } = await officer.get('/dispatch-alerts?level=OFFICER').expect(200);
    expect((body as { items: AlertDto[] }).items.map((item) => item.id)).toContain(id);
    const wrong = await officer.post(`/dispatch-alerts/${id}/disposition`, { disposition: 'SERVED_LATE' });
    expect(wrong.body).toMatchObject({ code: 'dispatch.alert-disposition-unfit' });
    const mute = await officer.post(`/dispatch-alerts/${id}/disposition`, {
      disposition: 'OTHER',
      note: ' ',
    });
    expect(mute.body).toMatchObject({ code: 'dispatch.alert-note-missing' });
    await officer.post(`/dispatch-alerts/${id}/disposition`, { disposition: 'CANCELLED' }).expect(201);
    expect(await codeOf(dispose(id, 'CANCELLED'))).toBe('dispatch.alert-closed');
    const detail = (await officer.get(`/dispatch-alerts/${id}`).expect(200)).body as AlertDetailDto;
    expect(detail.steps.map((step) => `${step.kind} ${step.level}`)).toEqual([
      'RAISED DISPATCHER',
      'ACKNOWLEDGED DISPATCHER',
      'ESCALATED MANAGER',
      'ESCALATED OFFICER',
      'CLOSED OFFICER',
    ]);
  });

  it('is not shown to another provider, and closed to it', async () => {
    const { alert } = await unseen();
    const other = await town.team({ kilometres: 1 });
    await other.dispatcher.get(`/dispatch-alerts/${alert.id}`).expect(404);
    await other.dispatcher.post(`/dispatch-alerts/${alert.id}/acknowledgement`).expect(404);
    expect((await other.dispatcher.get('/dispatch-alerts').expect(200)).body).toMatchObject({ items: [] });
  });

  it('is there once, however many raise it at the same moment', async () => {
    const { orderId } = await offered();
    const { regionId: region, startsAt } = (await t.db.one<{ regionId: number; startsAt: Date }>(
      'SELECT region_id AS "regionId", starts_at AS "startsAt" FROM dispatch.offer WHERE order_id = $1',
      [orderId],
    ))!;
    const alert = { kind: 'NO_CAREGIVER', orderId, providerId: team.provider.id } as const;
    const raise = () =>
      t.write((tx) => t.get(DispatchFacade).raiseAlert(tx, { ...alert, regionId: region, startsAt }));
    await Promise.all(Array.from({ length: 8 }, raise));
    const raised = (await alertsOf(orderId)).filter(({ kind }) => kind === 'NO_CAREGIVER');
    expect(raised).toHaveLength(1);
    expect(
      await t.db.query('SELECT FROM dispatch.alert_step WHERE alert_id = $1', [raised[0].id]),
    ).toHaveLength(1);
  });
});

describe('An accepted order without a caregiver', () => {
  const due = addMinutes(new Date(THURSDAY), -120);

  it('raises an alert two hours before its start; somebody assigned ends it', async () => {
    const { orderId } = await givenAcceptedOrder(t, team, { startsAt: THURSDAY }, household);
    await drainAt(addMinutes(due, -1));
    expect(await alertsOf(orderId)).toEqual([]);
    await drainAt(due);
    expect(await alertsOf(orderId)).toMatchObject([{ kind: 'NO_CAREGIVER', state: 'OPEN' }]);
    await t.get(AssignCaregiver).execute(team.ctx, orderId, team.caregivers[0].id);
    await t.drain();
    expect(await alertsOf(orderId)).toMatchObject([{ state: 'CLOSED', disposition: 'ASSIGNED' }]);
  });

  it('comes back when a promise was not kept, and ends with the order', async () => {
    const { orderId } = await givenAcceptedOrder(t, team, { startsAt: THURSDAY }, household);
    await drainAt(due);
    const [{ id }] = await alertsOf(orderId);
    await dispose(id, 'ARRANGING');
    await drainAt(addMinutes(due, 14));
    expect(await alertsOf(orderId)).toMatchObject([{ disposition: 'ARRANGING' }]);
    await drainAt(addMinutes(due, 15));
    expect(await alertsOf(orderId)).toMatchObject([{ state: 'CLOSED' }, { state: 'OPEN', level: 1 }]);
    await cancelOrder(t, household, orderId);
    await t.drain();
    expect((await alertsOf(orderId))[1]).toMatchObject({ disposition: 'ORDER_ENDED', closedBy: null });
  });

  it('is found by the sweep when its job was lost, once, by however many workers', async () => {
    const { orderId } = await givenAcceptedOrder(t, team, { startsAt: THURSDAY }, household);
    await t.db.query(`DELETE FROM platform.job WHERE key = $1 AND kind = 'dispatch.no-caregiver'`, [orderId]);
    await drainAt(addMinutes(due, 1));
    expect(await alertsOf(orderId)).toEqual([]);
    for (let worker = 0; worker < 3; worker++) await t.get(AlertSweep).tick();
    await t.drain();
    await t.get(AlertSweep).tick();
    await t.drain();
    expect(await alertsOf(orderId)).toMatchObject([{ kind: 'NO_CAREGIVER', state: 'OPEN' }]);
  });
});
