import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, Server } from 'node:http';
import { Client } from 'pg';

/** A statement by the number of its text, with its parameters. */
export type RecordedStatement = readonly [text: number, values: readonly unknown[]];

export interface Recording {
  /** Every text once. */
  readonly texts: readonly string[];
  /** In the order in which they were sent, by the command key of the request. */
  readonly requests: ReadonlyMap<string, readonly RecordedStatement[]>;
}

/** The hint that there is work: coalesced over many requests, sent after the answer, so it is nobody's statement. */
const HINT = /^SELECT pg_notify\(/;

/** Remembers every statement that goes to the database on behalf of a request. */
export class Recorder {
  private readonly current = new AsyncLocalStorage<RecordedStatement[]>();
  private readonly texts = new Map<string, number>();
  private readonly requests = new Map<string, RecordedStatement[]>();

  /** Listens at the driver, below everything the product does; for the whole process. */
  static install(): Recorder {
    const recorder = new Recorder();
    const query = Client.prototype.query as (...args: unknown[]) => unknown;
    Client.prototype.query = function (this: Client, ...args: unknown[]) {
      recorder.note(args);
      return query.apply(this, args);
    } as typeof Client.prototype.query;
    return recorder;
  }

  /** From now on each request of this server is followed through everything it waits for. */
  follow(server: Server): void {
    server.prependListener('request', (request: IncomingMessage) => {
      const statements: RecordedStatement[] = [];
      const key = request.headers['idempotency-key'];
      if (typeof key === 'string') this.requests.set(key, statements);
      this.current.enterWith(statements);
    });
  }

  take(): Recording {
    return { texts: [...this.texts.keys()], requests: this.requests };
  }

  private note([query, values]: unknown[]): void {
    const statements = this.current.getStore();
    const { text, values: inside } = typeof query === 'string' ? { text: query } : (query as Partial<Query>);
    if (!statements || text === undefined || HINT.test(text)) return;
    statements.push([this.numberOf(text), inside ?? (Array.isArray(values) ? (values as unknown[]) : [])]);
  }

  private numberOf(text: string): number {
    const known = this.texts.get(text) ?? this.texts.size;
    this.texts.set(text, known);
    return known;
  }
}

interface Query {
  readonly text: string;
  readonly values?: readonly unknown[];
}
