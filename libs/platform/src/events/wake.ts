import { Injectable } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { DataSource } from 'typeorm';
import { Client } from 'pg';

/** Committed events wait to be numbered, and nobody in the process that committed them numbers any. */
export const OUTBOX_CHANNEL = 'anzhi_outbox';
/** Committed jobs wait in the queue. */
export const JOBS_CHANNEL = 'anzhi_jobs';
/** Numbered events wait to be delivered. */
export const EVENTS_CHANNEL = 'anzhi_events';

export type Channel = typeof OUTBOX_CHANNEL | typeof JOBS_CHANNEL | typeof EVENTS_CHANNEL;
const CHANNELS: readonly Channel[] = [OUTBOX_CHANNEL, JOBS_CHANNEL, EVENTS_CHANNEL];

const HINTS_APART_MS = 5;

/** What a commit left to do. */
export interface Committed {
  readonly events: boolean;
  readonly jobs: boolean;
}

/**
 * Tells the loops of this and other processes that there may be work. Only a hint: every loop also looks on
 * its own clock, so a lost hint costs a moment and never an event. It is sent after the commit and at most once
 * in a few milliseconds, because NOTIFY inside a transaction makes all committers queue behind one lock.
 */
@Injectable()
export class Wake {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly told = new Set<Channel>();
  private readonly more = new Set<Channel>();

  constructor(private readonly dataSource: DataSource) {}

  onOutbox(listener: () => void): () => void {
    return this.on(OUTBOX_CHANNEL, listener);
  }

  onJobs(listener: () => void): () => void {
    return this.on(JOBS_CHANNEL, listener);
  }

  /** @param listener is given the batch as the relay wrote it; empty: it was too large, the log has it */
  onEvents(listener: (batch: string) => void): () => void {
    return this.on(EVENTS_CHANNEL, listener);
  }

  /**
   * Called after every commit. The first hint is sent at once, what follows soon after. Events are numbered by this
   * process where it does that: then nobody else is told, because two would only queue for one lock.
   */
  committed({ events, jobs }: Committed): void {
    if (events && !this.emitter.emit(OUTBOX_CHANNEL)) this.tell(OUTBOX_CHANNEL);
    if (!jobs) return;
    this.emitter.emit(JOBS_CHANNEL);
    this.tell(JOBS_CHANNEL);
  }

  emit(channel: string, payload: string): void {
    this.emitter.emit(channel, payload);
  }

  private on(channel: Channel, listener: (payload: string) => void): () => void {
    this.emitter.on(channel, listener);
    return () => this.emitter.off(channel, listener);
  }

  private tell(channel: Channel): void {
    if (this.told.has(channel)) this.more.add(channel);
    else this.tellOthers(channel);
  }

  private tellOthers(channel: Channel): void {
    this.told.add(channel);
    this.dataSource.query('SELECT pg_notify($1, $2)', [channel, '']).catch(() => undefined);
    setTimeout(() => {
      this.told.delete(channel);
      if (this.more.delete(channel)) this.tellOthers(channel);
    }, HINTS_APART_MS).unref();
  }
}

/** One connection that listens for the hints of other processes; it reconnects for as long as it lives. */
export class WakeListener {
  private client: Client | undefined;
  private opening: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly wake: Wake,
    /** What this process acts upon; every other hint would only wake it. */
    private readonly channels: readonly Channel[] = CHANNELS,
  ) {}

  /** One that was closed meanwhile stays closed. */
  open(): Promise<void> {
    this.opening = this.connect();
    return this.opening;
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'anzhi-listener' });
    client.on('notification', ({ channel, payload = '' }) => this.wake.emit(channel, payload));
    client.on('error', () => this.reopen(client));
    client.on('end', () => this.reopen(client));
    try {
      await client.connect();
      await client.query(this.channels.map((channel) => `LISTEN ${channel}`).join('; '));
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
  }

  /** A connection that breaks says so twice, by an error and by its end; it is replaced once. */
  private reopen(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.retry();
  }

  private retry(): void {
    setTimeout(() => {
      if (!this.closed) this.open().catch(() => this.retry());
    }, 500).unref();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.opening?.catch(() => undefined);
    await this.client?.end();
  }
}
