import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenTown, openOffer, type GivenTeam, type GivenTown } from '@test/given/dispatch';
import { givenOrder } from '@test/given/ordering';
import { givenAbsence } from '@test/given/staff';
import { ReturnOrder } from '../assignments/return-order.usecase';
import { AcceptOffer } from '../offers/accept-offer.usecase';
import { FairnessAccounts } from './fairness-accounts';
import { FairnessSchedule } from './fairness-schedule';
import type { FairnessReportDto } from './fairness.dto';

const t = useApp();
let town: GivenTown;
let countyId: number;
let near: GivenTeam;
let far: GivenTeam;

const morning = async (day: string) => {
  t.clock.set(new Date(`${day}T09:00:00+08:00`));
  await t.get(FairnessSchedule).tick();
  await t.drain();
};
const accounts = async () => {
  const all = await t.get(FairnessAccounts).of(t.db, countyId, t.clock.now());
  return [near, far].map(({ provider }) => all.get(provider.id)!);
};
const askedFor = async (startsAt: string, wishes: object = {}) => {
  const { id } = await givenOrder(t, await town.household(), { startsAt, wishes });
  await t.drain();
  const offer = await openOffer(t, id);
  const team = [near, far].find(({ provider }) => provider.id === offer.providerId)!;
  await t.get(AcceptOffer).execute(team.ctx, offer.id);
  await t.drain();
  return { id, team };
};

describe('The accounts of two equal providers', () => {
  beforeAll(async () => {
    t.clock.set(new Date('2026-11-23T08:00:00+08:00'));
    town = await givenTown(t);
    countyId = await regionId(t, CODES.county);
    const staff = [{}, {}, {}];
    near = await town.team({ staff });
    far = await town.team({ staff, kilometres: 1 });
  });

  it('begin in balance, with a share by what their people can work', async () => {
    const absence = { from: '2026-11-23T12:00:00+08:00', to: '2026-11-24T00:00:00+08:00', reason: '休假' };
    await givenAbsence(t, far, far.caregivers[0].id, absence);
    await morning('2026-11-23');
    const [one, other] = await accounts();
    expect(one).toMatchObject({ deficitMinutes: 0, shareHours: 72 });
    expect(other).toMatchObject({ deficitMinutes: 0, shareHours: 60 });
  });

  it('owe who received less by its share, and not what a family chose', async () => {
    const { team } = await askedFor('2026-11-24T09:00:00+08:00');
    expect(team).toBe(near);
    const [one, other] = await accounts();
    expect(one.deficitMinutes).toBeCloseTo(-120 * (60 / 132));
    expect(other.deficitMinutes).toBeCloseTo(120 * (60 / 132));
    await askedFor('2026-11-25T09:00:00+08:00', { preferredProviderId: near.provider.id });
    expect((await accounts())[0].deficitMinutes).toBeCloseTo(-120 * (60 / 132));
  });

  it('forget by half in seven days, and give back what was given back', async () => {
    await morning('2026-11-24');
    const [one] = await accounts();
    expect(one.deficitMinutes).toBe(Math.round(-120 * (60 / 132) * 0.5 ** (1 / 7)));
    const { id, team } = await askedFor('2026-11-26T09:00:00+08:00');
    const [before] = await accounts();
    await t.get(ReturnOrder).execute(team.ctx, id, { reason: 'NO_STAFF' });
    const [after] = await accounts();
    expect(Math.abs(after.deficitMinutes - before.deficitMinutes)).toBeGreaterThan(40);
    expect(after.deficitMinutes).toBeCloseTo(one.deficitMinutes);
  });

  it('are reported to the officers of the county, and to no others', async () => {
    await morning('2026-11-25');
    const officer = await t.person('检查员', { role: 'COUNTY_INSPECTOR', regionId: countyId });
    const path = '/fairness-reports?from=2026-11-01&to=2026-11-30';
    const body = (await officer.get(path).expect(200)).body as FairnessReportDto[];
    const [, first] = body;
    expect(body.map(({ day, orders }) => [day, orders])).toEqual([
      ['2026-11-24', 1],
      ['2026-11-23', 2],
    ]);
    expect(first).toMatchObject({ countyId, priced: 1, changed: 0, costMinutes: 0 });
    // one of the two providers received all that was charged
    expect(first.jain).toBeCloseTo(0.5);
    expect(first.providers).toContainEqual(
      expect.objectContaining({
        providerId: near.provider.id,
        name: near.provider.name,
        receivedMinutes: 120,
        shareHours: 72,
        quality: 1,
      }),
    );
    const abroad = { role: 'COUNTY_INSPECTOR', regionId: await regionId(t, CODES.otherCounty) } as const;
    expect((await (await t.person('邻县', abroad)).get(path).expect(200)).body).toEqual([]);
    await (await t.again(near.dispatcher)).get(path).expect(403);
  });

  it('once a day, however many workers knock', async () => {
    const count = () => t.db.one<{ n: number }>('SELECT count(*)::int AS n FROM dispatch.fairness_day');
    const before = await count();
    await Promise.all([t.get(FairnessSchedule).tick(), t.get(FairnessSchedule).tick()]);
    await t.drain();
    expect(await count()).toEqual(before);
  });
});

describe('The price of an account', () => {
  it('sends the next order to the provider that is owed, if the way is not too long', async () => {
    await t.db.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ('dispatch.fairnessPerMinute', 20, now())`,
    );
    await morning('2026-11-26');
    const [one, other] = await accounts();
    expect(one.deficitMinutes).toBeLessThan(0);
    expect(other.deficitMinutes).toBeGreaterThan(0);
    const { team } = await askedFor('2026-11-27T09:00:00+08:00');
    expect(team).toBe(far);
    await morning('2026-11-27');
    const row = await t.db.one(
      `SELECT priced, changed FROM dispatch.fairness_report WHERE county_id = $1 AND day = '2026-11-26'`,
      [countyId],
    );
    expect(row).toEqual({ priced: 1, changed: 1 });
  });
});
