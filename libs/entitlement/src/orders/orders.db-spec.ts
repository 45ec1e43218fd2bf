import { newId } from '@anzhi/kernel';
import { checkLedger } from '@anzhi/ledger';
import { useApp } from '@test/app';
import {
  givenEntitledSenior,
  givenEvidence,
  givenHeldOrder,
  givenMonth,
  PROGRAMME,
  wishOf,
} from '@test/given/entitlement';
import { givenSenior } from '@test/given/people';
import { EntitlementFacade } from '../entitlement.facade';
import type { ServiceWish } from '../entitlement.types';

const t = useApp();
const providerId = newId();
const facade = () => t.get(EntitlementFacade);
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code);
const available = async (wish: ServiceWish) => (await facade().quote(t.db, wish)).availableMinutes;

async function deliver(orderId: string, wish: ServiceWish, actualMinutes: number) {
  const evidenceId = await givenEvidence(t, wish.countyId);
  return t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes, evidenceId }));
}

afterEach(async () => {
  expect(await checkLedger(t.db)).toEqual([]);
});

describe('A quote', () => {
  it('lets the programme pay while there are minutes, and says why', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    const split = await facade().quote(t.db, wish);
    expect(split).toMatchObject({
      totalFen: 20_000,
      programmeCode: PROGRAMME,
      programmeMinutes: 120,
      programmeFen: 20_000,
      familyFen: 0,
      availableMinutes: 480,
    });
    expect(codes(split.reasons)).toEqual(['PRICE', 'PROGRAMME_PAYS', 'FAMILY_PAYS']);
    expect(split.reasons[1].zh).toContain('用 120 分钟时长支付 200.00 元，2026年11月可用 480 分钟');
  });

  it('splits by the minute where the minutes are short', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    await givenHeldOrder(t, { ...wish, minutes: 450 });
    const split = await facade().quote(t.db, wish);
    expect(split).toMatchObject({ programmeMinutes: 30, programmeFen: 5_000, familyFen: 15_000 });
    expect(codes(split.reasons)).toContain('PROGRAMME_PAYS_PART');
    await givenHeldOrder(t, wish);
    expect(codes((await facade().quote(t.db, wish)).reasons)).toContain('USED_UP');
  });

  it.each([
    ['an item no programme names', 'REPAIR', 'NO_PROGRAMME'],
    ['a senior who has no grant', 'REHAB', 'NOT_GRANTED'],
  ])('leaves the price to the family for %s', async (_name, itemCode, code) => {
    const senior = await givenSenior(t, { birthDate: '1955-05-06' });
    const split = await facade().quote(t.db, await wishOf(t, senior, { itemCode }));
    expect(split.familyFen).toBe(split.totalFen);
    expect(codes(split.reasons)).toEqual(['PRICE', code, 'FAMILY_PAYS']);
  });

  it('refuses what cannot be priced', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    await expect(facade().quote(t.db, { ...wish, itemCode: 'NOTHING' })).rejects.toMatchObject({
      code: 'entitlement.item-unknown',
    });
    await expect(facade().quote(t.db, { ...wish, itemCode: 'NURSING_CATHETER' })).rejects.toMatchObject({
      code: 'entitlement.price-unknown',
    });
  });
});

describe('A booking for the coming month', () => {
  const startsAt = new Date('2026-12-03T09:00:00+08:00');

  it('waits for the grants of that month, which it is told', async () => {
    const senior = await givenEntitledSenior(t);
    const wish = await wishOf(t, senior, { startsAt });
    await expect(givenHeldOrder(t, wish)).rejects.toMatchObject({
      code: 'entitlement.month-not-issued',
      params: { month: '2026年12月', from: '2026-11-24' },
    });
    await givenMonth(t, [senior.id], 202612);
    await givenHeldOrder(t, wish);
    expect(await available(await wishOf(t, senior))).toBe(480);
    expect(await available(wish)).toBe(360);
  });

  it('does not wait for somebody who will be granted nothing', async () => {
    const senior = await givenSenior(t, { birthDate: '1955-05-06' });
    const split = await facade().quote(t.db, await wishOf(t, senior, { startsAt }));
    expect(split.programmeMinutes).toBe(0);
  });
});

describe('An order', () => {
  it('spends the programme first, returns what was not delivered, and bills both payers for their part', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    await givenHeldOrder(t, { ...wish, minutes: 420 });
    const orderId = await givenHeldOrder(t, wish);
    expect(await deliver(orderId, wish, 90)).toEqual({
      capturedMinutes: 60,
      releasedMinutes: 0,
      programmeFen: 10_000,
      familyFen: 5_000,
    });
    const short = await givenHeldOrder(t, await wishOf(t, await givenEntitledSenior(t)));
    expect(await deliver(short, wish, 45)).toEqual({
      capturedMinutes: 45,
      releasedMinutes: 75,
      programmeFen: 7_500,
      familyFen: 0,
    });
  });

  it('is delivered on verified evidence only, also where the family pays alone', async () => {
    for (const wish of [
      await wishOf(t, await givenEntitledSenior(t)),
      await wishOf(t, await givenSenior(t, { birthDate: '1955-05-06' })),
    ]) {
      const orderId = await givenHeldOrder(t, wish);
      const evidenceId = await givenEvidence(t, wish.countyId, { verified: false });
      await expect(
        t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes: 60, evidenceId })),
      ).rejects.toMatchObject({ code: 'ledger.evidence-not-verified' });
      await deliver(orderId, wish, 60);
    }
  });

  it('is resolved once, and can be held again after a release', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    const orderId = await givenHeldOrder(t, wish);
    const hold = () => t.write((tx) => facade().hold(tx, { ...wish, minutes: 60, orderId }));
    const release = () => t.write((tx) => facade().release(tx, { orderId, reason: '改期' }));
    await expect(hold()).rejects.toMatchObject({ code: 'entitlement.order-already-held' });
    expect(await release()).toEqual({ releasedMinutes: 120 });
    await expect(release()).rejects.toMatchObject({ code: 'entitlement.order-not-held' });
    await hold();
    expect(await available(wish)).toBe(420);
    await deliver(orderId, wish, 60);
    await expect(deliver(orderId, wish, 60)).rejects.toMatchObject({ code: 'entitlement.order-not-held' });
    await expect(hold()).rejects.toMatchObject({ code: 'entitlement.order-already-held' });
  });

  it('never shares a minute with another one: of rivals each is paid from what is left', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    const splits = await Promise.all(
      Array.from({ length: 10 }, () =>
        t.write((tx) => facade().hold(tx, { ...wish, minutes: 100, orderId: newId() })),
      ),
    );
    const paid = splits.map(({ programmeMinutes }) => programmeMinutes).sort((a, b) => b - a);
    expect(paid).toEqual([100, 100, 100, 100, 80, 0, 0, 0, 0, 0]);
  });

  it('is reversed once, back to the lot it came from', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    const orderId = await givenHeldOrder(t, wish);
    const reverse = () => t.write((tx) => facade().reverse(tx, { orderId, reason: '核查属实' }));
    await expect(reverse()).rejects.toMatchObject({ code: 'entitlement.order-not-captured' });
    await deliver(orderId, wish, 120);
    expect(await reverse()).toMatchObject({
      returnedMinutes: 120,
      lapsedMinutes: 0,
      programmeFen: 20_000,
      familyFen: 0,
    });
    expect(await available(wish)).toBe(480);
    await expect(reverse()).rejects.toMatchObject({ code: 'entitlement.order-already-reversed' });
  });

  it('shows its whole chain, from the reason of the grant to the last minute', async () => {
    const senior = await givenEntitledSenior(t);
    const wish = await wishOf(t, senior);
    const orderId = await givenHeldOrder(t, wish);
    await deliver(orderId, wish, 100);
    await t.write((tx) =>
      facade().withhold(tx, { orderId, cause: { kind: 'REVIEW', id: newId() }, reason: '镇街退回' }),
    );
    await t.write((tx) => facade().reverse(tx, { orderId, reason: '核查属实' }));
    const [hold, ...others] = await facade().chain(t.db, orderId);
    expect(others).toEqual([]);
    expect(hold).toMatchObject({
      number: 1,
      serviceDate: '2026-11-24',
      split: { programmeMinutes: 120, familyFen: 0 },
      outcome: { kind: 'CAPTURED', capturedMinutes: 100, releasedMinutes: 20, programmeFen: 16_666 },
    });
    expect(hold.steps.map(({ step, unit, amount, reason }) => [step, unit, amount, reason])).toEqual([
      ['HELD', 'MINUTE', 120, null],
      ['HELD', 'FEN', 20_000, null],
      ['CAPTURED', 'MINUTE', 100, null],
      ['RELEASED', 'MINUTE', 20, null],
      ['CAPTURED', 'FEN', 16_666, null],
      ['RELEASED', 'FEN', 3_334, null],
      ['WITHHELD', 'MINUTE', 120, '镇街退回'],
      ['WITHHELD', 'FEN', 20_000, '镇街退回'],
      ['REVERSED', 'MINUTE', 100, '核查属实'],
      ['REVERSED', 'FEN', 16_666, '核查属实'],
    ]);
    expect(hold.grants).toMatchObject([
      { lotId: hold.steps[0].accountId, period: 202611, unit: 'MINUTE', amount: 480 },
    ]);
    expect(hold.grants[0].reason.zh).toContain('最低生活保障对象');
  });
});

describe('The rows of an order', () => {
  it('are added to, never changed', async () => {
    await givenHeldOrder(t, await wishOf(t, await givenEntitledSenior(t)));
    const columns = {
      provider_account: 'provider_id',
      family_account: 'senior_id',
      provider_family_account: 'provider_id',
      order_hold: 'total_fen',
      order_payer: 'fen',
      order_outcome: 'due_fen',
      order_outcome_payer: 'fen',
      order_reversal: 'reason',
      order_reversal_payer: 'fen',
    };
    for (const [table, column] of Object.entries(columns))
      for (const sql of [
        `UPDATE entitlement.${table} SET ${column} = ${column}`,
        `DELETE FROM entitlement.${table}`,
        `TRUNCATE entitlement.${table}`,
      ])
        await expect(t.db.query(sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});
