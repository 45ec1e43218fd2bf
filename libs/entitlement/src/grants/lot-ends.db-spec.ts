import { LedgerChecks, LedgerFacade } from '@anzhi/ledger';
import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import {
  givenEntitledSenior,
  givenEvidence,
  givenHeldOrder,
  givenMonth,
  PROGRAMME,
  wishOf,
} from '@test/given/entitlement';
import { CODES, regionId } from '@test/given/geo';
import { givenSenior } from '@test/given/people';
import { givenLaw, givenPolicyDesk } from '@test/given/programmes';
import { EntitlementFacade } from '../entitlement.facade';
import { MonthlySchedule } from '../issuance/monthly-schedule';

const t = useApp();
const facade = () => t.get(EntitlementFacade);
const tick = () => t.get(MonthlySchedule).tick();
let countyId: number;

interface Row {
  readonly amount: number;
  readonly seq: number;
  readonly kind: string;
  readonly lotId: string;
}
const grantsOf = (seniorId: string, period: number, code = PROGRAMME) =>
  t.db.query<Row>(
    `SELECT g.amount, g.seq, g.kind, g.lot_account_id AS "lotId"
       FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
      WHERE g.senior_id = $1 AND g.period = $2 AND p.code = $3 ORDER BY g.seq`,
    [seniorId, period, code],
  );
const runs = (period: number) =>
  t.db.query<{ id: string; state: string }>(
    `SELECT id, state FROM entitlement.issuance_run WHERE period = $1 AND county_id = $2`,
    [period, countyId],
  );

beforeAll(async () => {
  countyId = await regionId(t, CODES.county);
});

afterEach(async () => {
  await t.drain();
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

describe('The turn of the month', () => {
  it('comes by itself, once, on however many workers', async () => {
    const senior = await givenEntitledSenior(t);
    const wish = await wishOf(t, senior);
    const [used, open] = [await givenHeldOrder(t, wish), await givenHeldOrder(t, wish)];
    const evidenceId = await givenEvidence(t, wish.countyId);
    const service = { orderId: used, providerId: newId(), actualMinutes: 100, evidenceId };
    await t.write((tx) => facade().capture(tx, service));

    await Promise.all([tick(), tick(), tick()]);
    await t.drain();
    expect(await runs(202612)).toEqual([]);
    expect(await runs(202611)).toMatchObject([{ state: 'AWAITING_APPROVAL' }]);

    t.clock.set(new Date('2026-11-24T00:10:00+08:00'));
    await Promise.all([tick(), tick(), tick()]);
    await t.drain();
    const [{ id, state }] = await runs(202612);
    expect(state).toBe('AWAITING_APPROVAL');
    const approver = await t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: countyId });
    await approver.post(`/issuance-runs/${id}/approval`).expect(200);
    await t.drain();
    expect(await grantsOf(senior.id, 202612)).toMatchObject([{ amount: 480, seq: 0, kind: 'MONTHLY' }]);

    t.clock.set(new Date('2026-12-01T00:10:00+08:00'));
    await Promise.all([tick(), tick()]);
    await t.drain();
    const county = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: countyId });
    const november = async () =>
      (
        (await county.get(`/seniors/${senior.id}/entitlements?period=202611`).expect(200)).body as {
          items: { programmeCode: string }[];
        }
      ).items.filter(({ programmeCode }) => programmeCode === PROGRAMME);
    const month = { grantedMinutes: 480, usedMinutes: 100, unit: 'MINUTE', carriedAmount: 0 };
    expect(await november()).toMatchObject([
      { ...month, heldMinutes: 120, lapsedMinutes: 260, leftMinutes: 0 },
    ]);
    await t.write((tx) => facade().release(tx, { orderId: open, reason: '老人临时住院' }));
    expect(await november()).toMatchObject([
      { ...month, heldMinutes: 0, lapsedMinutes: 380, leftMinutes: 0 },
    ]);
    await t.write((tx) => facade().reverse(tx, { orderId: used, reason: '核查属实' }));
    expect(await november()).toMatchObject([{ usedMinutes: 0, lapsedMinutes: 480, leftMinutes: 0 }]);
  });

  it('closes again what was granted after it', async () => {
    const late = await givenEntitledSenior(t);
    const [{ lotId }] = await grantsOf(late.id, 202611);
    const balance = () => t.get(LedgerFacade).balance(t.db, countyId, lotId);
    expect(await balance()).toMatchObject({ available: 480 });
    t.clock.set(new Date('2026-12-02T00:10:00+08:00'));
    await tick();
    await t.drain();
    expect(await balance()).toMatchObject({ available: 0, spent: 480 });
  });
});

describe('A service on the edge of a month', () => {
  it('belongs to the day on which it begins in China, also over midnight', async () => {
    const senior = await givenSenior(t, {
      categories: [{ code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' }],
    });
    await givenMonth(t, [senior.id], 202612);
    const quote = async (startsAt: string) =>
      facade().quote(t.db, await wishOf(t, senior, { startsAt: new Date(startsAt) }));
    for (const startsAt of [
      '2026-12-31T23:30:00+08:00',
      '2026-12-31T23:59:59.999+08:00',
      '2026-12-31T15:59:00Z',
    ])
      expect(await quote(startsAt)).toMatchObject({ programmeMinutes: 120 });
    await expect(quote('2027-01-01T00:00:00+08:00')).rejects.toMatchObject({
      code: 'entitlement.month-not-issued',
    });
    await expect(quote('2026-12-31T16:00:00Z')).rejects.toMatchObject({
      code: 'entitlement.month-not-issued',
    });
  });
});

describe('What is left', () => {
  it('is carried over as far and as often as the programme says, and lapses then', async () => {
    const desk = await givenPolicyDesk(t, CODES.city);
    await givenLaw(desk, 'SQ_CARRY', {
      from: '2027-01-01',
      programme: { unit: 'MINUTE' },
      terms: { carry: { cap: 40, hops: 1 } },
    });
    const senior = await givenSenior(t, { birthDate: '1940-01-01' });
    t.clock.set(new Date('2027-01-02T09:00:00+08:00'));
    const order = { programmeCode: 'SQ_CARRY', period: 202701, seniorIds: [senior.id] };
    expect(await t.write((tx) => facade().issueTo(tx, order))).toBe(1);
    const turnOf = async (day: string): Promise<void> => {
      t.clock.set(new Date(`${day}T00:10:00+08:00`));
      await tick();
      await t.drain();
    };
    await turnOf('2027-02-01');
    const [carried] = await grantsOf(senior.id, 202702, 'SQ_CARRY');
    expect(carried).toMatchObject({ amount: 40, seq: 101, kind: 'CARRIED' });
    const ledger = t.get(LedgerFacade);
    expect(await ledger.balance(t.db, countyId, carried.lotId)).toMatchObject({ available: 40 });
    const [{ lotId }] = await grantsOf(senior.id, 202701, 'SQ_CARRY');
    expect(await ledger.balance(t.db, countyId, lotId)).toMatchObject({ available: 0, spent: 60 });
    const officer = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: countyId });
    const { body } = await officer.get(`/seniors/${senior.id}/entitlements?period=202701`).expect(200);
    expect(body.items).toMatchObject([
      { grantedAmount: 60, lapsedAmount: 20, carriedAmount: 40, leftAmount: 0 },
    ]);
    await turnOf('2027-03-01');
    expect(await grantsOf(senior.id, 202703, 'SQ_CARRY')).toEqual([]);
    expect(await ledger.balance(t.db, countyId, carried.lotId)).toMatchObject({ available: 0, spent: 40 });
  });
});
