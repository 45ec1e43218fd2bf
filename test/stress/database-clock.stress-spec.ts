import { existsSync, mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GivenLedger } from '@test/given/ledger';
import { DurableCluster } from '@test/kill/durable-cluster';
import { TestPlatform } from '@test/platform';
import { stressSeed } from '@test/seed';
import { conclude, Tellers } from './tellers';

const SEED = stressSeed();
const CLIENTS = 4;

/** Of the Debian package `libfaketime`; FAKETIME_LIBRARY names another place. */
const LIBRARY = [
  process.env.FAKETIME_LIBRARY ?? '',
  ...['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`),
].find((path) => existsSync(path));
if (!LIBRARY) console.log('NOT RUN: the clock of the database jumps (needs the Debian package libfaketime)');

/** Elsewhere it is told as skipped, which is not passed. */
const itWithLibrary = LIBRARY ? it : it.skip;

describe('With the clock of the database jumping', () => {
  let folder: string;
  let cluster: DurableCluster | undefined;
  let platform: TestPlatform | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'clock-'));
    chmodSync(folder, 0o755);
  });
  afterAll(async () => {
    await platform?.stop();
    await cluster?.stop();
    rmSync(folder, { recursive: true });
  });

  itWithLibrary(
    `versions stay dense and the ledger adds up, wherever its own time goes (STRESS_SEED=${SEED})`,
    async () => {
      const file = join(folder, 'faketime');
      const jump = (offset: string): void => writeFileSync(file, `${offset}\n`, { mode: 0o644 });
      jump('+0s');
      cluster = await DurableCluster.start();
      await cluster.restartWith({
        LD_PRELOAD: LIBRARY!,
        FAKETIME_TIMESTAMP_FILE: file,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      });
      platform = new TestPlatform(cluster);
      await platform.start();
      const now = async () =>
        (await platform!.db.one<{ now: Date }>('SELECT clock_timestamp() AS now'))!.now.getTime();
      const ledger = new GivenLedger(platform);
      await ledger.open();
      const tellers = await new Tellers(ledger, SEED).open();
      const jumps = ['+0s', '-600s', '+1d', '-40d', '+31d', '+0s'];
      for (const offset of jumps) {
        const before = await now();
        jump(offset);
        if (offset !== '+0s') expect(Math.abs((await now()) - before)).toBeGreaterThan(300_000);
        const enough = tellers.deals.length + 60;
        await tellers.work(CLIENTS, () => tellers.deals.length >= enough);
      }
      const [backwards] = await platform.db.query<{ count: number }>(
        `SELECT count(*) FROM (SELECT recorded_at < lag(recorded_at) OVER (PARTITION BY county_id, account_id ORDER BY version) AS back
           FROM ledger.entry e JOIN ledger.transfer t USING (county_id, command_id, code, leg)) AS step WHERE back`,
      );
      expect(backwards.count).toBeGreaterThan(0); // it did jump while the ledger wrote
      conclude('jumping database clock', { seed: SEED, rounds: jumps.length }, await tellers.verify());
    },
    180_000,
  );
});
