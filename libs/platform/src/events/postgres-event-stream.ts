import { parseBatch } from './batch';
import { EventStream, type BatchListener } from './event-stream';
import type { Wake } from './wake';

/** The default: the relay's own transaction notifies, and a small batch travels in the notification. */
export class PostgresEventStream extends EventStream {
  constructor(private readonly wake: Wake) {
    super();
  }

  add(): void {
    // it was sent with the commit
  }

  follow(listener: BatchListener): () => void {
    return this.wake.onEvents((batch) => listener(parseBatch(batch)));
  }
}
