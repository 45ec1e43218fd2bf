// Made from libs/contracts/src/live-client.ts by `npm run asyncapi`: change it there.
/** The socket.io namespace of live events. */
export const LIVE_NAMESPACE = '/live';
/** The first attempt to come back waits up to this long, each further one twice as long as the one before. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/**
 * Follows the live events of one person, through lost connections, tokens that expire and servers that restart: it
 * comes back by itself with the last number it has, later each time it fails, and hands each event on once.
 */
export class LiveClient {
  options;
  socket;
  last;
  refused = false;
  failures = 0;
  timer;
  over = false;
  constructor(options) {
    this.options = options;
    this.last = options.since;
    this.socket = options.connect(`${options.url ?? ''}${LIVE_NAMESPACE}`, {
      transports: ['websocket', 'polling'],
      ...options.socket,
      auth: (give) => void this.identify(give),
      // it would come back neither when the server disconnects nor when it refuses
      reconnection: false,
      forceNew: true,
      autoConnect: false,
    });
    this.listen();
    this.socket.connect();
  }
  /** The last number seen: all a later client needs to go on from here. Undefined until the first connection. */
  get seq() {
    return this.last;
  }
  /** Stops following. */
  close() {
    this.over = true;
    clearTimeout(this.timer);
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }
  listen() {
    const messages = {
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
    for (const [name, listener] of Object.entries(messages)) this.socket.on(name, listener);
    this.socket.on('disconnect', () => this.comeBack());
    this.socket.on('connect_error', (error) => {
      this.refused = error.data?.status === 401;
      this.comeBack();
    });
  }
  /** What was sent twice, because the server cannot know what arrived, is not handed on twice. */
  take(event) {
    if (this.last !== undefined && event.seq <= this.last) return;
    this.last = event.seq;
    this.options.onEvent(event);
  }
  async identify(give) {
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
  comeBack() {
    if (this.over) return;
    this.options.onState?.(false);
    clearTimeout(this.timer);
    const longestMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.failures++);
    // so that thousands who were cut off together do not come back together
    this.timer = setTimeout(() => this.socket.connect(), longestMs * (0.25 + 0.75 * Math.random()));
  }
  end(why) {
    if (this.over) return;
    this.close();
    this.options.onState?.(false);
    this.options.onEnd?.(why);
  }
}
