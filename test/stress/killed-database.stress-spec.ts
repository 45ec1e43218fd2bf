import { Random } from '@anzhi/kernel';
import { GivenLedger } from '@test/given/ledger';
import { DurableCluster } from '@test/kill/durable-cluster';
import { strikeBackends } from '@test/kill/killer';
import { TestPlatform, usePlatform } from '@test/platform';
import { stressSeed } from '@test/seed';
import { rounds } from './rounds';
import { conclude, Tellers } from './tellers';

const SEED = stressSeed();
const CLIENTS = 16;

describe('A database that is killed in the middle of commits', () => {
  const ROUNDS = rounds(45);
  let cluster: DurableCluster;
  let platform: TestPlatform;
  beforeAll(async () => {
    cluster = await DurableCluster.start();
    platform = new TestPlatform(cluster);
    await platform.start();
  }, 120_000);
  afterAll(async () => {
    await platform?.stop();
    await cluster?.stop();
  });

  it(
    `keeps everything it has acknowledged, once (STRESS_SEED=${SEED})`,
    async () => {
      const random = new Random(`${SEED}`).fork('killer');
      const ledger = new GivenLedger(platform);
      await ledger.open();
      const tellers = await new Tellers(ledger, SEED).open();
      let over = false;
      const work = tellers.work(CLIENTS, () => over);
      try {
        for (let round = 1; round <= ROUNDS; round++)
          await cluster.killAndRestart(random.integer(200, 1_200));
      } finally {
        over = true;
        await work;
      }
      conclude('killed database', { seed: SEED, rounds: ROUNDS }, await tellers.verify());
    },
    ROUNDS * 15_000 + 120_000,
  );
});

describe('A database whose back ends are terminated and statements cancelled at random', () => {
  const SECONDS = rounds(20);
  const platform = usePlatform();

  it(
    `is no worse for it (STRESS_SEED=${SEED})`,
    async () => {
      const ledger = new GivenLedger(platform);
      await ledger.open();
      const tellers = await new Tellers(ledger, SEED).open();
      let over = false;
      const work = tellers.work(CLIENTS, () => over);
      const struck = await strikeBackends(platform.database.adminUrl, SECONDS * 1_000, SEED).finally(
        async () => {
          over = true;
          await work;
        },
      );
      expect(struck.terminated).toBeGreaterThan(SECONDS);
      expect(struck.cancelled).toBeGreaterThan(SECONDS);
      conclude('struck back ends', { seed: SEED, rounds: SECONDS, ...struck }, await tellers.verify());
    },
    SECONDS * 3_000 + 120_000,
  );
});
