import { OrderingFacade } from '@anzhi/ordering';
import { useApp } from '@test/app';
import {
  givenTown,
  offersOf,
  openOffer,
  revokeLicence,
  type GivenTeam,
  type GivenTown,
} from '@test/given/dispatch';
import { cancelOrder, deadlocks, givenOrder, type GivenHousehold } from '@test/given/ordering';
import { AcceptOffer } from './accept-offer.usecase';
import { DeclineOffer } from './decline-offer.usecase';

const t = useApp();
let town: GivenTown;
let household: GivenHousehold;
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
  household = await town.household();
});
afterEach(() => setParallelOffers(1));

const setParallelOffers = (value: number) =>
  t.db.query(
    `INSERT INTO platform.setting (name, value, changed_at) VALUES ('dispatch.parallelOffers', $1, now())
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [value],
  );
const order = async (id: string) => (await t.get(OrderingFacade).order(t.db, id))!;
const accept = (team: GivenTeam, offerId: string) => t.get(AcceptOffer).execute(team.ctx, offerId);
const codeOf = (answer: PromiseSettledResult<unknown>) =>
  answer.status === 'fulfilled' ? 'accepted' : (answer.reason as { code: string }).code;

describe('Accepting', () => {
  it('gives the order to the provider, over HTTP and once', async () => {
    const team = await town.team();
    const { id } = await givenOrder(t, household);
    await t.drain();
    const offer = await openOffer(t, id);
    const { body } = await team.dispatcher.post(`/offers/${offer.id}/acceptance`).expect(201);
    expect(body).toMatchObject({ id: offer.id, orderId: id, state: 'ACCEPTED', closeReason: null });
    expect(await order(id)).toMatchObject({ state: 'ACCEPTED', providerId: team.provider.id });
    const again = await team.dispatcher.post(`/offers/${offer.id}/acceptance`).expect(409);
    expect(again.body).toMatchObject({
      code: 'dispatch.offer-already-accepted',
      title: '贵机构已接下这一单，请安排护理员',
    });
  });

  it('is for the provider that was asked', async () => {
    await town.team();
    const other = await town.team({ kilometres: 1 });
    const { id } = await givenOrder(t, household);
    await t.drain();
    const offer = await openOffer(t, id);
    await other.dispatcher.post(`/offers/${offer.id}/acceptance`).expect(404);
    await other.dispatcher.post(`/offers/${offer.id}/refusal`, { reason: 'NO_STAFF' }).expect(404);
    await household.family.post(`/offers/${offer.id}/acceptance`).expect(403);
  });

  it('by sixteen at once of two offers has one winner, and the others are told kindly', async () => {
    await setParallelOffers(2);
    const teams = [await town.team(), await town.team({ kilometres: 1 })];
    const { id } = await givenOrder(t, household);
    await t.drain();
    const offers = await offersOf(t, id);
    expect(offers.map(({ state }) => state)).toEqual(['OPEN', 'OPEN']);

    const answers = await Promise.allSettled(
      Array.from({ length: 16 }, (_, at) => accept(teams[at % 2], offers[at % 2].id)),
    );

    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    const winner = codes.indexOf('accepted') % 2;
    expect(codes.filter((_, at) => at % 2 !== winner)).toEqual(Array(8).fill('dispatch.offer-ended'));
    expect(codes.filter((_, at) => at % 2 === winner).sort()).toEqual([
      'accepted',
      ...Array<string>(7).fill('dispatch.offer-already-accepted'),
    ]);
    expect(await order(id)).toMatchObject({ state: 'ACCEPTED', providerId: teams[winner].provider.id });
    expect((await offersOf(t, id)).map(({ state }) => state).sort()).toEqual(['ACCEPTED', 'WITHDRAWN']);
    const loser = await teams[1 - winner].dispatcher
      .post(`/offers/${offers[1 - winner].id}/acceptance`)
      .expect(409);
    expect(loser.body.title).toContain('这一单已被其他机构接下，感谢您的响应');
  });

  it('a second time is refused by the database itself', async () => {
    await setParallelOffers(2);
    const teams = [await town.team(), await town.team({ kilometres: 1 })];
    const { id } = await givenOrder(t, household);
    await t.drain();
    await accept(teams[0], (await offersOf(t, id))[0].id);
    const forced = t.db.query(
      `UPDATE dispatch.offer SET state = 'ACCEPTED', accepted_at = made_at, closed_at = NULL, close_reason = NULL
        WHERE order_id = $1 AND state = 'WITHDRAWN'`,
      [id],
    );
    await expect(forced).rejects.toMatchObject({ driverError: { constraint: 'offer_one_winner' } });
  });
});

describe('The deadline', () => {
  it('counts although the job that watches it has not run, and the next provider is asked', async () => {
    const [first, second] = [await town.team(), await town.team({ kilometres: 1 })];
    const { id } = await givenOrder(t, household);
    await t.drain();
    const offer = await openOffer(t, id);
    t.clock.advanceMinutes(10);
    await expect(accept(first, offer.id)).rejects.toMatchObject({ code: 'dispatch.offer-expired' });
    expect(await offersOf(t, id)).toMatchObject([
      { providerId: first.provider.id, state: 'TIMED_OUT', closeReason: 'NO_ANSWER' },
      { providerId: second.provider.id, state: 'OPEN' },
    ]);
    await t.drain();
    expect(await offersOf(t, id)).toHaveLength(2);
  });

  it.each([-1, 0])('against an acceptance %s ms away leaves one outcome', async (milliseconds) => {
    const [first] = [await town.team(), await town.team({ kilometres: 1 })];
    const { id } = await givenOrder(t, household);
    await t.drain();
    const offer = await openOffer(t, id);
    t.clock.set(new Date(new Date('2026-11-23T09:10:00+08:00').getTime() + milliseconds));
    const [answer] = await Promise.allSettled([accept(first, offer.id), t.drain()]);
    await t.drain();
    const states = (await offersOf(t, id)).map(({ state }) => state);
    if (milliseconds < 0) {
      expect(codeOf(answer)).toBe('accepted');
      expect(states).toEqual(['ACCEPTED']);
    } else {
      expect(codeOf(answer)).toBe('dispatch.offer-expired');
      expect(states).toEqual(['TIMED_OUT', 'OPEN']);
    }
  });
});

describe('A licence that lapsed since the offer', () => {
  it('wins nothing: the offer is withdrawn for good, and the next provider asked', async () => {
    const team = await town.team();
    const next = await town.team({ kilometres: 1 });
    const { id } = await givenOrder(t, household);
    await t.drain();
    const offer = await openOffer(t, id);
    await revokeLicence(t, team, 'MEDICAL');
    const refused = await team.dispatcher.post(`/offers/${offer.id}/acceptance`).expect(409);
    expect(refused.body.code).toBe('dispatch.licence-lapsed');
    expect(refused.body.title).toContain('请更新证照后再接单');
    expect(await offersOf(t, id)).toMatchObject([
      { providerId: team.provider.id, state: 'WITHDRAWN', closeReason: 'LICENCE_NOT_VALID' },
      { providerId: next.provider.id, state: 'OPEN' },
    ]);
    expect((await order(id)).state).toBe('DISPATCHED');
  });
});

describe('A cancellation while an acceptance is under way', () => {
  it('leaves no provider with a cancelled order, whoever comes first', async () => {
    const team = await town.team();
    for (let round = 0; round < 6; round++) {
      const { id } = await givenOrder(t, household);
      await t.drain();
      const offer = await openOffer(t, id);
      const [answer] = await Promise.allSettled([accept(team, offer.id), cancelOrder(t, household, id)]);
      expect(['accepted', 'dispatch.offer-withdrawn']).toContain(codeOf(answer));
      await t.drain();
      expect((await order(id)).state).toBe('CANCELLED_BY_FAMILY');
      expect(await offersOf(t, id)).toMatchObject([
        { state: 'WITHDRAWN', closeReason: 'CANCELLED_BY_FAMILY' },
      ]);
    }
  });
});

describe('Declining', () => {
  it('is answered once', async () => {
    const team = await town.team();
    const { id } = await givenOrder(t, household);
    await t.drain();
    const offer = await openOffer(t, id);
    const refusal = { reason: 'TOO_FAR', note: '路程太远' } as const;
    const { body } = await team.dispatcher.post(`/offers/${offer.id}/refusal`, refusal).expect(201);
    expect(body).toMatchObject({ state: 'DECLINED', closeReason: 'TOO_FAR' });
    await expect(t.get(DeclineOffer).execute(team.ctx, offer.id, refusal)).rejects.toMatchObject({
      code: 'dispatch.offer-answered',
    });
    const [event] = await t.db.query<{ payload: object }>(
      `SELECT payload FROM platform.outbox WHERE type = 'dispatch.offer-closed.v1' AND payload->>'offerId' = $1`,
      [offer.id],
    );
    expect(JSON.stringify(event.payload)).not.toContain('路程太远');
  });
});

it('None of this needed the database to break a deadlock', async () => {
  expect(await deadlocks(t)).toBe(0);
});
