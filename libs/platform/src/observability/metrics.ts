import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '../database/database';

/** Prometheus metrics of this process and of the work that waits in the database. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'anzhi_http_request_seconds',
    help: 'Duration of HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(private readonly db: Database) {
    collectDefaultMetrics({ register: this.registry });
    this.watch(
      'anzhi_outbox_events',
      'Committed events not numbered yet',
      'SELECT count(*) FROM platform.outbox',
    );
    this.watch(
      'anzhi_jobs_failing',
      'Jobs that failed at least once',
      'SELECT count(*) FROM platform.job WHERE attempts > 0',
    );
    this.watch(
      'anzhi_dead_letters',
      'Events set aside after repeated failures',
      'SELECT count(*) FROM platform.dead_letter',
    );
    this.watch(
      'anzhi_consumer_lag_events',
      'Events the slowest consumer has not seen',
      `SELECT coalesce(max(last_seq), 0) - coalesce((SELECT min(last_seq) FROM platform.consumer), 0) AS count
         FROM platform.event_counter`,
    );
  }

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  async expose(): Promise<{ contentType: string; body: string }> {
    return { contentType: this.registry.contentType, body: await this.registry.metrics() };
  }

  /** A figure read from the database at each scrape. @param sql one row with a `count` */
  watch(name: string, help: string, sql: string): void {
    const { db } = this;
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        // without a database this one is missing; the process still has much to tell
        const row = await db.one<{ count: number }>(sql).catch(() => undefined);
        if (row) this.set(row.count);
        else this.remove();
      },
    });
  }
}
