import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { useLedger } from '@test/given/ledger';
import { sealAll } from '@test/given/sealed-log';
import { Sealer } from '../sealing/sealer';
import type { InFull } from './bundle-promises';
import { LogBundles } from './log-bundles';

const ledger = useLedger();
const VERIFIER = resolve(__dirname, '../../../data/audit/verify.mjs');
const OMITTER = resolve(__dirname, '../../../../../test/support/audit/omit-from-bundle.mjs');

let folder: string;
let holds: string[];
let provider: string;
let rest: number;

const logged = (kind: string, reference: string, facts = {}): Promise<void> =>
  ledger.write((tx) => ledger.facade.log(tx, { countyId: ledger.countyId, kind, reference, facts }));
const seal = (): Promise<number> => sealAll(ledger.platform.db, ledger.get(Sealer), ledger.countyId);

/** A block that is over before any of it, one with some of it, one of others, and the last with more of it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anzhi-omissions-'));
  const lot = await ledger.lot(6_000);
  await others(1_100);
  // the checkpoint may have been before all of them
  ledger.platform.clock.advanceMinutes(2);
  await seal();
  ledger.platform.clock.advanceMinutes(60);
  provider = ledger.id();
  holds = [await ledger.hold([lot, 120]), await ledger.hold([lot, 60])];
  await ledger.post(holds[0], 90);
  await logged('CASE', ledger.id(), { providerId: provider });
  await others(1_100);
  await others(1_100);
  await ledger.void(holds[1]);
  await logged('CASE', ledger.id(), { providerId: provider, finding: 'UPHELD' });
  await logged('NOTICE', ledger.id(), { providerId: provider });
  ledger.platform.clock.advanceMinutes(5);
  await seal();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Leaves that say nothing of what is asked for. */
async function others(count: number): Promise<void> {
  const lots = Array.from({ length: count }, () => ({ accountId: ledger.id(), amount: 1 }));
  const grant = { unit: 'MINUTE', kind: 'LOT', source: ledger.source(), usable: null } as const;
  await ledger.write((tx) =>
    ledger.facade.grantLots(tx, { ...ledger.command(), ...grant, lots, businessDate: '2026-11-01' }),
  );
  rest = await seal();
}

async function bundle(name: string, scope: { kind: string; id: string }, inFull: InFull): Promise<string> {
  const wish = { scope, rows: [], inFull, withSecrets: true };
  const { archive } = await ledger.get(LogBundles).make(ledger.platform.db, ledger.countyId, wish);
  const path = join(folder, `${name}.zip`);
  writeFileSync(path, archive);
  return path;
}

const run = (...args: string[]): Promise<string> =>
  new Promise((done) => {
    execFile(process.execPath, args, { maxBuffer: 2 ** 26 }, (_, out, err) => done(out + err));
  });

const everything = (): Promise<string> =>
  bundle('all', { kind: 'MONTH', id: '2026-11' }, { since: new Date(0), until: new Date('2100-01-01') });

it('All of a provider is found in the log, whatever it is, and promised from its block to the last leaf', async () => {
  const path = await bundle('provider', { kind: 'PROVIDER', id: provider }, { names: [provider] });
  const said = await run(VERIFIER, path);
  expect(rest).toBeGreaterThan(0);
  // three entries, the tallies of three blocks and the one before them
  expect(said).toMatch(/^OK \S+ 7 entries/);
  expect(said).toMatch(/every leaf from [1-9]\d+ to \d+ \(.*\) that names one of 1 ids of PROVIDER/);
});

it('Nothing that is promised can be left out, alone, in groups, or with the promise', async () => {
  const whole = await everything();
  const names = [provider, ...holds];
  const bundles = [
    await bundle('provider', { kind: 'PROVIDER', id: provider }, { names: [provider] }),
    await bundle('holds', { kind: 'HOLD', id: holds[0] }, { names: [holds[0]] }),
  ];
  const more = await bundle('names', { kind: 'PROVIDER', id: provider }, { names });
  expect(await run(VERIFIER, more)).toMatch(/^OK/);
  for (const [at, path] of bundles.entries()) {
    const said = await run(OMITTER, VERIFIER, path, whole, ...(at ? [] : ['any']));
    const { tried, accepted, crashed } = JSON.parse(said) as {
      tried: number;
      accepted: string[];
      crashed: string[];
    };
    expect({ accepted, crashed: crashed.slice(0, 3) }).toEqual({ accepted: [], crashed: [] });
    expect(tried).toBeGreaterThan(200);
  }
});

it('A bundle of another format is refused in one sentence', async () => {
  const old = mkdtempSync(join(folder, 'old-'));
  writeFileSync(join(old, 'bundle.json'), '{"format":"anzhi-audit-bundle/1"}');
  expect(await run(VERIFIER, old)).toBe(
    'NOT OK: this bundle is no anzhi-audit-bundle/2, which is all this verifier knows\n',
  );
});
