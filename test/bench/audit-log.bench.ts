import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays, newId } from '@anzhi/kernel';
import { LogBundles, Sealer } from '@anzhi/ledger';
import { TestApp } from '@test/app';
import type { Bench, BenchRun } from './frame/bench';
import { summarise } from './frame/statistics';
import { ApiProcess } from './support/api';
import { makeCity, type City } from './support/city';
import { httpLoad, type Call } from './support/http-load';

/**
 * Bookings over HTTP with the sealer at work against the same without it, each on a copy of one city. Side a seals from
 * another process than the API's, as often as the worker does, and its round ends only when everything it booked is sealed:
 * so all of the sealer's work is in it. Then everything that was sealed is put into a bundle and verified by the program an
 * auditor uses; beside it Node does nothing but start and hash the same bytes.
 *
 * Targets: G10, sealing costs at most 5 % of the booking rate; G11, 10,000 rows are verified in 2 seconds.
 */
export const bench: Bench = {
  name: 'audit-log',
  about: 'bookings with the log being sealed against bookings without; verifying a bundle',
  async run(b) {
    const city = await makeCity(await b.database(), b.full ? 2_000 : 600, (text) => b.progress(text));
    const [sealed, plain] = [await b.database(city.database), await b.database(city.database)];
    const [withLog, without] = [
      await startApi(b, city, sealed.appUrl),
      await startApi(b, city, plain.appUrl),
    ];
    const t = new TestApp(sealed, { ...city.config, databaseUrl: sealed.appUrl });
    await b.own(t.start(), () => t.stop());
    const countyId = await countyOf(t);
    await t.get(Sealer).seal(countyId);
    const shares: number[] = [];
    const { a, ratio } = await b.alternate({
      rounds: ROUNDS,
      a: (round) =>
        booked(city, round, (calls) =>
          whileSealing(t, countyId, shares, () => httpLoad(withLog.url, CLIENTS, calls)),
        ),
      b: (round) => booked(city, round, (calls) => httpLoad(without.url, CLIENTS, calls)),
    });
    b.measure({
      measure: 'sealing_booking_per_second',
      unit: '1/s',
      value: a.perSecond.median,
      spread: a.perSecond,
    });
    b.measure({
      measure: 'sealing_on_to_off',
      unit: 'ratio',
      value: ratio.perSecond.median,
      target: { atLeast: 0.95 },
      spread: ratio.perSecond,
    });
    const share = summarise(shares.slice(1));
    b.measure({
      measure: 'sealing_share_of_time',
      unit: 'ratio',
      value: share.median,
      spread: share,
      note: 'time at the sealer in a round of side a: what the ratio shows, without its noise',
    });
    const { rows, seconds, control } = await verifyAll(b, t, countyId);
    b.measure({ measure: 'verify_rows', unit: '', value: rows });
    b.measure({ measure: 'verify_rows_per_second', unit: '1/s', value: rows / seconds });
    b.measure({ measure: 'verify_to_control', unit: 'ratio', value: seconds / control });
    b.measure({
      measure: 'verify_10000_rows',
      unit: 's',
      value: control + ((seconds - control) * 10_000) / rows,
      note: 'start and reading once, the rest by the row',
      target: { atMost: 2 },
    });
  },
};

const CLIENTS = 8;
const ROUNDS = 6;
const WARM_UP = 100;
const SEAL_EVERY_MS = 3_000;
const FIRST_DAY = '2026-11-24';
const WISH = { itemCode: 'REHAB', plannedMinutes: 120, expectedFamilyFen: 0 };
const HASHING = `
  import { createHash } from 'node:crypto';
  import { readFileSync } from 'node:fs';
  createHash('sha256').update(readFileSync(process.argv[1])).digest();`;
const VERIFIER = resolve(__dirname, '../../libs/ledger/data/audit/verify.mjs');

/** Every senior once, each round on another day; the warm-up is shorter. */
async function booked(
  { residents, now }: City,
  round: number,
  book: (calls: Call[]) => Promise<unknown>,
): Promise<{ perSecond: number }> {
  const calls = residents
    .slice(0, round === 0 ? WARM_UP : residents.length)
    .map(({ id, addressId, token }): Call => ({
      method: 'POST',
      path: '/orders',
      token,
      commandKey: newId(now),
      body: { ...WISH, seniorId: id, addressId, startsAt: `${addDays(FIRST_DAY, round)}T09:00:00+08:00` },
      expect: 201,
    }));
  const startedMs = performance.now();
  await book(calls);
  return { perSecond: (calls.length * 1_000) / (performance.now() - startedMs) };
}

/** @param shares grows by the part of the time in which the sealer was at work */
async function whileSealing(
  t: TestApp,
  countyId: number,
  shares: number[],
  work: () => Promise<unknown>,
): Promise<void> {
  const working = new AbortController();
  const startedMs = performance.now();
  let sealingMs = 0;
  const seal = async () => {
    const fromMs = performance.now();
    await t.get(Sealer).seal(countyId);
    sealingMs += performance.now() - fromMs;
  };
  const sealing = (async () => {
    while (!working.signal.aborted) {
      await seal();
      await pause(SEAL_EVERY_MS, undefined, { signal: working.signal }).catch(() => undefined);
    }
  })();
  await work();
  working.abort();
  await sealing;
  await seal();
  shares.push(sealingMs / (performance.now() - startedMs));
}

/** Of everything there is, at most as many rows as the target speaks of. */
async function verifyAll(
  b: BenchRun,
  t: TestApp,
  countyId: number,
): Promise<{ rows: number; seconds: number; control: number }> {
  b.progress('verifying');
  t.clock.advanceMinutes(2);
  const sources = await t.db.query<{ source: string; subjects: string[] }>(
    `SELECT source, array_agg(subject) AS subjects FROM ledger.sealed
      WHERE county_id = $1 AND leaves < 100 GROUP BY source`,
    [countyId],
  );
  await t.get(Sealer).seal(countyId);
  const { archive, entries } = await t.get(LogBundles).make(t.db, countyId, {
    scope: { kind: 'MONTH', id: '2026-11' },
    rows: sources,
    inFull: { since: new Date(0), until: new Date('2100-01-01') },
    withSecrets: false,
  });
  const folder = mkdtempSync(join(tmpdir(), 'anzhi-bench-'));
  try {
    writeFileSync(join(folder, 'bundle.zip'), archive);
    const bundle = join(folder, 'bundle.zip');
    const { said, seconds } = await timed(VERIFIER, bundle);
    if (!said.startsWith('OK')) throw new Error(said);
    const { seconds: control } = await timed('--input-type=module', '--eval', HASHING, bundle);
    return { rows: entries, seconds, control };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function timed(...args: string[]): Promise<{ said: string; seconds: number }> {
  const startedMs = performance.now();
  const said = await new Promise<string>((done) => {
    execFile(process.execPath, args, (_, out, err) => done(out + err));
  });
  return { said, seconds: (performance.now() - startedMs) / 1_000 };
}

async function countyOf(t: TestApp): Promise<number> {
  const [{ id }] = await t.db.query<{ id: number }>(
    'SELECT county_id AS id FROM ledger.account GROUP BY 1 ORDER BY count(*) DESC LIMIT 1',
  );
  return id;
}

function startApi(b: BenchRun, city: City, databaseUrl: string): Promise<ApiProcess> {
  const config = { ...city.config, mode: 'production', logLevel: 'info', databaseUrl } as const;
  return b.own(ApiProcess.start({ config, now: city.now, record: false }), (api) => api.stop());
}
