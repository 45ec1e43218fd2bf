import type { Queryable } from '@anzhi/platform';
import { CHECKS } from './checks';
import { LOG_CHECKS } from './log-checks';

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
 * transfers with the commands and holds they come from. An empty answer means the ledger adds up.
 * @param limit differences of each rule to report
 */
export const checkLedger = (db: Queryable, limit = 20): Promise<Difference[]> =>
  findDifferences(db, new Map([...CHECKS, ...LOG_CHECKS]), limit);

/** One statement, and so one snapshot, for each rule. */
export async function findDifferences(
  db: Queryable,
  rules: ReadonlyMap<string, string>,
  limit: number,
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [rule, sql] of rules) {
    const rows = await db.query<Omit<Difference, 'rule'>>(
      `SELECT county_id AS "countyId", subject, expected::text, found::text FROM (${sql}) AS differences
        ORDER BY county_id, subject LIMIT $1`,
      [limit],
    );
    found.push(...rows.map((row) => ({ rule, ...row })));
  }
  return found;
}

/** The rule of the incremental check: what has moved since it was last found right, entry by entry. */
const SINCE = 'since its last check an account moved by its transfers alone';

/** Costs what has moved, not what there is. Marks what is right. */
export async function checkSince(db: Queryable, limit = 20): Promise<Difference[]> {
  const rows = await db.query<Omit<Difference, 'rule'>>(
    `SELECT county_id AS "countyId", subject, expected, found FROM ledger.check_since($1)`,
    [limit],
  );
  return rows.map((row) => ({ rule: SINCE, ...row }));
}
