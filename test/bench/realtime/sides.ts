import { setTimeout as pause } from 'node:timers/promises';
import { WorkerLoops } from '@anzhi/platform';
import { TestPlatform } from '@test/platform';
import { WorkerProcess } from '@test/worker-process';
import type { TestDatabase } from '@test/database';
import type { BenchRun } from '../frame/bench';
import { ApiProcess } from '../support/api';
import type { BareOrders } from './bare';
import { Child } from './child';
import type { ClientOrders, Received } from './clients';
import type { Group, Town } from './groups';
import { intoBare, intoDatabase, Publisher, type Publish } from './publisher';
import type { Published } from './outcome';

const SERVERS = 2;
/** What has not come after so long without anything coming does not come. */
const SILENCE_MS = 15_000;
const BACK_WITHIN_MS = 120_000;

/** Servers with their connected clients, and a way to publish to them. */
export class Side {
  constructor(
    private readonly clients: Child<ClientOrders>,
    private readonly groups: readonly Group[],
    private readonly publish: Publish,
  ) {}

  publisher(atOnce: number): Publisher {
    return new Publisher(this.publish, this.groups.length, atOnce);
  }

  cut(): Promise<void> {
    return this.clients.ask('cut');
  }

  /** @throws Error when they do not all come back */
  async resume(): Promise<void> {
    await this.clients.ask('resume');
    const untilMs = performance.now() + BACK_WITHIN_MS;
    for (;;) {
      const { away, trouble } = await this.clients.ask('away');
      if (away === 0) return;
      if (performance.now() > untilMs)
        throw new Error(`${away} sockets did not come back: ${JSON.stringify(trouble)}`);
      await pause(20);
    }
  }

  /** Waits until everything has arrived, or nothing comes any more. @returns what every socket got */
  async arrivals(published: readonly Published[]): Promise<Received[]> {
    const wanted = published.reduce((sum, { group }) => sum + this.groups[group].sockets, 0);
    let [arrived, atMs] = [0, performance.now()];
    while (arrived < wanted && performance.now() - atMs < SILENCE_MS) {
      await pause(50);
      const { count } = await this.clients.ask('count');
      if (count > arrived) [arrived, atMs] = [count, performance.now()];
    }
    // whatever comes twice comes now
    await pause(500);
    return this.clients.ask('take');
  }
}

const connect = async (b: BenchRun, town: Town, urls: readonly string[]): Promise<Child<ClientOrders>> => {
  const clients = await b.own(Promise.resolve(Child.start<ClientOrders>('clients.ts')), (each) =>
    each.stop(),
  );
  await clients.ask('open', { urls, groups: town.groups });
  return clients;
};

/**
 * Both API processes, with one set of clients; the workers are the caller's.
 * @returns `whole`: the events are numbered by whoever commits them, as an API process does; `left`: whoever commits
 * them dies each time, so that they are left to the workers
 */
export async function productSides(
  b: BenchRun,
  database: TestDatabase,
  town: Town,
): Promise<{ whole: Side; left: Side }> {
  const config = {
    ...town.config,
    mode: 'production',
    logLevel: 'warn',
    databaseUrl: database.appUrl,
  } as const;
  const apis = Array.from({ length: SERVERS }, () =>
    b.own(ApiProcess.start({ config, now: town.now, record: false }), (api) => api.stop()),
  );
  const urls = (await Promise.all(apis)).map(({ url }) => url);
  const [whole, left] = [new TestPlatform(database), new TestPlatform(database)];
  for (const platform of [whole, left]) await b.own(platform.start(), () => platform.stop());
  const loops = whole.get(WorkerLoops);
  loops.startRelay();
  await b.own(Promise.resolve(loops), () => loops.stop());
  const clients = await connect(b, town, urls);
  const sideOf = (platform: TestPlatform) =>
    new Side(clients, town.groups, intoDatabase(platform, town.groups));
  return { whole: sideOf(whole), left: sideOf(left) };
}

/** Two bare servers that know nothing of databases, logins or resumes. */
export async function bareSide(b: BenchRun, town: Town): Promise<Side> {
  const servers: Child<BareOrders>[] = [];
  for (let count = 0; count < SERVERS; count++)
    servers.push(await b.own(Promise.resolve(Child.start<BareOrders>('bare.ts')), (each) => each.stop()));
  const urls = await Promise.all(servers.map((server) => server.ask('listen')));
  return new Side(await connect(b, town, urls), town.groups, intoBare(servers, town.groups));
}

export async function startWorker(database: TestDatabase, town: Town): Promise<WorkerProcess> {
  const worker = await WorkerProcess.start({ ...town.config, databaseUrl: database.appUrl }, town.now);
  await worker.ready();
  return worker;
}
