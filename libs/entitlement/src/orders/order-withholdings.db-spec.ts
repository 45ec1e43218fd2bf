import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { givenEntitledSenior, givenHeldOrder, wishOf } from '@test/given/entitlement';
import { EntitlementFacade } from '../entitlement.facade';
import type { Withholding } from '../entitlement.types';

const t = useApp();
const facade = () => t.get(EntitlementFacade);
const causeOf = (kind: Withholding['cause']['kind']) => ({ kind, id: newId() });

/** What the ledger says, mark by mark. */
const marksOf = async (orderId: string): Promise<string[]> => {
  const rows = await t.db.query<{ action: string }>(
    `SELECT DISTINCT w.seq, w.action FROM ledger.withholding w
       JOIN entitlement.order_hold h ON (h.county_id, h.hold_id) = (w.county_id, w.hold_id)
      WHERE h.order_id = $1 ORDER BY w.seq`,
    [orderId],
  );
  return rows.map(({ action }) => action);
};

describe('The causes for which an order is not paid', () => {
  let orderId: string;

  beforeEach(async () => {
    orderId = await givenHeldOrder(t, await wishOf(t, await givenEntitledSenior(t)));
  });

  const place = (cause: Withholding['cause']) =>
    t.write((tx) => facade().withhold(tx, { orderId, cause, reason: '住院期间服务' }));
  const end = (cause: Withholding['cause']) =>
    t.write((tx) => facade().endWithholding(tx, { orderId, cause, reason: '已核实' }));

  it('mark the money with the first one and free it with the last one', async () => {
    const [rule, review] = [causeOf('RULE'), causeOf('REVIEW')];
    expect(await place(rule)).toEqual({ minutes: 120 });
    expect(await place(review)).toEqual({ minutes: 120 });
    expect(await place(rule)).toEqual({ minutes: 0 });
    expect(await marksOf(orderId)).toEqual(['PLACED']);
    await end(rule);
    expect(await end(rule)).toEqual({ minutes: 0 });
    expect(await marksOf(orderId)).toEqual(['PLACED']);
    await end(review);
    expect(await marksOf(orderId)).toEqual(['PLACED', 'ENDED']);
    await place(causeOf('CASE'));
    expect(await marksOf(orderId)).toEqual(['PLACED', 'ENDED', 'PLACED']);
    expect(await end(causeOf('CASE'))).toEqual({ minutes: 0 });
    // what was judged once is not withheld again for the same cause
    expect(await place(rule)).toEqual({ minutes: 0 });
  });

  it('end one by one though they end at the same moment', async () => {
    const causes = Array.from({ length: 6 }, () => causeOf('RULE'));
    await Promise.all(causes.map(place));
    expect(await marksOf(orderId)).toEqual(['PLACED']);
    await Promise.all(causes.map(end));
    expect(await marksOf(orderId)).toEqual(['PLACED', 'ENDED']);
  });

  it('are never rewritten, and end once', async () => {
    await place(causeOf('SAMPLE'));
    await expect(
      t.db.query('UPDATE entitlement.withholding_cause SET reason = $1 WHERE order_id = $2', ['x', orderId]),
    ).rejects.toMatchObject({ driverError: { code: '42501' } });
    const again = `UPDATE entitlement.withholding_cause SET ended_at = now(), end_reason = '再' WHERE order_id = $1`;
    await t.db.query(again, [orderId]);
    await expect(t.db.query(again, [orderId])).rejects.toMatchObject({ driverError: { code: 'AZ001' } });
    await expect(t.db.query('UPDATE entitlement.withheld_hold SET causes = 0')).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
  });
});
