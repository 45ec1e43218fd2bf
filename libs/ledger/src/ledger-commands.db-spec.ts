import { newId } from '@anzhi/kernel';
import type { HoldCommand, Leg } from './ledger.types';
import type { Tx } from '@anzhi/platform';
import { useClient } from '@test/client';
import { useLedger } from '@test/given/ledger';

const ledger = useLedger();
const owner = useClient(() => ledger.platform.database.ownerUrl);

afterEach(async () => {
  expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
});

/** Refused, and the refusal committed. */
const refused = (work: (tx: Tx) => Promise<unknown>) =>
  ledger.write((tx) => work(tx).catch((error: unknown) => tx.refuse(error as never)));

describe('A command repeated', () => {
  it('gets the answer it got first, also when that was no', async () => {
    const lot = await ledger.lot(50);
    const { facade, countyId } = ledger;
    const hold = { countyId, holdId: ledger.id(), legs: [ledger.leg([lot, 60])], serviceDate: '2026-11-24' };
    await expect(refused((tx) => facade.hold(tx, hold))).rejects.toMatchObject({
      code: 'ledger.insufficient',
    });
    await ledger.write((tx) =>
      facade.transfer(tx, {
        ...ledger.command(),
        code: 'RESTORE',
        legs: [{ unit: 'MINUTE', debitAccount: ledger.source(), creditAccount: lot, amount: 50 }],
        businessDate: '2026-11-23',
      }),
    );
    // there is enough now; the id is burnt all the same, with the figures of then
    await expect(ledger.write((tx) => facade.hold(tx, hold))).rejects.toMatchObject({
      code: 'ledger.insufficient',
      params: { available: 50, needed: 60 },
    });
    await ledger.hold([lot, 60]);
  });

  it('leaves no trace of a refusal that was thrown on', async () => {
    const lot = await ledger.lot(50);
    const { facade, countyId } = ledger;
    const hold = { countyId, holdId: ledger.id(), legs: [ledger.leg([lot, 60])], serviceDate: '2026-11-24' };
    await expect(ledger.write((tx) => facade.hold(tx, hold))).rejects.toMatchObject({
      code: 'ledger.insufficient',
    });
    const rows = await owner.query('SELECT FROM ledger.command WHERE command_id = $1', [hold.holdId]);
    expect(rows).toEqual([]);
  });

  it('of every kind has one effect and the same answer', async () => {
    const { facade, countyId } = ledger;
    const [lot, next] = [await ledger.lot(100), await ledger.lot(10)];
    const [posted, voided] = [await ledger.hold([lot, 40]), await ledger.hold([lot, 30])];
    const evidenceId = await ledger.evidence();
    const on = (holdId: string): HoldCommand => ({ ...ledger.on(holdId) });
    const post = { ...on(posted), amounts: [25], evidenceId };
    const back = on(voided);
    const reversal = { ...on(posted), amounts: [5], reason: 'x' };
    const mark = { ...on(posted), reason: 'x' };
    const close = {
      ...ledger.command(),
      accounts: [{ accountId: lot, lapseTo: ledger.lapsed(), carry: { to: next, limit: 20 } }],
      businessDate: '2026-11-30',
    };
    const lots = {
      ...ledger.command(),
      unit: 'MINUTE' as const,
      kind: 'LOT',
      source: ledger.source(),
      usable: null,
      lots: [{ accountId: ledger.id(), amount: 60 }],
      businessDate: '2026-12-01',
    };
    const commands: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => facade.withhold(tx, mark),
      (tx) => facade.post(tx, post),
      (tx) => facade.close(tx, close),
      (tx) => facade.void(tx, back),
      (tx) => facade.reverse(tx, reversal),
      (tx) => facade.grantLots(tx, lots),
    ];
    for (const command of commands) {
      const first = await ledger.write(command);
      const before = await facade.balances(ledger.platform.db, countyId, [lot, next]);
      expect(await ledger.write(command)).toEqual(first);
      expect(await facade.balances(ledger.platform.db, countyId, [lot, next])).toEqual(before);
    }
  });

  it('with other content is refused, and told what differs', async () => {
    const lot = await ledger.lot(100);
    const other = await ledger.lot(100);
    const { facade, countyId } = ledger;
    const leg: Leg = ledger.leg([lot, 60]);
    const hold = { countyId, holdId: ledger.id(), legs: [leg], serviceDate: '2026-11-24', expiresAt: null };
    await ledger.write((tx) => facade.hold(tx, hold));
    for (const [field, change] of Object.entries({
      amounts: { legs: [{ ...leg, amount: 61 }] },
      debits: { legs: [{ ...leg, debitAccount: other }] },
      credits: { legs: [{ ...leg, creditAccount: ledger.lapsed() }] },
      units: { legs: [{ ...leg, unit: 'FEN' as const }] },
      serviceDate: { serviceDate: '2026-11-25' },
      expiresAt: { expiresAt: new Date('2026-12-01T00:00:00+08:00') },
    }))
      await expect(ledger.write((tx) => facade.hold(tx, { ...hold, ...change }))).rejects.toMatchObject({
        code: 'ledger.id-reused',
        params: { field },
      });
    const another = { countyId, commandId: hold.holdId, holdId: hold.holdId };
    await expect(ledger.write((tx) => facade.void(tx, another))).rejects.toMatchObject({
      code: 'ledger.id-reused',
      params: { field: 'kind' },
    });
  });
});

describe('The id of a command', () => {
  it('is a UUIDv7 of a month there is room for', async () => {
    const lot = await ledger.lot(10);
    for (const holdId of ['01a20000-0000-4000-8000-000000000000', newId(new Date('2019-01-01T00:00:00Z'))])
      await expect(
        ledger.write((tx) =>
          ledger.facade.hold(tx, {
            countyId: ledger.countyId,
            holdId,
            legs: [ledger.leg([lot, 1])],
            serviceDate: '2026-11-24',
          }),
        ),
      ).rejects.toMatchObject({ code: '23514' });
  });
});

describe('Amounts', () => {
  const LARGEST = Number.MAX_SAFE_INTEGER;

  it.each([1, 2 ** 31, LARGEST])('of %d fen are kept to the last fen', async (amount) => {
    const lot = await ledger.lot(amount, { unit: 'FEN' });
    const holdId = await ledger.hold([lot, amount, 'FEN']);
    expect(await ledger.post(holdId, amount - 1)).toMatchObject({ posted: [amount - 1], released: [1] });
    const line = await ledger.facade.balance(ledger.platform.db, ledger.countyId, lot);
    expect(line).toMatchObject({ granted: amount, spent: amount - 1, available: 1 });
  });

  it.each([0, -1, 0.5, LARGEST + 1, 2 ** 63])('of %d are refused', async (amount) => {
    const lot = await ledger.lot(10);
    await expect(ledger.hold([lot, amount])).rejects.toThrow();
    await expect(ledger.lot(amount)).rejects.toThrow();
  });

  it('do not run over: a full account takes no more', async () => {
    const lot = await ledger.lot(LARGEST);
    await expect(
      ledger.write((tx) =>
        ledger.facade.transfer(tx, {
          ...ledger.command(),
          code: 'GRANT',
          legs: [{ unit: 'MINUTE', debitAccount: ledger.source(), creditAccount: lot, amount: 1 }],
          businessDate: '2026-11-23',
        }),
      ),
    ).rejects.toMatchObject({ driverError: { constraint: 'counter_range' } });
  });
});
