import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@anzhi/kernel';
import { parseBatch } from '../events/batch';
import { EventConsumers } from '../events/consumer';
import { EventRelay, RELAY_BATCH } from '../events/relay';
import { Wake } from '../events/wake';
import { JobQueue } from '../jobs/job-queue';
import { Bell } from './bell';

/** How long a loop sleeps when no hint comes; the bound on what a lost hint can cost. */
const IDLE_MS = 500;
const AFTER_FAILURE_MS = 1_000;

interface Other {
  readonly step: () => Promise<boolean>;
  readonly consumers: readonly string[];
  readonly bell: Bell;
}

/**
 * Runs the relay, the consumers and the due jobs for as long as the process lives. Any number of workers may
 * do so: each piece of work is claimed by row locks.
 */
@Injectable()
export class WorkerLoops {
  private readonly log = new Logger(WorkerLoops.name);
  private readonly running: Promise<void>[] = [];
  private readonly others = new Map<string, Other>();
  private readonly bells = { outbox: new Bell(), jobs: new Bell() };
  private readonly consumerBells = new Map<string, Bell>();
  private stopped = false;
  private unsubscribe: (() => void)[] = [];

  constructor(
    private readonly relay: EventRelay,
    private readonly consumers: EventConsumers,
    private readonly jobs: JobQueue,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  /**
   * Work of a context that may not run inside a transaction, such as sending a message.
   * @param step claims its work by row locks; answers whether there may be more
   * @param consumers whose handlers leave it work
   */
  add(name: string, step: () => Promise<boolean>, consumers: readonly string[]): void {
    if (this.others.has(name)) throw new Error(`loop ${name} is added twice`);
    this.others.set(name, { step, consumers, bell: new Bell() });
  }

  /**
   * Numbers what this process commits as soon as it has committed it, and what others left behind. For every process
   * that writes: its events reach the screens without another process having to be told of them first.
   */
  startRelay(): void {
    const { outbox } = this.bells;
    this.unsubscribe.push(this.wake.onOutbox(() => outbox.ring()));
    this.run('relay', outbox, async () => (await this.relay.runOnce()) === RELAY_BATCH);
  }

  /** Each loop is roused by what can mean work for it, and by nothing else: a look costs a transaction. */
  start(): void {
    const { jobs } = this.bells;
    this.startRelay();
    this.consumers.names.forEach((name) => this.startConsumer(name));
    for (const [name, { bell, step }] of this.others) this.run(name, bell, step);
    const untilNextJob = () => this.untilNextJob();
    this.run('jobs', jobs, () => this.jobs.runOnce(), untilNextJob);
    this.unsubscribe.push(
      this.wake.onJobs(() => jobs.ring()),
      this.wake.onEvents((batch) => {
        for (const name of this.consumers.concernedBy(parseBatch(batch)))
          this.consumerBells.get(name)?.ring();
      }),
    );
  }

  private startConsumer(name: string): void {
    const bell = new Bell();
    this.consumerBells.set(name, bell);
    const then = [...this.others.values()].filter(({ consumers }) => consumers.includes(name));
    this.run(name, bell, async () => {
      const handled = await this.consumers.runOnce(name);
      if (handled) then.forEach((other) => other.bell.ring());
      return handled;
    });
  }

  /** Lets the piece of work in hand finish, then stops. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.unsubscribe.forEach((off) => off());
    const others = [...this.others.values()].map(({ bell }) => bell);
    const all = [...Object.values(this.bells), ...this.consumerBells.values(), ...others];
    all.forEach((bell) => bell.ring());
    await Promise.all(this.running);
  }

  /** Does everything that can be done now, in this call. For tests and for draining before a shutdown. */
  async drain(): Promise<void> {
    for (;;) {
      let busy = (await this.relay.runOnce()) > 0;
      for (const name of this.consumers.names) while (await this.consumers.runOnce(name)) busy = true;
      while (await this.jobs.runOnce()) busy = true;
      for (const { step } of this.others.values()) while (await step()) busy = true;
      if (!busy) return;
    }
  }

  private run(name: string, bell: Bell, step: () => Promise<boolean>, idleMs?: () => Promise<number>): void {
    this.running.push(this.loop(name, bell, step, idleMs));
  }

  private async loop(
    name: string,
    bell: Bell,
    step: () => Promise<boolean>,
    idleMs = async () => IDLE_MS,
  ): Promise<void> {
    while (!this.stopped) {
      try {
        const { count } = bell;
        const pauseMs = (await step()) ? 0 : await idleMs();
        if (pauseMs > 0 && count === bell.count) await bell.sleep(pauseMs);
      } catch (error) {
        this.log.error({ loop: name, err: error }, 'worker loop failed');
        if (!this.stopped) await bell.sleep(AFTER_FAILURE_MS);
      }
    }
  }

  private async untilNextJob(): Promise<number> {
    const dueAt = await this.jobs.nextDueAt();
    if (!dueAt) return IDLE_MS;
    return Math.min(IDLE_MS, Math.max(1, dueAt.getTime() - this.clock.now().getTime()));
  }
}
