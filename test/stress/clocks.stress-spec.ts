import { addMinutes } from '@anzhi/kernel';
import { checkLedger } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { givenEntitledSenior, givenHeldOrder, wishOf } from '@test/given/entitlement';
import { givenTeam } from '@test/given/dispatch';
import { AT_THE_DOOR, caregiverOf, givenVisit } from '@test/given/visits';

const NOW = new Date('2026-11-23T09:00:00+08:00');
const hours = (count: number): Date => addMinutes(NOW, count * 60);

describe('With the clock of the app wrong', () => {
  const t = useApp();
  afterEach(() => t.clock.set(NOW));

  const payersOf = (orderId: string) =>
    t.db.query(
      `SELECT p.lot_ids, p.units, h.service_date::text FROM entitlement.order_payer p
         LEFT JOIN ledger.hold h ON h.county_id = p.county_id AND h.hold_id = p.hold_id AND h.leg = p.first_leg
        WHERE p.order_id = $1 ORDER BY p.rank`,
      [orderId],
    );
  const footprint = async () =>
    (await t.db.one<{ holds: number; moves: number; orders: number }>(
      `SELECT (SELECT count(*) FROM ledger.hold) AS holds, (SELECT count(*) FROM ledger.transfer) AS moves,
              (SELECT count(*) FROM entitlement.order_hold) AS orders`,
    ))!;

  it('a service of November draws on the lot of November, or nothing is written at all', async () => {
    const senior = await givenEntitledSenior(t);
    const wish = await wishOf(t, senior, { minutes: 30 });
    const right = await payersOf(await givenHeldOrder(t, wish));
    expect(right).toMatchObject([{ service_date: '2026-11-24' }, {}]);
    const told: string[] = [];
    for (const [name, clock] of Object.entries({
      'two hours slow': hours(-2),
      'two hours fast': hours(2),
      'a month slow': hours(-30 * 24),
      'a month fast': hours(30 * 24),
      'in 2038': new Date('2038-01-19T03:14:08Z'),
    })) {
      t.clock.set(clock);
      const before = await footprint();
      const orderId = await givenHeldOrder(t, wish).catch((error: Error) => error);
      if (orderId instanceof Error) expect([name, await footprint()]).toEqual([name, before]);
      else expect([name, await payersOf(orderId)]).toEqual([name, right]);
      told.push(`${name}: ${orderId instanceof Error ? 'refused' : 'same lots'}`);
    }
    expect(told).toContain('two hours slow: same lots');
    expect(told).toContain('two hours fast: same lots');
    expect(await checkLedger(t.db)).toEqual([]);
    console.log(`wrong app clock: ${told.join(', ')}`);
  });
});

describe('With the clock of a device wrong', () => {
  const t = useApp();
  const MINUTE = 60_000;

  /** Sent at the planned start, with the device's own idea of the time. */
  it.each([
    ['three hours fast', 180 * MINUTE, 'the server', 'CLOCK_SKEW'],
    ['twelve years fast', 12 * 365 * 24 * 60 * MINUTE, 'the server', 'CLOCK_SKEW'],
    ['three days slow', -3 * 24 * 60 * MINUTE, 'the server', 'LATE_UPLOAD'],
    ['twenty minutes slow, or offline', -20 * MINUTE, 'the device', 'LATE_UPLOAD'],
    ['right', 0, 'the server', undefined],
  ])('%s: both times are kept, and which one counts is told', async (_, offsetMs, counts, flag) => {
    t.clock.set(NOW);
    const team = await givenTeam(t);
    const visit = await givenVisit(t, team);
    t.clock.set(visit.startsAt);
    const serverAt = t.clock.now();
    const deviceAt = new Date(serverAt.getTime() + offsetMs);
    const check = { method: 'POSITION', position: AT_THE_DOOR, deviceAt: deviceAt.toISOString() };
    await (await caregiverOf(t, team)).post(`/visits/${visit.id}/check-in`, check).expect(201);
    const [row] = await t.db.query<{ device_at: Date; server_at: Date; occurred_at: Date; flags: string[] }>(
      'SELECT device_at, server_at, occurred_at, flags FROM visits.visit_check WHERE visit_id = $1',
      [visit.id],
    );
    expect(row).toMatchObject({ device_at: deviceAt, server_at: serverAt });
    expect(row.occurred_at).toEqual(counts === 'the server' ? serverAt : deviceAt);
    expect(row.occurred_at.getTime()).toBeLessThanOrEqual(serverAt.getTime());
    expect(row.flags.filter((each) => ['CLOCK_SKEW', 'LATE_UPLOAD'].includes(each))).toEqual(
      flag ? [flag] : [],
    );
  });

  it('in another zone: the same moment is the same moment, and never bills more than was held', async () => {
    t.clock.set(NOW);
    const team = await givenTeam(t);
    const visit = await givenVisit(t, team);
    t.clock.set(visit.startsAt);
    const inKiribati = (at: Date): string =>
      new Date(at.getTime() + 14 * 60 * MINUTE).toISOString().replace('Z', '+14:00');
    const check = () => ({ method: 'POSITION', position: AT_THE_DOOR, deviceAt: inKiribati(t.clock.now()) });
    await (await caregiverOf(t, team)).post(`/visits/${visit.id}/check-in`, check()).expect(201);
    t.clock.advanceMinutes(120);
    // the device stopped its clock at the check-in and says the same time twice
    const stopped = { ...check(), deviceAt: inKiribati(visit.startsAt), tasks: [] };
    await (await caregiverOf(t, team)).post(`/visits/${visit.id}/check-out`, stopped).expect(201);
    const checks = await t.db.query<{ occurred_at: Date; flags: string[] }>(
      'SELECT occurred_at, flags FROM visits.visit_check WHERE visit_id = $1 ORDER BY kind',
      [visit.id],
    );
    expect(checks[0]).toMatchObject({ occurred_at: visit.startsAt });
    expect(checks[1].occurred_at.getTime()).toBeGreaterThanOrEqual(visit.startsAt.getTime());
    expect(checks[1].flags).toContain('LATE_UPLOAD');
  });
});
