import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { IncomingMessage } from 'node:http';
import type { Namespace, Server } from 'socket.io';
import { LIVE_NAMESPACE, type LiveMessages } from '@anzhi/contracts';
import { Authenticator, EVENT_PAGE, EventLog, type RoomedEvent } from '@anzhi/platform';
import { BEHIND, type LiveConnection, type LiveSocket } from './live-connection';
import { accountRoom, LiveDoor } from './live-door';
import { LIMITS } from './live-limits';
import { LiveRooms } from './live-rooms';
import { LiveTail } from './live-tail';
import { Turns } from './turns';

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
  private readonly handshakes = new Turns(LIMITS.handshakesAtOnce, 'newest');
  private readonly resumes = new Turns(LIMITS.resumesAtOnce);

  constructor(
    private readonly door: LiveDoor,
    private readonly tail: LiveTail,
    private readonly authenticator: Authenticator,
    private readonly events: EventLog,
    private readonly rooms: LiveRooms,
  ) {}

  afterInit(live: Namespace): void {
    this.door.guard(live.server);
    live.server.engine.opts.allowRequest = this.hasRoom(live.server);
    live.use((socket, next) => {
      this.tail
        .begin()
        .then(() => this.handshakes.take(() => this.door.let(socket as LiveSocket)))
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
    void socket.join([BEHIND, accountRoom(connection.actor.accountId)]);
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
    await this.resumes.take(() => this.settleRooms(connection));
    if (!socket.connected) return;
    // a number that was not given yet is one of another log
    if (connection.seq > this.tail.seq && connection.seq > (await this.events.lastSeq())) {
      socket.emit('ready', { seq: this.tail.seq });
      return connection.reset(this.tail.seq);
    }
    socket.emit('ready', { seq: connection.seq });
    do {
      if (!(await this.replay(connection))) return;
      // what was replayed from ahead of the tail is not to come from the tail once more
      await this.tail.reached(connection.seq);
    } while (!(await connection.catchUp()));
  }

  /** @returns whether the client has everything now and may go on to live events */
  private async replay(connection: LiveConnection): Promise<boolean> {
    for (;;) {
      const page = await this.resumes.take(() => this.events.ofRooms(connection.rooms, connection.seq));
      if (!connection.socket.connected) return false;
      if (!connection.mayReplay(page.length)) {
        await connection.reset(this.tail.seq);
        return false;
      }
      page.forEach(({ event }) => connection.send(event));
      if (page.length && !(await connection.drained())) {
        connection.cut();
        return false;
      }
      if (page.length < EVENT_PAGE) return true;
    }
  }

  /** Sends an event once for all who are live. Rights that end with it end before the next one. */
  private deliver({ event, rooms }: RoomedEvent): Promise<void> | undefined {
    const here = rooms.filter((room) => this.live.adapter.rooms.has(room));
    if (here.length) {
      this.live.to(here).except(BEHIND).emit('event', event);
      for (const connection of this.connectionsIn(here)) {
        if (connection.isBehind) connection.hold(event);
        else if (connection.unsent > LIMITS.unsentPackets) this.cutSlow(connection);
      }
    }
    if (event.type === 'identity.session-revoked.v1') this.endSession(event.payload.sessionId);
    if (!ACCESS_CHANGES.has(event.type)) return undefined;
    return this.reviewRooms(here.filter((room) => room.startsWith(accountRoom(''))));
  }

  private cutSlow(connection: LiveConnection): void {
    this.log.warn({ accountId: connection.actor.accountId }, 'a live client takes nothing off');
    connection.cut();
  }

  private connectionsIn(rooms: readonly string[]): Set<LiveConnection> {
    const ids = rooms.flatMap((room) => [...(this.live.adapter.rooms.get(room) ?? [])]);
    const sockets = ids.map((id) => this.live.sockets.get(id) as LiveSocket | undefined);
    return new Set(sockets.flatMap((socket) => (socket ? [socket.data.connection] : [])));
  }

  private endSession(sessionId: string): void {
    for (const { data } of this.live.sockets.values() as IterableIterator<LiveSocket>) {
      if (data.connection.actor.sessionId === sessionId) data.connection.dismiss('session-ended');
    }
  }

  /** Roles or rights changed: the caller stays, in the rooms he may stand in now. */
  private async reviewRooms(accountRooms: readonly string[]): Promise<void> {
    for (const connection of this.connectionsIn(accountRooms)) {
      try {
        await this.settleRooms(connection);
      } catch (error) {
        // whose rights nobody knows gets nothing; he comes back with his last number
        this.log.error({ err: error }, 'room review failed');
        connection.cut();
      }
    }
  }

  private settleRooms(connection: LiveConnection): Promise<void> {
    return connection.inTurn(async () => {
      const actor = await this.authenticator.authenticate(connection.token);
      if (!actor) connection.dismiss('session-ended');
      else connection.standIn(actor, await this.rooms.of(actor));
    });
  }

  /** Those who have not said yet who they are may be only so many. */
  private hasRoom(server: Server) {
    return (_: IncomingMessage, decide: (problem: string | null, ok: boolean) => void): void => {
      const strangers = server.engine.clientsCount - this.live.sockets.size;
      const ok = strangers < LIMITS.strangers;
      decide(ok ? null : 'too many connections', ok);
    };
  }
}
