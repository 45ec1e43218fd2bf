import { OrderingFacade } from '@anzhi/ordering';
import { useApp, type ApiClient } from '@test/app';
import {
  givenAcceptedOrder,
  givenAssignedOrder,
  givenTown,
  offersOf,
  openOffer,
  revokeCredential,
  type GivenTeam,
  type GivenTown,
} from '@test/given/dispatch';
import { availableMinutes, givenOrder, moveOrder, type GivenHousehold } from '@test/given/ordering';
import { givenDeparture } from '@test/given/staff';
import { AssignCaregiver } from '../assignments/assign-caregiver.usecase';
import { ReturnOrder } from '../assignments/return-order.usecase';
import { AcceptOffer } from '../offers/accept-offer.usecase';
import { DeclineOffer } from '../offers/decline-offer.usecase';
import type { ReplacementDto } from './replacement.dto';

const t = useApp();
let town: GivenTown;
let household: GivenHousehold;
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
  household = await town.household();
});

const order = async (id: string) => (await t.get(OrderingFacade).order(t.db, id))!;
const told = async (orderId: string, family: ApiClient = household.family) =>
  (await family.get(`/orders/${orderId}/replacements`).expect(200)).body as ReplacementDto[];
/** What reached the family about the order, by type. */
const heard = (orderId: string) =>
  t.db
    .query<{ type: string }>(
      `SELECT type FROM platform.event
        WHERE payload->>'orderId' = $1 AND type ~ '^(dispatch|ordering)' AND $2 = ANY(rooms) ORDER BY seq`,
      [orderId, `senior:${household.senior.id}`],
    )
    .then((rows) => rows.map(({ type }) => type));
const fallIll = async (team: GivenTeam, at = 0) => {
  const absence = { from: '2026-11-24T00:00:00+08:00', to: '2026-11-26T00:00:00+08:00', reason: '发烧' };
  await team.dispatcher.post(`/caregivers/${team.caregivers[at].id}/absences`, absence).expect(201);
  await t.drain();
};
const activeOf = (orderId: string) =>
  t.db.query('SELECT caregiver_id AS id FROM dispatch.assignment WHERE order_id = $1 AND active', [orderId]);

describe('A caregiver who falls ill', () => {
  it('is replaced by his provider, and the family hears of it with the new one', async () => {
    const team = await town.team({ staff: [{}, {}] });
    const { orderId } = await givenAssignedOrder(t, team, {}, household);
    const before = await heard(orderId);
    await fallIll(team);
    expect(await activeOf(orderId)).toEqual([]);
    expect((await order(orderId)).state).toBe('ACCEPTED');
    expect(await heard(orderId)).toEqual(before);
    expect(await told(orderId)).toEqual([]);
    const atTheDesk = (await team.dispatcher.get(`/orders/${orderId}/replacements`).expect(200)).body;
    expect(atTheDesk).toMatchObject([{ outcome: null, formerCaregiverId: team.caregivers[0].id }]);

    await t.get(AssignCaregiver).execute(team.ctx, orderId, team.caregivers[1].id);
    await t.drain();
    expect(await told(orderId)).toMatchObject([
      {
        outcome: 'FOUND',
        cause: 'CAREGIVER_NOT_QUALIFIED',
        formerCaregiverId: team.caregivers[0].id,
        caregiverId: team.caregivers[1].id,
        entitlement: 'HELD',
      },
    ]);
    expect((await heard(orderId)).slice(before.length)).toEqual(['dispatch.replacement-ended.v1']);
  });

  it('and has nobody beside him, is replaced by another provider, asked without a word to the family', async () => {
    const team = await town.team();
    const { orderId } = await givenAssignedOrder(t, team, {}, household);
    const other = await town.team({ kilometres: 1 });
    const before = await heard(orderId);
    await fallIll(team);
    expect((await openOffer(t, orderId)).providerId).toBe(other.provider.id);
    expect(await heard(orderId)).toEqual(before);
    await t.get(AcceptOffer).execute(other.ctx, (await openOffer(t, orderId)).id);
    await t.drain();
    expect((await order(orderId)).state).toBe('ACCEPTED');
    expect(await heard(orderId)).toEqual(before);
    await t.get(AssignCaregiver).execute(other.ctx, orderId, other.caregivers[0].id);
    await t.drain();
    expect((await heard(orderId)).slice(before.length)).toEqual(['dispatch.replacement-ended.v1']);
    expect(await told(orderId)).toMatchObject([
      { outcome: 'FOUND', formerProviderId: team.provider.id, providerId: other.provider.id },
    ]);
  });

  it('leaves all his future visits, and nobody else’s', async () => {
    const team = await town.team({ staff: [{}, {}] });
    const first = await givenAssignedOrder(t, team, {}, household);
    const later = await givenAssignedOrder(
      t,
      team,
      { startsAt: '2026-11-27T09:00:00+08:00' },
      await town.household(),
    );
    await fallIll(team);
    expect(await activeOf(first.orderId)).toEqual([]);
    expect(await activeOf(later.orderId)).toHaveLength(1);
    await givenDeparture(t, team, team.caregivers[0].id, '离职');
    await t.drain();
    expect(await activeOf(later.orderId)).toEqual([]);
  });

  it('or whose certificate is revoked, the same', async () => {
    const team = await town.team({ staff: [{}, {}] });
    const { orderId } = await givenAssignedOrder(t, team, {}, household);
    await revokeCredential(t, team.caregivers[0], 'REHAB_THERAPIST');
    await t.drain();
    expect(await activeOf(orderId)).toEqual([]);
    expect(await told(orderId)).toEqual([]);
  });
});

describe('When nobody can be found', () => {
  it('the family hears of other times, and what was held stays', async () => {
    const team = await town.team();
    const { orderId } = await givenAssignedOrder(t, team, {}, household);
    const before = await heard(orderId);
    await fallIll(team);
    expect((await order(orderId)).state).toBe('HELD');
    const [replacement] = await told(orderId);
    expect(replacement).toMatchObject({
      outcome: 'NOT_FOUND',
      providerId: null,
      entitlement: 'HELD',
      otherTimes: ['2026-11-26T01:00:00.000Z', '2026-11-27T01:00:00.000Z'],
    });
    expect(await availableMinutes(t, household)).toBe(360);
    expect((await heard(orderId)).slice(before.length)).toEqual(['dispatch.replacement-ended.v1']);
  });

  it('within half an hour, the family hears that it is still looked for; once', async () => {
    const team = await town.team();
    const { orderId } = await givenAssignedOrder(
      t,
      team,
      { startsAt: '2026-11-25T09:00:00+08:00' },
      household,
    );
    const other = await town.team({ kilometres: 1 });
    await fallIll(team);
    t.clock.advanceMinutes(30);
    await t.drain();
    const family = await t.again(household.family);
    expect(await told(orderId, family)).toMatchObject([
      { outcome: 'LATE', otherTimes: [expect.any(String), expect.any(String), expect.any(String)] },
    ]);
    await t.get(DeclineOffer).execute(other.ctx, (await openOffer(t, orderId)).id, { reason: 'NO_STAFF' });
    await t.drain();
    expect((await heard(orderId)).filter((type) => type === 'dispatch.replacement-ended.v1')).toHaveLength(1);
  });
});

describe('A provider that gives an order back', () => {
  it('is replaced before the family hears of it', async () => {
    const team = await town.team();
    const { orderId } = await givenAssignedOrder(t, team, {}, household);
    const other = await town.team({ kilometres: 1 });
    const before = await heard(orderId);
    await t.get(ReturnOrder).execute(team.ctx, orderId, { reason: 'CAREGIVER_ILL' });
    await t.drain();
    expect(await heard(orderId)).toEqual(before);
    expect(await offersOf(t, orderId)).toMatchObject([
      { state: 'RETURNED' },
      { state: 'OPEN', providerId: other.provider.id },
    ]);
    const { split } = await order(orderId);
    await moveOrder(t, household, { id: orderId, familyFen: split.familyFen }, '2026-11-26T09:00:00+08:00');
    await t.drain();
    expect(await told(orderId)).toMatchObject([{ outcome: 'MOVED_ON', cause: 'CAREGIVER_ILL' }]);
  });
});

describe('When nobody came', () => {
  const asked = (orderId: string) =>
    t.db.query<{ providerId: string; mode: string; minutes: number }>(
      `SELECT provider_id AS "providerId", mode, (extract(epoch FROM expires_at - made_at) / 60)::int AS minutes
         FROM dispatch.offer WHERE order_id = $1 ORDER BY position`,
      [orderId],
    );
  /** The provider accepts, sends nobody, and the grace is over. */
  const standUp = async (team: GivenTeam): Promise<string> => {
    const { orderId } = await givenAcceptedOrder(t, team, {}, household);
    t.clock.set(new Date('2026-11-24T09:30:00+08:00'));
    await t.drain();
    household = { ...household, family: await t.again(household.family) };
    return orderId;
  };
  const bookAgain = async (): Promise<string> => {
    const { id } = await givenOrder(t, household, { startsAt: '2026-11-26T09:00:00+08:00' });
    await t.drain();
    return id;
  };

  it('the family hears so with other times, and what was held is free', async () => {
    const team = await town.team();
    const orderId = await standUp(team);
    expect(await told(orderId)).toMatchObject([
      {
        ...{ cause: 'PROVIDER_NO_SHOW', outcome: 'NOT_FOUND', entitlement: 'RETURNED', madeGoodBy: null },
        ...{ formerProviderId: team.provider.id, otherTimes: [] },
      },
    ]);
    expect((await heard(orderId)).filter((type) => type === 'dispatch.replacement-ended.v1')).toHaveLength(1);
    expect(await availableMinutes(t, household)).toBe(480);
  });

  it('the next booking of the service is asked of the others at once, and soon; once', async () => {
    const team = await town.team();
    const others = [await town.team({ kilometres: 1 }), await town.team({ kilometres: 2 })];
    const orderId = await standUp(team);
    expect((await told(orderId))[0].otherTimes[0]).toBe('2026-11-24T03:00:00.000Z');
    const again = await bookAgain();
    expect(await asked(again)).toEqual(
      others.map(({ provider }) => ({ providerId: provider.id, mode: 'BROADCAST', minutes: 10 })),
    );
    expect(await told(orderId)).toMatchObject([{ madeGoodBy: again }]);
    const { id: usual } = await givenOrder(t, household, { startsAt: '2026-11-27T09:00:00+08:00' });
    await t.drain();
    expect(await asked(usual)).toMatchObject([{ mode: 'CASCADE', minutes: 120 }]);
  });

  it('a booking long afterwards is asked as ever', async () => {
    const team = await town.team();
    await town.team({ kilometres: 1 });
    await standUp(team);
    await t.db.query(`UPDATE dispatch.replacement SET told_at = told_at - interval '73 hours'`);
    expect(await asked(await bookAgain())).toMatchObject([{ providerId: team.provider.id, mode: 'CASCADE' }]);
  });
});
