import { newId } from '@anzhi/kernel';
import { useClient } from '@test/client';
import { useLedger } from '@test/given/ledger';
import { checkLedger } from './check/check-ledger';

const ledger = useLedger();
const app = useClient(() => ledger.platform.database.appUrl);
const owner = useClient(() => ledger.platform.database.ownerUrl);

const FORBIDDEN = '42501';
const APPEND_ONLY = 'AZ001';
const CHECK = '23514';
const UNIQUE = '23505';
const FOREIGN_KEY = '23503';
const NOW = `'2026-11-23T09:00:00+08:00'`;

describe('The app role', () => {
  const TABLES = ['transfer', 'entry', 'hold', 'hold_resolution', 'reversal', 'withholding'];

  it.each(TABLES)('can neither write, change nor empty ledger.%s', async (table) => {
    for (const sql of [
      `INSERT INTO ledger.${table} DEFAULT VALUES`,
      `UPDATE ledger.${table} SET county_id = county_id`,
      `DELETE FROM ledger.${table}`,
      `TRUNCATE ledger.${table} CASCADE`,
    ])
      await expect(app.query(sql)).rejects.toMatchObject({ code: FORBIDDEN });
  });

  it.each([
    'UPDATE ledger.account SET credits_posted = credits_posted + 600',
    'UPDATE ledger.account SET no_overdraft = false',
    'DELETE FROM ledger.account',
    `INSERT INTO ledger.account (county_id, account_id, unit, kind, authorising, no_overdraft, opened_at, credits_posted)
     VALUES (1, gen_random_uuid(), 'MINUTE', 'LOT', true, true, ${NOW}, 600)`,
    `INSERT INTO ledger.evidence (county_id, evidence_id, kind, reference, hash, registered_at, state, verified_at)
     VALUES (1, gen_random_uuid(), 'VISIT', 'v', decode(repeat('00', 32), 'hex'), ${NOW}, 'VERIFIED', ${NOW})`,
    `UPDATE ledger.evidence SET hash = decode(repeat('00', 32), 'hex')`,
    'DELETE FROM ledger.evidence',
    `SELECT ledger.resolve(1, gen_random_uuid(), 0, NULL, ${NOW})`,
  ])('is refused: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: FORBIDDEN });
  });

  it('cannot write a capture as a transfer of its own', async () => {
    const sql = `SELECT ledger.transfer(1, gen_random_uuid(), 'CAPTURE', 'MINUTE', '{}', '{}', '{}', '2026-11-01', ${NOW})`;
    await expect(app.query(sql)).rejects.toThrow('does not stand alone');
  });

  it('cannot take a verification back', async () => {
    const evidenceId = await ledger.evidence();
    await expect(
      app.query(
        `UPDATE ledger.evidence SET state = 'REGISTERED', verified_at = NULL WHERE evidence_id = $1`,
        [evidenceId],
      ),
    ).rejects.toMatchObject({ code: APPEND_ONLY });
  });
});

/** What stands even against the role that owns the tables: each attack names the constraint that stops it. */
describe('The constraints', () => {
  const county = ledger.countyId;
  let lot: string;
  let holdId: string;
  let posted: string;
  let evidenceId: string;

  beforeAll(async () => {
    lot = await ledger.lot(600);
    holdId = await ledger.hold([lot, 100]);
    posted = await ledger.hold([lot, 100]);
    await ledger.post(posted, 60);
    evidenceId = await ledger.evidence();
  });

  const resolution = (row: Partial<Record<string, unknown>>) => {
    const full: Record<string, unknown> = {
      county_id: county,
      hold_id: holdId,
      leg: 1,
      how: 'POSTED',
      held: 100,
      posted: 100,
      evidence_id: evidenceId,
      evidence_state: 'VERIFIED',
      resolved_at: new Date(),
      ...row,
    };
    const names = Object.keys(full);
    return owner.query(
      `INSERT INTO ledger.hold_resolution (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(full),
    );
  };

  it.each([
    ['debits_posted = credits_posted + 1', 'account_no_overdraft'],
    ['debits_pending = -1', 'account_counters'],
  ])('refuse counters with %s', async (change, constraint) => {
    const sql = `UPDATE ledger.account SET ${change} WHERE county_id = $1 AND account_id = $2`;
    await expect(owner.query(sql, [county, lot])).rejects.toMatchObject({ code: CHECK, constraint });
  });

  it('refuse counters on a recording account', async () => {
    const sql = 'UPDATE ledger.account SET credits_posted = 1 WHERE county_id = $1 AND account_id = $2';
    await expect(owner.query(sql, [county, ledger.source])).rejects.toMatchObject({
      code: CHECK,
      constraint: 'account_recording_is_flat',
    });
  });

  it.each(['no_overdraft = false', `unit = 'FEN'`, 'account_id = gen_random_uuid()'])(
    'refuse to make another account of it: %s',
    async (change) => {
      await expect(
        owner.query(`UPDATE ledger.account SET ${change} WHERE account_id = $1`, [lot]),
      ).rejects.toMatchObject({ code: APPEND_ONLY });
    },
  );

  it.each(['transfer', 'entry', 'hold', 'hold_resolution'])(
    'keep ledger.%s as it was written',
    async (table) => {
      for (const sql of [
        `UPDATE ledger.${table} SET county_id = county_id`,
        `DELETE FROM ledger.${table}`,
        `TRUNCATE ledger.${table} CASCADE`,
      ])
        await expect(owner.query(sql)).rejects.toMatchObject({ code: APPEND_ONLY });
    },
  );

  it('refuse to lie about what was held', async () => {
    await expect(resolution({ held: 200 })).rejects.toMatchObject({
      code: FOREIGN_KEY,
      constraint: 'hold_resolution_hold',
    });
  });

  it('refuse to spend more than was held', async () => {
    await expect(resolution({ posted: 101 })).rejects.toMatchObject({
      code: CHECK,
      constraint: 'hold_resolution_at_most_held',
    });
  });

  it('refuse a second resolution', async () => {
    await expect(resolution({ hold_id: posted })).rejects.toMatchObject({
      code: UNIQUE,
      constraint: 'hold_resolution_pkey',
    });
  });

  it.each([
    [{ evidence_id: null, evidence_state: null }, CHECK, 'hold_resolution_needs_evidence'],
    [{ evidence_state: null }, CHECK, 'hold_resolution_evidence_verified'],
    [{ evidence_state: 'REGISTERED' }, CHECK, 'hold_resolution_evidence_verified'],
    [{ evidence_id: newId() }, FOREIGN_KEY, 'hold_resolution_evidence'],
  ])('refuse to spend on %j', async (row, code, constraint) => {
    await expect(resolution(row)).rejects.toMatchObject({ code, constraint });
  });

  it('refuse to spend on evidence that is only registered, whatever the row says', async () => {
    await expect(
      resolution({ evidence_id: await ledger.evidence({ verified: false }) }),
    ).rejects.toMatchObject({
      code: FOREIGN_KEY,
      constraint: 'hold_resolution_evidence',
    });
  });

  it.each([
    [100, 'reversal_resolution', FOREIGN_KEY],
    [0, 'reversal_posted_check', CHECK],
  ])('refuse to reverse %i of 60', async (amount, constraint, code) => {
    await expect(
      owner.query(
        `INSERT INTO ledger.reversal (county_id, hold_id, leg, reversal_id, posted, reason, reversed_at)
         VALUES ($1, $2, 1, gen_random_uuid(), $3, 'x', ${NOW})`,
        [county, posted, amount],
      ),
    ).rejects.toMatchObject({ code, constraint });
  });

  it.each([
    ['FEN', 5, 'transfer_debit', FOREIGN_KEY],
    ['MINUTE', 0, 'transfer_amount_check', CHECK],
    ['MINUTE', 1_000, 'account_no_overdraft', CHECK],
  ])('refuse a transfer of %s %i out of the lot', async (unit, amount, constraint, code) => {
    await expect(
      owner.query(
        `INSERT INTO ledger.transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount,
           business_date, at) VALUES ($1, gen_random_uuid(), 'EXPIRE', 1, $2, $3, $4, $5, '2026-11-30', ${NOW})`,
        [county, unit, lot, ledger.lapsed, amount],
      ),
    ).rejects.toMatchObject({ code, constraint });
  });

  it('refuse two entries of one version', async () => {
    await expect(
      owner.query(
        `INSERT INTO ledger.entry SELECT e.* FROM ledger.entry e WHERE e.account_id = $1 AND e.version = 1`,
        [lot],
      ),
    ).rejects.toMatchObject({ code: UNIQUE, constraint: 'entry_pkey' });
  });

  it('refuse to end a withholding that was never placed', async () => {
    await expect(
      owner.query(
        `INSERT INTO ledger.withholding (county_id, hold_id, leg, seq, action, reason, at)
         VALUES ($1, $2, 1, 1, 'ENDED', 'x', ${NOW})`,
        [county, holdId],
      ),
    ).rejects.toMatchObject({ code: CHECK, constraint: 'withholding_alternates' });
  });
});

describe('The check', () => {
  it('finds counters that somebody moved by hand', async () => {
    const lot = await ledger.lot(60);
    await owner.query('UPDATE ledger.account SET credits_posted = 90 WHERE account_id = $1', [lot]);
    const found = await checkLedger(ledger.platform.db);
    expect(found.map(({ rule, subject, found: figure }) => [rule, subject, figure])).toEqual([
      ['counters are the sums of the transfers', lot, '(0,0,0,90,1)'],
      ['every version of an account has its entry, the last one is the account', lot, '(1,0,0,0,90)'],
    ]);
  });
});

describe('The schema', () => {
  it('begins every key with the county, so that it can be spread by it', async () => {
    const rows = await owner.query<{ name: string }>(
      `SELECT format('%s %s', k.conrelid::regclass, k.conname) AS name FROM pg_constraint k
        WHERE k.connamespace = 'ledger'::regnamespace AND k.contype IN ('p', 'u', 'f')
          AND 'county_id' <> (SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1])`,
    );
    expect(rows).toEqual([]);
  });
});
