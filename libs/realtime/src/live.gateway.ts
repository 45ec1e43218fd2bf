import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { decodeJwt } from 'jose';
import type { Namespace } from 'socket.io';
import { LIVE_NAMESPACE, type LiveMessages } from '@anzhi/contracts';
import { Clock, type Locale } from '@anzhi/kernel';
import {
  AuthErrors,
  Authenticator,
  localeOf,
  problemOf,
  Wake,
  EVENT_PAGE,
  EventLog,
  type RoomedEvent,
} from '@anzhi/platform';
import { LiveClient, type LiveSocket } from './live-client';
import { LiveRooms } from './live-rooms';

/** The bound on the delay when a hint was lost. */
const LOOK_EVERY_MS = 500;
/** Events after which what a caller may see can have changed. */
const ACCESS_CHANGES = new Set(['identity.roles-changed.v1', 'people.representative-changed.v1']);

/**
 * Live events over socket.io. The server alone authenticates, chooses the rooms and sends; clients say only who
 * they are and what they have seen. Every API process reads the one event log and serves its own sockets, so any
 * number of them needs no messages between each other.
 */
@Injectable()
@WebSocketGateway({ namespace: LIVE_NAMESPACE, serveClient: true })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnApplicationShutdown {
  @WebSocketServer()
  private readonly live: Namespace<Record<string, never>, LiveMessages>;

  private readonly log = new Logger(LiveGateway.name);
  private lastSeq = 0;
  private started: Promise<void> | undefined;
  private reading: Promise<void> | undefined;
  private again = false;
  private stop = (): void => undefined;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly events: EventLog,
    private readonly rooms: LiveRooms,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  afterInit(live: Namespace): void {
    live.use((socket, next) => {
      this.authorise(socket as LiveSocket).then(() => next(), next);
    });
    const timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    const off = this.wake.onEvents(() => this.look());
    this.stop = () => {
      clearInterval(timer);
      off();
    };
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop();
    await this.reading;
  }

  async handleConnection(socket: LiveSocket): Promise<void> {
    try {
      await this.welcome(socket.data.client);
    } catch (error) {
      this.log.error({ err: error }, 'live connection failed');
      socket.disconnect(true);
    }
  }

  /** Where the live stream starts: before the first connection is let in, so that none can miss an event. */
  private begin(): Promise<void> {
    this.started ??= this.events.lastSeq().then(
      (seq) => void (this.lastSeq = seq),
      (error: unknown) => {
        this.started = undefined;
        throw error;
      },
    );
    return this.started;
  }

  /** Runs before the connection exists: a caller we do not know never becomes a socket. */
  private async authorise(socket: LiveSocket): Promise<void> {
    await this.begin();
    const { token, since } = socket.handshake.auth as { token?: unknown; since?: unknown };
    const actor = typeof token === 'string' ? await this.authenticator.authenticate(token) : undefined;
    if (!actor) throw refusal(localeOf(socket.handshake.headers['accept-language']), socket.id);
    const isNumber = Number.isSafeInteger(since) && (since as number) >= 0;
    const seq = isNumber ? (since as number) : await this.events.lastSeq();
    socket.data.client = new LiveClient(socket, actor, token as string, seq);
    this.endWithToken(socket, token as string);
  }

  /** A socket lives no longer than its token; the client comes back with a fresh one and its last number. */
  private endWithToken(socket: LiveSocket, token: string): void {
    const expiresMs = (decodeJwt(token).exp ?? 0) * 1_000 - this.clock.now().getTime();
    const timer = setTimeout(() => this.dismiss(socket, 'token-expired'), Math.max(0, expiresMs));
    timer.unref();
    socket.once('disconnect', () => clearTimeout(timer));
  }

  /** Joins first and replays then: what is numbered meanwhile comes in live and waits its turn. */
  private async welcome(client: LiveClient): Promise<void> {
    const rooms = await this.rooms.of(client.actor);
    await client.socket.join(rooms);
    client.socket.emit('ready', { seq: client.seq });
    do {
      await this.replay(client, rooms);
    } while (!client.catchUp());
  }

  private async replay(client: LiveClient, rooms: string[]): Promise<void> {
    for (;;) {
      const page = await this.events.ofRooms(rooms, client.seq);
      page.forEach(({ event }) => client.send(event));
      if (page.length < EVENT_PAGE || !client.socket.connected) return;
    }
  }

  /** Reads what is new; one reader at a time, and once more if it was asked meanwhile. */
  private look(): void {
    this.again = true;
    this.reading ??= this.readNew().finally(() => (this.reading = undefined));
  }

  private async readNew(): Promise<void> {
    try {
      await this.begin();
      while (this.again) {
        this.again = false;
        const page = await this.events.after(this.lastSeq);
        for (const roomed of page) this.deliver(roomed);
        if (page.length === EVENT_PAGE) this.again = true;
      }
    } catch (error) {
      this.log.error({ err: error }, 'reading the event log failed');
    }
  }

  private deliver({ event, rooms }: RoomedEvent): void {
    this.lastSeq = event.seq;
    for (const client of this.clientsIn(rooms)) client.offer(event);
    if (event.type === 'identity.session-revoked.v1') this.endSession(event.payload.sessionId);
    if (ACCESS_CHANGES.has(event.type)) {
      const accounts = rooms.filter((room) => room.startsWith('account:'));
      this.reviewRooms(accounts).catch((error: unknown) =>
        this.log.error({ err: error }, 'room review failed'),
      );
    }
  }

  private clientsIn(rooms: readonly string[]): Set<LiveClient> {
    const ids = rooms.flatMap((room) => [...(this.live.adapter.rooms.get(room) ?? [])]);
    const sockets = ids.map((id) => this.live.sockets.get(id) as LiveSocket | undefined);
    return new Set(sockets.flatMap((socket) => (socket ? [socket.data.client] : [])));
  }

  private endSession(sessionId: string): void {
    for (const socket of this.live.sockets.values() as IterableIterator<LiveSocket>) {
      if (socket.data.client.actor.sessionId === sessionId) this.dismiss(socket, 'session-ended');
    }
  }

  /** Roles or rights changed: the caller stays, in the rooms he may stand in now. */
  private async reviewRooms(accountRooms: readonly string[]): Promise<void> {
    for (const client of this.clientsIn(accountRooms)) {
      const actor = await this.authenticator.authenticate(client.token);
      if (!actor) {
        this.dismiss(client.socket, 'session-ended');
        continue;
      }
      const allowed = new Set(await this.rooms.of(actor));
      for (const room of client.socket.rooms) {
        if (room !== client.socket.id && !allowed.has(room)) await client.socket.leave(room);
      }
      await client.socket.join([...allowed]);
    }
  }

  private dismiss(socket: LiveSocket, code: 'token-expired' | 'session-ended'): void {
    socket.emit('bye', { code, reconnect: code === 'token-expired' });
    socket.disconnect(true);
  }
}

/** socket.io hands `data` to the client with the connect_error. */
const refusal = (locale: Locale, instance: string): Error =>
  Object.assign(new Error('auth.session-ended'), {
    data: problemOf(AuthErrors.sessionEnded(), locale, instance),
  });
