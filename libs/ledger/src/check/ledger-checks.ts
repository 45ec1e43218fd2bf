import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import type { LedgerUnit } from '../ledger.types';
import { checkLedger, findDifferences, type Difference } from './check-ledger';

export interface LedgerSum {
  readonly countyId: number;
  readonly unit: LedgerUnit;
  readonly kind: string;
  readonly accounts: number;
  /** Came in, is held, went out; all in the unit. */
  readonly granted: number;
  readonly held: number;
  readonly spent: number;
}

/** How the last check of a county came out. */
export interface CheckRun {
  readonly countyId: number;
  /** SINCE: what has moved, every ten minutes. FULL: everything, every night. */
  readonly kind: 'FULL' | 'SINCE';
  readonly at: Date;
  readonly differences: number;
  /** The last one that found nothing; null: none yet. */
  readonly rightAt: Date | null;
}

/** Everything that must add up: the ledger itself and what other contexts tie to it. */
@Injectable()
export class LedgerChecks {
  private readonly further = new Map<string, string>();

  /**
   * @param name a sentence that is true of a ledger that adds up
   * @param sql finds what differs: county_id, subject, expected, found; reads no schema but the registering
   *   context's own and, read-only, what it keeps in the ledger
   */
  register(name: string, sql: string): void {
    if (this.further.has(name)) throw new Error(`the check "${name}" is registered twice`);
    this.further.set(name, sql);
  }

  /**
   * The ledger's own rules first. Reads everything there is, so it belongs in a `Database.snapshot`.
   * @param limit differences of each rule to report
   */
  async run(db: Queryable, limit = 20): Promise<Difference[]> {
    await db.query(HASH_EVERYTHING);
    return [...(await checkLedger(db, limit)), ...(await findDifferences(db, this.further, limit))];
  }

  /** What the accounts of each county hold together, by unit and kind. */
  sums(db: Queryable): Promise<LedgerSum[]> {
    return db.query(SUMS);
  }

  /** The same of one county at an instant; months that are over cost nothing. */
  sumsOf(db: Queryable, countyId: number, at: Date): Promise<LedgerSum[]> {
    return db.query(SUMS_OF_COUNTY, [countyId, at]);
  }

  /** The last check of each kind; counties in which nothing was checked yet are not among them. */
  lastRuns(db: Queryable, countyIds: readonly number[]): Promise<CheckRun[]> {
    return db.query(
      `SELECT county_id AS "countyId", kind, at, differences, nullif(right_at, '-infinity') AS "rightAt"
         FROM ledger.check_run WHERE county_id = ANY($1::int[]) ORDER BY county_id, kind`,
      [countyIds],
    );
  }
}

/**
 * Where all keys begin with the same county the planner takes merge joins for cheap, and compares everybody with
 * everybody.
 */
const HASH_EVERYTHING = `
  SELECT set_config('enable_mergejoin', 'off', true), set_config('work_mem', '256MB', true)`;

/** Authorising accounts by their counters, recording ones by their transfers. */
const SUMS = `
  SELECT county_id AS "countyId", unit, kind, sum(accounts)::bigint AS accounts, sum(granted)::bigint AS granted,
         sum(held)::bigint AS held, sum(spent)::bigint AS spent
    FROM (SELECT a.county_id, a.unit, a.kind, count(*) AS accounts, sum(a.credits_posted) AS granted,
                 sum(a.debits_pending) AS held, sum(a.debits_posted) AS spent
            FROM ledger.account a GROUP BY 1, 2, 3
          UNION ALL
          SELECT a.county_id, a.unit, a.kind, 0, sum(s.credit), 0, sum(s.debit)
            FROM (SELECT county_id, credit_account AS account_id, amount AS credit, 0 AS debit FROM ledger.transfer
                   WHERE code NOT IN ('HOLD', 'RELEASE')
                  UNION ALL
                  SELECT county_id, debit_account, 0, amount FROM ledger.transfer
                   WHERE code NOT IN ('HOLD', 'RELEASE')) s
            JOIN ledger.account a ON (a.county_id, a.account_id) = (s.county_id, s.account_id) AND NOT a.authorising
           GROUP BY 1, 2, 3) part
   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/** Authorising accounts by their counters, recording ones as `balance_at` adds them up. */
const SUMS_OF_COUNTY = `
  SELECT $1::int AS "countyId", unit, kind, count(*) AS accounts, sum(granted)::bigint AS granted,
         sum(held)::bigint AS held, sum(spent)::bigint AS spent
    FROM (SELECT unit, kind, credits_posted AS granted, debits_pending AS held, debits_posted AS spent
            FROM ledger.account WHERE county_id = $1 AND authorising
          UNION ALL
          SELECT a.unit, a.kind, b.granted, b.held, b.spent
            FROM ledger.balance_at($1, ARRAY(SELECT account_id FROM ledger.account
                                              WHERE county_id = $1 AND NOT authorising), $2) b
            JOIN ledger.account a ON (a.county_id, a.account_id) = ($1, b.account_id)) part
   GROUP BY unit, kind ORDER BY unit, kind`;
