import { randomUUID } from 'node:crypto';
import { useClient } from '@test/client';
import { useLedger } from '@test/given/ledger';
import { hasherOf } from '../tree/hashing';
import { canonicalBytes } from '../entries/canonical';
import { LogReader } from '../reading/log-reader';
import { Sealer } from './sealer';

const ledger = useLedger();
const owner = useClient(() => ledger.platform.database.ownerUrl);
const { leaf } = hasherOf('SHA-256');

let sealer: Sealer;
let reader: LogReader;
beforeAll(() => {
  sealer = ledger.get(Sealer);
  reader = ledger.get(LogReader);
});

/** Every leaf as its row says it, against the tree. @returns how many there are */
async function verifyLog(): Promise<number> {
  const { db } = ledger.platform;
  const { size, root } = await reader.log(db, ledger.countyId);
  const leaves = await reader.leaves(db, ledger.countyId, 0, size);
  const indices = leaves.map(({ index }) => index);
  expect(indices.filter((index, at) => index !== at)).toEqual([]);
  expect(indices).toHaveLength(size);
  const tree = await reader.tree(db, ledger.countyId, size, indices);
  const wrong = leaves.filter(
    ({ index, content }) => !content || !leaf(canonicalBytes(content)).equals(tree.leaf(index)),
  );
  expect(wrong).toEqual([]);
  expect(tree.root()).toEqual(root);
  return size;
}

/** Sealed rows must be all there are, each once. */
async function expectNothingLeftOut(): Promise<void> {
  const missing = await owner.query(
    `SELECT t.command_id FROM ledger.transfer t WHERE NOT EXISTS (
       SELECT FROM ledger.sealed s WHERE (s.county_id, s.source, s.subject) = (t.county_id, 'TRANSFER', t.command_id))
     UNION ALL
     SELECT e.entry_id FROM ledger.log_entry e WHERE NOT EXISTS (
       SELECT FROM ledger.sealed s WHERE (s.county_id, s.source, s.subject) = (e.county_id, 'ENTRY', e.entry_id))
     UNION ALL
     SELECT e.evidence_id FROM ledger.evidence e WHERE NOT EXISTS (
       SELECT FROM ledger.sealed s WHERE (s.county_id, s.source, s.subject) = (e.county_id, 'VERIFICATION', e.evidence_id))`,
  );
  expect(missing).toEqual([]);
  const [{ leaves }] = await owner.query<{ leaves: string }>(
    `SELECT (SELECT count(*) FROM ledger.transfer) + (SELECT count(*) FROM ledger.log_entry)
          + 2 * (SELECT count(*) FROM ledger.evidence) + (SELECT count(*) FROM ledger.account_month) AS leaves`,
  );
  expect(await verifyLog()).toBe(Number(leaves));
  expect(await ledger.checks.run(ledger.platform.db)).toEqual([]);
}

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
    expect(await sealer.seal(ledger.countyId)).toBeGreaterThanOrEqual(1 + 1 + 2 + 2 + 1);
    await expectNothingLeftOut();
    expect(await sealer.seal(ledger.countyId)).toBe(0);
  });

  it('says of a capture which versions of the account it made and the evidence it stands on', async () => {
    const lot = await ledger.lot(100);
    const hold = await ledger.hold([lot, 60]);
    await ledger.post(hold, 60);
    await sealer.seal(ledger.countyId);
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
    expect(await sealer.seal(ledger.countyId)).toBe(21_002);
    await expectNothingLeftOut();
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
    expect(await sealer.seal(ledger.countyId)).toBe(2);
    await expectNothingLeftOut();
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
    const seal = async (): Promise<number> => {
      let leaves = 0;
      while (writing) leaves += await sealer.seal(ledger.countyId);
      return leaves;
    };
    const sealers = [seal(), seal()];
    await Promise.all([long, ...[0, 1000, 2000, 3000].map(writer)]);
    writing = false;
    await Promise.all(sealers);
    await sealer.seal(ledger.countyId);
    await expectNothingLeftOut();
  });
});

describe('After a dump was restored on another server', () => {
  it('seals what is not sealed, whatever the transactions are numbered, and nothing twice', async () => {
    await logCase();
    await sealer.seal(ledger.countyId);
    const before = await verifyLog();
    // one row not sealed when the dump was made, and marks beyond everything this server has counted
    await logCase();
    await owner.query(`UPDATE ledger.log SET cluster = 'another' WHERE county_id = $1`, [ledger.countyId]);
    await owner.query(`UPDATE ledger.log_mark SET xid = '900000000' WHERE county_id = $1`, [ledger.countyId]);
    expect(await sealer.seal(ledger.countyId)).toBe(1);
    await logCase();
    await ledger.lot(1);
    expect(await sealer.seal(ledger.countyId)).toBe(2);
    expect(await verifyLog()).toBe(before + 3);
    await expectNothingLeftOut();
  });
});
