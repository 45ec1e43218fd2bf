import { OrderingFacade } from '@anzhi/ordering';
import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import {
  givenAcceptedOrder,
  givenTown,
  offersOf,
  openOffer,
  type GivenTeam,
  type GivenTown,
} from '@test/given/dispatch';
import { availableMinutes, ctxOf, deadlocks, givenOrder, moveOrder } from '@test/given/ordering';
import { DispatchLogQueries } from '../log/dispatch-log.queries';
import { UnmetQueries } from '../unmet/unmet.queries';
import { AcceptOffer } from './accept-offer.usecase';
import { DeclineOffer } from './decline-offer.usecase';
import { OfferRules } from './offer-rules';

const t = useApp();
let town: GivenTown;
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
});

const IN_THREE_HOURS = '2026-11-23T12:00:00+08:00';
const order = async (id: string) => (await t.get(OrderingFacade).order(t.db, id))!;
const decline = async ({ ctx }: GivenTeam, offerId: string) => {
  await t.get(DeclineOffer).execute(ctx, offerId, { reason: 'NO_STAFF' });
  await t.drain();
};
const officer = async () => ctxOf(null, { regionIds: [await regionId(t, CODES.county)] });
const modesOf = (orderId: string) =>
  t.db.query<{ providerId: string; mode: string; state: string; seconds: number }>(
    `SELECT provider_id AS "providerId", mode, state, extract(epoch FROM expires_at - made_at)::int AS seconds
       FROM dispatch.offer WHERE order_id = $1 ORDER BY position`,
    [orderId],
  );

describe('An urgent order', () => {
  it('is asked of three at once for a minute, and of the next when one says no; the first yes wins', async () => {
    const teams: GivenTeam[] = [];
    for (const kilometres of [0, 1, 2, 3]) teams.push(await town.team({ kilometres }));
    const { id } = await givenOrder(t, await town.household(), { startsAt: IN_THREE_HOURS });
    await t.drain();
    const asked = await modesOf(id);
    expect(asked).toHaveLength(3);
    expect(asked.map(({ mode, state, seconds }) => [mode, state, seconds])).toEqual(
      Array(3).fill(['BROADCAST', 'OPEN', 60]),
    );
    const offers = await offersOf(t, id);
    const team = (at: number) => teams.find(({ provider }) => provider.id === offers[at].providerId)!;
    await decline(team(0), offers[0].id);
    expect((await offersOf(t, id)).map(({ state }) => state)).toEqual(['DECLINED', 'OPEN', 'OPEN', 'OPEN']);
    await t.get(AcceptOffer).execute(team(2).ctx, offers[2].id);
    await expect(t.get(AcceptOffer).execute(team(1).ctx, offers[1].id)).rejects.toMatchObject({
      code: 'dispatch.offer-ended',
    });
    expect((await offersOf(t, id)).map(({ state, closeReason }) => [state, closeReason])).toEqual([
      ['DECLINED', 'NO_STAFF'],
      ['WITHDRAWN', 'TAKEN_BY_ANOTHER'],
      ['ACCEPTED', null],
      ['WITHDRAWN', 'TAKEN_BY_ANOTHER'],
    ]);
  });

  it('asks whoever the family named alone first', async () => {
    await town.team();
    const named = await town.team({ kilometres: 3 });
    const wish = { startsAt: IN_THREE_HOURS, wishes: { preferredProviderId: named.provider.id } };
    const { id } = await givenOrder(t, await town.household(), wish);
    await t.drain();
    expect(await modesOf(id)).toMatchObject([{ providerId: named.provider.id, mode: 'DIRECT' }]);
    await decline(named, (await openOffer(t, id)).id);
    expect(await modesOf(id)).toMatchObject([{ mode: 'DIRECT' }, { mode: 'BROADCAST' }]);
  });
});

describe('A county', () => {
  it('asks by the rule it set, the item’s before the general one', async () => {
    const countyId = await regionId(t, CODES.county);
    const approver = await t.person('审批人', { role: 'COUNTY_APPROVER', regionId: countyId });
    const rule = {
      ...{ countyId, mode: 'BROADCAST', directFirst: false, broadcastSize: 2, broadcastUrgent: false },
      reason: '护理员紧缺',
    };
    await approver.post('/offer-rules', { ...rule, broadcastSize: 9 }).expect(201);
    await approver.post('/offer-rules', { ...rule, itemCode: 'REHAB' }).expect(201);
    for (const kilometres of [0, 1, 2]) await town.team({ kilometres });
    const { id } = await givenOrder(t, await town.household());
    await t.drain();
    expect((await modesOf(id)).map(({ mode }) => mode)).toEqual(['BROADCAST', 'BROADCAST']);
    expect((await approver.get('/offer-rules').expect(200)).body).toHaveLength(2);

    const abroad = await regionId(t, CODES.otherCounty);
    await approver.post('/offer-rules', { ...rule, countyId: abroad }).expect(403);
    await approver.post('/offer-rules', { ...rule, itemCode: 'NO_SUCH' }).expect(422);
    await approver.post('/offer-rules', { ...rule, mode: 'CASCADE', itemCode: 'REHAB' }).expect(201);
    expect(await t.get(OfferRules).of(t.db, { countyId, itemCode: 'REHAB' })).toMatchObject({
      mode: 'CASCADE',
      broadcastAfter: null,
    });
  });
});

describe('A provider that lets its caregivers answer', () => {
  let team: GivenTeam;
  let owner: ApiClient;
  let phones: Map<string, ApiClient>;
  beforeEach(async () => {
    team = await town.team({ staff: [{}, {}] });
    owner = await t.person('院长', { role: 'PROVIDER_OWNER', organisationId: team.provider.id });
    await owner.put(`/providers/${team.provider.id}/straight-offers`, { enabled: true }).expect(200);
    phones = new Map();
    for (const { id, phone, password, accountId } of team.caregivers)
      phones.set(id, await t.login(phone, password, accountId));
  });
  const asked = async (orderId: string) => {
    const offer = await openOffer(t, orderId);
    const row = await t.db.one<{ id: string | null }>(
      'SELECT caregiver_id AS id FROM dispatch.offer WHERE id = $1',
      [offer.id],
    );
    return { offer, caregiverId: row!.id };
  };

  it('has him assigned in the moment he says yes', async () => {
    const { id } = await givenOrder(t, await town.household());
    await t.drain();
    const { offer, caregiverId } = await asked(id);
    const phone = phones.get(caregiverId!)!;
    expect((await phone.get('/offers?state=OPEN').expect(200)).body.items).toMatchObject([{ id: offer.id }]);
    const other = [...phones].find(([other]) => other !== caregiverId)![1];
    await other.post(`/offers/${offer.id}/acceptance`).expect(404);
    const desk = await team.dispatcher.post(`/offers/${offer.id}/acceptance`).expect(409);
    expect(desk.body.code).toBe('dispatch.offer-to-caregiver');
    await phone.post(`/offers/${offer.id}/acceptance`).expect(201);
    expect(await order(id)).toMatchObject({ state: 'ACCEPTED', providerId: team.provider.id });
    const log = await t.get(DispatchLogQueries).read(await officer(), id);
    expect(log.offers).toMatchObject([{ mode: 'CASCADE', caregiverId, state: 'ACCEPTED' }]);
    expect(log.people).toContainEqual({
      caregiverId,
      name: team.caregivers.find((one) => one.id === caregiverId)!.name,
    });
    const own = await team.dispatcher.get(`/orders/${id}/own-decisions`).expect(200);
    expect(own.body).toMatchObject([{ offers: [{ id: offer.id, mode: 'CASCADE', caregiverId }] }]);
    expect(
      await t.db.query('SELECT caregiver_id AS id FROM dispatch.assignment WHERE order_id = $1 AND active', [
        id,
      ]),
    ).toEqual([{ id: caregiverId }]);
  });

  it('asks each of them once, and then its desk', async () => {
    const { id } = await givenOrder(t, await town.household());
    await t.drain();
    const first = await asked(id);
    await phones
      .get(first.caregiverId!)!
      .post(`/offers/${first.offer.id}/refusal`, { reason: 'OTHER' })
      .expect(201);
    const second = await asked(id);
    expect(second.caregiverId).not.toBe(first.caregiverId);
    expect(second.caregiverId).not.toBeNull();
    t.clock.advanceMinutes(10);
    await t.drain();
    const third = await asked(id);
    expect(third.caregiverId).toBeNull();
    await decline(team, third.offer.id);
    expect((await order(id)).state).toBe('HELD');
  });

  it('loses nothing when he was given another visit meanwhile', async () => {
    const [{ id }, taken] = [await givenOrder(t, await town.household()), await town.household()];
    await t.drain();
    const { offer, caregiverId } = await asked(id);
    await owner.put(`/providers/${team.provider.id}/straight-offers`, { enabled: false }).expect(200);
    const accepted = await givenAcceptedOrder(t, team, {}, taken);
    await team.dispatcher.post(`/orders/${accepted.orderId}/assignment`, { caregiverId }).expect(201);
    const late = await phones.get(caregiverId!)!.post(`/offers/${offer.id}/acceptance`).expect(409);
    expect(late.body.code).toBe('dispatch.not-eligible');
    expect(await modesOf(id)).toMatchObject([{ state: 'WITHDRAWN' }, { state: 'OPEN' }]);
  });

  it('has a caregiver who says yes to two homes at once sent to one', async () => {
    const one = await givenTown(t);
    const single = await one.team();
    const boss = await t.person('院长', { role: 'PROVIDER_OWNER', organisationId: single.provider.id });
    await boss.put(`/providers/${single.provider.id}/straight-offers`, { enabled: true }).expect(200);
    const ids = [
      (await givenOrder(t, await one.household())).id,
      (await givenOrder(t, await one.household())).id,
    ];
    await t.drain();
    const self = ctxOf(single.caregivers[0].accountId, { own: true });
    const offers = [await openOffer(t, ids[0]), await openOffer(t, ids[1])];
    const answers = await Promise.allSettled(
      Array.from({ length: 16 }, (_, at) => t.get(AcceptOffer).execute(self, offers[at % 2].id)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await Promise.all(ids.map((id) => order(id)))).map(({ state }) => state).sort()).toEqual([
      'ACCEPTED',
      'HELD',
    ]);
    const sent = await t.db.query('SELECT FROM dispatch.assignment WHERE caregiver_id = $1 AND active', [
      single.caregivers[0].id,
    ]);
    expect(sent).toHaveLength(1);
  });

  it('decides for itself alone', async () => {
    const stranger = await town.team();
    await owner.put(`/providers/${stranger.provider.id}/straight-offers`, { enabled: true }).expect(403);
  });
});

describe('Nobody is asked again after a refusal', () => {
  it('and the database would not have it', async () => {
    const team = await town.team();
    const { id } = await givenOrder(t, await town.household());
    await t.drain();
    await decline(team, (await openOffer(t, id)).id);
    const forced = t.db.query(
      `INSERT INTO dispatch.offer (id, order_id, provider_id, ranking_id, position, state, region_id, item_code,
         starts_at, ends_at, total_fen, distance_metres, made_at, expires_at)
       SELECT gen_random_uuid(), order_id, provider_id, ranking_id, 99, 'OPEN', region_id, item_code,
         starts_at, ends_at, total_fen, distance_metres, made_at, expires_at
         FROM dispatch.offer WHERE order_id = $1`,
      [id],
    );
    await expect(forced).rejects.toMatchObject({ driverError: { constraint: 'offer_not_asked_again' } });
  });
});

describe('A setting that would stop every search', () => {
  it('counts as the smallest that does not', async () => {
    await town.team();
    await t.db.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ('dispatch.parallelOffers', 0, now())`,
    );
    const { id } = await givenOrder(t, await town.household());
    await t.drain();
    await t.db.query(`UPDATE platform.setting SET value = 1 WHERE name = 'dispatch.parallelOffers'`);
    expect(await offersOf(t, id)).toHaveLength(1);
  });
});

describe('The register of orders nobody serves', () => {
  it('has the new time and reasons of an order that was moved', async () => {
    await town.team({ licences: ['BUSINESS'] });
    const household = await town.household();
    const { id, familyFen } = await givenOrder(t, household);
    await t.drain();
    await moveOrder(t, household, { id, familyFen }, '2026-11-25T15:00:00+08:00');
    await t.drain();
    const list = async (state: 'OPEN' | 'RESOLVED') =>
      (await t.get(UnmetQueries).list(await officer(), { state, limit: 200 })).items.filter(
        ({ orderId }) => orderId === id,
      );
    expect(await list('OPEN')).toMatchObject([
      {
        startsAt: '2026-11-25T07:00:00.000Z',
        reasons: expect.arrayContaining([{ code: 'LICENCE_NOT_VALID', providers: 1 }]) as unknown,
      },
    ]);
    expect(await list('RESOLVED')).toMatchObject([{ resolution: 'MOVED_ON' }]);
  });
});

describe('An accepted order nobody was sent for', () => {
  it('ends as the provider’s no-show, with everything held free again', async () => {
    const team = await town.team();
    const { orderId, household } = await givenAcceptedOrder(t, team, {}, await town.household());
    t.clock.set(new Date('2026-11-24T09:29:00+08:00'));
    await t.drain();
    expect((await order(orderId)).state).toBe('ACCEPTED');
    t.clock.advanceMinutes(1);
    await t.drain();
    expect((await order(orderId)).state).toBe('NO_SHOW_PROVIDER');
    expect(await offersOf(t, orderId)).toMatchObject([{ state: 'WITHDRAWN', closeReason: 'NOBODY_SENT' }]);
    expect(await availableMinutes(t, household)).toBe(480);
  });
});

it('None of this needed the database to break a deadlock', async () => {
  expect(await deadlocks(t)).toBe(0);
});
