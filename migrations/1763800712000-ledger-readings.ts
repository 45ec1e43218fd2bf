import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerReadings1763800712000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(BALANCES);
    await queryRunner.query(STATEMENTS);
    await queryRunner.query(HISTORIES);
    await queryRunner.query(CHECKS);
    await queryRunner.query(`
      GRANT SELECT ON ledger.check_mark, ledger.check_run TO ${app};
      REVOKE ALL ON FUNCTION ledger.effect, ledger.balance_at, ledger.statement_lines, ledger.turnover, ledger.hold_history,
        ledger.check_since, ledger.note_check FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ledger.effect, ledger.balance_at, ledger.statement_lines, ledger.turnover, ledger.hold_history,
        ledger.check_since, ledger.note_check TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION ledger.note_check, ledger.check_since, ledger.hold_history, ledger.turnover, ledger.statement_lines, ledger.balance_at, ledger.effect;
      DROP TABLE ledger.check_run, ledger.check_mark;
    `);
  }
}

const BALANCES = `
  -- What a transfer does to the pending and posted counters of its two sides; apply_transfers says the same once more
  -- on purpose, so that a checker does not repeat the mistake of what it checks.
  CREATE FUNCTION ledger.effect(p_code text, p_amount bigint, OUT pending bigint, OUT posted bigint)
    LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN p_code = 'HOLD' THEN p_amount WHEN p_code IN ('CAPTURE', 'RELEASE') THEN -p_amount ELSE 0 END,
           CASE WHEN p_code IN ('HOLD', 'RELEASE') THEN 0 ELSE p_amount END;
  $$;

  -- As of the end of an instant: an authorising account by its last entry, a recording one by the months that were
  -- over and added up by then and the transfers since.
  CREATE FUNCTION ledger.balance_at(p_county int, p_accounts uuid[], p_at timestamptz)
    RETURNS TABLE (account_id uuid, unit text, granted bigint, held bigint, spent bigint)
    LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    -- A plan that is made while a month is empty would read all of an account and sort it, for ever after.
    SET enable_sort = off AS $$
  #variable_conflict use_column
  DECLARE
    one account;
    covered date;
    since uuid;
  BEGIN
    FOR one IN SELECT * FROM account a WHERE a.county_id = p_county AND a.account_id = ANY (p_accounts) ORDER BY a.account_id
    LOOP
      balance_at.account_id := one.account_id;
      balance_at.unit := one.unit;
      IF one.authorising THEN
        SELECT e.credits_posted, e.debits_pending, e.debits_posted
          INTO balance_at.granted, balance_at.held, balance_at.spent
          FROM entry e WHERE e.county_id = p_county AND e.account_id = one.account_id AND e.at <= p_at
         ORDER BY e.at DESC, e.version DESC LIMIT 1;
      ELSE
        IF since IS NULL THEN
          covered := (SELECT max(m.month) FROM rolled_month m WHERE m.county_id = p_county AND m.last_at <= p_at);
          since := coalesce(first_id(month_start((covered + interval '1 month')::date)),
                            '00000000-0000-0000-0000-000000000000');
        END IF;
        balance_at.held := 0;
        SELECT sum(x.credits), sum(x.debits) INTO balance_at.granted, balance_at.spent
          FROM (SELECT m.credits, m.debits FROM month_sum m
                 WHERE m.county_id = p_county AND m.account_id = one.account_id AND m.month <= covered
                UNION ALL
                SELECT t.amount, 0 FROM transfer t
                 WHERE t.county_id = p_county AND t.credit_account = one.account_id AND t.unit = one.unit
                   AND t.command_id >= since AND t.at <= p_at AND t.code NOT IN ('HOLD', 'RELEASE')
                UNION ALL
                SELECT 0, t.amount FROM transfer t
                 WHERE t.county_id = p_county AND t.debit_account = one.account_id AND t.unit = one.unit
                   AND t.command_id >= since AND t.at <= p_at AND t.code NOT IN ('HOLD', 'RELEASE')) x;
      END IF;
      balance_at.granted := coalesce(balance_at.granted, 0);
      balance_at.held := coalesce(balance_at.held, 0);
      balance_at.spent := coalesce(balance_at.spent, 0);
      RETURN NEXT;
    END LOOP;
  END $$;
`;

/** The next lines of a statement, by the index on each side. Readings are functions so that months are planned once. */
const lines = (own: string, other: string, amount: string, held: string, shown: string): string => `
  (SELECT a.account_id, t.unit, t.code, ${amount}, ${held}, t.${other}, t.business_date, t.at, t.command_id, t.hold_id,
          (t.code IN ('CARRY', 'EXPIRE'))::int AS onward, t.leg
     FROM account a
     JOIN transfer t ON t.county_id = a.county_id AND t.${own} = a.account_id AND t.unit = a.unit
    CROSS JOIN LATERAL effect(t.code, t.amount) e
    WHERE a.county_id = p_county AND a.account_id = ANY (p_accounts)
      AND t.at >= greatest(p_from, p_after_at) AND t.at < p_to AND ${shown}
      AND (p_after_at IS NULL
           OR (t.at, t.command_id, (t.code IN ('CARRY', 'EXPIRE'))::int, t.code, t.leg, a.account_id)
              > (p_after_at, p_after_command, p_after_onward, p_after_code, p_after_leg, p_after_account))
    ORDER BY t.at, t.command_id, onward, t.code, t.leg, a.account_id LIMIT p_limit)`;

const STATEMENTS = `
  CREATE FUNCTION ledger.statement_lines(
    p_county int, p_accounts uuid[], p_from timestamptz, p_to timestamptz, p_limit int, p_after_at timestamptz,
    p_after_command uuid, p_after_onward int, p_after_code text, p_after_leg int, p_after_account uuid)
    RETURNS TABLE (account_id uuid, unit text, code text, amount bigint, held bigint, counter_kind text, business_date date,
                   at timestamptz, command_id uuid, hold_id uuid, onward int, leg int)
    LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY
    SELECT l.account_id::uuid, l.unit::text, l.code::text, l.amount, l.held, o.kind::text, l.business_date, l.at,
           l.command_id::uuid, l.hold_id, l.onward, l.leg::int
      FROM (${lines('debit_account', 'credit_account', '-e.posted', 'CASE WHEN a.authorising THEN e.pending ELSE 0 END', `(a.authorising OR t.code NOT IN ('HOLD', 'RELEASE'))`)}
            UNION ALL
            ${lines('credit_account', 'debit_account', 'e.posted', '0::bigint', `t.code NOT IN ('HOLD', 'RELEASE')`)})
             AS l(account_id, unit, code, amount, held, other, business_date, at, command_id, hold_id, onward, leg)
      JOIN account o ON o.county_id = p_county AND o.account_id = l.other
     ORDER BY l.at, l.command_id, l.onward, l.code, l.leg, l.account_id LIMIT p_limit;
  END $$;
`;

const HISTORIES = `
  CREATE FUNCTION ledger.turnover(p_county int, p_accounts uuid[]) RETURNS TABLE (account_id uuid, code text, amount bigint)
    LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY
    SELECT side.account_id, side.code::text, sum(side.amount)::bigint
      FROM (SELECT t.debit_account AS account_id, t.code, t.amount FROM transfer t
             WHERE t.county_id = p_county AND t.debit_account = ANY (p_accounts)
            UNION ALL
            SELECT t.credit_account, t.code, t.amount FROM transfer t
             WHERE t.county_id = p_county AND t.credit_account = ANY (p_accounts)) side
     GROUP BY 1, 2 ORDER BY 1, 2;
  END $$;

  -- Every transfer that came of the hold, and its withholdings, in the order it happened.
  CREATE FUNCTION ledger.hold_history(p_county int, p_hold uuid)
    RETURNS TABLE (code text, leg int, unit text, account_id uuid, amount bigint, at timestamptz, evidence_id uuid, reason text)
    LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY
    SELECT history.code, history.leg::int, history.unit, history.account_id, history.amount::bigint, history.at, history.evidence_id,
           history.reason
      FROM (
        SELECT t.code::text, CASE WHEN t.code NOT IN ('CARRY', 'EXPIRE') THEN t.leg END AS leg, t.unit,
               CASE t.code WHEN 'REVERSE' THEN t.credit_account ELSE t.debit_account END AS account_id,
               t.amount, t.at, t.recorded_at, r.evidence_id, v.reason
          FROM transfer t
          LEFT JOIN hold_resolution r
            ON t.code = 'CAPTURE' AND (r.county_id, r.hold_id, r.leg) = (t.county_id, t.hold_id, t.leg)
          LEFT JOIN reversal v
            ON t.code = 'REVERSE' AND (v.county_id, v.command_id, v.leg) = (t.county_id, t.command_id, t.leg)
         WHERE t.county_id = p_county AND t.hold_id = p_hold
        UNION ALL
        SELECT CASE w.action WHEN 'PLACED' THEN 'WITHHELD' ELSE 'WITHHOLDING_ENDED' END, w.leg, h.unit,
               h.debit_account, h.amount, w.at, w.recorded_at, NULL, w.reason
          FROM withholding w
          JOIN hold h ON (h.county_id, h.hold_id, h.leg) = (w.county_id, w.hold_id, w.leg)
         WHERE w.county_id = p_county AND w.hold_id = p_hold
      ) AS history
     ORDER BY history.at, history.recorded_at, history.leg;
  END $$;
`;

const CHECKS = `
  -- Up to which version an account was found right.
  CREATE TABLE ledger.check_mark (
    county_id int NOT NULL,
    account_id uuid NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (county_id, account_id),
    CONSTRAINT check_mark_account FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );

  -- The last run of each kind, for those who watch.
  CREATE TABLE ledger.check_run (
    county_id int NOT NULL,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    differences bigint NOT NULL,
    -- The last one that found nothing.
    right_at timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (county_id, kind),
    CONSTRAINT check_run_kind CHECK (kind IN ('FULL', 'SINCE'))
  );

  -- Follows every account that has moved from the version it was found right at: each entry is the one before and
  -- its transfer, the last one is the account. What is right is marked, what is wrong is told again each time. It
  -- looks from the last run that found nothing, less a day for those who committed late by another clock.
  CREATE FUNCTION ledger.check_since(p_limit int)
    RETURNS TABLE (county_id int, subject text, expected text, found text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_custom_plan AS $$
  #variable_conflict use_column
  DECLARE
    since timestamptz := coalesce((SELECT min(r.right_at) FROM check_run r WHERE r.kind = 'SINCE') - interval '1 day',
                                  '-infinity');
  BEGIN
    RETURN QUERY
    WITH moved AS (
      SELECT a.*, coalesce(m.version, 0) AS checked
        FROM account a LEFT JOIN check_mark m USING (county_id, account_id)
       WHERE a.moved_at >= since AND a.authorising AND a.version <> coalesce(m.version, 0)
    ), step AS (
      SELECT e.*, a.checked, lag(e.version, 1, 0) OVER chain AS v, lag(e.debits_pending, 1, 0) OVER chain AS dp,
             lag(e.debits_posted, 1, 0) OVER chain AS dd, lag(e.credits_pending, 1, 0) OVER chain AS cp,
             lag(e.credits_posted, 1, 0) OVER chain AS cc
        FROM moved a
        JOIN entry e ON e.county_id = a.county_id AND e.account_id = a.account_id AND e.version >= a.checked
      WINDOW chain AS (PARTITION BY e.county_id, e.account_id ORDER BY e.version)
    ), wrong AS (
      SELECT s.county_id, s.account_id,
             ROW(s.v + 1, s.dp + f.pending * d.is, s.dd + f.posted * d.is, s.cp + f.pending * (1 - d.is), s.cc + f.posted * (1 - d.is))
               AS expected,
             ROW(s.version::bigint, s.debits_pending, s.debits_posted, s.credits_pending, s.credits_posted) AS found
        FROM step s
        LEFT JOIN transfer t ON (t.county_id, t.command_id, t.code, t.leg) = (s.county_id, s.command_id, s.code, s.leg)
         AND s.account_id IN (t.debit_account, t.credit_account)
       CROSS JOIN LATERAL effect(t.code, t.amount) f
       CROSS JOIN LATERAL (SELECT (s.account_id = t.debit_account)::int AS is) d
       WHERE s.version > s.checked
      UNION ALL
      SELECT a.county_id, a.account_id, ROW(e.version::bigint, e.debits_pending, e.debits_posted, e.credits_pending, e.credits_posted),
             ROW(a.version, a.debits_pending::bigint, a.debits_posted::bigint, a.credits_pending::bigint, a.credits_posted::bigint)
        FROM moved a
        LEFT JOIN entry e ON (e.county_id, e.account_id, e.version) = (a.county_id, a.account_id, a.version)
    ), differing AS (
      SELECT * FROM wrong w WHERE w.expected IS DISTINCT FROM w.found
    ), marked AS (
      INSERT INTO check_mark (county_id, account_id, version)
      SELECT m.county_id, m.account_id, m.version FROM moved m
       WHERE NOT EXISTS (SELECT FROM differing d WHERE (d.county_id, d.account_id) = (m.county_id, m.account_id))
      ON CONFLICT (county_id, account_id) DO UPDATE SET version = excluded.version
    )
    SELECT d.county_id, d.account_id::text, d.expected::text, d.found::text
      FROM differing d ORDER BY 1, 2 LIMIT p_limit;
  END $$;

  CREATE FUNCTION ledger.note_check(p_kind text, p_counties int[], p_differences bigint[], p_at timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
    INSERT INTO check_run (county_id, kind, at, differences, right_at)
    SELECT c.county_id, p_kind, p_at, c.differences, CASE WHEN c.differences = 0 THEN p_at ELSE '-infinity' END
      FROM unnest(p_counties, p_differences) AS c(county_id, differences)
    ON CONFLICT (county_id, kind) DO UPDATE
       SET at = excluded.at, differences = excluded.differences, right_at = greatest(check_run.right_at, excluded.right_at);
  $$;
`;
