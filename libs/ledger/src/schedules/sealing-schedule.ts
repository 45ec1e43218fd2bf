import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { BUSINESS_TIME_ZONE } from '@anzhi/kernel';
import { Database, Metrics } from '@anzhi/platform';
import { Sealer } from '../log/sealing/sealer';

/**
 * Every few seconds, county after county; any number of workers may, since a county has one sealer at a time. How far it
 * is behind is a metric, and the reason to wake somebody when it grows: a transaction is open too long, or nobody seals.
 */
@Injectable()
export class SealingSchedule implements OnModuleInit {
  private readonly logger = new Logger(SealingSchedule.name);
  private isRunning = false;

  constructor(
    private readonly sealer: Sealer,
    private readonly db: Database,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.watch(
      'anzhi_log_lag_seconds',
      'Age of the oldest command that is not sealed in its log; above 60 somebody must act',
      LAG,
    );
  }

  @Cron('*/3 * * * * *', { name: 'ledger.seal', timeZone: BUSINESS_TIME_ZONE })
  async tick(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      await this.sealAll();
    } finally {
      this.isRunning = false;
    }
  }

  /** Every region that has something of its own in the ledger. One that fails does not keep the others waiting. */
  async sealAll(): Promise<void> {
    for (const { countyId } of await this.db.query<{ countyId: number }>(COUNTIES))
      await this.sealer.seal(countyId).catch((error: unknown) => {
        this.logger.error({ countyId, err: error }, 'a log could not be sealed');
      });
  }
}

/** Regions are few and rows many: from one to the next by the index. */
const regionsOf = (table: string, name: string): string => `
  ${name} AS (
    SELECT min(county_id) AS id FROM ${table}
    UNION ALL
    SELECT (SELECT min(t.county_id) FROM ${table} t WHERE t.county_id > ${name}.id) FROM ${name} WHERE ${name}.id IS NOT NULL)`;

const COUNTIES = `
  WITH RECURSIVE ${regionsOf('ledger.account', 'of_account')}, ${regionsOf('ledger.log_entry', 'of_entry')},
       ${regionsOf('ledger.evidence', 'of_evidence')}
  SELECT id AS "countyId" FROM of_account WHERE id IS NOT NULL
  UNION SELECT id FROM of_entry WHERE id IS NOT NULL
  UNION SELECT id FROM of_evidence WHERE id IS NOT NULL ORDER BY 1`;

/** A county whose log has not begun is behind by all it has. */
const LAG = `
  WITH RECURSIVE ${regionsOf('ledger.account', 'county')}
  SELECT coalesce(max(extract(epoch FROM now() - waiting.at)), 0)::int AS count
    FROM county LEFT JOIN ledger.log_mark m ON m.county_id = county.id AND m.source = 'TRANSFER'
   CROSS JOIN LATERAL (
     SELECT c.at FROM ledger.unsealed_commands(county.id, coalesce(m.xid, '0'),
              coalesce(m.subject, '00000000-0000-0000-0000-000000000000'), '9223372036854775807', false, 1) u
       JOIN ledger.command c ON (c.county_id, c.command_id) = (county.id, u.subject)) waiting
   WHERE county.id IS NOT NULL`;
