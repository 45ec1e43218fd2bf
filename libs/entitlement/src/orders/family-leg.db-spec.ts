import { newId } from '@anzhi/kernel';
import { LedgerChecks, LedgerFacade } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { givenEntitledSenior, givenEvidence, givenHeldOrder, wishOf } from '@test/given/entitlement';
import { givenSenior } from '@test/given/people';
import { EntitlementFacade } from '../entitlement.facade';
import type { ServiceWish } from '../entitlement.types';

const t = useApp();
const facade = () => t.get(EntitlementFacade);

async function deliver(wish: ServiceWish, actualMinutes: number, providerId: string): Promise<string> {
  const orderId = await givenHeldOrder(t, wish);
  const evidenceId = await givenEvidence(t, wish.countyId);
  await t.write((tx) => facade().capture(tx, { orderId, providerId, actualMinutes, evidenceId }));
  return orderId;
}

/** What stands on the senior's account and on the provider's, in fen. */
async function balances({ countyId, seniorId }: ServiceWish, providerId: string): Promise<number[]> {
  const [row] = await t.db.query<{ family: string; provider: string }>(
    `SELECT (SELECT account_id FROM entitlement.family_account WHERE (county_id, senior_id) = ($1, $2)) AS family,
            (SELECT account_id FROM entitlement.provider_family_account
              WHERE (county_id, provider_id) = ($1, $3)) AS provider`,
    [countyId, seniorId, providerId],
  );
  const known = await t
    .get(LedgerFacade)
    .balanceAt(t.db, countyId, [row.family, row.provider], t.clock.now());
  const of = (id: string): number => known.find(({ accountId }) => accountId === id)?.available ?? 0;
  return [of(row.family), of(row.provider)];
}

const selfPayer = async (): Promise<ServiceWish> =>
  wishOf(t, await givenSenior(t, { birthDate: '1955-05-06' }), { itemCode: 'REHAB' });

afterEach(async () => {
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

describe("The family's part of an order", () => {
  it('is owed to the provider by the actual minutes, in the command that owes the public part', async () => {
    const wish = await wishOf(t, await givenEntitledSenior(t));
    await givenHeldOrder(t, { ...wish, minutes: 420 });
    const providerId = newId();
    const orderId = await deliver(wish, 90, providerId);
    expect(await balances(wish, providerId)).toEqual([-5_000, 5_000]);
    const legs = await t.db.query<{ amount: string }>(
      `SELECT x.amount FROM entitlement.order_outcome o
         JOIN ledger.transfer x ON (x.county_id, x.command_id) = (o.county_id, o.owe_command_id)
        WHERE o.order_id = $1 ORDER BY x.leg`,
      [orderId],
    );
    expect(legs.map(({ amount }) => Number(amount))).toEqual([10_000, 5_000]);
  });

  it('is owed also where nobody else pays, and returns with what is taken back', async () => {
    const wish = await selfPayer();
    const providerId = newId();
    const orderId = await deliver(wish, wish.minutes, providerId);
    const [owed] = await balances(wish, providerId);
    expect(owed).toBeLessThan(0);
    await t.write((tx) => facade().reverse(tx, { orderId, reason: '服务缩短', minutes: wish.minutes / 2 }));
    expect(await balances(wish, providerId)).toEqual([owed / 2, -owed / 2]);
    await t.write((tx) => facade().reverse(tx, { orderId, reason: '服务未发生' }));
    expect(await balances(wish, providerId)).toEqual([0, 0]);
  });

  it('is kept on one account however many are captured at once for the first time', async () => {
    const wish = await selfPayer();
    const providerIds = [newId(), newId()];
    const orders = await Promise.all(
      Array.from({ length: 4 }, async () => ({
        orderId: await givenHeldOrder(t, wish),
        evidenceId: await givenEvidence(t, wish.countyId),
      })),
    );
    await Promise.all(
      orders.map((order, index) =>
        t.write((tx) =>
          facade().capture(tx, { ...order, providerId: providerIds[index % 2], actualMinutes: wish.minutes }),
        ),
      ),
    );
    const [[family, first], [, second]] = [
      await balances(wish, providerIds[0]),
      await balances(wish, providerIds[1]),
    ];
    expect(first).toBe(second);
    expect(family).toBe(-first - second);
  });

  it('that the ledger does not have is found', async () => {
    const wish = await selfPayer();
    await t
      .write(async (tx) => {
        const orderId = await givenHeldOrder(t, wish);
        const evidenceId = await givenEvidence(t, wish.countyId);
        await facade().capture(tx, { orderId, providerId: newId(), actualMinutes: wish.minutes, evidenceId });
        await tx.query(
          `INSERT INTO entitlement.order_reversal (county_id, order_id, number, seq, minutes, reason, at)
         VALUES ($1, $2, 1, 1, 1, '无凭据', $3)`,
          [wish.countyId, orderId, tx.now],
        );
        await tx.query(
          `INSERT INTO entitlement.order_reversal_payer (county_id, order_id, number, seq, rank, fen, units, lapsed_units)
         VALUES ($1, $2, 1, 1, 1, 100, 0, 0)`,
          [wish.countyId, orderId],
        );
        const rules = (await t.get(LedgerChecks).run(tx)).map(({ rule }) => rule);
        expect(rules).toContain('a family owes what its orders cost it, less what was taken back');
        expect(rules).toContain(
          'families owe a provider what its orders cost them, less what was taken back',
        );
        throw new RangeError('not kept');
      })
      .catch((error: unknown) => expect(error).toBeInstanceOf(RangeError));
  });
});
