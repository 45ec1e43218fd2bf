import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { useClient } from '@test/client';
import { useLedger } from '@test/given/ledger';
import { sealAll } from '@test/given/sealed-log';
import { LogReader } from '../reading/log-reader';
import { Checkpoints } from '../sealing/checkpoints';
import { Sealer } from '../sealing/sealer';
import { LogBundles } from './log-bundles';

const ledger = useLedger();
const admin = useClient(() => ledger.platform.database.adminUrl);
const VERIFIER = resolve(__dirname, '../../../data/audit/verify.mjs');
const ATTACKER = resolve(__dirname, '../../../../../test/support/audit/attack-bundle.mjs');
const EVERYTHING = { since: new Date(0), until: new Date('2100-01-01') };
const SECRET = '张三坠床';

let folder: string;
let holds: string[];
let lot: string;
let early: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anzhi-bundle-'));
  lot = await ledger.lot(600);
  holds = [await ledger.hold([lot, 120]), await ledger.hold([lot, 60])];
  await ledger.post(holds[0], 90);
  await ledger.write((tx) =>
    ledger.facade.log(tx, {
      countyId: ledger.countyId,
      kind: 'CASE',
      reference: 'case-1',
      facts: { visits: 2, decided: true },
      secrets: { summary: SECRET },
    }),
  );
  early = await seal();
  await ledger.void(holds[1]);
  ledger.platform.clock.set(new Date('2026-12-03T09:00:00+08:00'));
  await ledger.write((tx) =>
    tx.query(`SELECT ledger.close_account_months($1, '2026-11-01', $2)`, [ledger.countyId, tx.now]),
  );
  await seal();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** @returns the size of the log, for which a checkpoint is signed */
async function seal(): Promise<number> {
  await sealAll(ledger.platform.db, ledger.get(Sealer), ledger.countyId);
  return (await ledger.get(Checkpoints).latest(ledger.platform.db, ledger.countyId))!.size;
}

/** Everything about the lot and its holds, and the case. */
async function subjects(): Promise<{ source: string; subjects: string[] }[]> {
  return admin.query<{ source: string; subjects: string[] }>(
    `SELECT s.source, array_agg(s.subject::text) AS subjects FROM ledger.sealed s WHERE s.county_id = $1 GROUP BY 1`,
    [ledger.countyId],
  );
}

async function bundle(since: number[] = [early]): Promise<Buffer> {
  const { archive } = await ledger.get(LogBundles).make(ledger.platform.db, ledger.countyId, {
    scope: { kind: 'ORDER', id: 'o' },
    rows: await subjects(),
    inFull: EVERYTHING,
    since,
    withSecrets: true,
  });
  return archive;
}

const logCase = (reference: string): Promise<void> =>
  ledger.write((tx) =>
    ledger.facade.log(tx, { countyId: ledger.countyId, kind: 'CASE', reference, facts: {} }),
  );

const run = (program: string, ...args: string[]): Promise<string> =>
  new Promise((done) => {
    execFile(process.execPath, [program, ...args], { maxBuffer: 2 ** 26 }, (_, stdout, stderr) =>
      done(stdout + stderr),
    );
  });

async function verify(archive: Buffer, ...args: string[]): Promise<string> {
  const path = join(folder, 'bundle.zip');
  writeFileSync(path, archive);
  return run(VERIFIER, path, ...args);
}

const checkpointFile = async (size: number): Promise<string> => {
  const { note } = await ledger.get(Checkpoints).at(ledger.platform.db, ledger.countyId, size);
  const path = join(folder, `${size}.txt`);
  writeFileSync(path, note);
  return path;
};

/** What a superuser does with the triggers off; undone, so that the next one finds everything as it was. */
async function tampered(sql: string, work: () => Promise<string>): Promise<string> {
  const [table] = /ledger\.\w+/.exec(sql)!;
  const [copy] = [`${table.replace('ledger.', 'public.')}_before`];
  await admin.query(`CREATE TABLE ${copy} AS TABLE ${table}`);
  await admin.query(`SET session_replication_role = replica`);
  try {
    await admin.query(sql);
    return await work();
  } finally {
    await admin.query(`DELETE FROM ${table}`);
    const [{ columns }] = await admin.query<{ columns: string }>(
      `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
        WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
      [table],
    );
    await admin.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${copy}`);
    await admin.query(`DROP TABLE ${copy}`);
    await admin.query(`SET session_replication_role = origin`);
  }
}

describe('A bundle', () => {
  it('is verified offline, by the archive and by the folder, with the keys and checkpoints one knows', async () => {
    const archive = await bundle();
    const [key] = await ledger.get(Checkpoints).keysOf(ledger.platform.db, ledger.countyId);
    const said = await verify(archive, '--key', key, '--known', await checkpointFile(early));
    expect(said).toMatch(/^OK anzhi\.test\/log\/321302: \d+ entries/);
    expect(said).toContain('1 account statements are complete; 0 accounts moved without one');
    const unpacked = mkdtempSync(join(folder, 'unpacked-'));
    for (const [name, content] of Object.entries(unzipSync(archive)))
      writeFileSync(join(unpacked, name), content);
    expect(await run(VERIFIER, unpacked)).toMatch(/^OK/);
    expect(said).toMatch(/every leaf from 0 to \d+ \(2026-11.* to 2026-12.*\) is here/);
  });

  it('is not signed by somebody else’s key', async () => {
    const other = 'anzhi.test/log/321302+b5a2d8ee+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    expect(await verify(await bundle(), '--key', other)).toContain('NOT OK');
  });

  it('proves as much when the secrets are erased', async () => {
    expect((await bundle()).includes(Buffer.from(SECRET))).toBe(true);
    const erased = await ledger.write((tx) =>
      ledger.facade.eraseSecrets(tx, { countyId: ledger.countyId, kind: 'CASE', reference: 'case-1' }),
    );
    expect(erased).toBe(1);
    const archive = await bundle();
    expect(archive.includes(Buffer.from(SECRET))).toBe(false);
    expect(await verify(archive)).toMatch(/^OK/);
    // for the tests that follow
    await ledger.write((tx) =>
      ledger.facade.log(tx, {
        countyId: ledger.countyId,
        kind: 'CASE',
        reference: 'case-2',
        facts: {},
        secrets: { summary: SECRET },
      }),
    );
    ledger.platform.clock.set(new Date('2026-12-03T10:00:00+08:00'));
    await seal();
  });

  it('is refused in whatever way it is changed, and nothing makes the verifier crash', async () => {
    const path = join(folder, 'attacked.zip');
    writeFileSync(path, await bundle());
    const said = await run(ATTACKER, VERIFIER, path);
    const { tried, accepted, crashed } = JSON.parse(said) as {
      tried: number;
      accepted: string[];
      crashed: string[];
    };
    expect({ accepted, crashed: crashed.slice(0, 3) }).toEqual({ accepted: [], crashed: [] });
    expect(tried).toBeGreaterThan(10_000);
  }, 120_000);
});

describe('Whoever changes the tables past every guard', () => {
  const TRANSFER = 'ledger.transfer_2026_11';
  it.each([
    ['an amount', `UPDATE ${TRANSFER} SET amount = amount + 1 WHERE code = 'CAPTURE'`, 'TRANSFER CAPTURE'],
    ['a row that is gone', `DELETE FROM ${TRANSFER} WHERE code = 'CAPTURE'`, 'TRANSFER GONE'],
    ['two rows swapped', `UPDATE ${TRANSFER} SET amount = 180 - amount WHERE code = 'HOLD'`, 'TRANSFER HOLD'],
    ['evidence', `UPDATE ledger.evidence SET hash = sha256('x')`, 'EVIDENCE VISIT'],
    ['a finding', `UPDATE ledger.log_entry SET facts = '{"visits":0}'`, 'ENTRY CASE'],
    ['a statement', `UPDATE ledger.account_month SET debits_posted = 0`, 'ACCOUNT_MONTH STATEMENT'],
  ])('%s: the verifier names the leaf', async (_, sql, leaf) => {
    const said = await tampered(sql, async () => verify(await bundle()));
    expect(said).toMatch(new RegExp(`^NOT OK: leaf \\d+ \\(${leaf} `));
  });

  it('tiles as well: what was published before is not what the tree has grown out of', async () => {
    const known = await checkpointFile(early);
    const said = await tampered(
      `UPDATE ledger.tile SET hashes = overlay(hashes PLACING sha256('x') FROM 33 FOR 32) WHERE level = 0`,
      async () => verify(await bundle(), '--known', known),
    );
    expect(said).toMatch(/^NOT OK: the log of \d+ leaves did not grow out of the one of|^NOT OK: leaf/);
  });

  it('a checkpoint: it is named, since nobody else can sign it', async () => {
    const { size } = await ledger.get(LogReader).log(ledger.platform.db, ledger.countyId);
    const said = await tampered(
      `UPDATE ledger.checkpoint SET note = replace(note, encode(root, 'base64'), encode(sha256('x'), 'base64'))`,
      async () => verify(await bundle()),
    );
    expect(said).toMatch(
      new RegExp(`^NOT OK: the checkpoint of (${early}|${size}): the signature .* is not valid`),
    );
  });

  it('an old backup put back: the log is smaller than the checkpoint one knows', async () => {
    const { size } = await ledger.get(LogReader).log(ledger.platform.db, ledger.countyId);
    const known = await checkpointFile(size);
    const said = await tampered(`DELETE FROM ledger.checkpoint WHERE size > ${early}`, async () =>
      verify(await bundle([]), '--known', known),
    );
    expect(said).toBe(`NOT OK: the log has shrunk: you know ${size} leaves, now there are ${early}\n`);
  });

  it('everything, and signs it anew with the log’s own key: it is another log than one knows', async () => {
    const before = (await ledger.get(Checkpoints).latest(ledger.platform.db, ledger.countyId))!.size;
    const known = await checkpointFile(before);
    const tables = [
      'log',
      'log_key',
      'log_mark',
      'tile',
      'sealed',
      'tally',
      'open_block',
      'checkpoint',
      'cosignature',
    ];
    const said = await tampered(
      `UPDATE ${TRANSFER} SET amount = amount + 1 WHERE code = 'GRANT'`,
      async () => {
        // as many leaves as there were: the tallies of earlier checkpoints were leaves too
        const [{ count }] = await admin.query<{ count: number }>(
          'SELECT count(*)::int AS count FROM ledger.tally',
        );
        for (let filler = 1; filler < count; filler++) await logCase(`filler-${filler}`);
        for (const table of tables) {
          await admin.query(`CREATE TABLE public.${table}_kept AS TABLE ledger.${table}`);
          await admin.query(`DELETE FROM ledger.${table}`);
        }
        expect(await seal()).toBe(before);
        const refused = await verify(await bundle([]), '--known', known);
        for (const table of tables) {
          await admin.query(`DELETE FROM ledger.${table}`);
          await admin.query(`INSERT INTO ledger.${table} SELECT * FROM public.${table}_kept`);
        }
        return refused;
      },
    );
    expect(said).toBe(`NOT OK: the log of ${before} leaves is another one than you know: it was rewritten\n`);
  });

  it('leaving something out of a bundle: the statement of the account misses it', async () => {
    const rows = await subjects();
    const { archive } = await ledger.get(LogBundles).make(ledger.platform.db, ledger.countyId, {
      scope: { kind: 'HOLD', id: holds[0] },
      inFull: { names: [holds[0]] },
      rows: rows.map(({ source, subjects: all }) => ({
        source,
        subjects: all.filter((subject) => subject !== holds[1]),
      })),
      withSecrets: false,
    });
    expect(await verify(archive)).toContain('the transfer that made version 3 is left out');
  });
});
