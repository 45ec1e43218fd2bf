import { systemCtx } from '@anzhi/kernel';
import { useDatabase } from '@test/database';
import { TcpProxy } from '@test/kill/tcp-proxy';
import { TestPlatform } from '@test/platform';
import { EventRelay } from './relay';

const database = useDatabase();
let proxy: TcpProxy;
let near: TestPlatform;
let far: TestPlatform;
beforeAll(async () => {
  proxy = await TcpProxy.start(database.appUrl);
  near = new TestPlatform(database);
  far = new TestPlatform({ name: 'far', appUrl: proxy.url, ownerUrl: '', adminUrl: '' });
  await near.start();
  await far.start();
});
afterAll(async () => {
  proxy?.heal();
  await far?.stop();
  await near?.stop();
  await proxy?.close();
});

const publish = (seniorId: string) =>
  near.uow.run(systemCtx('test'), async (tx) =>
    tx.publish({
      type: 'people.life-event-recorded.v1',
      payload: { seniorId, kind: 'MOVE', onDate: '2026-11-23' },
      audience: { seniorId },
    }),
  );
const logged = async () => {
  const rows = await near.db.query<{ seq: number; senior: string }>(
    `SELECT seq, payload ->> 'seniorId' AS senior FROM platform.event ORDER BY seq`,
  );
  return rows.map(({ seq, senior }) => `${seq} ${senior}`);
};

/** As when its machine loses power: the server hears nothing of it, and its connection stays open. */
describe('A relay that vanishes without a word', () => {
  it('before the server has heard what it wants holds nobody up', async () => {
    await publish('first');
    const silent = proxy.fail({ swallow: { direction: 'up', from: 'EXECUTE' } });
    const lost = far.get(EventRelay).runOnce();
    lost.catch(() => undefined);
    await silent;
    expect(await near.get(EventRelay).runOnce()).toBe(1);
    proxy.heal();
    await expect(lost).rejects.toThrow();
    expect(await logged()).toEqual(['1 first']);
  });

  it('while the server does its work leaves that done, once, and nothing locked', async () => {
    await publish('second');
    const silent = proxy.fail({ swallow: { direction: 'down', from: 'moved' } });
    const lost = far.get(EventRelay).runOnce();
    lost.catch(() => undefined);
    await silent;
    await publish('third');
    expect(await near.get(EventRelay).runOnce()).toBe(1);
    proxy.heal();
    await expect(lost).rejects.toThrow();
    expect(await logged()).toEqual(['1 first', '2 second', '3 third']);
  });
});
