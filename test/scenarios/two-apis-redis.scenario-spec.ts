import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createClient } from 'redis';
import { io } from 'socket.io-client';
import { LiveClient, type LiveEvent } from '@anzhi/contracts';
import { newId } from '@anzhi/kernel';
import { CONFIG, EventLog, EventRelay, freePort, Wake, WakeListener, type Config } from '@anzhi/platform';
import { useApp, type ApiClient } from '@test/app';
import { createApi } from '../../apps/api/src/create-api';

/** Debian 的软件包 `redis-server`；REDIS_SERVER 可指定别处。 */
const SERVER = [
  process.env.REDIS_SERVER ?? '',
  ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'redis-server')),
].find((path) => path && existsSync(path));
if (!SERVER) console.log('NOT RUN: live events by way of Redis (needs the Debian package redis-server)');

/** 没有 Redis 的机器上显示为跳过，跳过不等于通过。 */
const itWithRedis = SERVER ? it : it.skip;

const STREAM = 'anzhi:events';

/** 给了 Redis：动态由它传递，少读数据库；它断了、卡住了、清空了、被人写乱了，动态照样一条不少。 */
describe('给了 Redis 的接口进程', () => {
  const t = useApp();
  jest.setTimeout(120_000);
  let folder: string;
  let port: number;
  let redis: ChildProcess | undefined;
  let api: NestFastifyApplication;
  let url: string;
  let listener: WakeListener | undefined;
  const clients: LiveClient[] = [];

  const startRedis = async (): Promise<void> => {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    redis = spawn(SERVER!, [...settings, '--dir', folder], { stdio: 'ignore' });
    await until(() =>
      ask('PING').then(
        (answer) => answer === 'PONG',
        () => false,
      ),
    );
  };
  const killRedis = async (): Promise<void> => {
    if (!redis || redis.exitCode !== null || redis.signalCode !== null) return;
    const gone = once(redis, 'exit');
    redis.kill('SIGKILL');
    await gone;
  };
  const ask = async (...command: string[]): Promise<unknown> => {
    const client = createClient({ url: `redis://127.0.0.1:${port}`, socket: { reconnectStrategy: false } });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.sendCommand(command);
    } finally {
      client.destroy();
    }
  };
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  /** 接口进程正守着 Redis 等新的动态。 */
  const isFollowing = () =>
    until(() =>
      ask('CLIENT', 'LIST').then(
        (list) => String(list).includes('cmd=xread'),
        () => false,
      ),
    );

  beforeAll(async () => {
    if (!SERVER) return;
    folder = mkdtempSync(join(tmpdir(), 'redis-'));
    port = await freePort();
    await startRedis();
    const config = { ...t.app.get<Config>(CONFIG), redisUrl: `redis://127.0.0.1:${port}` };
    api = await createApi(config, { clock: t.clock });
    await api.listen(0, '127.0.0.1');
    url = await api.getUrl();
    await isFollowing();
  }, 60_000);
  afterAll(async () => {
    if (!SERVER) return;
    clients.forEach((client) => client.close());
    await listener?.close();
    await api?.close();
    await killRedis();
    rmSync(folder, { recursive: true });
  });

  const happen = async (who: ApiClient, count = 1): Promise<void> => {
    await t.write(async (tx) => {
      for (let number = 0; number < count; number++)
        tx.publish({
          type: 'people.life-event-recorded.v1',
          payload: { seniorId: newId(), kind: 'MOVE', onDate: '2026-11-23' },
          audience: { accountId: who.accountId! },
        });
    });
    while ((await api.get(EventRelay).runOnce()) > 0);
  };
  const follow = async (who: ApiClient) => {
    while ((await api.get(EventRelay).runOnce()) > 0);
    const events: LiveEvent[] = [];
    let isLive = false;
    const client = new LiveClient({
      connect: io,
      url,
      token: async () => who.token,
      onEvent: (event) => void events.push(event),
      onState: (live) => (isLive = live),
    });
    clients.push(client);
    await until(() => isLive);
    const from = client.seq!;
    /** 流水里有的都到了，不多，不少，不乱。 */
    const hasAll = async (count: number) => {
      await until(() => events.length >= count);
      const rows = await t.db.query<{ seq: number }>(
        'SELECT seq FROM platform.event_room WHERE room = $1 AND seq > $2 ORDER BY seq',
        [`account:${who.accountId}`, from],
      );
      expect(events.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq));
      expect(rows).toHaveLength(count);
    };
    return { hasAll };
  };

  itWithRedis('从 Redis 收动态，不读数据库', async () => {
    const person = await t.person('王小明', { role: 'FAMILY' });
    const { hasAll } = await follow(person);
    // 第一批把进程带到流水的最新处
    await happen(person);
    await hasAll(1);
    const read = jest.spyOn(api.get(EventLog), 'after');
    for (let batch = 0; batch < 10; batch++) await happen(person, 30);
    await hasAll(301);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
    expect(Number(await ask('XLEN', STREAM))).toBeLessThan(400);
  });

  itWithRedis('Redis 断了、空了、卡住了、被写乱了，动态一条不少、一条不重、次序不乱', async () => {
    listener = new WakeListener(api.get<Config>(CONFIG).databaseUrl, api.get(Wake));
    await listener.open();
    const person = await t.person('李秀英', { role: 'FAMILY' });
    const { hasAll } = await follow(person);
    let count = 0;
    const goOn = async (): Promise<void> => {
      for (let number = 0; number < 5; number++) await happen(person, 4);
      count += 20;
      await hasAll(count);
    };
    await goOn();
    await killRedis();
    await goOn();
    await startRedis();
    await goOn();
    await isFollowing();
    await goOn();
    redis!.kill('SIGSTOP');
    await goOn();
    redis!.kill('SIGCONT');
    await ask('FLUSHALL');
    const strange = {
      seq: 10 ** 6,
      id: newId(),
      type: 'x',
      at: '2026-11-23',
      payload: {},
      rooms: [`account:${person.accountId}`],
    };
    for (const batch of ['', '{', JSON.stringify({ after: newId(), events: [strange] })])
      await ask('XADD', STREAM, '*', 'batch', batch);
    await ask('XADD', STREAM, '*', 'other', 'field');
    await goOn();
  });
});
