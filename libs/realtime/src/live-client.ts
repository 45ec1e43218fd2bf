import type { LiveEvent, LiveMessages } from '@anzhi/contracts';
import type { Actor } from '@anzhi/kernel';
import type { Socket } from 'socket.io';

export type LiveSocket = Socket<
  Record<string, never>,
  LiveMessages,
  Record<string, never>,
  { client: LiveClient }
>;

/** More than this waiting for one client, and it is read from the log again instead of being kept here. */
const MAX_WAITING = 1_000;

/**
 * One connection's place in the event log: each event is sent once, in order, whether it comes from the replay
 * or from the live stream.
 */
export class LiveClient {
  private waiting: LiveEvent[] | undefined = [];
  private overflowed = false;

  /** @param seq the last event the client has */
  constructor(
    readonly socket: LiveSocket,
    readonly actor: Actor,
    readonly token: string,
    public seq: number,
  ) {}

  /** From the live stream; kept back while older events are still being replayed. */
  offer(event: LiveEvent): void {
    if (!this.waiting) this.send(event);
    else if (this.waiting.length < MAX_WAITING) this.waiting.push(event);
    else this.overflowed = true;
  }

  send(event: LiveEvent): void {
    if (event.seq <= this.seq) return;
    this.seq = event.seq;
    this.socket.emit('event', event);
  }

  /**
   * Ends the replay: what came in meanwhile follows.
   * @returns false when too much came in, so that the log must be read once more
   */
  catchUp(): boolean {
    if (this.overflowed) {
      this.waiting = [];
      this.overflowed = false;
      return false;
    }
    const held = this.waiting ?? [];
    this.waiting = undefined;
    held.forEach((event) => this.send(event));
    return true;
  }
}
