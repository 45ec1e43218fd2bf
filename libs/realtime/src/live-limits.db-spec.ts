import type { Namespace } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { LIVE_NAMESPACE, LiveClient, type LiveEvent } from '@anzhi/contracts';
import { EventRelay } from '@anzhi/platform';
import { useApp, type ApiClient } from '@test/app';
import { LIMITS } from './live-limits';
import { LiveTail } from './live-tail';
import { LiveGateway } from './live.gateway';

const TYPE = 'people.life-event-recorded.v1';

/** Nobody can make the server keep more, do more or wait longer for him than is meant for one client. */
describe('live connections', () => {
  const t = useApp();
  let family: ApiClient;
  let url: string;
  const open: { close(): unknown }[] = [];

  beforeAll(async () => {
    family = await t.person('家属', { role: 'FAMILY' });
    url = await t.listen();
    await relay();
  });
  afterEach(() => open.splice(0).forEach((each) => each.close()));

  const room = (who: ApiClient) => `account:${who.accountId}`;
  /** Numbers events of this size in one room; made by hand, because thousands of commands take long. */
  const happen = async (count: number, who = family, bytes = 1) => {
    await t.db.query(
      `INSERT INTO platform.outbox (event_id, type, payload, rooms, occurred_at)
       SELECT gen_random_uuid(), $1, jsonb_build_object('kind', repeat('x', $2)), ARRAY[$3], now()
         FROM generate_series(1, $4)`,
      [TYPE, bytes, room(who), count],
    );
    await relay();
  };
  const relay = async () => {
    while ((await t.get(EventRelay).runOnce()) > 0);
  };
  const lastSeq = async () =>
    (await t.db.one<{ seq: number }>('SELECT last_seq AS seq FROM platform.event_counter'))!.seq;
  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const raw = (who: { token: string | null }, namespace = LIVE_NAMESPACE, since?: number): Socket => {
    const auth = { token: who.token, since };
    const socket = io(url + namespace, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    open.push(socket);
    return socket;
  };
  /** Sockets the server has at this moment. */
  const connectionsHere = (): number => {
    const { live } = t.get(LiveGateway) as unknown as { live: Namespace };
    return live.sockets.size;
  };
  /** The connection below socket.io and its packets. */
  const lineOf = ({ io: { engine } }: Socket) =>
    (
      engine.transport as unknown as {
        ws: { send(frame: string): void; _socket: { pause(): void; resume(): void } };
      }
    ).ws;
  const told = <T>(socket: Socket, message: string): Promise<T> =>
    new Promise((resolve) => socket.once(message, resolve));
  const follow = (since?: number, who = family) => {
    const events: LiveEvent[] = [];
    const resets: number[] = [];
    const client = new LiveClient({
      connect: io,
      url,
      since,
      token: async () => who.token,
      onEvent: (event) => void events.push(event),
      onReset: (seq) => void resets.push(seq),
    });
    open.push(client);
    return { client, events, resets, seqs: () => events.map(({ seq }) => seq) };
  };
  const upTo = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + 1 + i);

  it('are told to read anew when they missed too much, and go on live from there', async () => {
    const since = await lastSeq();
    await happen(LIMITS.replayEvents + 1);
    await t.get(LiveTail).reached(since + LIMITS.replayEvents + 1);
    const { events, resets, seqs } = follow(since);
    await until(() => resets.length > 0);
    expect(resets).toEqual([since + LIMITS.replayEvents + 1]);
    const before = events.length;
    expect(before).toBeLessThanOrEqual(LIMITS.replayEvents);
    await happen(3);
    await until(() => events.length === before + 3);
    expect(seqs().slice(-3)).toEqual(upTo(resets[0], 3));
  });

  it('are sent all of what is just within the bound, while more happens', async () => {
    const since = await lastSeq();
    await happen(LIMITS.replayEvents - 50);
    const { events, seqs, resets } = follow(since);
    for (let i = 0; i < 5; i++) await happen(10);
    await until(() => events.length >= LIMITS.replayEvents);
    expect(seqs()).toEqual(upTo(since, LIMITS.replayEvents));
    expect(resets).toEqual([]);
  });

  it('with a number from another log begin anew', async () => {
    const { events, resets } = follow(1_000_000_000);
    await until(() => resets.length > 0);
    expect(resets).toEqual([await lastSeq()]);
    await happen(1);
    await until(() => events.length === 1);
  });

  it('that take nothing off are cut, and come back for the rest', async () => {
    const since = await lastSeq();
    const slow = raw(family, LIVE_NAMESPACE, since);
    const seen: number[] = [];
    slow.on('event', ({ seq }: LiveEvent) => seen.push(seq));
    const gone = told(slow, 'disconnect');
    await told(slow, 'ready');
    const { _socket: line } = lineOf(slow);
    await happen(1);
    await until(() => seen.length > 0);
    line.pause();
    // more than the kernel keeps for one connection, and more packets than we do
    const count = LIMITS.unsentPackets + 500;
    await happen(count, family, 20_000);
    await happen(1);
    await until(() => connectionsHere() === 0);
    line.resume();
    await gone;
    expect(seen.length).toBeLessThan(count + 2);
    expect(seen).toEqual(upTo(since, seen.length));
    const { events, seqs } = follow(seen.at(-1));
    await until(() => seen.length + events.length === count + 2);
    expect([...seen, ...seqs()]).toEqual(upTo(since, count + 2));
  });

  it('have nothing to say', async () => {
    const socket = raw(family);
    await told(socket, 'ready');
    const bye = told(socket, 'bye');
    socket.emit('join', `senior:somebody`);
    expect(await bye).toEqual({ code: 'message-unexpected', reconnect: false });
  });

  it('that flood are cut off', async () => {
    const socket = raw(family);
    await told(socket, 'ready');
    const gone = told(socket, 'disconnect');
    for (let i = 0; i <= LIMITS.packetsPerMinute; i++) lineOf(socket).send('3');
    await gone;
    const large = raw(family);
    await told(large, 'ready');
    const cut = told(large, 'disconnect');
    lineOf(large).send('4'.padEnd(LIMITS.messageBytes + 1, 'x'));
    await cut;
  });

  it('of one account are only so many', async () => {
    const busy = await t.person('多开', { role: 'FAMILY' });
    const sockets = Array.from({ length: LIMITS.socketsPerAccount }, () => raw(busy));
    await Promise.all(sockets.map((socket) => told(socket, 'ready')));
    const refused = await told<Error & { data: object }>(raw(busy), 'connect_error');
    expect(refused.data).toMatchObject({ status: 429, code: 'realtime.too-many-connections' });
    sockets[0].close();
    await until(() => connectionsHere() < LIMITS.socketsPerAccount);
    await told(raw(busy), 'ready');
  });

  it('of one token are tried only so often', async () => {
    const hasty = await t.person('性急', { role: 'FAMILY' });
    const answers: string[] = [];
    for (let i = 0; i <= LIMITS.handshakesPerMinute; i++) {
      const socket = raw(hasty);
      const answer = await Promise.race([
        told(socket, 'ready').then(() => 'ready'),
        told<Error>(socket, 'connect_error').then(({ message }) => message),
      ]);
      answers.push(answer);
      socket.close();
      await until(() => connectionsHere() === 0);
    }
    expect(answers.filter((answer) => answer !== 'ready')).toEqual(['realtime.too-many-connections']);
    expect(answers.at(-1)).not.toBe('ready');
  });

  it('lie in one namespace; whoever looks for another one is shown out', async () => {
    const elsewhere = raw(family, '/');
    expect((await told<Error>(elsewhere, 'connect_error')).message).toBe('there is nothing here');
    const unknown = raw(family, '/rooms');
    expect((await told<Error>(unknown, 'connect_error')).message).toBe('Invalid namespace');
  });

  it('end with their token, and go on with the next one', async () => {
    const person = await t.again(family);
    t.clock.advanceMinutes(15);
    t.clock.set(new Date(t.clock.now().getTime() - 500));
    const fresh: string[] = [person.token!];
    const asked: boolean[] = [];
    const states: boolean[] = [];
    const events: LiveEvent[] = [];
    const client = new LiveClient({
      connect: io,
      url,
      token: async (refused) => {
        asked.push(refused);
        if (asked.length > 1) fresh.push((await t.again(person)).token!);
        return fresh.at(-1)!;
      },
      onEvent: (event) => void events.push(event),
      onState: (live) => void states.push(live),
    });
    open.push(client);
    await until(() => states.length === 3);
    expect(states).toEqual([true, false, true]);
    expect(asked).toEqual([false, true]);
    await happen(1);
    await until(() => events.length === 1);
  });
});
