import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import {
  EVENT_PAGE,
  EventLog,
  EventStream,
  nextOf,
  type EventBatch,
  type LogPosition,
  type RoomedEvent,
} from '@anzhi/platform';

/** After so long without news the log is read: the bound on the delay when some were lost. */
const SILENCE_MS = 500;
/** Batches kept while one is delivered; of more the log knows. */
const MOST_WAITING = 100;

/** @returns a promise where the next event has to wait for something */
export type Deliver = (event: RoomedEvent) => Promise<void> | void;

/**
 * The event log as it grows, each event once and in order, one reader in this process. Events come in batches from the
 * stream, without a look at the database; where a batch does not continue the last event, and after a silence, the log
 * is read.
 */
@Injectable()
export class LiveTail {
  private readonly log = new Logger(LiveTail.name);
  private last: LogPosition = { seq: 0, id: null };
  private started: Promise<void> | undefined;
  private working: Promise<void> | undefined;
  private readonly waiting: EventBatch[] = [];
  private mustRead = false;
  private stopped = false;
  private silence: NodeJS.Timeout | undefined;
  private deliver: Deliver = () => undefined;
  private off = (): void => undefined;

  constructor(
    private readonly events: EventLog,
    private readonly stream: EventStream,
  ) {}

  /** @param deliver the next event waits until it is done with this one */
  follow(deliver: Deliver): void {
    this.deliver = deliver;
    this.silence = setTimeout(() => this.look(), SILENCE_MS);
    this.off = this.stream.follow((batch) => this.take(batch));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.off();
    clearTimeout(this.silence);
    await this.working;
  }

  /** The last event delivered. */
  get seq(): number {
    return this.last.seq;
  }

  /** Where the stream starts: before the first connection is let in, so that none can miss an event. */
  begin(): Promise<void> {
    this.started ??= this.events.last().then(
      (last) => void (this.last = last),
      (error: unknown) => {
        this.started = undefined;
        throw error;
      },
    );
    return this.started;
  }

  /** Resolves when the events up to this one, which is in the log, have been delivered. */
  async reached(seq: number): Promise<void> {
    while (this.last.seq < seq && !this.stopped) {
      this.look();
      await this.working;
      if (this.last.seq < seq) await pause(SILENCE_MS, undefined, { ref: false });
    }
  }

  private take(batch: EventBatch | undefined): void {
    if (!batch || this.waiting.length >= MOST_WAITING) return this.look();
    this.waiting.push(batch);
    this.work();
  }

  private look(): void {
    this.mustRead = true;
    this.work();
  }

  private work(): void {
    if (!this.stopped) this.working ??= this.takeAll();
  }

  /** What came, and what is in the log where that is not enough, until there is nothing left of either. */
  private async takeAll(): Promise<void> {
    try {
      await this.begin();
      while (!this.stopped && (this.mustRead || this.waiting.length)) {
        if (this.mustRead) await this.readLog();
        else await this.takeBatch(this.waiting.shift()!);
      }
    } catch (error) {
      // the next look takes it up where this one ended
      this.waiting.length = 0;
      this.heard();
      this.log.error({ err: error }, 'following the event log failed');
    } finally {
      this.working = undefined;
    }
  }

  private async takeBatch(batch: EventBatch): Promise<void> {
    const events = nextOf(batch, this.last);
    if (!events) this.mustRead = true;
    else if (events.length) await this.deliverAll(events);
  }

  private async readLog(): Promise<void> {
    this.mustRead = false;
    const page = await this.events.after(this.last.seq);
    if (page.length === EVENT_PAGE) this.mustRead = true;
    await this.deliverAll(page);
  }

  private async deliverAll(events: readonly RoomedEvent[]): Promise<void> {
    this.heard();
    for (const roomed of events) {
      this.last = roomed.event;
      const delivered = this.deliver(roomed);
      if (delivered) await delivered;
    }
  }

  /** The silence begins anew; repeats of what was delivered long ago do not break it. */
  private heard(): void {
    if (!this.stopped) this.silence?.refresh();
  }
}
