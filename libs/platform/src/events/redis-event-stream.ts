import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createClient } from 'redis';
import { parseBatch } from './batch';
import { EventStream, type BatchListener } from './event-stream';
import type { Wake } from './wake';

/** The stream, of one platform: several on one server have database numbers of their own. */
export const STREAM_KEY = 'anzhi:events';
/** Batches kept, about so many: whoever is further behind reads the log. */
const KEPT = 1_000;
const READ_AT_ONCE = 50;
/** Shorter than the silence after which a connection counts as dead. */
const ASK_AGAIN_MS = 1_000;
const SILENCE_MS = 3_000;
const COME_BACK_MS = 250;
/** Batches that wait for a Redis that is away; more are not kept, the log has them. */
const QUEUED = 100;

/**
 * Live events by way of a Redis stream, for a city whose many API processes need not read PostgreSQL once for each. It
 * is trusted with nothing: batches that are lost, late or of another log are found out by whoever follows, and while
 * Redis is away the notifications of PostgreSQL take its place.
 */
export class RedisEventStream extends EventStream implements OnApplicationShutdown {
  private readonly log = new Logger(RedisEventStream.name);
  private writer: ReturnType<RedisEventStream['connect']> | undefined;

  constructor(
    private readonly url: string,
    private readonly wake: Wake,
  ) {
    super();
  }

  add(batch: string): void {
    this.writer ??= this.connect();
    const bounded = { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: KEPT } } as const;
    this.writer.xAdd(STREAM_KEY, '*', { batch }, bounded).catch(() => undefined);
  }

  follow(listener: BatchListener): () => void {
    const reader = this.connect();
    const over = new AbortController();
    const off = this.wake.onEvents((batch) => {
      if (!reader.isReady) listener(parseBatch(batch));
    });
    void this.read(reader, listener, over.signal);
    return () => {
      off();
      over.abort();
      reader.destroy();
    };
  }

  onApplicationShutdown(): void {
    this.writer?.destroy();
  }

  private async read(
    reader: ReturnType<RedisEventStream['connect']>,
    listener: BatchListener,
    over: AbortSignal,
  ) {
    let from = '$';
    while (!over.aborted) {
      try {
        const streams = await reader.xRead(
          { key: STREAM_KEY, id: from },
          { BLOCK: ASK_AGAIN_MS, COUNT: READ_AT_ONCE },
        );
        for (const { id, message } of streams?.[0].messages ?? []) {
          from = id;
          const { batch = '' } = message as { batch?: string };
          listener(parseBatch(batch));
        }
      } catch {
        // what was added meanwhile is in the log, and a stream that comes back may have begun anew
        from = '$';
        listener();
        await pause(COME_BACK_MS, undefined, { signal: over }).catch(() => undefined);
      }
    }
  }

  private connect() {
    const client = createClient({
      url: this.url,
      commandsQueueMaxLength: QUEUED,
      pingInterval: ASK_AGAIN_MS,
      socket: {
        connectTimeout: SILENCE_MS,
        socketTimeout: SILENCE_MS,
        reconnectStrategy: () => COME_BACK_MS,
      },
    });
    let isAway = false;
    client.on('ready', () => (isAway = false));
    client.on('error', (error: Error) => {
      if (!isAway) this.log.warn({ err: error }, 'Redis is away: PostgreSQL carries the live events');
      isAway = true;
    });
    client.connect().catch(() => undefined);
    return client;
  }
}
