import { OrderingFacade } from '@anzhi/ordering';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import {
  givenAcceptedOrder,
  givenTown,
  offersOf,
  openOffer,
  type GivenTeam,
  type GivenTown,
} from '@test/given/dispatch';
import { deadlocks, givenOrder, moveOrder, type GivenHousehold } from '@test/given/ordering';
import { BATH, bather, givenAcceptedBath, givenBathers, sentTo } from '@test/given/pairs';
import type { RankedCandidate } from '../cascade/ranking.policy';
import { AcceptOffer } from '../offers/accept-offer.usecase';
import type { OfferDto } from '../offers/offer.dto';
import { AssignCaregiver } from './assign-caregiver.usecase';
import type { CaregiverCandidateDto } from './assignment.dto';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
let town: GivenTown;
let home: GivenHousehold;
beforeEach(() => t.clock.set(new Date('2026-11-23T09:00:00+08:00')));

/** A town for each story; or one for all of a part, whose families each name the provider they want. */
const inATown = (when: typeof beforeEach) => {
  when(async () => {
    t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
    town = await givenTown(t);
  });
  beforeEach(async () => {
    home = await town.household();
  });
};

const ids = ({ caregivers }: GivenTeam) => caregivers.map(({ id }) => id);
const send = (team: GivenTeam, orderId: string, one: number, two?: number) =>
  t
    .get(AssignCaregiver)
    .execute(team.ctx, orderId, ids(team)[one], two === undefined ? undefined : ids(team)[two]);
const bath = (team: GivenTeam, household = home, wish = {}) => givenAcceptedBath(t, team, household, wish);
const sent = (orderId: string) => sentTo(t, orderId).then((seats) => seats.map(({ seat, id }) => [seat, id]));
const lastRanking = async (orderId: string) =>
  (
    await t.db.query<{ candidates: RankedCandidate[] }>(
      'SELECT candidates FROM dispatch.ranking WHERE order_id = $1 ORDER BY at DESC, id DESC LIMIT 1',
      [orderId],
    )
  )[0].candidates;
const refusalsOf = (answers: PromiseSettledResult<unknown>[]) =>
  answers.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : []));
const fallIll = async (team: GivenTeam, at: number) => {
  const absence = { from: '2026-11-24T00:00:00+08:00', to: '2026-11-26T00:00:00+08:00', reason: '发烧' };
  await team.dispatcher.post(`/caregivers/${ids(team)[at]}/absences`, absence).expect(201);
  await t.drain();
};

describe('An order for two', () => {
  inATown(beforeAll);

  it('takes both at once or nobody', async () => {
    const team = await givenBathers(town);
    const { orderId } = await bath(team);
    const path = `/orders/${orderId}/assignment`;
    const [one, two] = ids(team);
    const alone = await team.dispatcher.post(path, { caregiverId: one }).expect(422);
    expect(alone.body).toMatchObject({
      code: 'dispatch.second-caregiver-needed',
      errors: [{ pointer: '/secondCaregiverId' }],
    });
    const same = await team.dispatcher.post(path, { caregiverId: one, secondCaregiverId: one }).expect(422);
    expect(same.body.code).toBe('dispatch.two-different-people');
    expect(await sent(orderId)).toEqual([]);
    const both = await team.dispatcher.post(path, { caregiverId: one, secondCaregiverId: two }).expect(201);
    expect(both.body).toMatchObject({ caregiverId: one, secondCaregiverId: two });
    expect(await sent(orderId)).toEqual([
      [1, one],
      [2, two],
    ]);
    await expect(send(team, orderId, 2)).rejects.toMatchObject({ code: 'dispatch.already-assigned' });
    const { body } = await team.dispatcher.get(`/orders/${orderId}/caregiver-candidates`).expect(200);
    expect((body as CaregiverCandidateDto[]).map(({ caregiverId, seat }) => [caregiverId, seat])).toEqual(
      expect.arrayContaining([
        [one, 1],
        [two, 2],
        [ids(team)[2], null],
      ]),
    );
  });

  it('takes nobody when one of the two cannot come', async () => {
    const team = await givenBathers(town, ['李丽', '张敏', '王芳', '赵云']);
    const [one, other] = [await bath(team), await bath(team, await town.household())];
    await send(team, one.orderId, 0, 1);
    await expect(send(team, other.orderId, 2, 1)).rejects.toMatchObject({ code: 'dispatch.caregiver-busy' });
    expect(await sent(other.orderId)).toEqual([]);
    await send(team, other.orderId, 2, 3);
  });

  it('is filled once by two dispatchers, whoever they choose', async () => {
    const team = await givenBathers(town);
    const { orderId } = await bath(team);
    const answers = await Promise.allSettled([
      send(team, orderId, 0, 1),
      send(team, orderId, 1, 0),
      send(team, orderId, 0, 2),
    ]);
    expect(refusalsOf(answers)).toEqual(['dispatch.already-assigned', 'dispatch.already-assigned']);
    expect(await sent(orderId)).toHaveLength(2);
  });

  it('and another at that time, by two dispatchers with the same two people: one gets both', async () => {
    const team = await givenBathers(town, ['李丽', '张敏', '王芳', '赵云']);
    const orders = [await bath(team), await bath(team, await town.household())];
    const before = await deadlocks(t);
    const answers = await Promise.allSettled([
      send(team, orders[0].orderId, 0, 1),
      send(team, orders[1].orderId, 1, 0),
    ]);
    expect(refusalsOf(answers)).toEqual(['dispatch.caregiver-busy']);
    const counts = await Promise.all(orders.map(async ({ orderId }) => (await sent(orderId)).length));
    expect(counts.sort()).toEqual([0, 2]);
    expect(await deadlocks(t)).toBe(before);
  });

  it('changes one of them, by name', async () => {
    const team = await givenBathers(town);
    const { orderId } = await bath(team);
    await send(team, orderId, 0, 1);
    const change = (wish: object) =>
      team.dispatcher.post(`/orders/${orderId}/assignment-change`, { reason: 'NO_STAFF', ...wish });
    const [one, two, three] = ids(team);
    expect((await change({ caregiverId: three }).expect(422)).body.code).toBe('dispatch.whom-to-replace');
    expect((await change({ caregiverId: one, insteadOfId: two }).expect(422)).body.code).toBe(
      'dispatch.same-caregiver',
    );
    await change({ caregiverId: three, insteadOfId: two }).expect(201);
    expect(await sent(orderId)).toEqual([
      [1, one],
      [2, three],
    ]);
  });
});

describe('One of two who falls ill', () => {
  inATown(beforeEach);

  it.each([
    [0, 1],
    [1, 0],
  ])(
    'in seat %i leaves the other where he is; one more is sought, and the family hears once',
    async (ill, stays) => {
      const team = await givenBathers(town);
      const { orderId } = await bath(team);
      await send(team, orderId, 0, 1);
      await t.drain();
      await fallIll(team, ill);
      expect(await sent(orderId)).toEqual([[stays + 1, ids(team)[stays]]]);
      expect((await t.get(OrderingFacade).order(t.db, orderId))!.state).toBe('ACCEPTED');
      await expect(send(team, orderId, stays)).rejects.toMatchObject({ code: 'dispatch.same-caregiver' });
      const both = Promise.allSettled([send(team, orderId, 2), send(team, orderId, 2)]);
      expect(refusalsOf(await both)).toEqual(['dispatch.already-assigned']);
      await t.drain();
      expect((await sent(orderId)).map(([, id]) => id).sort()).toEqual(
        [ids(team)[stays], ids(team)[2]].sort(),
      );
      const { body } = await home.family.get(`/orders/${orderId}/replacements`).expect(200);
      expect(body).toMatchObject([
        { outcome: 'FOUND', formerCaregiverId: ids(team)[ill], caregiverId: ids(team)[2] },
      ]);
    },
  );

  it('and there is no third: the order goes to a provider that has two', async () => {
    const team = await givenBathers(town, ['李丽', '张敏']);
    const { orderId } = await bath(team);
    await send(team, orderId, 0, 1);
    const other = await givenBathers(town, ['赵云', '周周']);
    await t.drain();
    await fallIll(team, 1);
    expect(await sent(orderId)).toEqual([]);
    expect((await openOffer(t, orderId)).providerId).toBe(other.provider.id);
  });
});

describe('Finding two', () => {
  inATown(beforeEach);

  it('asks only a provider that has both, prices both, and says that it needs two', async () => {
    const single = await town.team({ itemCodes: ['BATH_DISABLED'], staff: [bather('独苗')] });
    const team = await town.team({
      kilometres: 3,
      itemCodes: ['BATH_DISABLED'],
      staff: [bather('甲'), bather('乙')],
    });
    const order = await givenOrder(t, home, BATH);
    expect(order.caregivers).toBe(2);
    await t.drain();
    const offer = await openOffer(t, order.id);
    expect(offer.providerId).toBe(team.provider.id);
    const shown = (await team.dispatcher.get('/offers?state=OPEN').expect(200)).body as { items: OfferDto[] };
    expect(shown.items.find(({ id }) => id === offer.id)).toMatchObject({ caregivers: 2 });
    const candidates = await lastRanking(order.id);
    const mine = candidates.find(({ providerId }) => providerId === team.provider.id)!;
    expect([mine.caregiverId, mine.secondCaregiverId].sort()).toEqual(ids(team).sort());
    expect(candidates.find(({ providerId }) => providerId === single.provider.id)).toMatchObject({
      place: null,
      refusedBy: 'NO_SECOND_CAREGIVER',
    });
  });

  it('counts whoever an accepted order for two still waits for', async () => {
    const team = await givenBathers(town);
    await bath(team); // nobody is sent: two of three are spoken for
    const { id } = await givenOrder(t, await town.household(), BATH);
    await t.drain();
    expect(await offersOf(t, id)).toEqual([]);
  });

  it('goes to the desk of a provider whose caregivers answer themselves', async () => {
    const team = await givenBathers(town);
    const boss = await t.person('负责人', { role: 'PROVIDER_OWNER', organisationId: team.provider.id });
    await boss.put(`/providers/${team.provider.id}/straight-offers`, { enabled: true }).expect(200);
    const { id } = await givenOrder(t, home, BATH);
    await t.drain();
    const [{ caregiverId }] = await t.db.query<{ caregiverId: string | null }>(
      'SELECT caregiver_id AS "caregiverId" FROM dispatch.offer WHERE order_id = $1',
      [id],
    );
    expect(caregiverId).toBeNull();
    await t.get(AcceptOffer).execute(team.ctx, (await openOffer(t, id)).id);
    expect(await sent(id)).toEqual([]);
  });

  it('promises only starts at which one provider can send two', async () => {
    await town.team({ itemCodes: ['BATH_DISABLED'], staff: [bather('独苗')] });
    const query = `seniorId=${home.senior.id}&addressId=${home.senior.addressId}&itemCode=BATH_DISABLED&minutes=60`;
    const slots = async () =>
      (
        (await home.family.get(`/bookable-slots?${query}`).expect(200)).body as {
          slots: { caregivers: number }[];
        }
      ).slots;
    expect(await slots()).toEqual([]);
    await givenBathers(town, ['甲', '乙']);
    const found = await slots();
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ caregivers }) => caregivers))).toEqual(new Set([2]));
  });
});

describe('Orders in step', () => {
  inATown(beforeEach);

  it('are not pushed: whoever serves one begins on the minute', async () => {
    const team = await town.team({
      itemCodes: ['REHAB', 'MEAL_COOK'],
      staff: [{ skills: ['REHABILITATION', 'MEALS'] }, {}],
    });
    const rehab = await givenAcceptedOrder(t, team, { plannedMinutes: 60 }, home);
    await t.get(AssignCaregiver).execute(team.ctx, rehab.orderId, ids(team)[0]);
    const prompt = () =>
      t.db
        .query<{ prompt: boolean }>(
          'SELECT on_the_minute AS prompt FROM dispatch.assignment WHERE order_id = $1',
          [rehab.orderId],
        )
        .then(([row]) => row.prompt);
    expect(await prompt()).toBe(false);
    const meal = { itemCode: 'MEAL_COOK', plannedMinutes: 60, startsAt: '2026-11-24T10:30:00+08:00' };
    const { id } = await givenOrder(t, home, { ...meal, follows: { orderId: rehab.orderId } });
    await t.drain();
    expect(await prompt()).toBe(true);
    await t.get(AcceptOffer).execute(team.ctx, (await openOffer(t, id)).id);
    await t.get(AssignCaregiver).execute(team.ctx, id, ids(team)[0]);
    expect((await sent(id)).length).toBe(1);
  });

  it('offers only the starts that keep the gap', async () => {
    await town.team({ itemCodes: ['REHAB', 'MEAL_COOK'], staff: [{ skills: ['REHABILITATION', 'MEALS'] }] });
    const rehab = await givenOrder(t, home, { plannedMinutes: 60 });
    const query = `seniorId=${home.senior.id}&addressId=${home.senior.addressId}&itemCode=MEAL_COOK&minutes=60`;
    const { body } = await home.family.get(`/bookable-slots?${query}&followsOrderId=${rehab.id}`).expect(200);
    expect((body as { slots: { startsAt: string }[] }).slots.map(({ startsAt }) => startsAt)).toEqual([
      '2026-11-24T02:30:00.000Z',
      '2026-11-24T03:00:00.000Z',
    ]);
  });

  it('lose whom they had when the order for two is moved', async () => {
    const team = await givenBathers(town);
    const accepted = await bath(team);
    await send(team, accepted.orderId, 0, 1);
    const { familyFen } = (await home.family.get(`/orders/${accepted.orderId}`).expect(200)).body as {
      familyFen: number;
    };
    await moveOrder(t, home, { id: accepted.orderId, familyFen }, '2026-11-24T15:00:00+08:00');
    await t.drain();
    expect(await sent(accepted.orderId)).toEqual([]);
  });
});

describe('The database', () => {
  inATown(beforeAll);

  it('sends nobody alone where two are needed, nor at two times, nor one twice', async () => {
    const team = await givenBathers(town);
    const { orderId } = await bath(team);
    await send(team, orderId, 0, 1);
    const insert = (columns: string) =>
      owner.query(
        `INSERT INTO dispatch.assignment (id, order_id, provider_id, caregiver_id, starts_at, ends_at, active,
           assigned_by, assigned_at, senior_id, latitude, longitude, datum, seat, seats)
         SELECT gen_random_uuid(), order_id, provider_id, ${columns}
           FROM dispatch.assignment WHERE order_id = $1 AND seat = 1 LIMIT 1`,
        [orderId],
      );
    const rest = 'true, assigned_by, assigned_at, senior_id, latitude, longitude, datum';
    const release = (seat: number) =>
      owner.query(
        `UPDATE dispatch.assignment SET active = false, released_at = now(), release_reason = 'X'
          WHERE order_id = $1 AND seat = $2 AND active`,
        [orderId, seat],
      );
    const three = `'${ids(team)[2]}'::uuid`;
    await expect(insert(`${three}, starts_at, ends_at, ${rest}, 2, 2`)).rejects.toThrow(
      'assignment_one_for_a_seat',
    );
    await release(2);
    await expect(insert(`caregiver_id, starts_at, ends_at, ${rest}, 2, 2`)).rejects.toThrow(
      'assignment_caregiver_is_free',
    );
    await expect(
      insert(`${three}, starts_at + interval '5 minutes', ends_at + interval '5 minutes', ${rest}, 2, 2`),
    ).rejects.toThrow('assignment_starts_together');
    await release(1);
    await expect(insert(`${three}, starts_at, ends_at, ${rest}, 2, 2`)).rejects.toThrow('both or nobody');
  });
});
