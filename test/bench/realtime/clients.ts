import { io } from 'socket.io-client';
import { LiveClient } from '@anzhi/contracts';
import type { Group } from './groups';
import { serve } from './child';

/** What one socket got since it was last asked: the number each event carries, and when it came. */
export interface Received {
  readonly group: number;
  readonly numbers: readonly number[];
  /** Milliseconds since 1970. */
  readonly atMs: readonly number[];
}

class Follower {
  numbers: number[] = [];
  atMs: number[] = [];
  isLive = false;
  private seq: number | undefined;
  private client: LiveClient | undefined;

  constructor(
    readonly group: number,
    private readonly url: string,
    private readonly token: string,
  ) {}

  follow(): void {
    this.client = new LiveClient({
      connect: (address, options) =>
        io(address, options)
          .on('connect_error', ({ message }) => note(message))
          .on('disconnect', (why) => note(why)),
      url: this.url,
      token: async () => this.token,
      since: this.seq,
      socket: { transports: ['websocket'] },
      onEvent: ({ payload }) => {
        count++;
        this.numbers.push(Number((payload as { orderId: string }).orderId));
        this.atMs.push(performance.timeOrigin + performance.now());
      },
      onReset: () => resets++,
      onState: (isLive) => (this.isLive = isLive),
    });
  }

  cut(): void {
    this.seq = this.client?.seq;
    this.client?.close();
    this.isLive = false;
  }
}

let count = 0;
let resets = 0;
/** Why connections ended or did not come to be, and how often. */
let trouble: Record<string, number> = {};
const note = (why: string): void => void (trouble[why] = (trouble[why] ?? 0) + 1);
let followers: Follower[] = [];
const AT_ONCE = 100;

/** So many at once, so that it is not the crowd at the door that is measured. */
async function openAll(): Promise<void> {
  for (let begin = 0; begin < followers.length; begin += AT_ONCE) {
    const some = followers.slice(begin, begin + AT_ONCE);
    some.forEach((follower) => follower.follow());
    while (!some.every(({ isLive }) => isLive)) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const ORDERS = {
  /** Spreads the sockets of each group over the servers. @returns when all of them are live */
  async open({ urls, groups }: { urls: readonly string[]; groups: readonly Group[] }): Promise<void> {
    followers = groups.flatMap(({ token, sockets }, group) =>
      Array.from(
        { length: sockets },
        (_, at) => new Follower(group, urls[(group + at) % urls.length], token),
      ),
    );
    await openAll();
  },
  /** All connections end; nobody comes back by himself. */
  cut: (): void => followers.forEach((follower) => follower.cut()),
  /** All of them at once, each with its last number. */
  resume(): void {
    trouble = {};
    followers.forEach((follower) => follower.follow());
  },
  /** How many are not live at this moment, and what befell all of them. */
  away: () => ({ away: followers.filter(({ isLive }) => !isLive).length, trouble }),
  count: (): { count: number; resets: number } => ({ count, resets }),
  take(): Received[] {
    count = 0;
    return followers.map((follower) => {
      const { group, numbers, atMs } = follower;
      follower.numbers = [];
      follower.atMs = [];
      return { group, numbers, atMs };
    });
  },
};
export type ClientOrders = typeof ORDERS;

serve(ORDERS);
