import type { LiveEvent } from './live';
import { LiveClient, type LiveOptions } from './live-client';

/** As much of a socket of socket.io-client as the client asks for; the test speaks for the server. */
class FakeSocket {
  connects = 0;
  isOpen = false;
  handshake: unknown;
  private readonly listeners = new Map<string, (...args: unknown[]) => void>();

  constructor(private readonly auth: (give: (handshake: unknown) => void) => void) {}

  connect(): void {
    this.connects++;
    this.isOpen = true;
    this.auth((handshake) => (this.handshake = handshake));
  }

  disconnect(): void {
    this.isOpen = false;
  }

  on(event: string, listener: (...args: never[]) => void): void {
    this.listeners.set(event, listener as (...args: unknown[]) => void);
  }

  removeAllListeners(): void {
    this.listeners.clear();
  }

  say(event: string, ...args: unknown[]): void {
    this.listeners.get(event)?.(...args);
  }
}

describe('The client of live events', () => {
  const LONGEST_PAUSE_MS = 15_000;
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const start = async (options: Partial<LiveOptions> = {}) => {
    const told: string[] = [];
    const asked: boolean[] = [];
    let socket!: FakeSocket;
    const client = new LiveClient({
      connect: (_, { auth }: { auth?: ConstructorParameters<typeof FakeSocket>[0] }) =>
        (socket = new FakeSocket(auth!)),
      token: async (refused) => {
        asked.push(refused);
        return `token ${asked.length}`;
      },
      onEvent: ({ seq }) => void told.push(`event ${seq}`),
      onReset: (seq) => void told.push(`reset ${seq}`),
      onState: (live) => void told.push(live ? 'live' : 'away'),
      onEnd: (why) => void told.push(`end ${why}`),
      ...options,
    });
    await settle();
    return { client, socket, told, asked };
  };
  const settle = () => jest.advanceTimersByTimeAsync(0);
  const event = (seq: number) => ({ seq }) as LiveEvent;

  it('says who it is and what it has, and hands each event on once', async () => {
    const { client, socket, told } = await start({ since: 7 });
    expect(socket.handshake).toEqual({ token: 'token 1', since: 7 });
    socket.say('ready', { seq: 7 });
    for (const seq of [7, 8, 9, 9, 8, 11]) socket.say('event', event(seq));
    expect(told).toEqual(['live', 'event 8', 'event 9', 'event 11']);
    expect(client.seq).toBe(11);
  });

  it('without a number begins where the server says, and keeps that over a cut', async () => {
    const { socket } = await start();
    expect(socket.handshake).toEqual({ token: 'token 1', since: undefined });
    socket.say('ready', { seq: 40 });
    socket.say('disconnect', 'transport close');
    await jest.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
    expect(socket.handshake).toEqual({ token: 'token 2', since: 40 });
  });

  it('comes back after whatever ended it, later each time, and soon again once it was let in', async () => {
    const { socket } = await start();
    const pauses: number[] = [];
    for (const failure of [0, 1, 2, 3, 4, 5, 6]) {
      const before = socket.connects;
      socket.say(failure % 2 ? 'disconnect' : 'connect_error', new Error('gone'));
      let waitedMs = 0;
      for (; socket.connects === before; waitedMs += 25) await jest.advanceTimersByTimeAsync(25);
      pauses.push(waitedMs);
    }
    pauses.forEach((pauseMs, failure) => {
      const longestMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failure);
      expect(pauseMs).toBeGreaterThanOrEqual(longestMs / 4);
      expect(pauseMs).toBeLessThanOrEqual(longestMs + 25);
    });
    socket.say('ready', { seq: 1 });
    socket.say('disconnect', 'io server disconnect');
    const before = socket.connects;
    await jest.advanceTimersByTimeAsync(500);
    expect(socket.connects).toBe(before + 1);
  });

  it('asks for another token when one was refused or has expired, and only then', async () => {
    const { socket, asked } = await start();
    const fail = async (name: string, ...args: unknown[]) => {
      socket.say(name, ...args);
      await jest.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
    };
    await fail('connect_error', Object.assign(new Error('no'), { data: { status: 401 } }));
    await fail('connect_error', Object.assign(new Error('busy'), { data: { status: 429 } }));
    await fail('disconnect', 'transport close');
    socket.say('bye', { code: 'token-expired', reconnect: true });
    await fail('disconnect', 'io server disconnect');
    expect(asked).toEqual([false, true, false, false, true]);
  });

  it('begins anew where the server tells it to, also further back', async () => {
    const { socket, told } = await start({ since: 100 });
    socket.say('reset', { seq: 5 });
    socket.say('event', event(6));
    expect(told).toEqual(['reset 5', 'event 6']);
  });

  it('tries again when no token can be had at the moment', async () => {
    let failures = 2;
    const token = async () => {
      if (failures-- > 0) throw new Error('unreachable');
      return 'at last';
    };
    const { socket } = await start({ token });
    expect(socket.isOpen).toBe(false);
    await jest.advanceTimersByTimeAsync(LONGEST_PAUSE_MS);
    expect(socket.handshake).toEqual({ token: 'at last', since: undefined });
  });

  it('ends with the login', async () => {
    const gone = await start({ token: async () => null });
    expect(gone.told).toEqual(['away', 'end logged-out']);
    const revoked = await start();
    revoked.socket.say('bye', { code: 'session-ended', reconnect: false });
    expect(revoked.told).toEqual(['away', 'end session-ended']);
    revoked.client.close();
    await jest.advanceTimersByTimeAsync(10 * LONGEST_PAUSE_MS);
    expect([gone.socket.connects, revoked.socket.connects]).toEqual([1, 1]);
  });

  it('is silent once it was closed', async () => {
    const { client, socket, told } = await start();
    socket.say('disconnect', 'transport close');
    client.close();
    await jest.advanceTimersByTimeAsync(10 * LONGEST_PAUSE_MS);
    expect(socket.connects).toBe(1);
    expect(told).toEqual(['away']);
  });
});
