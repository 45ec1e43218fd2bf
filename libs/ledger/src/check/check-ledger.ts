import type { Queryable } from '@anzhi/platform';
import { CHECKS } from './checks';

/** Two figures that must be equal and are not. */
export interface Difference {
  readonly rule: string;
  readonly countyId: number;
  /** The account, hold or transfer it is about. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * Compares what is stored twice: counters with the transfers behind them, the version chain with the counters,
 * transfers with the holds they come from. An empty answer means the ledger adds up.
 * @param limit differences of each rule to report
 */
export async function checkLedger(db: Queryable, limit = 20): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [rule, sql] of Object.entries(CHECKS)) {
    const rows = await db.query<Omit<Difference, 'rule'>>(
      `SELECT county_id AS "countyId", subject, expected::text, found::text FROM (${sql}) AS differences
        ORDER BY county_id, subject LIMIT $1`,
      [limit],
    );
    found.push(...rows.map((row) => ({ rule, ...row })));
  }
  return found;
}
