import { newId, systemCtx } from '@anzhi/kernel';
import { useDatabase } from '@test/database';
import { TestPlatform } from '@test/platform';
import type { Tx } from '../database/tx';
import { WorkerLoops } from '../worker/worker-loops';
import { EVENTS_CHANNEL, JOBS_CHANNEL, OUTBOX_CHANNEL, Wake, WakeListener } from './wake';

const database = useDatabase();
let writer: TestPlatform;
let worker: TestPlatform;
let heard: string[];
let listener: WakeListener;
let off: () => void;
beforeEach(async () => {
  [writer, worker] = [new TestPlatform(database), new TestPlatform(database)];
  await Promise.all([writer.start(), worker.start()]);
  heard = [];
  const wake = worker.get(Wake);
  const offs = [wake.onOutbox(() => heard.push('outbox')), wake.onJobs(() => heard.push('jobs'))];
  off = () => offs.forEach((each) => each());
  listener = new WakeListener(database.appUrl, wake, [OUTBOX_CHANNEL, JOBS_CHANNEL]);
  await listener.open();
});
afterEach(async () => {
  off();
  await listener.close();
  await writer.get(WorkerLoops).stop();
  await writer.stop();
  await worker.stop();
});

const write = (work: (tx: Tx) => void) =>
  writer.uow.run(systemCtx('test'), async (tx) => {
    work(tx);
  });
const event = (tx: Tx): void =>
  tx.publish({
    type: 'people.life-event-recorded.v1',
    payload: { seniorId: newId(), kind: 'MOVE', onDate: '2026-11-23' },
    audience: { regionId: 7 },
  });
const job = (tx: Tx): void => tx.schedule({ kind: 'spec', key: newId(), dueAt: tx.now });
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
};
const isNumbered = async () => !(await writer.db.one('SELECT id FROM platform.outbox LIMIT 1'));

describe('After a commit', () => {
  it('other processes hear what it left to do, and nothing else', async () => {
    await write(event);
    await until(() => heard.includes('outbox'));
    expect(heard).toEqual(['outbox']);
    await write(job);
    await until(() => heard.includes('jobs'));
    await write(() => undefined);
    await write(job);
    await until(() => heard.filter((each) => each === 'jobs').length === 2);
    expect(heard).toEqual(['outbox', 'jobs', 'jobs']);
  });

  it('a process that relays numbers its own events, and tells nobody else of them', async () => {
    writer.get(WorkerLoops).startRelay();
    await write(event);
    await until(isNumbered);
    await write(job);
    await until(() => heard.length > 0);
    expect(heard).toEqual(['jobs']);
  });

  it('a process that relays numbers what one that is gone has left', async () => {
    await write(event);
    await until(() => heard.includes('outbox'));
    worker.get(WorkerLoops).startRelay();
    await until(isNumbered);
    await worker.get(WorkerLoops).stop();
  });

  it('a process is woken only by what it acts upon', async () => {
    const told: string[] = [];
    const wake = writer.get(Wake);
    const offs = [wake.onJobs(() => told.push('jobs')), wake.onEvents(() => told.push('events'))];
    const narrow = new WakeListener(database.appUrl, wake, [EVENTS_CHANNEL]);
    await narrow.open();
    await worker.uow.run(systemCtx('test'), async (tx) => job(tx));
    await until(() => heard.includes('jobs'));
    await worker.db.query('SELECT pg_notify($1, $2)', [JOBS_CHANNEL, '']);
    await worker.db.query('SELECT pg_notify($1, $2)', [EVENTS_CHANNEL, '']);
    await until(() => told.length > 0);
    expect(told).toEqual(['events']);
    offs.forEach((each) => each());
    await narrow.close();
  });

  it('a listener that is closed while it opens leaves no connection behind', async () => {
    const listening = async () =>
      (
        await worker.db.query(
          `SELECT FROM pg_stat_activity WHERE application_name = 'anzhi-listener' AND datname = current_database()`,
        )
      ).length;
    const late = new WakeListener(database.appUrl, worker.get(Wake), [JOBS_CHANNEL]);
    const opening = late.open();
    await late.close();
    await opening;
    // the one every test here has
    await until(async () => (await listening()) === 1);
  });
});
