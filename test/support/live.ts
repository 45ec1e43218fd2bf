import { io, type Socket } from 'socket.io-client';
import { LIVE_NAMESPACE, type EventType, type LiveEvent, type LiveMessages } from '@anzhi/contracts';

const WITHIN_MS = 5_000;

type LiveSocket = Socket<LiveMessages, Record<string, never>>;

/** A socket of one person, with everything it was sent. */
export class LiveWatcher {
  readonly events: LiveEvent[] = [];
  readonly farewells: string[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly socket: LiveSocket) {
    socket.on('event', (event) => {
      this.events.push(event);
      this.waiting.forEach((check) => check());
    });
    socket.on('bye', ({ code }) => {
      this.farewells.push(code);
      this.waiting.forEach((check) => check());
    });
  }

  /** Connects, and resolves when the server has let the caller in. @param since last number seen */
  static async open(url: string, token: string | null, since?: number): Promise<LiveWatcher> {
    const socket: LiveSocket = io(url + LIVE_NAMESPACE, {
      auth: { token, ...(since === undefined ? {} : { since }) },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    const watcher = new LiveWatcher(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('ready', () => resolve());
      socket.once('connect_error', reject);
    });
    return watcher;
  }

  /** The number to come back with. */
  get lastSeq(): number {
    return this.events.at(-1)?.seq ?? 0;
  }

  get types(): EventType[] {
    return this.events.map(({ type }) => type);
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  /** Waits until this kind of event has come (it may have come already). */
  async saw<T extends EventType>(type: T): Promise<Extract<LiveEvent, { type: T }>> {
    await this.until(() => this.types.includes(type), type);
    return this.events.filter((event) => event.type === type).at(-1) as Extract<LiveEvent, { type: T }>;
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const check = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.waiting.delete(check);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(check);
        reject(new Error(`waited ${WITHIN_MS} ms for ${what}; came: ${this.types.join(', ') || 'nothing'}`));
      }, WITHIN_MS);
      this.waiting.add(check);
    });
  }

  close(): void {
    this.socket.close();
  }
}
