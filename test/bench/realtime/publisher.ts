import { setTimeout as pause } from 'node:timers/promises';
import { newId, systemCtx } from '@anzhi/kernel';
import type { TestPlatform } from '@test/platform';
import type { BareOrders } from './bare';
import type { Child } from './child';
import type { Group } from './groups';
import type { Published } from './outcome';

/** Passes the events of one moment on. @returns when they are there for everybody */
export type Publish = (events: readonly { number: number; group: number }[]) => Promise<void>;

const TICK_MS = 20;
const nowMs = (): number => performance.timeOrigin + performance.now();

/** A caregiver is on his way: for the screens of his order, and for nobody who would have to act. */
export const TYPE = 'visits.arrival-estimated.v1';

/** The order carries the number by which it is known again. */
const payloadOf = (number: number) => ({
  visitId: newId(),
  orderId: String(number),
  caregiverId: newId(),
  expectedAt: '2026-11-23T09:30:00.000Z',
});

/** As the product does: in one transaction. */
export const intoDatabase =
  (platform: TestPlatform, groups: readonly Group[]): Publish =>
  async (events) => {
    await platform.uow.run(systemCtx('bench'), async (tx) => {
      for (const { number, group } of events) {
        const { accountId } = groups[group];
        const payload = payloadOf(number);
        tx.publish({
          type: TYPE,
          payload,
          audience: { accountId, caregiverId: payload.caregiverId, regionId: 1 },
        });
      }
    });
  };

/** The same messages, handed to both bare servers. */
export const intoBare =
  (servers: readonly Child<BareOrders>[], groups: readonly Group[]): Publish =>
  async (events) => {
    const at = new Date(nowMs()).toISOString();
    const messages = events.map(({ number, group }) => ({
      room: groups[group].token,
      event: {
        seq: ++lastSeq,
        id: newId(),
        type: TYPE,
        at,
        payload: payloadOf(number),
      },
    }));
    servers.forEach((server) => server.tell('broadcast', messages));
  };
let lastSeq = 0;

/** Publishes at a steady rate, some events of different groups at a time, the groups in turn. */
export class Publisher {
  readonly published: Published[] = [];
  /** Milliseconds since 1970. */
  beganMs = 0;
  private stopped = false;
  private readonly turns = new Map<number, Promise<void>>();

  constructor(
    private readonly publish: Publish,
    private readonly groups: number,
    /** Events in one transaction. */
    private readonly atOnce: number,
  ) {}

  /** @param perSecond events; `Infinity`: as fast as it goes */
  async run(perSecond: number, count = Infinity): Promise<void> {
    const startedMs = performance.now();
    this.beganMs = nowMs();
    const pending = new Set<Promise<void>>();
    while (!this.stopped && this.published.length < count) {
      const dueByNow = Math.min(count, ((performance.now() - startedMs) / 1_000) * perSecond);
      while (this.published.length < dueByNow) {
        const sent = this.next();
        pending.add(sent);
        void sent.finally(() => pending.delete(sent));
      }
      await pause(TICK_MS);
    }
    await Promise.all(pending);
  }

  stop(): void {
    this.stopped = true;
  }

  /** Some events; a group's next one waits until its last one is there, as steps of an order do. */
  private async next(): Promise<void> {
    const events = Array.from({ length: this.atOnce }, () => {
      const number = this.published.length;
      const group = number % this.groups;
      this.published.push({ group, atMs: 0 });
      return { number, group };
    });
    const before = events.flatMap(({ group }) => this.turns.get(group) ?? []);
    const sent = Promise.all(before).then(() => this.publish(events));
    for (const { group } of events) this.turns.set(group, sent);
    await sent;
    for (const { number, group } of events) this.published[number] = { group, atMs: nowMs() };
  }
}
