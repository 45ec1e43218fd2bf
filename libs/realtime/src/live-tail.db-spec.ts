import { newId, Random, systemCtx } from '@anzhi/kernel';
import {
  EventLog,
  EventRelay,
  EventStream,
  parseBatch,
  type BatchListener,
  type EventBatch,
} from '@anzhi/platform';
import { usePlatform } from '@test/platform';
import { stressSeed } from '@test/seed';
import { LiveTail } from './live-tail';

const SEED = stressSeed();

/** Does with every batch what it is told to. */
class TestStream extends EventStream {
  treat: (batch: EventBatch, listener: BatchListener) => void = (batch, listener) => listener(batch);
  listener: BatchListener = () => undefined;

  add(batch: string): void {
    this.treat(parseBatch(batch)!, this.listener);
  }

  follow(listener: BatchListener): () => void {
    this.listener = listener;
    return () => (this.listener = () => undefined);
  }
}

describe('The tail of the event log', () => {
  const p = usePlatform();
  const stream = new TestStream();
  let relay: EventRelay;
  let tail: LiveTail;
  let delivered: number[];
  let from: number;

  beforeAll(() => {
    relay = new EventRelay(p.database.appUrl, stream);
  });
  afterAll(() => relay.onApplicationShutdown());
  beforeEach(async () => {
    stream.treat = (batch, listener) => listener(batch);
    await happen(1); // no two beginnings of a log can be told apart
    tail = new LiveTail(p.get(EventLog), stream);
    delivered = [];
    await tail.begin();
    from = tail.seq;
  });
  afterEach(() => tail.stop());

  const happen = async (count: number): Promise<void> => {
    await p.uow.run(systemCtx('test'), async (tx) => {
      for (let number = 0; number < count; number++)
        tx.publish({
          type: 'people.life-event-recorded.v1',
          payload: { seniorId: newId(), kind: 'MOVE', onDate: '2026-11-23' },
          audience: { regionId: 7 },
        });
    });
    await relay.runOnce();
  };
  const follow = (wait: () => Promise<void> | void = () => undefined): void =>
    tail.follow(({ event }) => {
      delivered.push(event.seq);
      return wait();
    });
  const upTo = async (): Promise<number[]> => {
    const last = await p.get(EventLog).lastSeq();
    while (tail.seq < last) await new Promise((resolve) => setTimeout(resolve, 5));
    return Array.from({ length: last - from }, (_, at) => from + 1 + at);
  };

  it('is delivered from the stream alone while nothing is missing', async () => {
    const read = jest.spyOn(p.get(EventLog), 'after');
    follow();
    for (const count of [1, 5, 500, 2]) {
      await happen(count);
      await upTo();
    }
    expect(read).not.toHaveBeenCalled();
    expect(delivered).toEqual(await upTo());
    read.mockRestore();
  });

  it(`has no gap, no repeat and one order, whatever the stream does (STRESS_SEED=${SEED})`, async () => {
    const random = new Random(`${SEED}/tail`);
    const late: EventBatch[] = [];
    stream.treat = (batch, listener) => {
      const fate = random.weighted([
        ['comes', 6],
        ['lost', 2],
        ['twice', 1],
        ['late', 2],
        ['hint', 1],
      ] as const);
      if (fate === 'late') late.push(batch);
      if (fate === 'comes' || fate === 'twice') listener(batch);
      if (fate === 'twice') listener(batch);
      if (fate === 'hint') listener();
      if (late.length && random.chance(0.4)) listener(late.splice(random.integer(0, late.length - 1), 1)[0]);
    };
    follow(() => (random.chance(0.1) ? new Promise((resolve) => setImmediate(resolve)) : undefined));
    for (let batch = 0; batch < 150; batch++) await happen(random.chance(0.02) ? 600 : random.integer(1, 4));
    while ((await relay.runOnce()) > 0);
    expect(delivered).toEqual(await upTo());
  });

  it('takes nothing from another log, though its numbers fit', async () => {
    follow();
    const [{ event }] = await p.get(EventLog).after(from - 1);
    const strange = { ...event, seq: from + 1, id: newId() };
    stream.listener({ after: newId(), events: [{ event: strange, rooms: ['region:7'] }] });
    await happen(2);
    expect(await upTo()).toEqual(delivered);
    expect(delivered).toHaveLength(2);
  });

  it('goes on after a failure to read it', async () => {
    const read = jest.spyOn(p.get(EventLog), 'after').mockRejectedValueOnce(new Error('away'));
    stream.treat = () => undefined;
    follow();
    await happen(3);
    stream.listener();
    expect(await upTo()).toEqual(delivered);
    expect(read.mock.calls.length).toBeGreaterThan(1);
    read.mockRestore();
  });
});
