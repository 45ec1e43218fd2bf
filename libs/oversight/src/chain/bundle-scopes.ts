import { withinRegions } from '@anzhi/geo';
import { addDays, firstDayOf, nextPeriod, periodOfDate, startOfDay } from '@anzhi/kernel';
import type { InFull } from '@anzhi/ledger';
import type { Queryable } from '@anzhi/platform';
import type { BundleQuery } from './chain.dto';

/** MONTH, `2026-11`, is all a county did in it: for the command line. */
export interface BundleScope {
  readonly kind: BundleQuery['kind'] | 'MONTH';
  readonly id: string;
}

/** Rows of the log, by source, and the county whose log it is. */
export interface ScopedRows {
  readonly countyId: number;
  readonly rows: readonly { readonly source: string; readonly subjects: readonly string[] }[];
  readonly inFull: InFull;
  /** Of commands that moved many accounts only what moved these; null: everything. */
  readonly accounts: ReadonlySet<string> | null;
}

interface SubjectRow {
  readonly countyId: number;
  readonly source: string;
  readonly subject: string;
}

const WITHIN = withinRegions('p.region_id', '$1');
/** Order by order: joined as a whole, the view would be made for every order there is. */
const ofOrders = (about: string): string => `SELECT DISTINCT s.county_id AS "countyId", s.source, s.subject
  FROM (SELECT DISTINCT p.order_id FROM oversight.chain_place p WHERE ${WITHIN} AND ${about}) o
  CROSS JOIN LATERAL (SELECT * FROM oversight.order_subject of_order
                       WHERE of_order.order_id = o.order_id OFFSET 0) s`;

const SUBJECTS: Readonly<Record<Exclude<BundleQuery['kind'], 'SENIOR'>, string>> = {
  ORDER: ofOrders('p.order_id = $2'),
  VISIT: ofOrders('p.visit_id = $2'),
  CASE: ofOrders('p.visit_id IN (SELECT c.visit_id FROM oversight.case_visit c WHERE c.case_id = $2)'),
};

/** Every lot of his and everything that ever moved on it: what statements can prove to be complete. */
const OF_SENIOR = `
  WITH place AS (SELECT DISTINCT p.county_id FROM oversight.chain_place p WHERE ${WITHIN} AND p.senior_id = $2),
       lot AS (SELECT g.* FROM entitlement.benefit_grant g JOIN place USING (county_id) WHERE g.senior_id = $2)
  SELECT DISTINCT county_id AS "countyId", source, subject FROM (
    SELECT county_id, 'BENEFIT' AS source, lot_account_id AS subject FROM lot
    UNION ALL
    SELECT county_id, 'DETERMINATION',
           entitlement.determination_subject(determination_period, senior_id, determination_number) FROM lot
    UNION ALL
    SELECT d.county_id, 'LAW', md5(d.basis_hash)::uuid FROM lot
      JOIN entitlement.determination d ON (d.county_id, d.period, d.senior_id, d.number)
           = (lot.county_id, lot.determination_period, lot.senior_id, lot.determination_number)
    UNION ALL
    SELECT t.county_id, 'TRANSFER', t.command_id::uuid FROM lot
      JOIN ledger.transfer t ON (t.county_id, t.debit_account, t.unit) = (lot.county_id, lot.lot_account_id, lot.unit)
    UNION ALL
    SELECT t.county_id, 'TRANSFER', t.command_id::uuid FROM lot
      JOIN ledger.transfer t ON (t.county_id, t.credit_account, t.unit) = (lot.county_id, lot.lot_account_id, lot.unit)
    UNION ALL
    SELECT m.county_id, 'ACCOUNT_MONTH', m.statement_id FROM lot
      JOIN ledger.account_month m ON (m.county_id, m.account_id) = (lot.county_id, lot.lot_account_id)
  ) of_lots`;

/** Statements of the accounts that began in it, so that they stand alone. */
const OF_MONTH = `
  WITH month AS (
    SELECT c.id AS county_id, replace($2, '-', '')::int AS period, ($2 || '-01')::date AS first,
           ledger.month_start(($2 || '-01')::date) AS starts,
           ledger.month_start((($2 || '-01')::date + interval '1 month')::date) AS ends
      FROM unnest($1::int[]) c(id))
  SELECT county_id AS "countyId", source, subject FROM (
    SELECT s.county_id, s.source, s.subject FROM month m
      JOIN ledger.sealed s ON s.county_id = m.county_id AND s.source = 'TRANSFER'
       AND s.subject >= ledger.first_id(m.starts) AND s.subject < ledger.first_id(m.ends)
    UNION ALL
    SELECT e.county_id, k.source, e.evidence_id FROM month m
      JOIN ledger.evidence e ON e.county_id = m.county_id AND e.registered_at >= m.starts AND e.registered_at < m.ends
     CROSS JOIN (VALUES ('EVIDENCE'), ('VERIFICATION')) k(source)
    UNION ALL
    SELECT e.county_id, 'ENTRY', e.entry_id FROM month m
      JOIN ledger.log_entry e ON e.county_id = m.county_id AND e.at >= m.starts AND e.at < m.ends
    UNION ALL
    SELECT a.county_id, 'ACCOUNT_MONTH', a.statement_id FROM month m
      JOIN ledger.account_month a ON a.county_id = m.county_id AND a.month = m.first AND a.from_version = 1
    UNION ALL
    SELECT g.county_id, 'BENEFIT', g.lot_account_id FROM month m
      JOIN entitlement.benefit_grant g ON g.county_id = m.county_id AND g.period = m.period
    UNION ALL
    SELECT d.county_id, 'DETERMINATION', entitlement.determination_subject(d.period, d.senior_id, d.number) FROM month m
      JOIN entitlement.determination d ON d.county_id = m.county_id AND d.period = m.period
    UNION ALL
    SELECT DISTINCT d.county_id, 'LAW', md5(d.basis_hash)::uuid FROM month m
      JOIN entitlement.determination d ON d.county_id = m.county_id AND d.period = m.period
  ) of_month`;

const BY_KIND = { ...SUBJECTS, SENIOR: OF_SENIOR, MONTH: OF_MONTH };

/** Accounts of a month are closed two days after it; the statements are then in the log. */
const DAYS_TO_CLOSE = 3;

/** Ids of which nothing may be left out: of an order its visits and holds, of a case those of its orders. */
const NAMES = `
  WITH orders AS (SELECT DISTINCT p.order_id AS id FROM oversight.chain_place p WHERE ${WITHIN} AND (
         p.order_id = $2 OR p.visit_id = $2
         OR p.visit_id IN (SELECT c.visit_id FROM oversight.case_visit c WHERE c.case_id = $2)))
  SELECT $2::uuid::text AS name
  UNION SELECT o.id::text FROM orders o
  UNION SELECT p.visit_id::text FROM orders o JOIN oversight.chain_place p ON p.order_id = o.id
  UNION SELECT h.hold_id::text FROM orders o JOIN entitlement.order_hold h ON h.order_id = o.id AND h.hold_id IS NOT NULL`;

/** What a bundle about this must hold; undefined when there is nothing of it in the caller's divisions. */
export async function rowsOf(
  db: Queryable,
  regionIds: readonly number[],
  scope: BundleScope,
): Promise<ScopedRows | undefined> {
  const { kind, id } = scope;
  const found = await db.query<SubjectRow>(BY_KIND[kind], [regionIds, id]);
  if (!found.length) return undefined;
  const [{ countyId }] = found;
  const own = found.filter((row) => row.countyId === countyId);
  const lots = own.flatMap(({ source, subject }) => (source === 'BENEFIT' ? [subject] : []));
  return {
    countyId,
    rows: [...new Set(own.map(({ source }) => source))].map((source) => ({
      source,
      subjects: own.filter((row) => row.source === source).map(({ subject }) => subject),
    })),
    inFull: await inFull(db, regionIds, scope, lots),
    accounts: kind === 'SENIOR' ? new Set(lots) : null,
  };
}

async function inFull(
  db: Queryable,
  regionIds: readonly number[],
  { kind, id }: BundleScope,
  lots: readonly string[],
): Promise<InFull> {
  if (kind === 'MONTH') {
    const month = periodOfDate(`${id}-01`);
    const over = addDays(firstDayOf(nextPeriod(month)), DAYS_TO_CLOSE);
    return { since: startOfDay(firstDayOf(month)), until: startOfDay(over) };
  }
  if (kind === 'SENIOR') return { names: [id, ...lots] };
  const names = await db.query<{ name: string }>(NAMES, [regionIds, id]);
  return { names: names.map(({ name }) => name) };
}
