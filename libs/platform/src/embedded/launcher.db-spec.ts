import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { leaseServer, provisionDatabase, startEmbeddedPostgres, stopEmbeddedPostgres } from '.';
import { isAlive } from './processes';

/** Durability is not what is tested here; recovery after a kill works without it as long as the machine runs. */
const settings = { fsync: 'off' };
let dataDir: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'launcher-'));
  await chmod(dataDir, 0o755);
});

afterEach(async () => {
  await stopEmbeddedPostgres(dataDir, 'immediate');
  rmSync(dataDir, { recursive: true });
});

const start = () => startEmbeddedPostgres({ dataDir, settings });
const pidFile = () => join(dataDir, 'cluster', 'postmaster.pid');
const postmasterPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbeddedPostgres', () => {
  it('boots, is adopted by the next, and stop leaves no process', async () => {
    const first = await start();
    const pid = postmasterPid();
    expect(first.adopted).toBe(false);
    expect(await start()).toMatchObject({ adopted: true, port: first.port });
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(await stopEmbeddedPostgres(dataDir)).toBe(false);
  });

  it('keeps data and port over a stop', async () => {
    const first = await start();
    await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await start();
    expect(second).toMatchObject({ adopted: false, adminUrl: first.adminUrl });
    expect(await query(second.adminUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('keeps data over a killed postmaster', async () => {
    const first = await start();
    await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(postmasterPid(), 'SIGKILL');
    const second = await start();
    expect(await query(second.adminUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('is not fooled by a stale pid file that names a living stranger', async () => {
    const first = await start();
    await first.stop('immediate');
    const stranger = spawn('sleep', ['60']);
    const lines = readFileSync(join(dataDir, 'cluster', 'postmaster.opts'), 'utf8');
    expect(lines).toContain('postgres');
    writeFileSync(
      pidFile(),
      [stranger.pid, join(dataDir, 'cluster'), 0, first.port, '', '', '', 'ready'].join('\n'),
    );
    expect((await start()).adopted).toBe(false);
    stranger.kill();
  });

  it('initialises once when several boot at once', async () => {
    const servers = await Promise.all([start(), start(), start(), start()]);
    expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
    expect(new Set(servers.map(({ port }) => port)).size).toBe(1);
  });

  it('takes over what a process killed during the first boot left behind', async () => {
    writeFileSync(join(dataDir, 'boot.lock'), '999999999');
    writeFileSync(join(dataDir, 'server.json.next'), '{');
    expect((await start()).adopted).toBe(false);
  });

  it('asks for a password and listens to this machine only', async () => {
    const { adminUrl } = await start();
    const wrong = new URL(adminUrl);
    wrong.password = 'wrong';
    await expect(query(wrong.toString(), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await query(adminUrl, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  });
});

describe('provisionDatabase', () => {
  it('gives the owner its database and the app a connection only, however often', async () => {
    const { adminUrl } = await start();
    const spec = {
      database: 'city',
      owner: { name: 'city_owner', password: `it's / @ secret` },
      app: { name: 'city_app', password: 'other' },
    };
    await provisionDatabase(adminUrl, spec);
    const { ownerUrl, appUrl } = await provisionDatabase(adminUrl, {
      ...spec,
      app: { name: 'city_app', password: 'new' },
    });
    await query(ownerUrl, 'CREATE TABLE things (id int)');
    for (const sql of [
      'SELECT * FROM things',
      'CREATE TABLE mine (id int)',
      'CREATE TEMP TABLE mine (id int)',
    ]) {
      await expect(query(appUrl, sql)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(query(appUrl, 'CREATE DATABASE other')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('leaseServer', () => {
  it('tells the last user from the others', async () => {
    const server = await start();
    const [one, two] = [await leaseServer(server.adminUrl), await leaseServer(server.adminUrl)];
    expect(await one.release()).toBe(false);
    expect(await two.release()).toBe(true);
    const orphaned = await leaseServer(server.adminUrl);
    await server.stop();
    expect(await orphaned.release()).toBe(true);
  });
});
