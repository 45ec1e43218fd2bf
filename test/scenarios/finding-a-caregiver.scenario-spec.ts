import { checkLedger } from '@anzhi/ledger';
import type { OrderDto } from '@anzhi/ordering';
import { useApp, type ApiClient } from '@test/app';
import { givenTown, offersOf, openOffer, revokeLicence, type GivenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenOrder } from '@test/given/ordering';

/** 同一笔订单，路上遇到各种情况：总有结果，总有人知道。 */
describe('一单怎样找到护理员', () => {
  const t = useApp();
  const 接单 = (team: GivenTeam, offerId: string) => team.dispatcher.post(`/offers/${offerId}/acceptance`);
  const 谢绝 = (team: GivenTeam, offerId: string) =>
    team.dispatcher.post(`/offers/${offerId}/refusal`, { reason: 'NO_STAFF', note: '当天人手已满' });
  const 订单状态 = async (family: ApiClient, id: string): Promise<string> =>
    ((await family.get(`/orders/${id}`).expect(200)).body as OrderDto).state;
  const 结果 = async (orderId: string) => (await offersOf(t, orderId)).map(({ state }) => state);

  it('三家先后谢绝，第四家接单；谢绝过的不再被打扰', async () => {
    const town = await givenTown(t);
    const home = await town.household();
    const teams: GivenTeam[] = [];
    for (const kilometres of [1, 2, 3, 4]) teams.push(await town.team({ kilometres }));
    const { id } = await givenOrder(t, home);
    for (const team of teams.slice(0, 3)) {
      await t.drain();
      const offer = await openOffer(t, id);
      expect(offer.providerId).toBe(team.provider.id);
      await 谢绝(team, offer.id).expect(201);
    }
    await t.drain();
    await 接单(teams[3], (await openOffer(t, id)).id).expect(201);
    expect(await 结果(id)).toEqual(['DECLINED', 'DECLINED', 'DECLINED', 'ACCEPTED']);
    expect(await 订单状态(home.family, id)).toBe('ACCEPTED');
  });

  it('过时不答就问下一家；迟到的接单被客气地告知', async () => {
    const town = await givenTown(t);
    const home = await town.household();
    const slow = await town.team({ kilometres: 1 });
    const next = await town.team({ kilometres: 2 });
    const { id } = await givenOrder(t, home);
    await t.drain();
    const late = await openOffer(t, id);
    t.clock.advanceMinutes(31);
    await t.drain();
    const offer = await openOffer(t, id);
    expect(offer.providerId).toBe(next.provider.id);
    const refused = await (await t.again(slow.dispatcher)).post(`/offers/${late.id}/acceptance`).expect(409);
    expect(refused.body).toMatchObject({
      code: expect.stringMatching(/^dispatch\./),
      title: expect.stringMatching(/转给其他机构/),
    });
    await (await t.again(next.dispatcher)).post(`/offers/${offer.id}/acceptance`).expect(201);
    expect(await 结果(id)).toEqual(['TIMED_OUT', 'ACCEPTED']);
  });

  it('执照在派单与接单之间失效：不能接单，立即问下一家', async () => {
    const town = await givenTown(t);
    const home = await town.household();
    const lapsed = await town.team({ kilometres: 1 });
    const next = await town.team({ kilometres: 2 });
    const { id } = await givenOrder(t, home, { startsAt: '2026-11-24T14:00:00+08:00' });
    await t.drain();
    const offer = await openOffer(t, id);
    expect(offer.providerId).toBe(lapsed.provider.id);
    await revokeLicence(t, lapsed, 'MEDICAL');
    const refused = await 接单(lapsed, offer.id);
    expect(refused.status).toBe(409);
    await t.drain();
    const second = await openOffer(t, id);
    expect(second.providerId).toBe(next.provider.id);
    await 接单(next, second.id).expect(201);
  });

  it('两家同时接单：正好一家接到，另一家被客气地告知，家属只看到一家', async () => {
    await t.db.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ('dispatch.parallelOffers', 2, $1)
       ON CONFLICT (name) DO UPDATE SET value = 2`,
      [t.clock.now()],
    );
    const town = await givenTown(t);
    const home = await town.household();
    const teams = [await town.team({ kilometres: 1 }), await town.team({ kilometres: 2 })];
    const { id } = await givenOrder(t, home, { startsAt: '2026-11-25T09:00:00+08:00' });
    await t.drain();
    const offers = await offersOf(t, id);
    expect(offers).toHaveLength(2);
    const answers = await Promise.all(
      teams.map((team) => 接单(team, offers.find(({ providerId }) => providerId === team.provider.id)!.id)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const told = answers.find(({ status }) => status === 409)!.body as { title: string };
    expect(told.title).toMatch(/已被其他机构接下/);
    await t.drain();
    expect((await 结果(id)).sort()).toEqual(['ACCEPTED', 'WITHDRAWN']);
    await t.db.query(`UPDATE platform.setting SET value = 1 WHERE name = 'dispatch.parallelOffers'`);
  });

  it('谁也接不了：进入未满足需求登记，干部看到原因，预占不丢', async () => {
    const town = await givenTown(t);
    const home = await town.household();
    const only = await town.team();
    const { id } = await givenOrder(t, home, { startsAt: '2026-11-26T09:00:00+08:00' });
    await t.drain();
    await 谢绝(only, (await openOffer(t, id)).id).expect(201);
    await t.drain();
    const officer = await t.person('县区经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.county),
    });
    const { body } = await officer.get('/unmet-demand').expect(200);
    const mine = (body as { items: { orderId: string }[] }).items.filter(({ orderId }) => orderId === id);
    expect(mine).toHaveLength(1);
    expect(await 订单状态(home.family, id)).toBe('HELD');
    expect(await checkLedger(t.db)).toEqual([]);
  });
});
