import { randomUUID } from 'node:crypto';
import { useClient } from '@test/client';
import { useLedger } from '@test/given/ledger';
import { sealAll, sealedOnce, verifiedSize } from '@test/given/sealed-log';
import { LogReader } from '../reading/log-reader';
import { Sealer } from './sealer';

const ledger = useLedger();
const owner = useClient(() => ledger.platform.database.ownerUrl);

let sealer: Sealer;
let reader: LogReader;
beforeAll(() => {
  sealer = ledger.get(Sealer);
  reader = ledger.get(LogReader);
});

const seal = (): Promise<number> => sealAll(ledger.platform.db, sealer, ledger.countyId);
const logCase = (reference: string = randomUUID()) =>
  ledger.write((tx) =>
    ledger.facade.log(tx, { countyId: ledger.countyId, kind: 'CASE', reference, facts: { visits: 2 } }),
  );

describe('The sealer', () => {
  it('seals what was granted, held, spent, proven and decided, each once', async () => {
    const lot = await ledger.lot(600);
    const hold = await ledger.hold([lot, 120]);
    await ledger.post(hold, 90);
    await logCase();
    expect(await seal()).toBeGreaterThanOrEqual(1 + 1 + 2 + 2 + 1);
    expect(await sealedOnce(ledger)).toBe(true);
    expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
    expect(await sealer.seal(ledger.countyId)).toBe(0);
  });

  it('says of a capture which versions of the account it made and the evidence it stands on', async () => {
    const lot = await ledger.lot(100);
    const hold = await ledger.hold([lot, 60]);
    await ledger.post(hold, 60);
    await seal();
    const { size } = await reader.log(ledger.platform.db, ledger.countyId);
    const leaves = await reader.leaves(ledger.platform.db, ledger.countyId, size - 6, size);
    const of = (kind: string) => leaves.find(({ content }) => content?.kind === kind)!.content!;
    expect(of('CAPTURE').fields).toMatchObject({ amount: 60, debitVersion: 3, creditVersion: null });
    expect(of('CAPTURE').fields.evidenceId).toBe(of('VISIT').reference);
  });

  it('takes a command of thousands of lots whole, whatever a step may take', async () => {
    const lots = Array.from({ length: 21_000 }, () => ({ accountId: ledger.id(), amount: 1 }));
    await logCase();
    await ledger.write((tx) =>
      ledger.facade.grantLots(tx, {
        ...ledger.command(),
        unit: 'MINUTE',
        kind: 'LOT',
        source: ledger.source(),
        usable: null,
        lots,
        businessDate: '2026-11-01',
      }),
    );
    await ledger.lot(5);
    expect(await seal()).toBe(21_002);
    expect(await sealedOnce(ledger)).toBe(true);
  });

  it('waits for nobody who writes, and passes over nobody who commits late', async () => {
    await owner.query('BEGIN');
    await owner.query(
      `INSERT INTO ledger.log_entry (county_id, entry_id, kind, reference, facts, commitments, at)
       VALUES ($1, $2, 'CASE', 'late', '{}', '{}', now())`,
      [ledger.countyId, randomUUID()],
    );
    await logCase('early');
    expect(await sealer.seal(ledger.countyId)).toBe(0);
    await owner.query('COMMIT');
    expect(await seal()).toBe(2);
    expect(await sealedOnce(ledger)).toBe(true);
  });
});

describe('While many write at once', () => {
  it('two sealers, transactions open for a while and one that is open for long: all is sealed once', async () => {
    const lot = await ledger.lot(100_000);
    let writing = true;
    const write = async (turn: number): Promise<void> => {
      await ledger.write(async (tx) => {
        await ledger.facade.log(tx, {
          countyId: ledger.countyId,
          kind: 'CASE',
          reference: `${turn}`,
          facts: { turn },
        });
        await tx.query('SELECT pg_sleep($1)', [(turn % 31) / 1000]);
      });
      if (turn % 5 === 0) await ledger.hold([lot, 1]);
    };
    const writer = async (from: number): Promise<void> => {
      for (let turn = from; turn < from + 40; turn++) await write(turn);
    };
    const long = ledger.write(async (tx) => {
      await ledger.facade.log(tx, { countyId: ledger.countyId, kind: 'CASE', reference: 'long', facts: {} });
      await tx.query('SELECT pg_sleep(0.7)');
    });
    const keepSealing = async (): Promise<number> => {
      let leaves = 0;
      while (writing) leaves += await sealer.seal(ledger.countyId);
      return leaves;
    };
    const sealers = [keepSealing(), keepSealing()];
    await Promise.all([long, ...[0, 1000, 2000, 3000].map(writer)]);
    writing = false;
    await Promise.all(sealers);
    await seal();
    expect(await sealedOnce(ledger)).toBe(true);
  });
});

describe('After a dump was restored on another server', () => {
  it('seals what is not sealed, whatever the transactions are numbered, and nothing twice', async () => {
    await logCase();
    await seal();
    const before = await verifiedSize(ledger);
    // one row not sealed when the dump was made, and marks beyond everything this server has counted
    await logCase();
    await owner.query(`UPDATE ledger.log SET cluster = 'another' WHERE county_id = $1`, [ledger.countyId]);
    await owner.query(`UPDATE ledger.log_mark SET xid = '900000000' WHERE county_id = $1`, [ledger.countyId]);
    expect(await seal()).toBe(1);
    await logCase();
    await ledger.lot(1);
    expect(await seal()).toBe(2);
    expect(await verifiedSize(ledger)).toBe(before + 3);
    expect(await sealedOnce(ledger)).toBe(true);
  });
});
