import type { LiveEvent, LiveFarewell, LiveHandshake, LiveMessages } from './live';

/** The socket.io namespace of live events. */
export const LIVE_NAMESPACE = '/live';

/** The first attempt to come back waits up to this long, each further one twice as long as the one before. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** What is asked of a socket of socket.io-client. */
interface LiveSocket {
  connect(): unknown;
  disconnect(): unknown;
  on(event: string, listener: (...args: never[]) => void): unknown;
  removeAllListeners(): unknown;
}

/** `io` of socket.io-client, from npm or from the page of the server. */
export type Connect = (address: string, options: object) => LiveSocket;

export interface LiveOptions {
  readonly connect: Connect;
  /** Origin of the API, `https://…`; left out in a browser: the page's own. */
  readonly url?: string;
  /**
   * A valid access token; null when nobody is logged in any more, which ends the client. A failure is tried again.
   * @param refused the one given last was not accepted: a new one is needed, however long that one was to hold
   */
  readonly token: (refused: boolean) => Promise<string | null>;
  /** The last event seen, as kept from an earlier life. Left out: from now on. */
  readonly since?: number;
  /** Each event once, in order of its number. By the time it is called the event counts as seen. */
  readonly onEvent: (event: LiveEvent) => void;
  /** More was missed than is sent again: read anew what is shown. @param seq the number from which on events follow */
  readonly onReset?: (seq: number) => void;
  /** Whether events arrive at this moment. */
  readonly onState?: (live: boolean) => void;
  /** Over for good; `logged-out`: there is no token any more. */
  readonly onEnd?: (why: LiveFarewell | 'logged-out') => void;
  /** Further options of socket.io-client. */
  readonly socket?: object;
}

/**
 * Follows the live events of one person, through lost connections, tokens that expire and servers that restart: it
 * comes back by itself with the last number it has, later each time it fails, and hands each event on once.
 */
export class LiveClient {
  private readonly socket: LiveSocket;
  private last: number | undefined;
  private refused = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;

  constructor(private readonly options: LiveOptions) {
    this.last = options.since;
    this.socket = options.connect(`${options.url ?? ''}${LIVE_NAMESPACE}`, {
      transports: ['websocket', 'polling'],
      ...options.socket,
      auth: (give: (handshake: LiveHandshake) => void) => void this.identify(give),
      // it would come back neither when the server disconnects nor when it refuses
      reconnection: false,
      forceNew: true,
      autoConnect: false,
    });
    this.listen();
    this.socket.connect();
  }

  /** The last number seen: all a later client needs to go on from here. Undefined until the first connection. */
  get seq(): number | undefined {
    return this.last;
  }

  /** Stops following. */
  close(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  private listen(): void {
    const messages: LiveMessages = {
      ready: ({ seq }) => {
        this.failures = 0;
        this.last ??= seq;
        this.options.onState?.(true);
      },
      event: (event) => this.take(event),
      reset: ({ seq }) => {
        this.last = seq;
        this.options.onReset?.(seq);
      },
      bye: ({ code, reconnect }) => {
        this.refused = reconnect;
        if (!reconnect) this.end(code);
      },
    };
    for (const [name, listener] of Object.entries(messages)) this.socket.on(name, listener as () => void);
    this.socket.on('disconnect', () => this.comeBack());
    this.socket.on('connect_error', (error: Error & { data?: { status?: number } }) => {
      this.refused = error.data?.status === 401;
      this.comeBack();
    });
  }

  /** What was sent twice, because the server cannot know what arrived, is not handed on twice. */
  private take(event: LiveEvent): void {
    if (this.last !== undefined && event.seq <= this.last) return;
    this.last = event.seq;
    this.options.onEvent(event);
  }

  private async identify(give: (handshake: LiveHandshake) => void): Promise<void> {
    try {
      const token = await this.options.token(this.refused);
      this.refused = false;
      if (this.over) return;
      if (token === null) this.end('logged-out');
      else give({ token, since: this.last });
    } catch {
      // the connection is open, but there is nothing to say on it
      this.socket.disconnect();
      this.comeBack();
    }
  }

  private comeBack(): void {
    if (this.over) return;
    this.options.onState?.(false);
    clearTimeout(this.timer);
    const longestMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.failures++);
    // so that thousands who were cut off together do not come back together
    this.timer = setTimeout(() => this.socket.connect(), longestMs * (0.25 + 0.75 * Math.random()));
  }

  private end(why: LiveFarewell | 'logged-out'): void {
    if (this.over) return;
    this.close();
    this.options.onState?.(false);
    this.options.onEnd?.(why);
  }
}
