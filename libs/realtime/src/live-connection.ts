import { setTimeout as pause } from 'node:timers/promises';
import type { LiveEvent, LiveFarewell, LiveMessages } from '@anzhi/contracts';
import type { Actor } from '@anzhi/kernel';
import type { Socket } from 'socket.io';
import { LIMITS } from './live-limits';
import { Turns } from './turns';

export type LiveSocket = Socket<
  Record<string, never>,
  LiveMessages,
  Record<string, never>,
  { connection: LiveConnection }
>;

/** The room of those who are still being sent older events; live ones wait for them (`hold`). */
export const BEHIND = 'behind';
const LOOK_AGAIN_MS = 20;

/**
 * One connection's place in the event log: each event is sent once, in order, whether it comes from the replay
 * or from the live stream.
 */
export class LiveConnection {
  private held: LiveEvent[] = [];
  private overflowed = false;
  private replayed = 0;
  private readonly turns = new Turns(1);

  /** @param seq the last event the client has; of no meaning any more once it is live */
  constructor(
    readonly socket: LiveSocket,
    public actor: Actor,
    readonly token: string,
    public seq: number,
  ) {}

  get isBehind(): boolean {
    return this.socket.rooms.has(BEHIND);
  }

  /** Rooms of the log in which it stands. */
  get rooms(): string[] {
    return [...this.socket.rooms].filter((room) => room !== BEHIND && room !== this.socket.id);
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
    return this.replayed <= LIMITS.replayEvents;
  }

  /** Keeps a live event back while older ones are still being sent. */
  hold(event: LiveEvent): void {
    if (this.held.length < LIMITS.heldEvents) this.held.push(event);
    else this.overflowed = true;
  }

  send(event: LiveEvent): void {
    if (event.seq <= this.seq) return;
    this.seq = event.seq;
    this.socket.emit('event', event);
  }

  /**
   * Ends the replay: what was held back follows, and from now on the client gets events as they happen.
   * @returns false when too much came in, so that the log must be read once more
   */
  async catchUp(): Promise<boolean> {
    const { held, overflowed } = this;
    this.held = [];
    this.overflowed = false;
    if (overflowed) return false;
    held.forEach((event) => this.send(event));
    await this.socket.leave(BEHIND);
    return true;
  }

  /** Ends the replay without the rest: the client reads anew what it shows. @param seq where live events begin */
  async reset(seq: number): Promise<void> {
    this.held = [];
    this.seq = seq;
    this.socket.emit('reset', { seq });
    await this.socket.leave(BEHIND);
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
