import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { BUSINESS_TIME_ZONE, businessDate, systemCtx } from '@anzhi/kernel';
import { claimSlot, Database, Metrics, UnitOfWork, type Tx } from '@anzhi/platform';
import { checkSince, type Difference } from '../check/check-ledger';
import { LedgerChecks } from '../check/ledger-checks';

const SCHEDULE = 'ledger.check';

/**
 * Nobody has to ask: what has moved is checked every ten minutes, everything every night. A difference is an error in
 * the log and a metric above zero until the same check finds nothing.
 */
@Injectable()
export class CheckSchedule implements OnModuleInit {
  private readonly logger = new Logger(CheckSchedule.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly checks: LedgerChecks,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.watch(
      'anzhi_ledger_differences',
      'Figures of the ledger that do not add up, by the last checks',
      'SELECT coalesce(sum(differences), 0)::bigint AS count FROM ledger.check_run',
    );
  }

  @Cron('45 */10 * * * *', { name: `${SCHEDULE}.since`, timeZone: BUSINESS_TIME_ZONE })
  since(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${SCHEDULE}`), async (tx) => {
      if (!(await claimSlot(tx, `${SCHEDULE}.SINCE`, tx.now.toISOString().slice(0, 15)))) return;
      await this.tell(tx, 'SINCE', await checkSince(tx));
    });
  }

  /**
   * Knocks through the small hours, so that a worker that starts late still does the night's check. It reads for
   * longer than a transaction may stay open, so the slot is taken first: a worker that dies over it leaves the night
   * to `since`.
   */
  @Cron('0 */10 2-5 * * *', { name: `${SCHEDULE}.full`, timeZone: BUSINESS_TIME_ZONE })
  async full(): Promise<void> {
    const ctx = systemCtx(`schedule:${SCHEDULE}`);
    if (!(await this.uow.run(ctx, (tx) => claimSlot(tx, `${SCHEDULE}.FULL`, businessDate(tx.now))))) return;
    const found = await this.db.snapshot((db) => this.checks.run(db));
    await this.uow.run(ctx, (tx) => this.tell(tx, 'FULL', found));
  }

  private async tell(tx: Tx, kind: 'SINCE' | 'FULL', found: readonly Difference[]): Promise<void> {
    await note(tx, kind, found);
    for (const { rule, countyId, subject, expected, found: figure } of found)
      this.logger.error(`${rule}: county ${countyId}, ${subject}: expected ${expected}, found ${figure}`);
  }
}

/** Of every county, also of those where everything is right, so that an old difference does not stay. */
async function note(tx: Tx, kind: string, found: readonly Difference[]): Promise<void> {
  const rows = await tx.query<{ countyId: number }>(COUNTIES);
  const counties = [...new Set([...rows, ...found].map(({ countyId }) => countyId))];
  await tx.query('SELECT ledger.note_check($1, $2::int[], $3::bigint[], $4)', [
    kind,
    counties,
    counties.map((id) => found.filter(({ countyId }) => countyId === id).length),
    tx.now,
  ]);
}

/** Counties are few and accounts many: from one county to the next by the index. */
const COUNTIES = `
  WITH RECURSIVE county AS (
    SELECT min(county_id) AS id FROM ledger.account
    UNION ALL
    SELECT (SELECT min(a.county_id) FROM ledger.account a WHERE a.county_id > county.id) FROM county WHERE county.id IS NOT NULL
  )
  SELECT id AS "countyId" FROM county WHERE id IS NOT NULL`;
