import { Injectable } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { DataSource } from 'typeorm';
import { Client } from 'pg';

/** Committed work waits in the outbox or the job queue. */
export const WORK_CHANNEL = 'anzhi_work';
/** Numbered events wait to be delivered. */
export const EVENTS_CHANNEL = 'anzhi_events';

const HINTS_APART_MS = 5;

/**
 * Tells the loops of this and other processes that there may be work. Only a hint: every loop also looks on
 * its own clock, so a lost hint costs a moment and never an event. It is sent after the commit and at most once
 * in a few milliseconds, because NOTIFY inside a transaction makes all committers queue behind one lock.
 */
@Injectable()
export class Wake {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private hasTold = false;
  private hasMore = false;

  constructor(private readonly dataSource: DataSource) {}

  onWork(listener: () => void): () => void {
    this.emitter.on(WORK_CHANNEL, listener);
    return () => this.emitter.off(WORK_CHANNEL, listener);
  }

  /** @param listener is given the batch as the relay wrote it; empty: it was too large, the log has it */
  onEvents(listener: (batch: string) => void): () => void {
    this.emitter.on(EVENTS_CHANNEL, listener);
    return () => this.emitter.off(EVENTS_CHANNEL, listener);
  }

  /** Called after every commit that left events or jobs. The first one is told at once, what follows soon after. */
  workCommitted(): void {
    this.emitter.emit(WORK_CHANNEL);
    if (this.hasTold) this.hasMore = true;
    else this.tellOthers();
  }

  emit(channel: string, payload: string): void {
    this.emitter.emit(channel, payload);
  }

  private tellOthers(): void {
    this.hasTold = true;
    this.dataSource.query('SELECT pg_notify($1, $2)', [WORK_CHANNEL, '']).catch(() => undefined);
    setTimeout(() => {
      this.hasTold = false;
      if (!this.hasMore) return;
      this.hasMore = false;
      this.tellOthers();
    }, HINTS_APART_MS).unref();
  }
}

/** One connection that listens for the hints of other processes; it reconnects for as long as it lives. */
export class WakeListener {
  private client: Client | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly wake: Wake,
  ) {}

  async open(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'anzhi-listener' });
    client.on('notification', ({ channel, payload = '' }) => this.wake.emit(channel, payload));
    client.on('error', () => this.reopen(client));
    client.on('end', () => this.reopen(client));
    await client.connect();
    await client.query(`LISTEN ${WORK_CHANNEL}; LISTEN ${EVENTS_CHANNEL}`);
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
    await this.client?.end();
  }
}
