import { Random } from '@anzhi/kernel';
import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { GivenLedger } from '@test/given/ledger';
import { TcpProxy } from '@test/kill/tcp-proxy';
import { TestPlatform } from '@test/platform';
import { stressSeed } from '@test/seed';
import { rounds } from './rounds';
import { conclude, Tellers } from './tellers';

const SEED = stressSeed();

const database = useDatabase();
const admin = useClient(() => database.adminUrl);
/** The platform behind a bad line, and one beside it on a good line. */
let proxy: TcpProxy;
let far: TestPlatform;
let near: TestPlatform;
let ledger: GivenLedger;
beforeAll(async () => {
  proxy = await TcpProxy.start(database.appUrl);
  far = new TestPlatform({ ...database, name: 'far', appUrl: proxy.url, ownerUrl: '', adminUrl: '' });
  near = new TestPlatform(database);
  await far.start();
  await near.start();
  ledger = new GivenLedger(far);
  await ledger.open();
}, 60_000);
afterAll(async () => {
  proxy?.heal();
  await far?.stop();
  await near?.stop();
  await proxy?.close();
});

/** Locks of rows and transactions that somebody still holds. */
const locksLeft = () =>
  admin.query(
    `SELECT l.locktype, a.state, a.query FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE a.datname = current_database() AND a.usename <> current_user
        AND l.locktype IN ('transactionid', 'tuple', 'relation', 'advisory') AND l.granted`,
  );

describe('A line that is cut', () => {
  const CUTS = rounds(120);

  it(
    `after any number of bytes, either way, leaves nobody wrong (STRESS_SEED=${SEED})`,
    async () => {
      const random = new Random(`${SEED}`);
      const tellers = await new Tellers(ledger, SEED).open();
      await tellers.deal(random);
      const before = { ...proxy.passed };
      for (let warm = 0; warm < 10; warm++) await tellers.deal(random);
      let cuts = 0;
      for (const direction of ['up', 'down'] as const) {
        const aCommand = Math.ceil(((proxy.passed[direction] - before[direction]) / 10) * 1.2);
        for (let cut = 0; cut < CUTS; cut++, cuts++) {
          await far.db.query('SELECT 1'); // a connection that stands
          void proxy.fail({ cut: { direction, afterBytes: 1 + Math.floor((cut * aCommand) / CUTS) } });
          const deal = tellers.deal(random);
          await Promise.race([deal, untilCut(tellers)]);
          proxy.heal();
          await deal;
        }
      }
      const tally = await tellers.verify();
      expect(tally.inDoubt).toBeGreaterThan(cuts / 4);
      conclude('cut line', { seed: SEED, rounds: cuts }, tally);
    },
    CUTS * 2_000 + 60_000,
  );

  it(`right after the COMMIT has gone out: what was committed is found again (STRESS_SEED=${SEED})`, async () => {
    const random = new Random(`${SEED}`);
    const tellers = await new Tellers(ledger, SEED).open();
    const COMMITS = rounds(30);
    for (let round = 0; round < COMMITS; round++) {
      await far.db.query('SELECT 1');
      void proxy.fail({ cutAfterCommit: true });
      const deal = tellers.deal(random);
      await Promise.race([deal, untilCut(tellers)]);
      proxy.heal();
      await deal;
    }
    const tally = await tellers.verify();
    expect(tally).toMatchObject({ inDoubt: COMMITS, committedInDoubt: COMMITS });
    conclude('cut after COMMIT', { seed: SEED, rounds: COMMITS }, tally);
  }, 60_000);

  /** Resolves when the deal in hand has broken off. */
  async function untilCut(tellers: Tellers): Promise<void> {
    while (!tellers.deals.at(-1)!.inDoubt) await new Promise((resolve) => setTimeout(resolve, 2));
  }
});

describe('A line that is half open', () => {
  it('holds nobody up for long: the locks go, the others go on, and so does whoever waited', async () => {
    const lot = await ledger.lot(100);
    const beside = new GivenLedger(near);
    await beside.open();
    const swallowed = proxy.fail({ swallow: { direction: 'down', from: 'OK' } });
    const silent = ledger.hold([lot, 60]).then(
      () => 'answered',
      (error: Error) => error.message,
    );
    await swallowed; // the lot is locked, and its owner hears nothing any more

    const began = performance.now();
    let tries = 0;
    for (; ; tries++) {
      const rival = await beside.hold([lot, 50]).catch((error: { driverError?: { code?: string } }) => error);
      if (typeof rival === 'string') break;
      expect(rival.driverError?.code).toBe('55P03'); // waited for the lock in vain, and says so
    }
    expect(tries).toBeGreaterThan(0);
    const heldUpMs = performance.now() - began;
    expect(heldUpMs).toBeLessThan(30_000);

    expect(await silent).toMatch(/does not answer|Connection terminated/);
    const gaveUpMs = performance.now() - began;
    expect(await locksLeft()).toEqual([]);
    proxy.heal();
    expect(await ledger.available(lot)).toBe(50);
    await ledger.hold([lot, 50]);
    console.log(
      `half-open line: rivals free after ${Math.round(heldUpMs / 1_000)} s, caller told after ${Math.round(gaveUpMs / 1_000)} s, 0 locks left`,
    );
  }, 90_000);
});

describe('A slow line', () => {
  it('is given up where it cannot even connect, and used again when it is fast', async () => {
    proxy.cutAll();
    void proxy.fail({ delayMs: 6_000 });
    const began = performance.now();
    await expect(far.db.query('SELECT 1')).rejects.toThrow(/timeout|terminated/i);
    expect(performance.now() - began).toBeLessThan(15_000);
    proxy.heal();
    expect(await far.db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 60_000);

  it('is slow, and nothing else, where it answers in time', async () => {
    const lot = await ledger.lot(100);
    await far.db.query('SELECT 1');
    void proxy.fail({ delayMs: 500 });
    const held = await Promise.all([ledger.hold([lot, 10]), ledger.hold([lot, 10])]);
    proxy.heal();
    expect(new Set(held).size).toBe(2);
    expect(await ledger.available(lot)).toBe(80);
    expect(await ledger.checks.run(near.db)).toEqual([]);
  }, 60_000);
});
