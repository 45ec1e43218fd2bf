import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Direction = 'up' | 'down';

/** What happens to the bytes from now on; nothing, until told. */
export interface Fault {
  /** Cuts every connection after so many more bytes in this direction, all of them together. */
  readonly cut?: { readonly direction: Direction; readonly afterBytes: number };
  /** Cuts when the client's COMMIT is on its way: it arrives, its answer does not. */
  readonly cutAfterCommit?: boolean;
  /** Swallows whatever comes in this direction from the moment these bytes pass; the connection stays open. */
  readonly swallow?: { readonly direction: Direction; readonly from: string };
  readonly delayMs?: number;
}

/** Between a client and its PostgreSQL: a network that fails as told. */
export class TcpProxy {
  /** Bytes that have passed. */
  readonly passed: Record<Direction, number> = { up: 0, down: 0 };
  private fault: Fault = {};
  private left = Infinity;
  private swallowing = false;
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private swallowed: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private target: URL,
  ) {
    server.on('connection', (client) => this.join(client));
  }

  /** @param url of the database behind it */
  static async start(url: string): Promise<TcpProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, new URL(url));
  }

  /** The address of the database through the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.port = `${(this.server.address() as AddressInfo).port}`;
    return url.toString();
  }

  /** New connections lead elsewhere: to the database that has taken over. */
  redirect(url: string): void {
    this.target = new URL(url);
    this.cutAll();
  }

  /** @returns resolves when the fault's bytes to swallow have come */
  fail(fault: Fault): Promise<void> {
    this.fault = fault;
    this.left = fault.cut?.afterBytes ?? Infinity;
    this.swallowing = false;
    return new Promise((resolve) => (this.swallowed = resolve));
  }

  /** The network is whole again for new connections; those that were cut off are cut for good. */
  heal(): void {
    const broken = this.swallowing;
    this.fault = {};
    this.left = Infinity;
    this.swallowing = false;
    if (broken) this.cutAll();
  }

  cutAll(): void {
    for (const [client, database] of this.pairs) {
      client.destroy();
      database.destroy();
    }
  }

  async close(): Promise<void> {
    this.cutAll();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    const database = connect(Number(this.target.port), this.target.hostname);
    const pair = [client, database] as const;
    this.pairs.add(pair);
    const end = (): void => {
      if (this.swallowing) return; // half open: the other side hears nothing of it
      this.pairs.delete(pair);
      client.destroy();
      database.destroy();
    };
    for (const socket of pair) {
      socket.setNoDelay();
      socket.on('error', () => undefined).on('close', end);
    }
    client.on('data', (bytes) => this.pass('up', bytes, database));
    database.on('data', (bytes) => this.pass('down', bytes, client));
  }

  private pass(direction: Direction, bytes: Buffer, to: Socket): void {
    const { cut, swallow, delayMs, cutAfterCommit } = this.fault;
    if (swallow?.direction === direction && bytes.includes(swallow.from)) {
      this.swallowing = true;
      this.swallowed();
    }
    if (this.swallowing) return;
    const counted = cut?.direction === direction;
    const forwarded = counted ? bytes.subarray(0, this.left) : bytes;
    if (counted) this.left -= forwarded.length;
    this.passed[direction] += forwarded.length;
    if (delayMs) setTimeout(() => to.writable && to.write(forwarded), delayMs);
    else to.write(forwarded);
    const isOver = counted && this.left === 0;
    if (isOver || (cutAfterCommit && direction === 'up' && bytes.includes('COMMIT\0'))) {
      // what was forwarded still arrives
      to.end();
      for (const [client, database] of this.pairs)
        for (const socket of [client, database]) if (socket !== to) socket.destroy();
    }
  }
}
