import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { EVENT_PAGE, EventLog, Wake, type RoomedEvent } from '@anzhi/platform';

/** The bound on the delay when a hint was lost. */
const LOOK_EVERY_MS = 500;

/** Reads the event log as it grows, each event once and in order, one reader in this process. */
@Injectable()
export class LiveTail {
  private readonly log = new Logger(LiveTail.name);
  private last = 0;
  private started: Promise<void> | undefined;
  private reading: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private deliver: (event: RoomedEvent) => Promise<void> | void = () => undefined;
  private off = (): void => undefined;

  constructor(
    private readonly events: EventLog,
    private readonly wake: Wake,
  ) {}

  /** @param deliver the next event is read when it is done with this one */
  follow(deliver: (event: RoomedEvent) => Promise<void> | void): void {
    this.deliver = deliver;
    const timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    const off = this.wake.onEvents(() => this.look());
    this.off = () => {
      clearInterval(timer);
      off();
    };
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.off();
    await this.reading;
  }

  /** The last event delivered. */
  get seq(): number {
    return this.last;
  }

  /** Where the stream starts: before the first connection is let in, so that none can miss an event. */
  begin(): Promise<void> {
    this.started ??= this.events.lastSeq().then(
      (seq) => void (this.last = seq),
      (error: unknown) => {
        this.started = undefined;
        throw error;
      },
    );
    return this.started;
  }

  /** Resolves when the events up to this one, which is in the log, have been delivered. */
  async reached(seq: number): Promise<void> {
    while (this.last < seq && !this.stopped) {
      this.look();
      await this.reading;
      if (this.last < seq) await pause(LOOK_EVERY_MS, undefined, { ref: false });
    }
  }

  /** Reads what is new, and once more if it was asked meanwhile. */
  private look(): void {
    this.again = true;
    this.reading ??= this.readNew().finally(() => (this.reading = undefined));
  }

  private async readNew(): Promise<void> {
    try {
      await this.begin();
      while (this.again) {
        this.again = false;
        const page = await this.events.after(this.last);
        for (const roomed of page) {
          this.last = roomed.event.seq;
          const delivered = this.deliver(roomed);
          if (delivered) await delivered;
        }
        if (page.length === EVENT_PAGE) this.again = true;
      }
    } catch (error) {
      this.log.error({ err: error }, 'reading the event log failed');
    }
  }
}
