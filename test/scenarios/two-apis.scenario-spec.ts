import { io } from 'socket.io-client';
import { LiveClient, type LiveEvent } from '@anzhi/contracts';
import { newId } from '@anzhi/kernel';
import { CONFIG, type Config } from '@anzhi/platform';
import { useApp, type ApiClient } from '@test/app';
import { ApiProcess } from '@test/api-process';
import { WorkerProcess } from '@test/worker-process';

/** 两个接口进程、随时会被结束的后台进程：每个人的动态照样一条不少、一条不重、次序不乱。 */
describe('两个接口进程', () => {
  const t = useApp();
  jest.setTimeout(180_000);
  let apis: ApiProcess[] = [];
  const workers: WorkerProcess[] = [];
  const clients: LiveClient[] = [];

  const startApi = (environment: Record<string, string>) =>
    ApiProcess.start(t.app.get<Config>(CONFIG), t.clock.now(), environment);
  const startWorker = async () => {
    const worker = await WorkerProcess.start(t.app.get<Config>(CONFIG), t.clock.now());
    workers.push(worker);
    await worker.ready();
  };
  beforeAll(async () => {
    [apis] = await Promise.all([
      // 其中一个被告知的 Redis 连不上：动态照样从数据库来
      Promise.all([startApi({}), startApi({ REDIS_URL: 'redis://127.0.0.1:1' })]),
      Promise.all([startWorker(), startWorker()]),
    ]);
  }, 240_000);
  afterAll(async () => {
    clients.forEach((client) => client.close());
    await Promise.all([...apis, ...workers].map((each) => each.kill()));
  });

  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const happen = (who: ApiClient) =>
    t.write(async (tx) =>
      tx.publish({
        type: 'people.life-event-recorded.v1',
        payload: { seniorId: newId(), kind: 'MOVE', onDate: '2026-11-23' },
        audience: { accountId: who.accountId! },
      }),
    );
  const follow = async (who: ApiClient, url: string, since?: number) => {
    const events: LiveEvent[] = [];
    const ended: string[] = [];
    let isLive = false;
    const client = new LiveClient({
      connect: io,
      url,
      since,
      token: async () => who.token,
      onEvent: (event) => void events.push(event),
      onState: (live) => (isLive = live),
      onEnd: (why) => void ended.push(why),
    });
    clients.push(client);
    await until(() => isLive);
    return { client, ended, seqs: () => events.map(({ seq }) => seq) };
  };
  const logged = async (who: ApiClient) => {
    const rows = await t.db.query<{ seq: number }>(
      `SELECT seq FROM platform.event_room WHERE room = $1 ORDER BY seq`,
      [`account:${who.accountId}`],
    );
    return rows.map(({ seq }) => seq);
  };

  it('都送到同一个人的每一个屏幕，后台进程被结束也一样，换一个进程接着收', async () => {
    const person = await t.person('王小明', { role: 'FAMILY' });
    await t.drain();
    const before = await logged(person);
    const [first, second] = await Promise.all(apis.map(({ url }) => follow(person, url)));
    const COUNT = 120;
    for (let number = 1; number <= COUNT; number++) {
      await happen(person);
      if (number === COUNT / 2) await workers.shift()!.kill();
    }
    await until(() => first.seqs().length >= COUNT && second.seqs().length >= COUNT);
    const all = (await logged(person)).slice(before.length);
    expect(all).toHaveLength(COUNT);
    expect(first.seqs()).toEqual(all);
    expect(second.seqs()).toEqual(all);

    // 一个进程没了：换到另一个，从记住的号接着收
    await apis.shift()!.kill();
    for (let number = 0; number < 5; number++) await happen(person);
    const moved = await follow(person, apis[0].url, first.client.seq);
    await until(() => moved.seqs().length === 5 && second.seqs().length === COUNT + 5);
    expect(moved.seqs()).toEqual((await logged(person)).slice(-5));
  });

  it('注销一处登录，在哪个进程上的连接都马上结束', async () => {
    const person = await t.person('李秀英', { role: 'FAMILY' });
    const { ended } = await follow(person, apis[0].url);
    const { body } = await person.get('/sessions').expect(200);
    await person.delete(`/sessions/${(body as { items: { id: string }[] }).items[0].id}`).expect(204);
    await until(() => ended.length > 0);
    expect(ended).toEqual(['session-ended']);
  });
});
