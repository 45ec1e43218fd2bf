import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { IncomingMessage } from 'node:http';
import type { Namespace, Server } from 'socket.io';
import { LIVE_NAMESPACE, type LiveEvent, type LiveMessages } from '@anzhi/contracts';
import { EventLog, type RoomedEvent } from '@anzhi/platform';
import type { LiveConnection, LiveSocket } from './live-connection';
import { accountRoom, LiveDoor } from './live-door';
import { LIMITS } from './live-limits';
import { LiveReplay } from './live-replay';
import { LiveRooms } from './live-rooms';
import { LiveTail } from './live-tail';
import { Spread } from './spread';

/** Events after which what a caller may see can have changed. */
const ACCESS_CHANGES = new Set(['identity.roles-changed.v1', 'people.representative-changed.v1']);

/**
 * Live events over socket.io. The server alone authenticates, chooses the rooms and sends; clients say only who
 * they are and what they have seen. Every API process reads the one event log and serves its own sockets, so any
 * number of them needs no messages between each other.
 */
@WebSocketGateway({
  namespace: LIVE_NAMESPACE,
  serveClient: true,
  maxHttpBufferSize: LIMITS.messageBytes,
  connectTimeout: LIMITS.handshakeWithinMs,
})
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnApplicationShutdown {
  @WebSocketServer()
  private readonly live: Namespace<Record<string, never>, LiveMessages>;

  private readonly log = new Logger(LiveGateway.name);

  constructor(
    private readonly door: LiveDoor,
    private readonly tail: LiveTail,
    private readonly replay: LiveReplay,
    private readonly events: EventLog,
    private readonly rooms: LiveRooms,
  ) {}

  afterInit(live: Namespace): void {
    this.door.guard(live.server);
    live.server.engine.opts.allowRequest = this.hasRoom(live.server);
    live.use((socket, next) => {
      this.tail
        .begin()
        .then(() => this.door.let(socket as LiveSocket))
        .then(() => next(), next);
    });
    this.tail.follow((event) => this.deliver(event));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tail.stop();
  }

  async handleConnection(socket: LiveSocket): Promise<void> {
    const { connection } = socket.data;
    // first of all, so that whatever changes from now on finds him
    void socket.join(accountRoom(connection.actor.accountId));
    socket.onAny(() => connection.dismiss('message-unexpected'));
    try {
      await this.resume(connection);
    } catch (error) {
      this.log.error({ err: error }, 'live connection failed');
      connection.cut();
    }
  }

  /** Joins first and replays then: what is numbered meanwhile comes in live and waits its turn. */
  private async resume(connection: LiveConnection): Promise<void> {
    const { socket } = connection;
    await this.settleRooms(connection);
    if (!socket.connected) return;
    // a number that was not given yet is one of another log
    if (connection.seq > this.tail.seq && connection.seq > (await this.events.lastSeq())) {
      socket.emit('ready', { seq: this.tail.seq });
      return connection.reset(this.tail.seq);
    }
    socket.emit('ready', { seq: connection.seq });
    // what he has from a process that is ahead of this one is not to come once more
    await this.tail.reached(connection.seq);
    do {
      const replayed = await this.replay.to(connection);
      if (replayed === 'gone') return;
      if (replayed === 'too-much') return connection.reset(this.tail.seq);
    } while (!connection.catchUp());
  }

  /** Sends an event once for all who are live. Rights that end with it end before the next one. */
  private deliver({ event, rooms }: RoomedEvent): Promise<void> | undefined {
    const here = rooms.filter((room) => this.live.adapter.rooms.has(room));
    if (here.length) this.send(event, here);
    if (event.type === 'identity.session-revoked.v1') this.endSession(event.payload.sessionId);
    if (!ACCESS_CHANGES.has(event.type)) return undefined;
    return this.reviewRooms(here.filter((room) => room.startsWith(accountRoom(''))));
  }

  /** Who is behind gets it later; to all others it goes encoded once. */
  private send(event: LiveEvent, here: readonly string[]): void {
    const connections = this.connectionsIn(here);
    const behind = connections.filter(({ isBehind }) => isBehind);
    behind.forEach((connection) => connection.hold(event));
    if (behind.length === connections.length) return;
    const to = this.live.to([...here]);
    (behind.length ? to.except(behind.map(({ socket }) => socket.id)) : to).emit('event', event);
    for (const connection of connections)
      if (!connection.isBehind && connection.unsent > LIMITS.unsentPackets) this.cutSlow(connection);
  }

  private cutSlow(connection: LiveConnection): void {
    this.log.warn({ accountId: connection.actor.accountId }, 'a live client takes nothing off');
    connection.cut();
  }

  /** Each once. */
  private connectionsIn(rooms: readonly string[]): LiveConnection[] {
    const found = new Set<LiveConnection>();
    for (const room of rooms) {
      for (const id of this.live.adapter.rooms.get(room) ?? []) {
        const socket = this.live.sockets.get(id) as LiveSocket | undefined;
        if (socket) found.add(socket.data.connection);
      }
    }
    return [...found];
  }

  private endSession(sessionId: string): void {
    for (const { data } of this.live.sockets.values() as IterableIterator<LiveSocket>) {
      if (data.connection.actor.sessionId === sessionId) data.connection.dismiss('session-ended');
    }
  }

  /** Roles or rights changed: the caller stays, in the rooms he may stand in now. */
  private async reviewRooms(accountRooms: readonly string[]): Promise<void> {
    const review = async (connection: LiveConnection): Promise<void> => {
      try {
        await this.settleRooms(connection);
      } catch (error) {
        // whose rights nobody knows gets nothing; he comes back with his last number
        this.log.error({ err: error }, 'room review failed');
        connection.cut();
      }
    };
    await Promise.all(this.connectionsIn(accountRooms).map(review));
  }

  private settleRooms(connection: LiveConnection): Promise<void> {
    return connection.inTurn(async () => {
      const standing = await this.rooms.of(connection.claims);
      if (!standing) connection.dismiss('session-ended');
      else connection.standIn(standing.actor, standing.rooms);
    });
  }

  /** Those who have not said yet who they are may be only so many, and of those who come only so many a turn. */
  private hasRoom(server: Server) {
    const entrance = new Spread(LIMITS.enterATurn);
    return (_: IncomingMessage, decide: (problem: string | null, ok: boolean) => void): void =>
      entrance.add(() => {
        const strangers = server.engine.clientsCount - this.live.sockets.size;
        const ok = strangers < LIMITS.strangers;
        decide(ok ? null : 'too many connections', ok);
      });
  }
}
