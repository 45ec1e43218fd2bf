import { setTimeout as pause } from 'node:timers/promises';
import type { LiveEvent, LiveFarewell, LiveMessages } from '@anzhi/contracts';
import type { Actor } from '@anzhi/kernel';
import type { TokenClaims } from '@anzhi/platform';
import type { Socket } from 'socket.io';
import { LIMITS } from './live-limits';
import { Turns } from './turns';

export type LiveSocket = Socket<
  Record<string, never>,
  LiveMessages,
  Record<string, never>,
  { connection: LiveConnection }
>;

const LOOK_AGAIN_MS = 20;

/**
 * One connection's place in the event log: each event is sent once, in order, whether it comes from the replay
 * or from the live stream.
 */
export class LiveConnection {
  /** Still being sent older events; live ones wait for them (`hold`). */
  isBehind = true;
  private held: LiveEvent[] = [];
  private overflowed = false;
  private replayed = 0;
  private readonly turns = new Turns(1);

  /** @param seq the last event the client has; of no meaning any more once it is live */
  constructor(
    readonly socket: LiveSocket,
    readonly claims: TokenClaims,
    public actor: Actor,
    public seq: number,
  ) {}

  /** Rooms of the log in which it stands. */
  get rooms(): string[] {
    return [...this.socket.rooms].filter((room) => room !== this.socket.id);
  }

  /** Moves into these rooms and out of all others. */
  standIn(actor: Actor, rooms: readonly string[]): void {
    this.actor = actor;
    const allowed = new Set(rooms);
    // at once: the adapter of one process has nobody to wait for
    for (const room of this.rooms) if (!allowed.has(room)) void this.socket.leave(room);
    void this.socket.join([...allowed]);
  }

  /** One after the other, so that the answer to a later question is the one that stays. */
  inTurn(work: () => Promise<void>): Promise<void> {
    return this.turns.take(work);
  }

  /** Counts events about to be sent again. @returns whether that is still within the bound */
  mayReplay(count: number): boolean {
    this.replayed += count;
    return !this.hasMissedTooMuch;
  }

  get hasMissedTooMuch(): boolean {
    return this.replayed > LIMITS.replayEvents;
  }

  /** Keeps a live event back while older ones are still being sent. */
  hold(event: LiveEvent): void {
    if (this.held.length < LIMITS.heldEvents) this.held.push(event);
    else this.overflowed = true;
  }

  /** @returns whether this is the next event for the client; from now on it counts as sent */
  advance({ seq }: LiveEvent): boolean {
    if (seq <= this.seq) return false;
    this.seq = seq;
    return true;
  }

  /**
   * Ends the replay: what was held back follows, and from now on the client gets events as they happen.
   * @returns false when too much came in, so that the log must be read once more
   */
  catchUp(): boolean {
    const { held, overflowed } = this;
    this.held = [];
    this.overflowed = false;
    if (overflowed) return false;
    for (const event of held) if (this.advance(event)) this.socket.emit('event', event);
    this.isBehind = false;
    return true;
  }

  /** Ends the replay without the rest: the client reads anew what it shows. @param seq where live events begin */
  reset(seq: number): void {
    this.held = [];
    this.seq = seq;
    this.socket.emit('reset', { seq });
    this.isBehind = false;
  }

  /** Waits until the client has taken everything off. @returns false when it does not, or is gone */
  async drained(): Promise<boolean> {
    for (let waitedMs = 0; waitedMs < LIMITS.pageWithinMs; waitedMs += LOOK_AGAIN_MS) {
      if (!this.socket.connected) return false;
      if (this.socket.conn.transport.writable && this.unsent === 0) return true;
      await pause(LOOK_AGAIN_MS);
    }
    return false;
  }

  /** Packets that wait for the client. */
  get unsent(): number {
    return (this.socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
  }

  dismiss(code: LiveFarewell): void {
    this.socket.emit('bye', { code, reconnect: code === 'token-expired' });
    this.socket.disconnect(true);
  }

  /** Without a farewell and without waiting: for a client that takes nothing off, or floods. */
  cut(): void {
    cut(this.socket.conn);
  }
}

/** Frees at once what is kept for a connection; a polite end would wait for its client. */
export function cut(conn: LiveSocket['conn']): void {
  const { socket } = conn.transport as unknown as { socket?: { terminate(): void } };
  conn.close(true);
  socket?.terminate();
}

/** What waits for a client leaves in one piece: each packet by itself would be a call of the system. */
export function sendTogether(conn: LiveSocket['conn']): void {
  const line = conn.request.socket;
  conn.on('flush', () => line.cork());
  conn.on('drain', () => line.uncork());
}
