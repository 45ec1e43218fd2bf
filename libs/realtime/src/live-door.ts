import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import { Clock, type Actor, type DomainError } from '@anzhi/kernel';
import { AuthErrors, Authenticator, EventLog, localeOf, problemOf, type TokenClaims } from '@anzhi/platform';
import { Gathered } from './gathered';
import { cut, LiveConnection, sendTogether, type LiveSocket } from './live-connection';
import { LIMITS } from './live-limits';
import { RateWindow } from './rate-window';
import { RealtimeErrors } from './realtime.errors';

const MINUTE_MS = 60_000;
/** Longer than the farewell needs. */
const REFUSED_LEAVES_WITHIN_MS = 1_000;
const MOST_TOKEN_CHARACTERS = 4_096;

/** Who may come in: a caller we do not know never becomes a socket, and nobody may hammer at the door. */
@Injectable()
export class LiveDoor {
  private readonly handshakes = new RateWindow(LIMITS.handshakesPerMinute, MINUTE_MS);
  private readonly callers = new Gathered<TokenClaims, Actor | undefined>(
    (claims) => this.authenticator.actorsOf(claims),
    LIMITS.askedTogether,
    LIMITS.askedAtOnce,
  );

  /** Where those begin who have no number yet. */
  private readonly beginnings = new Gathered<undefined, number>(async (asked) => {
    const seq = await this.events.lastSeq();
    return asked.map(() => seq);
  }, LIMITS.strangers);

  constructor(
    private readonly authenticator: Authenticator,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Limits what a connection may say before and after it is known; events live in one namespace only. */
  guard(server: Server): void {
    server.of('/').use((socket, next) => {
      next(new Error('there is nothing here'));
      leave(socket as LiveSocket);
    });
    server.engine.on('connection', (conn: LiveSocket['conn']) => {
      const packets = new RateWindow(LIMITS.packetsPerMinute, MINUTE_MS);
      conn.on('packet', () => packets.allows('') || cut(conn));
      sendTogether(conn);
    });
  }

  /**
   * Makes a connection of a socket that says who it is; it ends with its token.
   * @throws Error with the problem document as `data`, which socket.io hands to the client
   */
  async let(socket: LiveSocket): Promise<void> {
    try {
      const { token, since } = socket.handshake.auth as { token?: unknown; since?: unknown };
      if (typeof token !== 'string' || token.length > MOST_TOKEN_CHARACTERS)
        throw refusal(socket, AuthErrors.sessionEnded());
      const key = createHash('sha256').update(token).digest('base64');
      if (!this.handshakes.allows(key)) throw refusal(socket, RealtimeErrors.tooManyConnections());
      const claims = await this.authenticator.read(token);
      const actor = claims && (await this.callers.ask(claims));
      if (!actor) throw refusal(socket, AuthErrors.sessionEnded());
      const open = socket.nsp.adapter.rooms.get(accountRoom(actor.accountId))?.size ?? 0;
      if (open >= LIMITS.socketsPerAccount) throw refusal(socket, RealtimeErrors.tooManyConnections());
      const isNumber = Number.isSafeInteger(since) && (since as number) >= 0;
      const seq = isNumber ? (since as number) : await this.beginnings.ask(undefined);
      if (socket.conn.readyState !== 'open') throw new Error('gone while waiting at the door');
      socket.data.connection = new LiveConnection(socket, claims, actor, seq);
      this.endWithToken(socket.data.connection);
    } catch (error) {
      leave(socket);
      throw error;
    }
  }

  /** The client comes back with a fresh token and its last number. */
  private endWithToken(connection: LiveConnection): void {
    const leftMs = connection.claims.expiresAt.getTime() - this.clock.now().getTime();
    const timer = setTimeout(() => connection.dismiss('token-expired'), Math.max(0, leftMs));
    timer.unref();
    connection.socket.once('disconnect', () => clearTimeout(timer));
  }
}

export const accountRoom = (accountId: string | null): string => `account:${accountId}`;

const refusal = (socket: LiveSocket, error: DomainError): Error =>
  Object.assign(new Error(error.code), {
    data: problemOf(error, localeOf(socket.handshake.headers['accept-language']), socket.id),
  });

/** A client that was refused goes by itself; another one is helped. */
const leave = ({ conn }: LiveSocket): void =>
  void setTimeout(() => conn.close(true), REFUSED_LEAVES_WITHIN_MS).unref();
