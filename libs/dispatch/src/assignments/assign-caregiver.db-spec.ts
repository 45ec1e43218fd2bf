import { OrderingFacade } from '@anzhi/ordering';
import { useApp } from '@test/app';
import {
  givenAcceptedOrder,
  givenAssignedOrder,
  givenTown,
  offersOf,
  openOffer,
  revokeCredential,
  suspend,
  type GivenTeam,
  type GivenTown,
} from '@test/given/dispatch';
import { cancelOrder, ctxOf, deadlocks } from '@test/given/ordering';
import { DispatchFacade } from '../dispatch.facade';
import { AssignCaregiver } from './assign-caregiver.usecase';
import { CaregiverCandidateQueries } from './caregiver-candidate.queries';
import { ReturnOrder } from './return-order.usecase';

const t = useApp();
let town: GivenTown;
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
});

/** Two therapists, and an aide without the therapist's certificate. */
const THREE = [
  { name: '李丽' },
  { name: '张敏' },
  { name: '赵助', credentials: ['HEALTH_CERTIFICATE' as const] },
];

const accepted = async (team: GivenTeam, startsAt?: string) =>
  givenAcceptedOrder(t, team, { startsAt: startsAt ?? '2026-11-24T09:00:00+08:00' }, await town.household());
const assign = (team: GivenTeam, orderId: string, at = 0) =>
  t.get(AssignCaregiver).execute(team.ctx, orderId, team.caregivers[at].id);
const assignment = (orderId: string) => t.get(DispatchFacade).assignment(t.db, orderId);
const order = async (id: string) => (await t.get(OrderingFacade).order(t.db, id))!;
const eventsOf = async (type: string, orderId: string) =>
  t.db.query<{ rooms: string[]; payload: Record<string, unknown> }>(
    `SELECT rooms, payload FROM platform.event WHERE type = $1 AND payload->>'orderId' = $2 ORDER BY seq`,
    [type, orderId],
  );

describe('Assigning', () => {
  it('sends a qualified and free caregiver, and tells exactly those concerned', async () => {
    const team = await town.team({ staff: THREE });
    const { orderId, household } = await accepted(team);
    const { body } = await team.dispatcher
      .post(`/orders/${orderId}/assignment`, { caregiverId: team.caregivers[0].id })
      .expect(201);
    expect(body).toEqual({
      orderId,
      providerId: team.provider.id,
      caregiverId: team.caregivers[0].id,
      secondCaregiverId: null,
      startsAt: '2026-11-24T01:00:00.000Z',
      plannedMinutes: 120,
    });
    expect(await assignment(orderId)).toMatchObject({
      caregiverId: team.caregivers[0].id,
      plannedMinutes: 120,
    });
    await t.drain();
    const [event] = await eventsOf('dispatch.caregiver-assigned.v1', orderId);
    expect(event.rooms.sort()).toEqual(
      [
        `senior:${household.senior.id}`,
        `provider:${team.provider.id}`,
        `caregiver:${team.caregivers[0].id}`,
        `region:${household.senior.regionId}`,
      ].sort(),
    );
    const twice = await team.dispatcher
      .post(`/orders/${orderId}/assignment`, { caregiverId: team.caregivers[1].id })
      .expect(409);
    expect(twice.body.code).toBe('dispatch.already-assigned');
  });

  it('lists who can be sent and what speaks against the others', async () => {
    const team = await town.team({ staff: THREE });
    const first = await accepted(team);
    await assign(team, first.orderId);
    const { orderId } = await accepted(team, '2026-11-24T10:00:00+08:00');
    const { body } = await team.dispatcher.get(`/orders/${orderId}/caregiver-candidates`).expect(200);
    expect(body).toHaveLength(3);
    expect(body[0]).toMatchObject({ name: '张敏', available: true, refusals: [], busyUntil: null });
    expect(body).toContainEqual(
      expect.objectContaining({
        name: '李丽',
        available: false,
        refusals: ['BUSY'],
        busyUntil: '2026-11-24T03:00:00.000Z',
      }),
    );
    expect(body).toContainEqual(
      expect.objectContaining({ name: '赵助', available: false, refusals: ['CREDENTIAL_NOT_VALID'] }),
    );
  });

  it('refuses one who is busy, and says until when', async () => {
    const team = await town.team({ staff: THREE });
    const first = await accepted(team);
    await assign(team, first.orderId);
    const second = await accepted(team, '2026-11-24T10:59:00+08:00');
    const { body } = await team.dispatcher
      .post(`/orders/${second.orderId}/assignment`, { caregiverId: team.caregivers[0].id })
      .expect(409);
    expect(body).toMatchObject({ code: 'dispatch.caregiver-busy', params: { until: '2026-11-24 11:00' } });
    const third = await accepted(team, '2026-11-24T11:00:00+08:00');
    await assign(team, third.orderId);
  });

  it('refuses one who lacks the certificate, is of another provider, or sends himself', async () => {
    const team = await town.team({ staff: THREE });
    const other = await town.team({ kilometres: 1 });
    const { orderId } = await accepted(team);
    await expect(assign(team, orderId, 2)).rejects.toMatchObject({
      code: 'dispatch.caregiver-not-qualified',
      params: { rules: 'CREDENTIAL_NOT_VALID' },
    });
    const foreign = t.get(AssignCaregiver).execute(team.ctx, orderId, other.caregivers[0].id);
    await expect(foreign).rejects.toMatchObject({ code: 'dispatch.caregiver-not-found' });
    const himself = ctxOf(team.caregivers[0].accountId, { organisationIds: [team.provider.id] });
    const own = t.get(AssignCaregiver).execute(himself, orderId, team.caregivers[0].id);
    await expect(own).rejects.toMatchObject({ code: 'dispatch.caregiver-is-dispatcher' });
    await expect(
      t.get(AssignCaregiver).execute(other.ctx, orderId, other.caregivers[0].id),
    ).rejects.toMatchObject({
      code: 'dispatch.order-not-found',
    });
    await expect(t.get(CaregiverCandidateQueries).list(other.ctx, orderId)).rejects.toMatchObject({
      code: 'dispatch.order-not-found',
    });
  });

  it('the same caregiver to two homes by two dispatchers at once, one of them is refused', async () => {
    const team = await town.team({ staff: THREE });
    const orders = [await accepted(team), await accepted(team, '2026-11-24T10:00:00+08:00')];
    const answers = await Promise.allSettled(orders.map(({ orderId }) => assign(team, orderId)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'dispatch.caregiver-busy' });
  });

  it('two homes at once is refused by the database itself', async () => {
    const team = await town.team({ staff: THREE });
    const first = await accepted(team);
    await assign(team, first.orderId);
    const second = await accepted(team, '2026-11-24T10:00:00+08:00');
    const forced = t.db.query(
      `INSERT INTO dispatch.assignment
         (id, order_id, senior_id, latitude, longitude, datum, provider_id, caregiver_id, starts_at, ends_at,
          active, assigned_by, assigned_at)
       SELECT gen_random_uuid(), $2, senior_id, latitude, longitude, datum, provider_id, caregiver_id, starts_at + interval '1 hour',
              ends_at + interval '1 hour', true, assigned_by, assigned_at
         FROM dispatch.assignment WHERE order_id = $1`,
      [first.orderId, second.orderId],
    );
    await expect(forced).rejects.toMatchObject({
      driverError: { constraint: 'assignment_caregiver_is_free' },
    });
  });
});

describe('A change of assignment', () => {
  it('releases the one and sends the other', async () => {
    const team = await town.team({ staff: THREE });
    const { orderId } = await givenAssignedOrder(t, team, {}, await town.household());
    const [first, second] = team.caregivers;
    const change = { caregiverId: second.id, reason: 'CAREGIVER_ILL' };
    await team.dispatcher.post(`/orders/${orderId}/assignment-change`, change).expect(201);
    expect((await assignment(orderId))!.caregiverId).toBe(second.id);
    await t.drain();
    expect(
      (await eventsOf('dispatch.assignment-released.v1', orderId)).map(({ payload }) => payload),
    ).toMatchObject([
      { orderId, providerId: team.provider.id, caregiverId: first.id, reason: 'CAREGIVER_ILL' },
    ]);
    expect(
      (await eventsOf('dispatch.caregiver-assigned.v1', orderId)).map(({ payload }) => [
        payload.caregiverId,
        payload.again,
      ]),
    ).toEqual([
      [first.id, false],
      [second.id, true],
    ]);
    const same = await team.dispatcher.post(`/orders/${orderId}/assignment-change`, change).expect(422);
    expect(same.body.code).toBe('dispatch.same-caregiver');
  });
});

describe('Giving back', () => {
  it('frees the caregiver, keeps the hold and asks the next provider', async () => {
    const next = await town.team({ kilometres: 1 });
    const team = await town.team();
    const { orderId } = await accepted(team);
    await assign(team, orderId);
    const { body } = await team.dispatcher
      .post(`/orders/${orderId}/return`, { reason: 'CAREGIVER_ILL', note: '李丽发烧' })
      .expect(201);
    expect(body).toEqual({ orderId, reason: 'CAREGIVER_ILL' });
    expect(await assignment(orderId)).toBeUndefined();
    expect(await offersOf(t, orderId)).toMatchObject([
      { providerId: team.provider.id, state: 'RETURNED', closeReason: 'CAREGIVER_ILL' },
      { providerId: next.provider.id, state: 'OPEN' },
    ]);
    expect(await order(orderId)).toMatchObject({ state: 'DISPATCHED', providerId: null });
    const again = t.get(ReturnOrder).execute(team.ctx, orderId, { reason: 'NO_STAFF' });
    await expect(again).rejects.toMatchObject({ code: 'dispatch.order-not-found' });
  });
});

describe('When the family cancels', () => {
  it('the caregiver is free again', async () => {
    const team = await town.team();
    const { orderId, household } = await accepted(team);
    await assign(team, orderId);
    await cancelOrder(t, household, orderId);
    await t.drain();
    expect(await assignment(orderId)).toBeUndefined();
    expect(await eventsOf('dispatch.assignment-released.v1', orderId)).toHaveLength(1);
    const another = await accepted(team);
    await assign(team, another.orderId);
  });
});

describe('When somebody falls out', () => {
  it('a suspended provider loses what it was offered and what it accepted', async () => {
    const team = await town.team({ staff: THREE });
    const next = await town.team({ kilometres: 1, staff: THREE });
    const { orderId: taken } = await accepted(team);
    await assign(team, taken);
    await suspend(t, team);
    await t.drain();
    expect(await assignment(taken)).toBeUndefined();
    expect(await offersOf(t, taken)).toMatchObject([
      { providerId: team.provider.id, state: 'WITHDRAWN', closeReason: 'SUSPENDED' },
      { providerId: next.provider.id, state: 'OPEN' },
    ]);
    expect((await openOffer(t, taken)).providerId).toBe(next.provider.id);
  });

  it('a caregiver is released, and the provider keeps the order if it has somebody else', async () => {
    const team = await town.team({ staff: THREE });
    const { orderId } = await givenAssignedOrder(t, team, {}, await town.household());
    await revokeCredential(t, team.caregivers[0], 'REHAB_THERAPIST');
    await t.drain();
    expect(await assignment(orderId)).toBeUndefined();
    expect(await order(orderId)).toMatchObject({ state: 'ACCEPTED', providerId: team.provider.id });
    await assign(team, orderId, 1);
  });

  it('the only caregiver, and the order looks for another provider', async () => {
    const next = await town.team({ kilometres: 1 });
    const team = await town.team();
    const { orderId } = await accepted(team);
    await assign(team, orderId);
    await revokeCredential(t, team.caregivers[0], 'REHAB_THERAPIST');
    await t.drain();
    expect(await assignment(orderId)).toBeUndefined();
    expect((await openOffer(t, orderId)).providerId).toBe(next.provider.id);
  });
});

it('None of this needed the database to break a deadlock', async () => {
  expect(await deadlocks(t)).toBe(0);
});
