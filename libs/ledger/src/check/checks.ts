/** What the four counters of an account must be, by the transfers on its debit and on its credit side. */
const COUNTERS_BY_TRANSFERS = `
  SELECT side.county_id, side.account_id,
         sum(side.pending) FILTER (WHERE side.debit)::bigint AS debits_pending,
         sum(side.posted) FILTER (WHERE side.debit)::bigint AS debits_posted,
         sum(side.pending) FILTER (WHERE NOT side.debit)::bigint AS credits_pending,
         sum(side.posted) FILTER (WHERE NOT side.debit)::bigint AS credits_posted,
         count(*) AS version
    FROM (SELECT t.county_id, s.account_id, s.debit,
                 CASE t.code WHEN 'HOLD' THEN t.amount WHEN 'CAPTURE' THEN -t.amount WHEN 'RELEASE' THEN -t.amount ELSE 0 END AS pending,
                 CASE WHEN t.code IN ('HOLD', 'RELEASE') THEN 0 ELSE t.amount END AS posted
            FROM ledger.transfer t
           CROSS JOIN LATERAL (VALUES (t.debit_account, true), (t.credit_account, false)) AS s(account_id, debit)) side
   GROUP BY side.county_id, side.account_id`;

const figures = (alias: string): string =>
  ['debits_pending', 'debits_posted', 'credits_pending', 'credits_posted']
    .map((counter) => `coalesce(${alias}.${counter}, 0)`)
    .join(', ');

/** Each finds pairs that differ: county_id, subject, expected, found. */
export const CHECKS: Readonly<Record<string, string>> = {
  'counters are the sums of the transfers': `
    SELECT a.county_id, a.account_id::text AS subject,
           ROW(${figures('t')}, coalesce(t.version, 0)) AS expected, ROW(${figures('a')}, a.version) AS found
      FROM ledger.account a
      LEFT JOIN (${COUNTERS_BY_TRANSFERS}) t ON (t.county_id, t.account_id) = (a.county_id, a.account_id)
     WHERE a.authorising
       AND (${figures('t')}, coalesce(t.version, 0)) IS DISTINCT FROM (${figures('a')}, a.version)`,

  'every version of an account has its entry, the last one is the account': `
    SELECT a.county_id, a.account_id::text AS subject, ROW(count(e.version), ${figures('last')}) AS expected,
           ROW(a.version, ${figures('a')}) AS found
      FROM ledger.account a
      LEFT JOIN ledger.entry e ON (e.county_id, e.account_id) = (a.county_id, a.account_id)
      LEFT JOIN ledger.entry last
        ON (last.county_id, last.account_id, last.version) = (a.county_id, a.account_id, a.version)
     GROUP BY a.county_id, a.account_id, last.county_id, last.account_id, last.version
    HAVING count(e.version) <> a.version OR (${figures('last')}) IS DISTINCT FROM (${figures('a')})`,

  'what is pending on an account is what its open holds set aside': `
    SELECT a.county_id, a.account_id::text AS subject, coalesce(open.amount, 0) AS expected, a.debits_pending AS found
      FROM ledger.account a
      LEFT JOIN (SELECT h.county_id, h.debit_account, sum(h.amount)::bigint AS amount
                   FROM ledger.hold h
                  WHERE NOT EXISTS (SELECT FROM ledger.hold_resolution r
                                     WHERE (r.county_id, r.hold_id, r.leg) = (h.county_id, h.hold_id, h.leg))
                  GROUP BY h.county_id, h.debit_account) open
        ON (open.county_id, open.debit_account) = (a.county_id, a.account_id)
     WHERE a.authorising AND coalesce(open.amount, 0) <> a.debits_pending`,

  'the transfers of a hold are its own amounts': `
    SELECT coalesce(due.county_id, t.county_id) AS county_id,
           concat_ws(' ', coalesce(due.command_id, t.command_id), coalesce(due.code, t.code), coalesce(due.leg, t.leg)) AS subject,
           due.amount AS expected, t.amount AS found
      FROM (SELECT h.county_id, h.hold_id AS command_id, 'HOLD' AS code, h.leg, h.amount FROM ledger.hold h
            UNION ALL
            SELECT r.county_id, r.hold_id, 'CAPTURE', r.leg, r.posted FROM ledger.hold_resolution r WHERE r.posted > 0
            UNION ALL
            SELECT r.county_id, r.hold_id, 'RELEASE', r.leg, r.held - r.posted FROM ledger.hold_resolution r WHERE r.posted < r.held
            UNION ALL
            SELECT v.county_id, v.reversal_id, 'REVERSE', v.leg, v.posted FROM ledger.reversal v) due
      FULL JOIN (SELECT * FROM ledger.transfer WHERE code IN ('HOLD', 'CAPTURE', 'RELEASE', 'REVERSE')) t
        ON (t.county_id, t.command_id, t.code, t.leg) = (due.county_id, due.command_id, due.code, due.leg)
     WHERE due.amount IS DISTINCT FROM t.amount`,

  'a hold is resolved in all of its legs or in none': `
    SELECT h.county_id, h.hold_id::text AS subject, count(*) AS expected, count(r.leg) AS found
      FROM ledger.hold h
      LEFT JOIN ledger.hold_resolution r ON (r.county_id, r.hold_id, r.leg) = (h.county_id, h.hold_id, h.leg)
     GROUP BY h.county_id, h.hold_id HAVING count(r.leg) NOT IN (0, count(*))`,
};
