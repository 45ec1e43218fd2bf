import type { LiveEvent } from '@anzhi/contracts';
import { newId, systemCtx } from '@anzhi/kernel';
import type { Tx } from '../database/tx';
import { EventConsumers } from './consumer';
import { nextOf, parseBatch, type EventBatch } from './batch';
import type { StoredEvent } from './event';
import { EventLog } from './event-log.queries';
import { EventStream } from './event-stream';
import { EventRelay } from './relay';
import { EVENTS_CHANNEL, Wake, WakeListener } from './wake';
import { usePlatform } from '@test/platform';

describe('events', () => {
  const p = usePlatform();

  const publish = (seniorId: string, before: (tx: Tx) => Promise<unknown> = async () => undefined) =>
    p.uow.run(systemCtx('test'), async (tx) => {
      await before(tx);
      tx.publish({
        type: 'people.life-event-recorded.v1',
        payload: { seniorId, kind: 'MOVE', onDate: '2026-11-23' },
        audience: { seniorId, regionId: 7 },
      });
    });
  const log = () => p.db.query<StoredEvent>('SELECT seq, payload, rooms FROM platform.event ORDER BY seq');
  const relayAll = async () => {
    while ((await p.get(EventRelay).runOnce()) > 0);
  };

  it('are numbered without gaps by any number of relays at once, each event once, in every room', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `00000000-0000-7000-8000-0000000000${String(i + 10)}`);
    const relays = [1, 2, 3].map(() => new EventRelay(p.database.appUrl, p.get(EventStream)));
    const relayed = Promise.all(
      relays.map(async (relay) => {
        for (let idle = 0; idle < 20;) if ((await relay.runOnce()) === 0) idle++;
      }),
    );
    await Promise.all(ids.map((id) => publish(id)));
    await relayed;
    await Promise.all(relays.map((relay) => relay.onApplicationShutdown()));
    await relayAll();
    const events = await log();
    expect(events.map(({ seq }) => seq)).toEqual(ids.map((_, i) => i + 1));
    expect(new Set(events.map(({ payload }) => (payload as { seniorId: string }).seniorId))).toEqual(
      new Set(ids),
    );
    const rooms = await p.db.query<{ room: string }>('SELECT room FROM platform.event_room WHERE seq = 1');
    expect(rooms.map(({ room }) => room).sort()).toEqual(['region:7', expect.stringMatching(/^senior:/)]);
  });

  it('are handed to those who deliver as they stand in the log, each batch naming the event before it', async () => {
    await relayAll();
    const before = await p.get(EventLog).last();
    const batches: EventBatch[] = [];
    const stream = Object.assign(Object.create(EventStream.prototype) as EventStream, {
      add: (batch: string) => void batches.push(parseBatch(batch)!),
    });
    const relay = new EventRelay(p.database.appUrl, stream);
    for (const count of [1, 3]) {
      for (let number = 0; number < count; number++) await publish(`王${number}`);
      expect(await relay.runOnce()).toBe(count);
    }
    expect(await relay.runOnce()).toBe(0);
    await relay.onApplicationShutdown();
    const logged = await p.get(EventLog).after(before.seq);
    expect(batches).toEqual([
      { after: before.id, events: logged.slice(0, 1) },
      { after: logged[0].event.id, events: logged.slice(1) },
    ]);
  });

  it('of a transaction that failed never existed', async () => {
    const before = (await log()).length;
    await expect(publish('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await relayAll();
    expect(await log()).toHaveLength(before);
  });

  it('take effect exactly once and in order; a handler that fails is tried again later', async () => {
    await relayAll();
    const seen: number[] = [];
    let failures = 2;
    const consumers = p.get(EventConsumers);
    consumers.register('spec', {
      'people.life-event-recorded.v1': async (tx, event) => {
        await tx.query(`INSERT INTO platform.schedule_slot (schedule, slot, at) VALUES ('spec', $1, $2)`, [
          String(event.seq),
          tx.now,
        ]);
        if (event.seq === 3 && failures-- > 0) throw new Error('not yet');
        seen.push(event.seq);
      },
    });
    for (let round = 0; round < 100; round++) {
      await Promise.all([consumers.runOnce('spec'), consumers.runOnce('spec')]);
      p.clock.advanceMinutes(1);
    }
    const expected = (await log()).map(({ seq }) => seq);
    expect(seen).toEqual(expected);
    const effects = await p.db.query<{ n: number }>(`SELECT count(*) AS n FROM platform.schedule_slot`);
    expect(effects[0].n).toBe(expected.length);
  });

  it('concern those who handle their type; everybody, where the batch does not tell', () => {
    const consumers = p.get(EventConsumers);
    consumers.register('moves', { 'people.life-event-recorded.v1': async () => undefined });
    consumers.register('roles', { 'identity.roles-changed.v1': async () => undefined });
    const of = (type: string) => ({ after: null, events: [{ rooms: [], event: { type } as LiveEvent }] });
    expect(consumers.concernedBy(of('identity.roles-changed.v1'))).toEqual(['roles']);
    expect(consumers.concernedBy(of('people.life-event-recorded.v1'))).toContain('moves');
    expect(consumers.concernedBy(of('people.life-event-recorded.v1'))).not.toContain('roles');
    expect(consumers.concernedBy(of('visits.checked-in.v1'))).toEqual([]);
    expect(consumers.concernedBy(undefined)).toEqual(consumers.names);
  });

  it('that a handler can never digest are set aside and stop nothing', async () => {
    const consumers = p.get(EventConsumers);
    const seen: number[] = [];
    consumers.register('stubborn', {
      'people.life-event-recorded.v1': async (tx, event) => {
        if (event.seq === 2) await tx.query('SELECT $1::int', ['王建华']);
        seen.push(event.seq);
      },
    });
    for (let round = 0; round < 90; round++) {
      await consumers.runOnce('stubborn');
      p.clock.advanceMinutes(10);
    }
    expect(seen).toEqual((await log()).map(({ seq }) => seq).filter((seq) => seq !== 2));
    const letters = await p.db.query('SELECT seq, error FROM platform.dead_letter');
    // the value itself is somebody's data
    expect(letters).toEqual([{ seq: 2, error: 'invalid input syntax for type integer: "…"' }]);
  });

  it('travel in notifications of which each continues the one before; of one that is too large it is only told', async () => {
    await relayAll();
    const before = await p.get(EventLog).last();
    const [told, added]: string[][] = [[], []];
    const wake = p.get(Wake);
    const listener = new WakeListener(p.database.appUrl, wake, [EVENTS_CHANNEL]);
    await listener.open();
    const off = wake.onEvents((batch) => void told.push(batch));
    const stream = Object.assign(Object.create(EventStream.prototype) as EventStream, {
      add: (batch: string) => void added.push(batch),
    });
    const relay = new EventRelay(p.database.appUrl, stream);
    for (let number = 0; number < 30; number++) await publish(`李${number}`);
    await publish('x'.repeat(8_000));
    await publish('y');
    expect(await relay.runOnce()).toBe(32);
    while (told.length < added.length) await new Promise((resolve) => setImmediate(resolve));
    off();
    await listener.close();
    await relay.onApplicationShutdown();
    expect(told).toEqual(added.map((text) => (Buffer.byteLength(text) < 8_000 ? text : '')));
    expect(told.filter((text) => text === '')).toHaveLength(1);
    let last = before;
    for (const text of added) {
      const events = nextOf(parseBatch(text)!, last)!;
      last = events.at(-1)!.event;
    }
    expect(added.length).toBeGreaterThan(2);
    expect(added.flatMap((text) => parseBatch(text)!.events)).toEqual(
      await p.get(EventLog).after(before.seq),
    );
  });

  it('that are nobody’s business are passed over, so that an idle consumer keeps up with the log', async () => {
    await relayAll();
    const consumers = p.get(EventConsumers);
    const seen: number[] = [];
    consumers.register('idle', {
      'identity.roles-changed.v1': async (_, event) => void seen.push(event.seq),
    });
    const cursor = async () =>
      (await p.db.one<{ n: number }>(`SELECT last_seq AS n FROM platform.consumer WHERE name = 'idle'`))!.n;
    const log = p.get(EventLog);
    const many = async (count: number) => {
      await p.uow.run(systemCtx('test'), async (tx) => {
        for (let n = 0; n < count; n++)
          tx.publish({
            type: 'people.life-event-recorded.v1',
            payload: { seniorId: '王', kind: 'MOVE', onDate: '2026-11-23' },
            audience: { regionId: 7 },
          });
      });
      await relayAll();
      return log.lastSeq();
    };
    await many(900);
    expect(await consumers.runOnce('idle')).toBe(false);
    expect(await cursor()).toBe(0);
    const newest = await many(100);
    expect(await consumers.runOnce('idle')).toBe(false);
    expect(await cursor()).toBe(newest);
    await p.uow.run(systemCtx('test'), async (tx) =>
      tx.publish({
        type: 'identity.roles-changed.v1',
        payload: { accountId: newId() },
        audience: { regionId: 7 },
      }),
    );
    await many(1_000);
    while (await consumers.runOnce('idle'));
    expect(seen).toEqual([newest + 1]);
    expect(await cursor()).toBe(newest + 1_001);
  });

  it('that were there before a consumer was are handled at its first look', async () => {
    await p.uow.run(systemCtx('test'), async (tx) =>
      tx.publish({
        type: 'identity.roles-changed.v1',
        payload: { accountId: newId() },
        audience: { regionId: 7 },
      }),
    );
    await relayAll();
    const seen: number[] = [];
    p.get(EventConsumers).register('late', {
      'identity.roles-changed.v1': async (_, event) => void seen.push(event.seq),
    });
    expect(await p.get(EventConsumers).runOnce('late')).toBe(true);
    expect(seen).toHaveLength(1);
  });
});
