import { systemCtx } from '@anzhi/kernel';
import { useDatabase } from '@test/database';
import { TcpProxy } from '@test/kill/tcp-proxy';
import { TestPlatform } from '@test/platform';
import { EventConsumers } from './consumer';
import { EventRelay } from './relay';

const database = useDatabase();
let proxy: TcpProxy;
let p: TestPlatform;
beforeAll(async () => {
  proxy = await TcpProxy.start(database.appUrl);
  p = new TestPlatform({ name: 'far', appUrl: proxy.url, ownerUrl: '', adminUrl: '' });
  await p.start();
});
afterAll(async () => {
  proxy?.heal();
  await p?.stop();
  await proxy?.close();
});

describe('A consumer whose connection breaks right after its commit', () => {
  it('has done its event, and nothing of the next one has failed', async () => {
    for (const seniorId of ['first', 'second'])
      await p.uow.run(systemCtx('test'), async (tx) =>
        tx.publish({
          type: 'people.life-event-recorded.v1',
          payload: { seniorId, kind: 'MOVE', onDate: '2026-11-23' },
          audience: { seniorId },
        }),
      );
    await p.get(EventRelay).runOnce();
    const seen: number[] = [];
    const consumers = p.get(EventConsumers);
    consumers.register('cut', {
      'people.life-event-recorded.v1': async (_, { seq }) => {
        seen.push(seq);
        if (seq === 1) void proxy.fail({ cutAfterCommit: true });
      },
    });
    await consumers.runOnce('cut').catch(() => undefined);
    proxy.heal();
    const cursor = await p.db.query('SELECT last_seq, attempts FROM platform.consumer');
    expect(cursor).toEqual([{ last_seq: 1, attempts: 0 }]);
    await consumers.runOnce('cut');
    expect(seen).toEqual([1, 2]);
  });
});
