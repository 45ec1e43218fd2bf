import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GivenLedger } from '@test/given/ledger';
import { DurableCluster } from '@test/kill/durable-cluster';
import { TestPlatform } from '@test/platform';
import { stressSeed } from '@test/seed';
import { until } from './live/follower';
import { rounds } from './rounds';
import { conclude, Tellers } from './tellers';

const SEED = stressSeed();
const CLIENTS = 8;
const ROUNDS = rounds(3);

/** A disk of 64 MB for the write-ahead log alone; undefined where none may be mounted. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

const DISK = smallDisk();
if (!DISK) console.log('NOT RUN: the disk of the write-ahead log is full (needs the right to mount a tmpfs)');
/** Elsewhere it is told as skipped, which is not passed. */
const itWithDisk = DISK ? it : it.skip;

describe('A database whose disk is full', () => {
  const filler = join(DISK ?? '', 'filler');
  let cluster: DurableCluster | undefined;
  let platform: TestPlatform | undefined;
  afterAll(async () => {
    await platform?.stop();
    await cluster?.stop();
    if (!DISK) return;
    execFileSync('umount', ['-l', DISK]);
    rmSync(DISK, { recursive: true });
  });

  const fill = (): void => {
    const { bavail, bsize } = statfsSync(DISK!);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
  };
  /** Each segment begun needs a new file, for which there is no room. */
  const isDown = (): Promise<boolean> =>
    cluster!.admin("SELECT pg_logical_emit_message(false, 'full', ''), pg_switch_wal()").then(
      () => false,
      () => true,
    );

  itWithDisk(
    `keeps everything it has acknowledged, and goes on when there is room (STRESS_SEED=${SEED})`,
    async () => {
      cluster = await DurableCluster.start({ max_wal_size: '32MB', min_wal_size: '32MB' });
      await cluster.moveLog(DISK!);
      platform = new TestPlatform(cluster);
      await platform.start();
      const ledger = new GivenLedger(platform);
      await ledger.open();
      const tellers = await new Tellers(ledger, SEED).open();
      let over = false;
      let hadNoRoom = 0;
      const work = tellers.work(CLIENTS, () => over);
      try {
        for (let round = 1; round <= ROUNDS; round++) {
          const enough = tellers.deals.length + 100;
          await until(() => tellers.deals.length > enough);
          fill();
          await until(isDown);
          hadNoRoom += cluster.log.includes('No space left on device') ? 1 : 0;
          rmSync(filler);
          await cluster.killAndRestart(0);
        }
      } finally {
        rmSync(filler, { force: true });
        over = true;
        await work;
      }
      expect(hadNoRoom).toBe(ROUNDS);
      conclude('full disk', { seed: SEED, rounds: ROUNDS }, await tellers.verify());
    },
    ROUNDS * 60_000 + 180_000,
  );
});
