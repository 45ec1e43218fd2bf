import { io, type Socket } from 'socket.io-client';
import { LiveClient, type LiveEvent } from '@anzhi/contracts';
import type { Database } from '@anzhi/platform';

/** The line below socket.io-client in Node. */
interface Line {
  terminate(): void;
  send(frame: string): void;
  _socket?: { pause(): void; resume(): void };
}

/** One screen of somebody, with everything it was handed. */
export class Follower {
  readonly events: LiveEvent[] = [];
  /** When each came, `performance.now()`. */
  readonly atMs: number[] = [];
  readonly ended: string[] = [];
  isLive = false;
  /** How often it had to come back, and was let in. */
  comebacks = -1;
  resets = 0;
  /** Its first number: what came before it is not its own. */
  from: number | undefined;
  private client: LiveClient;
  private socket: Socket;

  constructor(
    private readonly token: string,
    url: string,
  ) {
    this.follow(url);
  }

  /** As when a load balancer sends it elsewhere. */
  move(url: string): void {
    const { seq } = this.client;
    this.client.close();
    this.isLive = false;
    this.follow(url, seq);
  }

  /** The connection breaks without a word. */
  cut(): void {
    this.line?.terminate();
  }

  /** Takes nothing off until told to. @returns goes on */
  stall(): () => void {
    const line = this.line?._socket;
    line?.pause();
    return () => line?.resume();
  }

  /** Says what nobody asked for. */
  flood(frame: string, times: number): void {
    for (let time = 0; time < times; time++) this.line?.send(frame);
  }

  close(): void {
    this.client.close();
  }

  private get line(): Line | undefined {
    return (this.socket.io.engine?.transport as unknown as { ws?: Line } | undefined)?.ws;
  }

  private follow(url: string, since?: number): void {
    this.client = new LiveClient({
      connect: (address, options) => (this.socket = io(address, options)),
      url,
      since,
      token: async () => this.token,
      onEvent: (event) => {
        this.events.push(event);
        this.atMs.push(performance.now());
      },
      onReset: () => this.resets++,
      onState: (isLive) => {
        this.isLive = isLive;
        this.from ??= this.client.seq;
        if (isLive) this.comebacks++;
      },
      onEnd: (why) => this.ended.push(why),
    });
  }
}

export interface Faults {
  readonly lost: number;
  readonly repeated: number;
  readonly outOfOrder: number;
}

/** Numbers of the events of a room after this one. */
export async function numbersOf(db: Database, room: string, after: number): Promise<number[]> {
  const rows = await db.query<{ seq: number }>(
    'SELECT seq FROM platform.event_room WHERE room = $1 AND seq > $2 ORDER BY seq',
    [room, after],
  );
  return rows.map(({ seq }) => seq);
}

export function faultsOf(wanted: readonly number[], got: readonly number[]): Faults {
  const seen = new Set(got);
  return {
    lost: wanted.filter((seq) => !seen.has(seq)).length,
    repeated: got.length - seen.size,
    outOfOrder: got.filter((seq, at) => at > 0 && seq < got[at - 1]).length,
  };
}

/** Asks again and again until it is so; jest's own limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
