import { useLedger } from '@test/given/ledger';
import { sealAll, sealedOnce } from '@test/given/sealed-log';
import { Sealer } from '../sealing/sealer';

const ledger = useLedger();
const REASON = '张三家无人应门';

const entries = (kind: string) =>
  ledger.platform.db.query<{ reference: string; facts: object; commitments: object }>(
    'SELECT reference, facts, commitments FROM ledger.log_entry WHERE kind = $1 ORDER BY reference',
    [kind],
  );

it('A mark that is placed and one that is ended are in the log, each once, without their words', async () => {
  const holdId = await ledger.hold([await ledger.lot(100), 60]);
  const place = { ...ledger.command(), holdId, reason: REASON };
  await ledger.write((tx) => ledger.facade.withhold(tx, place));
  await ledger.write((tx) => ledger.facade.withhold(tx, place));
  const end = { ...ledger.command(), holdId, reason: '已核实' };
  await ledger.write((tx) => ledger.facade.endWithholding(tx, end));
  await ledger.write((tx) => ledger.facade.withhold(tx, place));
  const commitments = { reason: expect.stringMatching(/^[0-9a-f]{64}$/) as string };
  expect(await entries('WITHHOLDING')).toEqual([
    { reference: `${holdId}/1`, facts: { holdId, action: 'PLACED' }, commitments },
    { reference: `${holdId}/2`, facts: { holdId, action: 'ENDED' }, commitments },
  ]);
});

it('Why something was taken back is in the log, once, and not when it was refused', async () => {
  const holdId = await ledger.hold([await ledger.lot(100), 60]);
  await ledger.post(holdId, 60);
  const reversal = { ...ledger.command(), holdId, amounts: [20], reason: REASON };
  await ledger.write((tx) => ledger.facade.reverse(tx, reversal));
  await ledger.write((tx) => ledger.facade.reverse(tx, reversal));
  const tooMuch = { ...ledger.command(), holdId, amounts: [50], reason: REASON };
  await expect(ledger.write((tx) => ledger.facade.reverse(tx, tooMuch))).rejects.toMatchObject({
    code: 'ledger.reversal-exceeds-posted',
  });
  expect(await entries('REVERSAL')).toMatchObject([{ reference: reversal.commandId, facts: { holdId } }]);
  await sealAll(ledger.platform.db, ledger.get(Sealer), ledger.countyId);
  expect(await sealedOnce(ledger)).toBe(true);
});
