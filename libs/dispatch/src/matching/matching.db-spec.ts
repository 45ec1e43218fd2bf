import { maskName } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import {
  givenAssignedOrder,
  givenAcceptedOrder,
  givenTown,
  openOffer,
  type GivenTeam,
  type GivenTown,
} from '@test/given/dispatch';
import { ctxOf, givenOrder, type BookingWish, type GivenHousehold } from '@test/given/ordering';
import { AssignCaregiver } from '../assignments/assign-caregiver.usecase';
import type { CaregiverCandidateDto } from '../assignments/assignment.dto';
import { DispatchLogQueries } from '../log/dispatch-log.queries';
import { PlanRuns } from '../plans/plan-runs';
import { weekOf } from './caregiver-match';
import { tiesOf } from './match.queries';

const t = useApp();
let town: GivenTown;
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
});

const booked = async (household: GivenHousehold, wish: BookingWish = {}): Promise<string> => {
  const { id } = await givenOrder(t, household, wish);
  await t.drain();
  return id;
};
const decision = async (orderId: string) => {
  const ctx = ctxOf(null, { regionIds: [await regionId(t, CODES.county)] });
  return (await t.get(DispatchLogQueries).read(ctx, orderId)).rankings.at(-1)!;
};
const askedFirst = async (orderId: string) => (await openOffer(t, orderId)).providerId;

describe('A match', () => {
  it('sends the caregiver who was here before although another one is nearer, and says what that is worth', async () => {
    const near = await town.team();
    const known = await town.team({ kilometres: 0.5 });
    const household = await town.household();
    await givenAssignedOrder(t, known, { plannedMinutes: 60 }, household);
    t.clock.set(new Date('2026-11-25T09:00:00+08:00'));
    const later = { ...household, family: await t.again(household.family) };
    const id = await booked(later, { startsAt: '2026-11-26T09:00:00+08:00', plannedMinutes: 60 });
    expect(await askedFirst(id)).toBe(known.provider.id);

    const { candidates, caregivers, weightsId } = await decision(id);
    expect(weightsId).not.toBeNull();
    expect(candidates[0]).toMatchObject({
      caregiverId: known.caregivers[0].id,
      reasons: ['LOWEST_PRICE'],
    });
    const of = (team: GivenTeam) =>
      caregivers.find(({ caregiverId }) => caregiverId === team.caregivers[0].id)!;
    expect(of(known)).toMatchObject({ place: 1, visits: 1, refusal: null });
    expect(of(near).price).toContainEqual({
      ...{ rule: 'familiarity', tenths: 200, zh: '老人对护理员不熟悉，计 20 分钟' },
      en: 'A caregiver the senior hardly knows counts 20 minutes',
    });
    expect(of(near).total).toBe(of(near).price.reduce((sum, { tenths }) => sum + tenths, 0));
  });

  it('keeps everybody who was refused with the rule', async () => {
    const team = await town.team({ staff: [{}, {}, { workingHours: [] }] });
    const away = { address: { latitude: 33.96 + 0.2 } };
    const busy = await givenAcceptedOrder(
      t,
      team,
      { startsAt: '2026-11-24T06:55:00+08:00' },
      await town.household(away),
    );
    await t.get(AssignCaregiver).execute(team.ctx, busy.orderId, team.caregivers[0].id);
    const id = await booked(await town.household());
    const { caregivers } = await decision(id);
    const refusalOf = (at: number) =>
      caregivers.find(({ caregiverId }) => caregiverId === team.caregivers[at].id)!.refusal?.code;
    expect([refusalOf(0), refusalOf(1), refusalOf(2)]).toEqual([
      'WAY_TOO_LONG_BEFORE',
      undefined,
      'NOT_WORKING',
    ]);
  });

  it('lets the family’s caregiver win whatever he costs, and keeps what that was', async () => {
    await town.team();
    const far = await town.team({ kilometres: 5 });
    const [{ id: caregiverId }] = far.caregivers;
    const household = await town.household();
    const id = await booked(household, { wishes: { preferredCaregiverId: caregiverId } });
    expect(await askedFirst(id)).toBe(far.provider.id);
    const { candidates, choice } = await decision(id);
    expect(candidates[0].reasons).toEqual(['CAREGIVER_PREFERRED_BY_FAMILY']);
    expect(choice).toMatchObject({ caregiverId, isKept: true });
    expect(choice.extra).toBeGreaterThan(0);

    const { body } = await far.dispatcher.get(`/orders/${id}/own-decisions`).expect(200);
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({
      ...{ place: 1, providers: 2 },
      offers: [{ mode: 'DIRECT', caregiverId: null, state: 'OPEN', closeReason: null }],
    });
    expect((body[0] as { caregivers: object[] }).caregivers).toEqual([
      expect.objectContaining({ caregiverId, providerId: far.provider.id }),
    ]);
    const stranger = await town.team({ kilometres: 9 });
    await stranger.dispatcher.get(`/orders/${id}/own-decisions`).expect(404);
  });
});

describe('An order of a published plan', () => {
  it('is dearer with any other caregiver than the one who was published, for its time', async () => {
    const team = await town.team({ staff: [{}, {}] });
    const household = await town.household();
    const startsAt = '2026-11-24T09:00:00+08:00';
    const { orderId } = await givenAcceptedOrder(t, team, { startsAt }, household);
    const changes = async () => {
      const { body } = await team.dispatcher.get(`/orders/${orderId}/caregiver-candidates`).expect(200);
      return (body as CaregiverCandidateDto[]).map(({ caregiverId, price }) => {
        return [caregiverId, price.find(({ rule }) => rule === 'changedCaregiver')?.tenths];
      });
    };
    expect((await changes()).map(([, tenths]) => tenths)).toEqual([undefined, undefined]);

    const { body: plan } = await team.dispatcher
      .post('/dispatch-plans', { day: '2026-11-24', seconds: 1 })
      .expect(201);
    await t.drain();
    await t.get(PlanRuns).idle();
    await t.drain();
    await team.dispatcher.post(`/dispatch-plans/${(plan as { id: string }).id}/publication`, {}).expect(200);
    const [{ caregiverId: sent }] = await t.db.query<{ caregiverId: string }>(
      'SELECT caregiver_id AS "caregiverId" FROM dispatch.assignment WHERE order_id = $1 AND active',
      [orderId],
    );
    const other = team.caregivers.find(({ id }) => id !== sent)!.id;
    expect(await changes()).toEqual([
      [sent, undefined],
      [other, 250],
    ]);

    const at = new Date(startsAt);
    const publishedAt = async (time: Date) =>
      (await tiesOf(t.db, household.senior.id, time, weekOf(at), orderId)).publishedCaregiverId;
    expect(await publishedAt(at)).toBe(sent);
    expect(await publishedAt(new Date(at.getTime() + 60_000))).toBeUndefined();
  });
});

describe('A caregiver who is not wanted', () => {
  it('is not considered, not sent by the dispatcher and refused by the database, until it is lifted', async () => {
    const team = await town.team({ staff: [{}, {}] });
    const [unwanted] = team.caregivers;
    const household = await town.household();
    const first = await givenAssignedOrder(t, team, {}, household);
    const wish = { caregiverId: unwanted.id, wishedBy: 'SENIOR', reason: '相处不来' };
    const { body } = await household.family.post(`/orders/${first.orderId}/exclusions`, wish).expect(201);
    await household.family.post(`/orders/${first.orderId}/exclusions`, wish).expect(409);
    const { id: exclusionId } = body as { id: string };

    const second = await givenAcceptedOrder(t, team, { startsAt: '2026-11-25T09:00:00+08:00' }, household);
    const { caregivers } = await decision(second.orderId);
    expect(caregivers.find(({ caregiverId }) => caregiverId === unwanted.id)!.refusal!.code).toBe('EXCLUDED');
    const send = () => t.get(AssignCaregiver).execute(team.ctx, second.orderId, unwanted.id);
    await expect(send()).rejects.toMatchObject({ params: { rules: 'EXCLUDED' } });
    const forced = t.db.query(
      `INSERT INTO dispatch.assignment
         (id, order_id, senior_id, latitude, longitude, datum, provider_id, caregiver_id, starts_at, ends_at, active,
          assigned_by, assigned_at)
       SELECT gen_random_uuid(), $2, senior_id, latitude, longitude, datum, provider_id, caregiver_id,
              starts_at + interval '1 day', ends_at + interval '1 day', true, assigned_by, assigned_at
         FROM dispatch.assignment WHERE order_id = $1`,
      [first.orderId, second.orderId],
    );
    await expect(forced).rejects.toMatchObject({ driverError: { code: 'AZ001' } });

    const entry = { id: exclusionId, caregiverId: unwanted.id, wishedBy: 'SENIOR' };
    const listed = (by: ApiClient) => by.get(`/orders/${second.orderId}/exclusions`);
    expect((await listed(household.family).expect(200)).body).toMatchObject([
      { ...entry, name: maskName(unwanted.name), reason: '相处不来', mayLift: true },
    ]);
    expect((await listed(team.dispatcher).expect(200)).body).toMatchObject([
      { ...entry, name: unwanted.name, reason: null, mayLift: false },
    ]);
    const elsewhere = await town.team();
    await listed(elsewhere.dispatcher).expect(404);
    await team.dispatcher.post(`/exclusions/${exclusionId}/lifting`, { reason: '已沟通' }).expect(404);
    await household.family.post(`/exclusions/${exclusionId}/lifting`, { reason: '已沟通' }).expect(201);
    await send();
  });

  it('may be told by the family only of whoever was sent, and by nobody else', async () => {
    const team = await town.team({ staff: [{}, {}] });
    const household = await town.household();
    const { orderId } = await givenAssignedOrder(t, team, {}, household);
    const wish = { caregiverId: team.caregivers[1].id, wishedBy: 'SENIOR', reason: '相处不来' };
    const path = `/orders/${orderId}/exclusions`;
    await household.family.post(path, wish).expect(422);
    await household.family.post(path, { ...wish, wishedBy: 'CAREGIVER' }).expect(404);
    await (await town.household()).family.post(path, wish).expect(404);
    await (await town.team()).dispatcher.post(path, wish).expect(404);
    await team.dispatcher.post(path, { ...wish, wishedBy: 'CAREGIVER' }).expect(201);
  });
});

describe('What can be promised', () => {
  it('is the time somebody works, is free and can be there', async () => {
    const hours = [{ weekday: 2, startMinute: 540, endMinute: 780 }];
    const team = await town.team({ staff: [{ workingHours: hours }] });
    const household = await town.household();
    const slots = async () => {
      const { seniorId, addressId } = {
        seniorId: household.senior.id,
        addressId: household.senior.addressId,
      };
      const query = `seniorId=${seniorId}&addressId=${addressId}&itemCode=REHAB&minutes=60`;
      const { body } = await household.family.get(`/bookable-slots?${query}`).expect(200);
      return (body as { slots: { startsAt: string; caregivers: number; total: number }[] }).slots;
    };
    const timesOf = (found: { startsAt: string }[]) =>
      found.map(({ startsAt }) =>
        new Date(startsAt).toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai' }).slice(0, 5),
      );
    const before = await slots();
    // Tuesday 9:00 to 13:00, on a Monday: once in the seven days
    expect(timesOf(before)).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00']);
    expect(before.every(({ caregivers, total }) => caregivers === 1 && total > 0)).toBe(true);

    await givenAssignedOrder(
      t,
      team,
      { startsAt: '2026-11-24T10:30:00+08:00', plannedMinutes: 60 },
      household,
    );
    expect(timesOf(await slots())).toEqual(['09:00', '09:30', '11:30', '12:00']);
    // somebody else is free meanwhile, but the senior is not
    await town.team({ staff: [{ workingHours: hours }] });
    expect(timesOf(await slots())).toEqual(['09:00', '09:30', '11:30', '12:00']);
    const stranger = (await town.household()).family;
    const { senior } = household;
    await stranger
      .get(`/bookable-slots?seniorId=${senior.id}&addressId=${senior.addressId}&itemCode=REHAB&minutes=60`)
      .expect(404);
  });
});
