import { Client } from 'pg';
import { systemCtx } from '@anzhi/kernel';
import { GivenLedger } from '@test/given/ledger';
import { DurableCluster } from '@test/kill/durable-cluster';
import { TcpProxy } from '@test/kill/tcp-proxy';
import { TestPlatform } from '@test/platform';

import { stressSeed } from '@test/seed';
import { until } from './live/follower';
import { conclude, Tellers } from './tellers';

const SEED = stressSeed();
const CLIENTS = 8;
const KEEP = { wal_keep_size: '512MB' };

describe('A primary that dies with its standby in step', () => {
  let primary: DurableCluster;
  let heir: DurableCluster;
  let proxy: TcpProxy;
  let platform: TestPlatform;
  beforeAll(async () => {
    primary = await DurableCluster.start({ ...KEEP, synchronous_commit: 'remote_apply' });
    heir = await primary.standby('heir');
    await primary.admin(`ALTER SYSTEM SET synchronous_standby_names = 'heir'`);
    await primary.admin('SELECT pg_reload_conf()');
    await until(
      async () =>
        (await primary.admin(`SELECT FROM pg_stat_replication WHERE sync_state = 'sync'`)).length === 1,
    );
    proxy = await TcpProxy.start(primary.appUrl);
    platform = new TestPlatform({ name: primary.name, ownerUrl: '', adminUrl: '', appUrl: proxy.url });
    await platform.start();
  }, 240_000);
  afterAll(async () => {
    await platform?.stop();
    await proxy?.close();
    await heir?.stop();
    await primary?.stop();
  });

  it(`loses nothing that it has acknowledged (STRESS_SEED=${SEED})`, async () => {
    const ledger = new GivenLedger(platform);
    await ledger.open();
    const tellers = await new Tellers(ledger, SEED).open();
    let over = false;
    const work = tellers.work(CLIENTS, () => over);
    try {
      await until(async () => tellers.deals.length > 200);
      await primary.kill(500);
      await heir.promote();
      proxy.redirect(heir.appUrl);
      const enough = tellers.deals.length + 200;
      await until(async () => tellers.deals.length > enough);
    } finally {
      over = true;
      await work;
    }
    conclude('failover', { seed: SEED }, await tellers.verify());
  }, 300_000);

  it('comes back alone and acknowledges nothing, since nobody confirms it', async () => {
    await primary.restart();
    const client = new Client({ connectionString: primary.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    const alone = client.query('CREATE TABLE public.alone ()').then(
      () => 'acknowledged',
      () => 'broken off',
    );
    const waiting = `SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep'`;
    await until(async () => (await primary.admin(waiting)).length === 1);
    await primary.kill();
    expect(await alone).toBe('broken off');
  }, 120_000);

  it('cannot follow the new one without being rewound', async () => {
    await primary.follow(heir, 'returned');
    await until(async () => primary.log.includes('forked off current database system timeline'));
    expect(await heir.admin("SELECT FROM pg_stat_replication WHERE state = 'streaming'")).toEqual([]);
    expect(await heir.admin(`SELECT to_regclass('public.alone') AS found`)).toEqual([{ found: null }]);
    expect(await primary.admin(`SELECT pg_is_in_recovery() AS follows`)).toEqual([{ follows: true }]);
  }, 120_000);
});

describe('A standby that is seconds behind', () => {
  let primary: DurableCluster;
  let late: DurableCluster;
  let platform: TestPlatform;
  beforeAll(async () => {
    primary = await DurableCluster.start(KEEP);
    late = await primary.standby('late', { recovery_min_apply_delay: '5s', log_connections: 'on' });
    platform = new TestPlatform(primary);
    await platform.start();
  }, 240_000);
  afterAll(async () => {
    await platform?.stop();
    await late?.stop();
    await primary?.stop();
  });

  const commands = async (cluster: DurableCluster): Promise<number> =>
    Number((await cluster.admin<{ count: string }>('SELECT count(*) FROM ledger.command'))[0].count);

  it(`is asked by nobody who decides (STRESS_SEED=${SEED})`, async () => {
    const ledger = new GivenLedger(platform);
    await ledger.open();
    const tellers = await new Tellers(ledger, SEED).open();
    await tellers.work(CLIENTS, () => tellers.deals.length >= 400);
    // whoever had asked it would have been told of the past
    expect(await commands(late)).toBeLessThan(await commands(primary));
    conclude('late standby', { seed: SEED }, await tellers.verify());
    expect(late.log).toContain('connection authorized: user=postgres');
    expect(late.log).not.toContain('user=durable_app');
  }, 120_000);

  it('refuses whoever is led to it by mistake, rather than answer from the past', async () => {
    const astray = new TestPlatform(late);
    await astray.start();
    try {
      const write = astray.uow.run(systemCtx('test'), (tx) => tx.query('DELETE FROM ledger.log_secret'));
      await expect(write).rejects.toMatchObject({ code: '25006' });
    } finally {
      await astray.stop();
    }
  });
});
