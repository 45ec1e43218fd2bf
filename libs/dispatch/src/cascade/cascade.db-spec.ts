import { OrderingFacade } from '@anzhi/ordering';
import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenTown, offersOf, openOffer, type GivenTeam, type GivenTown } from '@test/given/dispatch';
import { cancelOrder, ctxOf, givenOrder, moveOrder, TOMORROW_AT_NINE } from '@test/given/ordering';
import { DispatchLogQueries } from '../log/dispatch-log.queries';
import { AcceptOffer } from '../offers/accept-offer.usecase';
import { DeclineOffer } from '../offers/decline-offer.usecase';
import { ResolveUnmet } from '../unmet/resolve-unmet.usecase';
import { UnmetQueries } from '../unmet/unmet.queries';

const t = useApp();
let town: GivenTown;
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
});

const stateOf = async (orderId: string) => (await t.get(OrderingFacade).order(t.db, orderId))!.state;
const officer = async () => ctxOf(null, { regionIds: [await regionId(t, CODES.county)] });
const decline = async (team: GivenTeam, orderId: string) => {
  await t
    .get(DeclineOffer)
    .execute(team.ctx, (await openOffer(t, orderId)).id, { reason: 'NO_STAFF', note: '人手不足' });
  await t.drain();
};
const unmetOf = async (orderId: string) => {
  const page = await t.get(UnmetQueries).list(await officer(), { state: 'OPEN', limit: 200 });
  return page.items.find((entry) => entry.orderId === orderId);
};
const asked = async (orderId: string) =>
  (await offersOf(t, orderId)).map(({ providerId, state }) => [providerId, state]);

describe('An order', () => {
  it('is offered to the nearest provider, without a word about the person', async () => {
    const far = await town.team({ kilometres: 3 });
    const near = await town.team({ kilometres: 1.5 });
    const household = await town.household();
    const { id } = await givenOrder(t, household, { wishes: { dialect: 'ZHONGYUAN', note: '怕狗' } });
    await t.drain();

    expect(await stateOf(id)).toBe('DISPATCHED');
    const { body } = await near.dispatcher.get('/offers?state=OPEN').expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        orderId: id,
        itemZh: '康复护理、康复训练',
        plannedMinutes: 120,
        distanceBand: '1_TO_3_KM',
        wishes: { dialect: 'ZHONGYUAN', note: '怕狗' },
        // a service tomorrow at the same hour is soon: ten minutes to answer
        expiresAt: '2026-11-23T01:10:00.000Z',
      }),
    ]);
    const text = JSON.stringify(body);
    for (const secret of [household.senior.name, household.senior.phone, household.senior.id, '和谐小区'])
      expect(text).not.toContain(secret);
    expect((await far.dispatcher.get('/offers').expect(200)).body.items).toEqual([]);
  });

  it('goes on from provider to provider until one accepts; nobody is asked twice', async () => {
    const teams = [await town.team(), await town.team({ kilometres: 1 }), await town.team({ kilometres: 2 })];
    const fourth = await town.team({ kilometres: 3 });
    const { id } = await givenOrder(t, await town.household());
    await t.drain();
    for (const team of teams) await decline(team, id);
    await t.get(AcceptOffer).execute(fourth.ctx, (await openOffer(t, id)).id);
    expect(await stateOf(id)).toBe('ACCEPTED');
    expect(await asked(id)).toEqual([
      ...teams.map((team) => [team.provider.id, 'DECLINED']),
      [fourth.provider.id, 'ACCEPTED'],
    ]);
  });

  it('moves on when nobody answers in time', async () => {
    const [first, second] = [await town.team(), await town.team({ kilometres: 1 })];
    const { id } = await givenOrder(t, await town.household());
    await t.drain();
    t.clock.advanceMinutes(10);
    await t.drain();
    expect(await asked(id)).toEqual([
      [first.provider.id, 'TIMED_OUT'],
      [second.provider.id, 'OPEN'],
    ]);
  });

  it('goes first to the provider the family prefers, and the log says so', async () => {
    await town.team();
    const chosen = await town.team({ kilometres: 4 });
    const { id } = await givenOrder(t, await town.household(), {
      wishes: { preferredProviderId: chosen.provider.id },
    });
    await t.drain();
    expect((await openOffer(t, id)).providerId).toBe(chosen.provider.id);
    const log = await t.get(DispatchLogQueries).read(await officer(), id);
    expect(log.rankings[0].candidates[0]).toMatchObject({
      providerId: chosen.provider.id,
      place: 1,
      reasons: ['PREFERRED_BY_FAMILY'],
      freeCaregivers: 1,
    });
    expect(log.rankings[0].candidates[1]).toMatchObject({ place: 2, reasons: ['LOWEST_PRICE'] });
    const abroad = ctxOf(null, { regionIds: [await regionId(t, CODES.otherCounty)] });
    await expect(t.get(DispatchLogQueries).read(abroad, id)).rejects.toMatchObject({
      code: 'dispatch.order-not-found',
    });
  });

  it('passes over a provider whose people are all needed elsewhere', async () => {
    const [busy, free] = [await town.team(), await town.team({ kilometres: 4 })];
    const first = await givenOrder(t, await town.household());
    await t.drain();
    await t.get(AcceptOffer).execute(busy.ctx, (await openOffer(t, first.id)).id);
    // accepted, nobody assigned yet: the one caregiver is meant for it all the same, and on his way afterwards
    const second = await givenOrder(t, await town.household(), { startsAt: '2026-11-24T10:30:00+08:00' });
    const third = await givenOrder(t, await town.household(), { startsAt: '2026-11-24T11:30:00+08:00' });
    await t.drain();
    expect((await openOffer(t, second.id)).providerId).toBe(free.provider.id);
    expect((await openOffer(t, third.id)).providerId).toBe(busy.provider.id);
  });
});

describe('An order nobody serves', () => {
  it('joins the register with the reasons, and stays held until somebody decides', async () => {
    const team = await town.team();
    await town.team({ kilometres: 1, licences: ['BUSINESS'] });
    const household = await town.household();
    const { id } = await givenOrder(t, household);
    await t.drain();
    await decline(team, id);

    expect(await stateOf(id)).toBe('HELD');
    const entry = (await unmetOf(id))!;
    expect(entry.reasons).toEqual(
      expect.arrayContaining([
        { code: 'DECLINED_BEFORE', providers: 1 },
        { code: 'LICENCE_NOT_VALID', providers: 1 },
      ]),
    );
    const events = await t.db.query(
      `SELECT payload FROM platform.event WHERE type = 'dispatch.order-unmet.v1' AND payload->>'orderId' = $1`,
      [id],
    );
    expect(events).toHaveLength(1);

    // whoever declined is not asked again for this time, whoever is new is
    const newcomer = await town.team({ kilometres: 2 });
    const handler = await t.person('经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.county),
    });
    await handler
      .post(`/unmet-demand/${entry.id}/resolution`, { action: 'RETRY', reason: '新机构已准入' })
      .expect(201);
    expect((await openOffer(t, id)).providerId).toBe(newcomer.provider.id);
    await decline(newcomer, id);
    const again = (await unmetOf(id))!;
    expect(again.id).not.toBe(entry.id);
    const { body } = await handler
      .post(`/unmet-demand/${again.id}/resolution`, { action: 'CANCEL', reason: '已与家属协商另行安排' })
      .expect(201);
    expect(body).toMatchObject({ state: 'RESOLVED', resolution: 'CANCELLED', resolvedBy: handler.accountId });
    expect(await stateOf(id)).toBe('CANCELLED_BY_OFFICER');
    const late = await handler
      .post(`/unmet-demand/${again.id}/resolution`, { action: 'RETRY', reason: '再试' })
      .expect(409);
    expect(late.body.code).toBe('dispatch.unmet-resolved');
  });

  it('is asked for again after silence when an officer says so', async () => {
    const team = await town.team();
    const { id } = await givenOrder(t, await town.household());
    await t.drain();
    t.clock.advanceMinutes(10);
    await t.drain();
    const entry = (await unmetOf(id))!;
    expect(entry.reasons).toContainEqual({ code: 'DID_NOT_ANSWER', providers: 1 });
    await t
      .get(ResolveUnmet)
      .execute(await officer(), entry.id, { action: 'RETRY', reason: '已电话联系机构' });
    expect((await openOffer(t, id)).providerId).toBe(team.provider.id);
  });

  it('is not seen from another county', async () => {
    const { id } = await givenOrder(t, await town.household());
    await t.drain();
    const entry = (await unmetOf(id))!;
    const abroad = ctxOf(null, { regionIds: [await regionId(t, CODES.otherCounty)] });
    const elsewhere = await t.get(UnmetQueries).list(abroad, { state: 'OPEN', limit: 200 });
    expect(elsewhere.items).not.toContainEqual(expect.objectContaining({ id: entry.id }));
    const attempt = t.get(ResolveUnmet).execute(abroad, entry.id, { action: 'RETRY', reason: '再试' });
    await expect(attempt).rejects.toMatchObject({ code: 'dispatch.unmet-not-found' });
  });

  it('leaves the register when the family cancels', async () => {
    const household = await town.household();
    const { id } = await givenOrder(t, household);
    await t.drain();
    await cancelOrder(t, household, id);
    await t.drain();
    expect(await unmetOf(id)).toBeUndefined();
  });
});

describe('A family that changes its mind', () => {
  it('frees everybody who was asked or had accepted', async () => {
    const team = await town.team();
    const household = await town.household();
    for (const accept of [false, true]) {
      const { id } = await givenOrder(t, household);
      await t.drain();
      const offer = await openOffer(t, id);
      if (accept) await t.get(AcceptOffer).execute(team.ctx, offer.id);
      await cancelOrder(t, household, id);
      const tooLate = t.get(AcceptOffer).execute(team.ctx, offer.id);
      await expect(tooLate).rejects.toMatchObject({
        code: accept ? 'dispatch.offer-already-accepted' : 'dispatch.offer-withdrawn',
      });
      await t.drain();
      expect(await offersOf(t, id)).toMatchObject([
        { state: 'WITHDRAWN', closeReason: 'CANCELLED_BY_FAMILY' },
      ]);
    }
  });

  it('and moves the visit, asks the provider that had it first', async () => {
    await town.team();
    const had = await town.team({ kilometres: 5 });
    const household = await town.household();
    const { id, familyFen } = await givenOrder(t, household, {
      wishes: { preferredProviderId: had.provider.id },
    });
    await t.drain();
    await t.get(AcceptOffer).execute(had.ctx, (await openOffer(t, id)).id);
    await moveOrder(t, household, { id, familyFen }, '2026-11-25T09:00:00+08:00');
    await t.drain();
    expect(await asked(id)).toEqual([
      [had.provider.id, 'WITHDRAWN'],
      [had.provider.id, 'OPEN'],
    ]);
  });

  it('and moves the visit, makes the offer for the old time void at once', async () => {
    const team = await town.team();
    const household = await town.household();
    const { id, familyFen } = await givenOrder(t, household);
    await t.drain();
    const offer = await openOffer(t, id);
    await moveOrder(t, household, { id, familyFen }, '2026-11-24T15:00:00+08:00');
    await expect(t.get(AcceptOffer).execute(team.ctx, offer.id)).rejects.toMatchObject({
      code: 'dispatch.offer-withdrawn',
    });
    await t.drain();
    expect(await offersOf(t, id)).toMatchObject([
      { state: 'WITHDRAWN', closeReason: 'ORDER_RESCHEDULED' },
      { state: 'OPEN' },
    ]);
  });
});

describe('A provider that declined', () => {
  it('may be asked again when the time is another', async () => {
    const team = await town.team();
    const household = await town.household();
    const { id, familyFen } = await givenOrder(t, household, { startsAt: TOMORROW_AT_NINE });
    await t.drain();
    await decline(team, id);
    await moveOrder(t, household, { id, familyFen }, '2026-11-26T09:00:00+08:00');
    await t.drain();
    expect((await openOffer(t, id)).providerId).toBe(team.provider.id);
    expect(await unmetOf(id)).toBeUndefined();
  });
});
