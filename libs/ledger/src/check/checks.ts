const COUNTERS = ['debits_pending', 'debits_posted', 'credits_pending', 'credits_posted'];
const figures = (alias: string): string =>
  COUNTERS.map((counter) => `coalesce(${alias}.${counter}, 0)`).join(', ');

/** The two sides of every transfer with what it does there. */
const SIDES = `
  SELECT t.county_id, s.account_id, s.debit, t.code, t.unit, e.pending, e.posted
    FROM ledger.transfer t
   CROSS JOIN LATERAL ledger.effect(t.code, t.amount) e
   CROSS JOIN LATERAL (VALUES (t.debit_account, true), (t.credit_account, false)) AS s(account_id, debit)`;

/** What the four counters of an account must be, by the transfers on its debit and on its credit side. */
const COUNTERS_BY_TRANSFERS = `
  SELECT county_id, account_id,
         sum(pending) FILTER (WHERE debit)::bigint AS debits_pending,
         sum(posted) FILTER (WHERE debit)::bigint AS debits_posted,
         sum(pending) FILTER (WHERE NOT debit)::bigint AS credits_pending,
         sum(posted) FILTER (WHERE NOT debit)::bigint AS credits_posted,
         coalesce(sum(posted) FILTER (WHERE debit AND code = 'CARRY'), 0)::bigint AS carried,
         count(*) AS version
    FROM (${SIDES}) side
   GROUP BY county_id, account_id`;

/** Accounts and what their counters say, compared with their transfers. */
const COUNTERS_ARE_SUMS = `
  SELECT a.county_id, a.account_id::text AS subject,
         ROW(${figures('t')}, coalesce(t.carried, 0), coalesce(t.version, 0)) AS expected,
         ROW(${figures('a')}, a.carried, a.version) AS found
    FROM ledger.account a
    LEFT JOIN (${COUNTERS_BY_TRANSFERS}) t ON (t.county_id, t.account_id) = (a.county_id, a.account_id)
   WHERE a.authorising AND (${figures('t')}, coalesce(t.carried, 0), coalesce(t.version, 0))
           IS DISTINCT FROM (${figures('a')}, a.carried, a.version)`;

const ENTRIES_REACH_THE_ACCOUNT = `
  SELECT a.county_id, a.account_id::text AS subject, ROW(coalesce(e.entries, 0), ${figures('last')}) AS expected,
         ROW(a.version, ${figures('a')}) AS found
    FROM ledger.account a
    LEFT JOIN (SELECT county_id, account_id, count(*) AS entries FROM ledger.entry GROUP BY county_id, account_id) e
      ON (e.county_id, e.account_id) = (a.county_id, a.account_id)
    LEFT JOIN ledger.entry last
      ON (last.county_id, last.account_id, last.version) = (a.county_id, a.account_id, a.version)
   WHERE a.authorising AND (coalesce(e.entries, 0), ${figures('last')}) IS DISTINCT FROM (a.version, ${figures('a')})`;

/** Each entry is the one before it and one transfer, and not earlier. */
const ENTRIES_FOLLOW_TRANSFERS = `
  SELECT s.county_id, concat_ws(' ', s.account_id, s.version) AS subject,
         ROW(s.dp + e.pending * d.is, s.dd + e.posted * d.is, s.cp + e.pending * (1 - d.is), s.cc + e.posted * (1 - d.is), t.at)
           AS expected,
         ROW(s.debits_pending, s.debits_posted, s.credits_pending, s.credits_posted, greatest(s.at, s.before)) AS found
    FROM (SELECT n.*, lag(debits_pending, 1, 0) OVER chain AS dp, lag(debits_posted, 1, 0) OVER chain AS dd,
                 lag(credits_pending, 1, 0) OVER chain AS cp, lag(credits_posted, 1, 0) OVER chain AS cc,
                 lag(n.at) OVER chain AS before
            FROM ledger.entry n
          WINDOW chain AS (PARTITION BY county_id, account_id ORDER BY version)) s
    LEFT JOIN ledger.transfer t ON (t.county_id, t.command_id, t.code, t.leg) = (s.county_id, s.command_id, s.code, s.leg)
   CROSS JOIN LATERAL ledger.effect(t.code, t.amount) e
   CROSS JOIN LATERAL (SELECT (s.account_id = t.debit_account)::int AS is) d
   WHERE (s.dp + e.pending * d.is, s.dd + e.posted * d.is, s.cp + e.pending * (1 - d.is), s.cc + e.posted * (1 - d.is), t.at)
         IS DISTINCT FROM
         (s.debits_pending, s.debits_posted, s.credits_pending, s.credits_posted, greatest(s.at, s.before))`;

const PENDING_IS_HELD = `
  SELECT a.county_id, a.account_id::text AS subject, ROW(coalesce(d.amount, 0), coalesce(c.amount, 0)) AS expected,
         ROW(a.debits_pending, a.credits_pending) AS found
    FROM ledger.account a
    LEFT JOIN (SELECT county_id, debit_account, sum(amount)::bigint AS amount FROM open_leg GROUP BY 1, 2) d
      ON (d.county_id, d.debit_account) = (a.county_id, a.account_id)
    LEFT JOIN (SELECT county_id, credit_account, sum(amount)::bigint AS amount FROM open_leg GROUP BY 1, 2) c
      ON (c.county_id, c.credit_account) = (a.county_id, a.account_id)
   WHERE a.authorising
     AND (coalesce(d.amount, 0), coalesce(c.amount, 0)) IS DISTINCT FROM (a.debits_pending, a.credits_pending)`;

const OPEN_LEGS = `
  WITH open_leg AS (
    SELECT h.* FROM ledger.hold h
     WHERE NOT EXISTS (SELECT FROM ledger.hold_resolution r
                        WHERE (r.county_id, r.hold_id, r.leg) = (h.county_id, h.hold_id, h.leg)))`;

/** Everything that came into a lot is somewhere: free, held, captured and not taken back, lapsed, carried, moved on. */
const LOTS_ADD_UP = `
  SELECT a.county_id, a.account_id::text AS subject, sum(s.posted) FILTER (WHERE NOT s.debit AND s.code <> 'REVERSE') AS expected,
         a.credits_posted - a.debits_posted - a.debits_pending + a.debits_pending
         + coalesce(sum(s.posted) FILTER (WHERE s.debit AND s.code = 'CAPTURE'), 0)
         - coalesce(sum(s.posted) FILTER (WHERE NOT s.debit AND s.code = 'REVERSE'), 0)
         + coalesce(sum(s.posted) FILTER (WHERE s.debit AND s.code NOT IN ('CAPTURE', 'HOLD', 'RELEASE')), 0) AS found
    FROM ledger.account a JOIN (${SIDES}) s ON (s.county_id, s.account_id) = (a.county_id, a.account_id)
   WHERE a.no_overdraft
   GROUP BY a.county_id, a.account_id
  HAVING sum(s.posted) FILTER (WHERE NOT s.debit AND s.code <> 'REVERSE') IS DISTINCT FROM
         a.credits_posted - a.debits_posted
         + coalesce(sum(s.posted) FILTER (WHERE s.debit AND s.code = 'CAPTURE'), 0)
         - coalesce(sum(s.posted) FILTER (WHERE NOT s.debit AND s.code = 'REVERSE'), 0)
         + coalesce(sum(s.posted) FILTER (WHERE s.debit AND s.code NOT IN ('CAPTURE', 'HOLD', 'RELEASE')), 0)`;

/** Over all accounts of a county, authorising ones by their counters, recording ones by months and transfers. */
const SIDES_BALANCE = `
  SELECT county_id, unit AS subject, sum(debits) AS expected, sum(credits) AS found
    FROM (SELECT county_id, unit, debits_posted AS debits, credits_posted AS credits FROM ledger.account WHERE authorising
          UNION ALL
          SELECT s.county_id, s.unit, CASE WHEN s.debit THEN s.posted ELSE 0 END, CASE WHEN s.debit THEN 0 ELSE s.posted END
            FROM (${SIDES}) s JOIN ledger.account a ON (a.county_id, a.account_id) = (s.county_id, s.account_id)
           WHERE NOT a.authorising) side
   GROUP BY county_id, unit HAVING sum(debits) <> sum(credits)`;

const HOLDS_MOVE_THEIR_OWN = `
  SELECT coalesce(due.county_id, t.county_id) AS county_id,
         concat_ws(' ', coalesce(due.command_id, t.command_id), coalesce(due.code, t.code), coalesce(due.leg, t.leg)) AS subject,
         ROW(due.hold_id, due.amount) AS expected, ROW(t.hold_id, t.amount) AS found
    FROM (SELECT h.county_id, h.hold_id AS command_id, 'HOLD' AS code, h.leg, h.hold_id, h.amount FROM ledger.hold h
          UNION ALL
          SELECT r.county_id, r.command_id, 'CAPTURE', r.leg, r.hold_id, r.posted FROM ledger.hold_resolution r WHERE r.posted > 0
          UNION ALL
          SELECT r.county_id, r.command_id, 'RELEASE', r.leg, r.hold_id, r.held - r.posted FROM ledger.hold_resolution r
           WHERE r.posted < r.held
          UNION ALL
          SELECT v.county_id, v.command_id, 'REVERSE', v.leg, v.hold_id, v.amount FROM ledger.reversal v) due
    FULL JOIN (SELECT * FROM ledger.transfer WHERE code IN ('HOLD', 'CAPTURE', 'RELEASE', 'REVERSE')) t
      ON (t.county_id, t.command_id, t.code, t.leg) = (due.county_id, due.command_id, due.code, due.leg)
   WHERE (due.hold_id, due.amount) IS DISTINCT FROM (t.hold_id, t.amount)`;

const HOLDS_RESOLVE_WHOLE = `
  SELECT h.county_id, h.hold_id::text AS subject, count(*) AS expected, count(r.leg) AS found
    FROM ledger.hold h
    LEFT JOIN ledger.hold_resolution r ON (r.county_id, r.hold_id, r.leg) = (h.county_id, h.hold_id, h.leg)
   GROUP BY h.county_id, h.hold_id HAVING count(r.leg) NOT IN (0, count(*)) OR count(DISTINCT r.command_id) > 1`;

const TIMEOUTS_ARE_OPEN = `
  SELECT coalesce(h.county_id, t.county_id) AS county_id, coalesce(h.hold_id, t.hold_id)::text AS subject,
         h.expires_at AS expected, t.expires_at AS found
    FROM (SELECT DISTINCT county_id, hold_id, expires_at FROM open_leg WHERE expires_at IS NOT NULL) h
    FULL JOIN ledger.hold_timeout t ON (t.county_id, t.hold_id) = (h.county_id, h.hold_id)
   WHERE h.expires_at IS DISTINCT FROM t.expires_at`;

const CLOSED_IS_EMPTY = `
  SELECT a.county_id, a.account_id::text AS subject, 0 AS expected,
         a.credits_posted - a.debits_posted - a.debits_pending AS found
    FROM ledger.account a
   WHERE a.closed_at IS NOT NULL AND a.credits_posted - a.debits_posted - a.debits_pending <> 0`;

/** Which codes a command may write; what goes on from a closed account may follow any that returns something. */
const CODES = `(VALUES ('GRANT', '{GRANT}'), ('GRANT_LOTS', '{GRANT}'), ('FUND', '{FUND}'), ('OWE', '{OWE}'), ('SETTLE', '{SETTLE}'),
  ('ADJUST', '{ADJUST}'), ('RESTORE', '{RESTORE}'), ('HOLD', '{HOLD}'), ('POST', '{CAPTURE,RELEASE,CARRY,EXPIRE}'),
  ('VOID', '{RELEASE,CARRY,EXPIRE}'), ('TIME_OUT', '{RELEASE,CARRY,EXPIRE}'), ('REVERSE', '{REVERSE,CARRY,EXPIRE}'),
  ('CLOSE', '{CARRY,EXPIRE}'))`;

/** Only commands that were done moved anything, and only what is theirs; all but a closing moved something. */
const COMMANDS_MOVE = `
  SELECT coalesce(c.county_id, t.county_id) AS county_id, coalesce(c.command_id, t.command_id)::text AS subject,
         concat_ws(' ', c.kind, c.outcome) AS expected, t.codes::text AS found
    FROM ledger.command c
    FULL JOIN (SELECT county_id, command_id, array_agg(DISTINCT code::text) AS codes FROM ledger.transfer
                GROUP BY county_id, command_id) t ON (t.county_id, t.command_id) = (c.county_id, c.command_id)
    LEFT JOIN ${CODES} AS may(kind, codes) ON may.kind = c.kind
   WHERE NOT CASE WHEN t.codes IS NULL THEN c.outcome <> 'OK' OR c.kind IN ('CLOSE', 'WITHHOLD')
                  ELSE coalesce(c.outcome = 'OK' AND t.codes <@ may.codes::text[], false) END`;

const MONTHS_ARE_SUMS = `
  SELECT coalesce(due.county_id, m.county_id) AS county_id,
         concat_ws(' ', coalesce(due.account_id, m.account_id), coalesce(due.month, m.month)) AS subject,
         ROW(due.debits, due.credits) AS expected, ROW(m.debits, m.credits) AS found
    FROM (SELECT s.county_id, s.account_id, s.month, sum(s.debits)::bigint AS debits, sum(s.credits)::bigint AS credits
            FROM (SELECT t.county_id, side.account_id, r.month, CASE WHEN side.debit THEN t.amount ELSE 0 END AS debits,
                         CASE WHEN side.debit THEN 0 ELSE t.amount END AS credits
                    FROM ledger.rolled_month r
                    JOIN ledger.transfer t ON t.county_id = r.county_id
                     AND t.command_id >= ledger.first_id(ledger.month_start(r.month))
                     AND t.command_id < ledger.first_id(ledger.month_start((r.month + interval '1 month')::date))
                   CROSS JOIN LATERAL (VALUES (t.debit_account, true), (t.credit_account, false)) AS side(account_id, debit)
                   WHERE t.code NOT IN ('HOLD', 'RELEASE')) s
            JOIN ledger.account a ON (a.county_id, a.account_id) = (s.county_id, s.account_id) AND NOT a.authorising
           GROUP BY s.county_id, s.account_id, s.month) due
    FULL JOIN ledger.month_sum m ON (m.county_id, m.account_id, m.month) = (due.county_id, due.account_id, due.month)
   WHERE (due.debits, due.credits) IS DISTINCT FROM (m.debits, m.credits)`;

/** Each finds pairs that differ: county_id, subject, expected, found. */
export const CHECKS: ReadonlyMap<string, string> = new Map([
  ['counters are the sums of the transfers', COUNTERS_ARE_SUMS],
  ['every version of an account has its entry, the last one is the account', ENTRIES_REACH_THE_ACCOUNT],
  ['every entry is the one before it and its transfer', ENTRIES_FOLLOW_TRANSFERS],
  ['what is pending on an account is what its open holds set aside', OPEN_LEGS + PENDING_IS_HELD],
  ['what came into a lot is free, held, captured, lapsed, carried or moved on', LOTS_ADD_UP],
  ['debits are credits, in every unit', SIDES_BALANCE],
  ['the transfers of a hold are its own amounts', HOLDS_MOVE_THEIR_OWN],
  ['a hold is resolved in all of its legs by one command, or in none', HOLDS_RESOLVE_WHOLE],
  ['the holds that will expire are the open ones with an end', OPEN_LEGS + TIMEOUTS_ARE_OPEN],
  ['a closed account has nothing free', CLOSED_IS_EMPTY],
  ['every transfer has its command, which was done', COMMANDS_MOVE],
  ['a month that is added up is the sum of its transfers', MONTHS_ARE_SUMS],
]);
