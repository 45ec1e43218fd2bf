import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, BenchRun } from './frame/bench';
import type { Target } from './frame/report';
import type { Summary } from './frame/statistics';
import { Relays } from '../stress/live/relays';
import { makeTown } from './realtime/groups';
import type { Received } from './realtime/clients';
import { faultsOf, longestSilence, pace } from './realtime/outcome';
import { bareSide, productSides, startWorker, type Side } from './realtime/sides';

/**
 * Live events to the last one, against a bare socket.io that broadcasts the same messages.
 *
 * Side a is the product: two API processes, a worker, the database. Events are written in transactions, numbered
 * by whoever wrote them, taken by both API processes and sent to the 3 to 8 sockets that follow their order. Side b is
 * two bare socket.io servers, handed the same messages in memory and with the rooms joined on trust: no database, no
 * login, no resume. Both have the same clients (`LiveClient`), half of each order's sockets on either server.
 *
 * A round is a burst, as after an issuance, which gives the rate at which a side delivers, and then some seconds of
 * 500 events/s, which give the delay from the moment an event is there for everybody (the commit; the hand-over) to
 * its arrival. The product's delay holds a second commit, which the numbering is, and its notification. The events are
 * of a type that asks nobody but screens for anything: what consumers do with others is their work and not delivery.
 *
 * Then, on side a alone: all sockets are cut while events go on, and come back at once; and the process that relays is
 * killed again and again while another one stands by, for events whose writers do not number them (`Side.left`). What
 * every socket got is compared with what was published for it.
 */
export const bench: Bench = {
  name: 'realtime',
  about: 'live events to thousands of sockets, against a bare socket.io broadcast; cuts and killed relays',
  async run(b) {
    const sockets = 5_000;
    const prepared = await b.database();
    b.progress(`logging in those who follow with ${sockets} sockets`);
    const town = await makeTown(prepared, sockets, b.seed);
    const database = await b.database(prepared);
    const worker = await b.own(startWorker(database, town), (each) => each.kill());
    b.progress('connecting');
    const product = await productSides(b, database, town);
    const bare = await bareSide(b, town);
    await compare(b, product.whole, bare);
    await cutAll(b, product.whole);
    const relays = new Relays({ ...town.config, databaseUrl: database.appUrl });
    await b.own(Promise.all([relays.start(), relays.start()]), () => relays.stop());
    await worker.kill();
    await killRelays(b, product.left, relays);
  },
};

const ROUNDS = 3;
const PER_SECOND = 500;
const BURST = 4_000;
const BURST_AT_ONCE = 100;
const KILLS = 20;
/** 50 transactions a second: what is measured is how events are delivered, not how fast a disk commits. */
const AT_ONCE = 10;

/** A burst, then a steady rate. */
async function round(side: Side, seconds: number) {
  const burst = side.publisher(BURST_AT_ONCE);
  await burst.run(Infinity, BURST);
  const rushed = pace(burst.beganMs, burst.published, await side.arrivals(burst.published));
  const steady = side.publisher(AT_ONCE);
  await steady.run(PER_SECOND, PER_SECOND * seconds);
  const calm = pace(steady.beganMs, steady.published, await side.arrivals(steady.published));
  return { burstPerSecond: rushed.perSecond, ...calm };
}

async function compare(b: BenchRun, product: Side, bare: Side): Promise<void> {
  const seconds = b.full ? 20 : 5;
  const compared = await b.alternate({
    rounds: ROUNDS,
    a: () => round(product, seconds),
    b: () => round(bare, seconds),
  });
  const tell = (measure: string, unit: string, { median, ...spread }: Summary, target?: Target) =>
    b.measure({ measure, unit, value: median, spread, target });
  const { a, b: of, ratio } = compared;
  tell('realtime_delivered_per_second', '1/s', a.perSecond);
  tell('bare_delivered_per_second', '1/s', of.perSecond);
  tell('realtime_to_bare', 'ratio', ratio.perSecond, { atLeast: 0.8 });
  tell('realtime_burst_per_second', '1/s', a.burstPerSecond);
  tell('bare_burst_per_second', '1/s', of.burstPerSecond);
  tell('realtime_burst_to_bare', 'ratio', ratio.burstPerSecond, { atLeast: 0.8 });
  tell('realtime_p50', 'ms', a.p50Ms);
  tell('bare_p50', 'ms', of.p50Ms);
  tell('realtime_p99', 'ms', a.p99Ms);
  tell('bare_p99', 'ms', of.p99Ms);
  const slower = ratio.p99Ms;
  const better = { median: 1 / slower.median, low: 1 / slower.high, high: 1 / slower.low };
  tell('bare_p99_to_realtime', 'ratio', better, { atLeast: 0.8 });
}

/** Publishes while something is done to the sockets or the relays, and compares what arrived. */
async function during(b: BenchRun, name: string, side: Side, work: () => Promise<void>): Promise<Received[]> {
  const publisher = side.publisher(AT_ONCE);
  const publishing = publisher.run(PER_SECOND);
  await work();
  await pause(2_000);
  publisher.stop();
  b.progress(`waiting until ${publisher.published.length} events have arrived`);
  await publishing;
  const received = await side.arrivals(publisher.published);
  const { lost, repeated, outOfOrder } = faultsOf(publisher.published, received);
  const faults = { unit: 'events', target: { atMost: 0 } };
  b.measure({ measure: `${name}_published`, value: publisher.published.length, unit: 'events' });
  b.measure({ measure: `${name}_lost`, value: lost, ...faults });
  b.measure({ measure: `${name}_repeated`, value: repeated, ...faults });
  b.measure({ measure: `${name}_out_of_order`, value: outOfOrder, ...faults });
  return received;
}

async function cutAll(b: BenchRun, side: Side): Promise<void> {
  const seconds = 60;
  let resumedMs = 0;
  await during(b, 'cut', side, async () => {
    await pause(2_000);
    b.progress(`all sockets are cut for ${seconds} s`);
    await side.cut();
    await pause(seconds * 1_000);
    const startedMs = performance.now();
    await side.resume();
    resumedMs = performance.now() - startedMs;
    b.progress('all sockets are back');
  });
  b.measure({ measure: 'cut_all_back_within', value: resumedMs / 1_000, unit: 's' });
}

async function killRelays(b: BenchRun, side: Side, relays: Relays): Promise<void> {
  const received = await during(b, 'relay_killed', side, async () => {
    for (let kill = 1; kill <= KILLS; kill++) {
      b.progress(`relay ${kill} of ${KILLS} is killed`);
      await relays.killOldest();
      await relays.start();
    }
  });
  b.measure({
    measure: 'relay_killed_longest_silence',
    value: longestSilence(received) / 1_000,
    unit: 's',
    target: { atMost: 2 },
  });
}
