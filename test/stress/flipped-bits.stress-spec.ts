import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Checkpoints, LogBundles, Sealer } from '@anzhi/ledger';
import { useLedger } from '@test/given/ledger';
import { sealAll } from '@test/given/sealed-log';

const ledger = useLedger();
const VERIFIER = resolve(__dirname, '../../libs/ledger/data/audit/verify.mjs');
const ATTACKER = resolve(__dirname, '../support/audit/attack-bundle.mjs');

async function seal(): Promise<number> {
  await sealAll(ledger.platform.db, ledger.get(Sealer), ledger.countyId);
  return (await ledger.get(Checkpoints).latest(ledger.platform.db, ledger.countyId))!.size;
}

/** Small, and with something of everything: two checkpoints, a capture, a secret, the month's statement. */
async function smallBundle(): Promise<Buffer> {
  const hold = await ledger.hold([await ledger.lot(600), 120]);
  const early = await seal();
  await ledger.post(hold, 90);
  await ledger.write((tx) =>
    ledger.facade.log(tx, {
      ...{ countyId: ledger.countyId, kind: 'CASE', reference: 'case-1' },
      facts: { visits: 2, decided: true, note: null },
      secrets: { summary: '张三坠床' },
    }),
  );
  ledger.platform.clock.set(new Date('2026-12-03T09:00:00+08:00'));
  await ledger.write((tx) =>
    tx.query(`SELECT ledger.close_account_months($1, '2026-11-01', $2)`, [ledger.countyId, tx.now]),
  );
  await seal();
  const rows = await ledger.platform.db.query<{ source: string; subjects: string[] }>(
    'SELECT source, array_agg(subject::text) AS subjects FROM ledger.sealed WHERE county_id = $1 GROUP BY 1',
    [ledger.countyId],
  );
  const scope = { kind: 'HOLD', id: hold };
  const wish = { scope, rows, inFull: { names: [hold] }, since: [early], withSecrets: true };
  return (await ledger.get(LogBundles).make(ledger.platform.db, ledger.countyId, wish)).archive;
}

/** T34 of the ledger's design. */
it('No flipped bit of a bundle gets past the verifier, and none makes it crash', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anzhi-bits-'));
  try {
    const path = join(folder, 'bundle.zip');
    const archive = await smallBundle();
    writeFileSync(path, archive);
    const said = await new Promise<string>((done) => {
      execFile(
        process.execPath,
        [ATTACKER, VERIFIER, path, 'every-bit'],
        { maxBuffer: 2 ** 28 },
        (_, out, err) => done(out || err),
      );
    });
    const { tried, accepted, crashed } = JSON.parse(said) as Record<'tried', number> &
      Record<'accepted' | 'crashed', string[]>;
    console.log(
      `flipped bits: bytes ${archive.length}, tried ${tried}, accepted ${accepted.length}, crashed ${crashed.length}`,
    );
    expect({ accepted: accepted.slice(0, 3), crashed: crashed.slice(0, 3) }).toEqual({
      accepted: [],
      crashed: [],
    });
    expect(tried).toBeGreaterThan(8 * archive.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 1_800_000);
