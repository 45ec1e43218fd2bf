import { systemCtx } from '@anzhi/kernel';
import type { Tx } from '../database/tx';
import { EventConsumers } from './consumer';
import type { StoredEvent } from './event';
import { EventRelay } from './relay';
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
    const relays = Promise.all(
      [1, 2, 3].map(async () => {
        for (let idle = 0; idle < 20;) if ((await p.get(EventRelay).runOnce()) === 0) idle++;
      }),
    );
    await Promise.all(ids.map((id) => publish(id)));
    await relays;
    await relayAll();
    const events = await log();
    expect(events.map(({ seq }) => seq)).toEqual(ids.map((_, i) => i + 1));
    expect(new Set(events.map(({ payload }) => (payload as { seniorId: string }).seniorId))).toEqual(
      new Set(ids),
    );
    const rooms = await p.db.query<{ room: string }>('SELECT room FROM platform.event_room WHERE seq = 1');
    expect(rooms.map(({ room }) => room).sort()).toEqual(['region:7', expect.stringMatching(/^senior:/)]);
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
});
