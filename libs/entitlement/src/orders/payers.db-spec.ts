import { newId } from '@anzhi/kernel';
import { LedgerChecks, LedgerFacade } from '@anzhi/ledger';
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
import { givenLot } from '@test/given/lots';
import { givenBudget } from '@test/given/programmes';
import { EntitlementFacade } from '../entitlement.facade';
import type { PayerPart, ServiceWish, Split } from '../entitlement.types';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import { Programmes } from '../programmes/programmes';
import { CaptureGuard } from './capture-guard';

const VOUCHER = 'NAT_VOUCHER';
const t = useApp();
const facade = () => t.get(EntitlementFacade);
const quote = (wish: ServiceWish) => facade().quote(t.db, wish);
const codes = ({ reasons }: Split) => reasons.map(({ code }) => code);
const figures = (payers: readonly PayerPart[]) =>
  payers.map(({ payer, programmeCode, fen, units }) => [payer, programmeCode, fen, units]);

async function deliver(orderId: string, wish: ServiceWish, actualMinutes: number, providerId = newId()) {
  const evidenceId = await givenEvidence(t, wish.countyId);
  return t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes, evidenceId }));
}

const reverse = (orderId: string, minutes?: number) =>
  t.write((tx) => facade().reverse(tx, { orderId, reason: '核查属实', minutes }));

const owedTo = async (providerId: string): Promise<number> => {
  const row = await t.db.one<{ countyId: number; accountId: string }>(
    `SELECT county_id AS "countyId", account_id AS "accountId" FROM entitlement.provider_account WHERE provider_id = $1`,
    [providerId],
  );
  if (!row) return 0;
  const [balance] = await t.get(LedgerFacade).balanceAt(t.db, row.countyId, [row.accountId], t.clock.now());
  return balance.available;
};

afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

describe('A price with several payers', () => {
  it('goes to the voucher first and by the minute on the rest, in one hold, and is owed to the provider', async () => {
    const senior = await givenEntitledSenior(t);
    await givenLot(t, senior, { programmeCode: VOUCHER, amount: 80_000 });
    const wish = await wishOf(t, senior);
    await givenHeldOrder(t, { ...wish, minutes: 420 });
    const split = await quote(wish);
    expect(figures(split.payers)).toEqual([
      ['VOUCHER', VOUCHER, 10_000, 10_000],
      ['PROGRAMME', PROGRAMME, 5_000, 60],
      ['SELF', null, 5_000, 0],
    ]);
    expect(split).toMatchObject({
      ...{ totalFen: 20_000, programmeCode: PROGRAMME, programmeMinutes: 60, programmeFen: 15_000 },
      ...{ familyFen: 5_000, availableMinutes: 60 },
    });
    expect(codes(split)).toEqual(['PRICE', 'VOUCHER_PAYS', 'PROGRAMME_PAYS_PART', 'FAMILY_PAYS']);
    expect(split.reasons[1].zh).toContain('按其余 200.00 元的 50% 抵扣 100.00 元');

    const orderId = await givenHeldOrder(t, wish);
    const [{ legs, holds }] = await t.db.query<{ legs: number; holds: number }>(
      `SELECT count(*)::int AS legs, count(DISTINCT l.hold_id)::int AS holds FROM ledger.hold l
         JOIN entitlement.order_hold h USING (county_id, hold_id) WHERE h.order_id = $1`,
      [orderId],
    );
    expect([legs, holds]).toEqual([4, 1]);
    const providerId = newId();
    expect(await deliver(orderId, wish, 60, providerId)).toEqual({
      ...{ capturedMinutes: 60, releasedMinutes: 0, programmeFen: 10_000, familyFen: 0 },
    });
    expect(await owedTo(providerId)).toBe(10_000);
  });

  it('empties the lot that ends first, and of the next one only what is missing', async () => {
    const senior = await givenEntitledSenior(t);
    const early = await givenLot(t, senior, { programmeCode: PROGRAMME, amount: 30, until: '2026-11-25' });
    await givenLot(t, senior, { programmeCode: PROGRAMME, amount: 30, until: '2026-11-24' });
    const wish = await wishOf(t, senior);
    const orderId = await givenHeldOrder(t, wish);
    await deliver(orderId, wish, 45);
    const [hold] = await facade().chain(t.db, orderId);
    expect(hold.split.payers[0].lotIds).toHaveLength(2);
    expect(hold.split.payers[0].lotIds[0]).toBe(early);
    const minutes = hold.steps.filter(({ unit }) => unit === 'MINUTE');
    expect(minutes.map(({ step, amount, accountId }) => [step, amount, accountId === early])).toEqual([
      ['HELD', 30, true],
      ['HELD', 90, false],
      ['CAPTURED', 30, true],
      ['CAPTURED', 15, false],
      ['RELEASED', 75, false],
    ]);
    expect(hold.grants.map(({ amount }) => amount)).toEqual([30, 480]);
  });

  it('does not pass the cap of the month of service, and counts what was released or taken back no more', async () => {
    const senior = await givenEntitledSenior(t);
    await givenLot(t, senior, { programmeCode: VOUCHER, amount: 300_000, until: '2027-01-01' });
    await givenMonth(t, [senior.id], 202612);
    const wish = await wishOf(t, senior, { minutes: 600 });
    const december = { ...wish, startsAt: new Date('2026-12-01T09:00:00+08:00') };
    const byVoucher = async (on = wish) => (await quote(on)).payers[0].fen;
    const first = await givenHeldOrder(t, wish);
    expect(await byVoucher()).toBe(30_000);
    const second = await givenHeldOrder(t, wish);
    const capped = await quote(wish);
    expect(capped.familyFen).toBe(100_000);
    expect(codes(capped)).toEqual(['PRICE', 'CAP_REACHED', 'USED_UP', 'FAMILY_PAYS']);
    expect(await byVoucher(december)).toBe(50_000);

    await t.write((tx) => facade().release(tx, { orderId: second, reason: '改期' }));
    expect(await byVoucher()).toBe(30_000);
    await deliver(first, wish, 300);
    expect(await byVoucher()).toBe(50_000);
    const third = await givenHeldOrder(t, wish);
    await deliver(third, wish, 600);
    expect(await byVoucher()).toBe(5_000);
    await reverse(third, 300);
    expect(await byVoucher()).toBe(30_000);
  });
});

describe('A budget that a county set', () => {
  it('pays until it is used up, then says so, and pays again after a release', async () => {
    const countyId = await regionId(t, CODES.otherCounty);
    await givenBudget(t, countyId, { programmeCode: PROGRAMME, year: 2026, amountFen: 25_000 });
    const senior = await givenEntitledSenior(t, { townCode: CODES.otherCountysTown });
    const wish = await wishOf(t, senior);
    const orderId = await givenHeldOrder(t, wish);
    const split = await quote(wish);
    expect(split.familyFen).toBe(20_000);
    expect(codes(split)).toEqual(['PRICE', 'BUDGET_USED_UP', 'FAMILY_PAYS']);
    const unpaid = await givenHeldOrder(t, wish);
    expect((await facade().chain(t.db, unpaid))[0].split).toMatchObject({
      familyFen: 20_000,
      programmeMinutes: 0,
    });
    await t.write((tx) => facade().release(tx, { orderId, reason: '改期' }));
    expect((await quote(wish)).familyFen).toBe(0);
    const later = await givenHeldOrder(t, wish);
    await deliver(later, wish, 90);
    await reverse(later);
    expect((await quote(wish)).familyFen).toBe(0);
  });
});

describe('What was billed', () => {
  it('is taken back minute by minute, never more than there is, and the provider owes it', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t), { minutes: 540 });
    const orderId = await givenHeldOrder(t, wish);
    const providerId = newId();
    await deliver(orderId, wish, 500, providerId);
    expect(await owedTo(providerId)).toBe(80_000);
    expect(await reverse(orderId, 50)).toMatchObject({
      ...{ returnedMinutes: 30, lapsedMinutes: 0, programmeFen: 5_000, familyFen: 3_333 },
    });
    await expect(reverse(orderId, 451)).rejects.toMatchObject({
      code: 'entitlement.reversal-too-large',
      params: { billed: 450 },
    });
    expect(await owedTo(providerId)).toBe(75_000);
    expect(await reverse(orderId)).toMatchObject({
      returnedMinutes: 450,
      programmeFen: 75_000,
      familyFen: 0,
    });
    await expect(reverse(orderId)).rejects.toMatchObject({ code: 'entitlement.order-already-reversed' });
    expect(await owedTo(providerId)).toBe(0);
    expect((await quote(wish)).availableMinutes).toBe(480);
  });

  it('can be taken back once where nothing had been delivered or the family paid alone', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t), { itemCode: 'REPAIR' });
    const alone = await givenHeldOrder(t, wish);
    await deliver(alone, wish, 60);
    expect(await reverse(alone)).toMatchObject({ returnedMinutes: 0, programmeFen: 0 });
    const nothing = await givenHeldOrder(t, { ...wish, itemCode: 'REHAB' });
    await deliver(nothing, wish, 0);
    expect(await reverse(nothing)).toMatchObject({ returnedMinutes: 0, familyFen: 0 });
    await expect(reverse(nothing)).rejects.toMatchObject({ code: 'entitlement.order-already-reversed' });
  });

  it('lapses where its lot has ended', async () => {
    const senior = await givenEntitledSenior(t);
    const wish = await wishOf(t, senior);
    const orderId = await givenHeldOrder(t, wish);
    await deliver(orderId, wish, 120);
    const { countyId } = wish;
    const [{ grants }] = await facade().chain(t.db, orderId);
    await t.write(async (tx) => {
      const law = await t.get(Programmes).byCode(tx, PROGRAMME, '2026-11-24');
      const { LAPSED } = await t.get(ProgrammeAccounts).of(tx, countyId, law);
      const accounts = [{ accountId: grants[0].lotId, lapseTo: LAPSED }];
      await t
        .get(LedgerFacade)
        .close(tx, { countyId, commandId: newId(tx.now), accounts, businessDate: '2026-12-01' });
    });
    expect(await reverse(orderId, 20)).toMatchObject({ returnedMinutes: 20, lapsedMinutes: 20 });
    expect((await quote(wish)).availableMinutes).toBe(0);
    const [{ steps }] = await facade().chain(t.db, orderId);
    expect(steps.filter(({ unit }) => unit === 'MINUTE').map(({ step }) => step)).toEqual([
      ...['HELD', 'CAPTURED', 'REVERSED', 'EXPIRED'],
    ]);
  });
});

describe('A rule that blocks a payment', () => {
  it('is asked in the transaction that would make it', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    const orderId = await givenHeldOrder(t, wish);
    const guard = t.get(CaptureGuard);
    guard.bind((_tx, { actualMinutes }) =>
      Promise.resolve(actualMinutes < 8 ? { allow: false, reason: 'TOO_SHORT' } : { allow: true }),
    );
    try {
      await expect(deliver(orderId, wish, 7)).rejects.toMatchObject({
        code: 'entitlement.capture-blocked',
        params: { reason: 'TOO_SHORT' },
      });
      await deliver(orderId, wish, 8);
    } finally {
      guard.bind(() => Promise.resolve({ allow: true }));
    }
  });
});

describe('The database itself', () => {
  const copyOf = async (orderId: string, change: string) => {
    const columns = `county_id, number, senior_id, item_code, service_date, minutes, total_fen, available_minutes, reasons,
                     hold_id, held_at`;
    await t.write((tx) =>
      tx.query(
        `WITH copy AS (
           INSERT INTO entitlement.order_hold (order_id, ${columns})
           SELECT '${newId()}', county_id, number, senior_id, item_code, service_date, minutes, total_fen,
                  available_minutes, reasons, NULL, held_at FROM entitlement.order_hold WHERE order_id = $1
           RETURNING *)
         INSERT INTO entitlement.order_payer (county_id, order_id, number, rank, payer, fen)
         SELECT county_id, order_id, number, ${change} FROM copy`,
        [orderId],
      ),
    );
  };

  it.each([
    ['payers that are not the price', `1, 'SELF', total_fen - 1`, 'order_hold_payers_add_up'],
    ['a family that is not the first of one', `2, 'SELF', total_fen`, 'order_hold_payers_add_up'],
    ['a public payer without a law', `1, 'PROGRAMME', total_fen`, 'order_payer_public_part'],
  ])('refuses %s', async (_what, change, constraint) => {
    const orderId = await givenHeldOrder(t, await wishOf(t, await givenEntitledSenior(t)));
    await expect(copyOf(orderId, change)).rejects.toMatchObject({ driverError: { constraint } });
  });

  it.each([
    [
      'a public payer without its hold in the ledger',
      'order_payer',
      `SELECT county_id, order_id, number, 3, payer, fen, gen_random_uuid(), version, service_kind, pays_by, ratio_bp, unit,
              units, lot_ids, lot_units, from_budget, hold_id, 98, 99
         FROM entitlement.order_payer WHERE order_id = $1 AND rank = 1`,
      'county_id, order_id, number, rank, payer, fen, programme_id, version, service_kind, pays_by, ratio_bp, unit, units, lot_ids, lot_units, from_budget, hold_id, first_leg, fen_leg',
      'order_payer_version',
    ],
    [
      'a payer that comes later',
      'order_payer',
      `SELECT county_id, order_id, number, 3, payer, fen, programme_id, version, service_kind, pays_by, ratio_bp, unit,
              units, lot_ids, lot_units, from_budget, hold_id, first_leg, fen_leg
         FROM entitlement.order_payer WHERE order_id = $1 AND rank = 1`,
      'county_id, order_id, number, rank, payer, fen, programme_id, version, service_kind, pays_by, ratio_bp, unit, units, lot_ids, lot_units, from_budget, hold_id, first_leg, fen_leg',
      'order_payer_once',
    ],
    [
      'a second outcome',
      'order_outcome',
      `SELECT county_id, order_id, number, 'RELEASED', 0, 0, 'x', at FROM entitlement.order_outcome WHERE order_id = $1`,
      'county_id, order_id, number, kind, delivered_minutes, due_fen, reason, at',
      'order_outcome_pkey',
    ],
    [
      'more taken back than was billed',
      'order_reversal',
      `SELECT county_id, order_id, number, 1, delivered_minutes + 1, 'x', at FROM entitlement.order_outcome WHERE order_id = $1`,
      'county_id, order_id, number, seq, minutes, reason, at',
      'order_reversal_adds_up',
    ],
  ])('refuses %s', async (_what, table, select, columns, constraint) => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    const orderId = await givenHeldOrder(t, wish);
    await deliver(orderId, wish, 60);
    const insert = t.write((tx) =>
      tx.query(`INSERT INTO entitlement.${table} (${columns}) ${select}`, [orderId]),
    );
    await expect(insert).rejects.toMatchObject({ driverError: { constraint } });
  });

  it('refuses an outcome that nobody pays', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    const orderId = await givenHeldOrder(t, wish);
    const evidenceId = await givenEvidence(t, wish.countyId);
    const insert = t.write((tx) =>
      tx.query(
        `INSERT INTO entitlement.order_outcome (county_id, order_id, number, kind, delivered_minutes, due_fen, evidence_id, at)
         SELECT county_id, order_id, number, 'CAPTURED', 60, 10000, $2, held_at FROM entitlement.order_hold
          WHERE order_id = $1`,
        [orderId, evidenceId],
      ),
    );
    await expect(insert).rejects.toMatchObject({ driverError: { constraint: 'order_outcome_adds_up' } });
  });
});
