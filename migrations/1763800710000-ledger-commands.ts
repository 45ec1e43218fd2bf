import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerCommands1763800710000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(HELPERS);
    await queryRunner.query(COMMANDS);
    await queryRunner.query(`
      REVOKE ALL ON FUNCTION
        ledger.lock_accounts, ledger.transfer, ledger.hold, ledger.post, ledger.void, ledger.reverse,
        ledger.expire, ledger.withhold, ledger.resolve, ledger.lock_hold, ledger.shortage, ledger.all_known FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION
        ledger.lock_accounts, ledger.transfer, ledger.hold, ledger.post, ledger.void, ledger.reverse,
        ledger.expire, ledger.withhold TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION ledger.withhold, ledger.expire, ledger.reverse, ledger.void, ledger.post, ledger.hold,
        ledger.transfer, ledger.resolve, ledger.lock_hold, ledger.shortage, ledger.all_known, ledger.lock_accounts;
    `);
  }
}

/** What the commands below share and call as the owner. */
const HELPERS = `
  -- Locks in one order everywhere: two commands may wait for each other, never in a circle.
  CREATE FUNCTION ledger.lock_accounts(p_county int, p_accounts uuid[])
    RETURNS SETOF ledger.account LANGUAGE sql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
    SELECT a.* FROM account a
     WHERE a.county_id = p_county AND a.account_id = ANY (p_accounts) AND a.authorising
     ORDER BY a.account_id
       FOR NO KEY UPDATE;
  $$;

  CREATE FUNCTION ledger.all_known(p_county int, p_unit text, p_accounts uuid[])
    RETURNS boolean LANGUAGE sql SET search_path = ledger, pg_temp AS $$
    SELECT count(*) = (SELECT count(DISTINCT id) FROM unnest(p_accounts) AS id)
      FROM account a
     WHERE a.county_id = p_county AND a.account_id = ANY (p_accounts) AND a.unit = p_unit;
  $$;

  -- The first account that does not have what the legs ask of it; no row when all have.
  CREATE FUNCTION ledger.shortage(p_county int, p_debits uuid[], p_amounts bigint[])
    RETURNS TABLE (available bigint, needed bigint) LANGUAGE sql SET search_path = ledger, pg_temp AS $$
    SELECT a.credits_posted - a.debits_posted - a.debits_pending, asked.amount
      FROM (SELECT leg.account_id, sum(leg.amount)::bigint AS amount
              FROM unnest(p_debits, p_amounts) AS leg(account_id, amount) GROUP BY leg.account_id) asked
      JOIN account a ON a.county_id = p_county AND a.account_id = asked.account_id AND a.no_overdraft
     WHERE a.credits_posted - a.debits_posted - a.debits_pending < asked.amount
     ORDER BY a.account_id LIMIT 1;
  $$;

  -- Locks the hold and its accounts; says whether it can still be resolved.
  CREATE FUNCTION ledger.lock_hold(p_county int, p_hold uuid, OUT outcome text, OUT held bigint)
    LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
  BEGIN
    PERFORM FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold ORDER BY h.leg FOR NO KEY UPDATE;
    PERFORM ledger.lock_accounts(p_county, array(
      SELECT unnest(ARRAY[h.debit_account, h.credit_account]) FROM hold h
       WHERE h.county_id = p_county AND h.hold_id = p_hold));
    SELECT sum(h.amount) INTO lock_hold.held FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold;
    outcome := CASE
      WHEN lock_hold.held IS NULL THEN 'HOLD_NOT_FOUND'
      WHEN EXISTS (SELECT FROM hold_resolution r WHERE r.county_id = p_county AND r.hold_id = p_hold)
        THEN 'HOLD_ALREADY_RESOLVED'
      ELSE 'OK' END;
  END $$;

  -- Spends p_amount over the legs in their order and returns the rest. The caller has made every check.
  CREATE FUNCTION ledger.resolve(p_county int, p_hold uuid, p_amount bigint, p_evidence uuid, p_at timestamptz)
    RETURNS void LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
  BEGIN
    INSERT INTO hold_resolution (county_id, hold_id, leg, how, held, posted, evidence_id, evidence_state, resolved_at)
    SELECT p_county, p_hold, part.leg, CASE WHEN part.posted > 0 THEN 'POSTED' ELSE 'RELEASED' END, part.held, part.posted,
           CASE WHEN part.posted > 0 THEN p_evidence END, CASE WHEN part.posted > 0 THEN 'VERIFIED' END, p_at
      FROM (SELECT h.leg, h.amount AS held,
                   least(h.amount, greatest(0, p_amount - (sum(h.amount) OVER (ORDER BY h.leg) - h.amount))) AS posted
              FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold) part;

    INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date, at)
    SELECT p_county, p_hold, part.code, h.leg, h.unit, h.debit_account, h.credit_account, part.amount, h.service_date, p_at
      FROM hold h
      JOIN hold_resolution r ON (r.county_id, r.hold_id, r.leg) = (h.county_id, h.hold_id, h.leg)
     CROSS JOIN LATERAL (VALUES ('CAPTURE', r.posted), ('RELEASE', r.held - r.posted)) AS part(code, amount)
     WHERE h.county_id = p_county AND h.hold_id = p_hold AND part.amount > 0
     ORDER BY h.leg, part.code;
  END $$;
`;

/**
 * What the app role may do: one call is one command in the caller's transaction. A refusal is an outcome, not an
 * exception, and the order of the checks is part of the contract.
 */
const COMMANDS = `
  CREATE FUNCTION ledger.transfer(
    p_county int, p_command uuid, p_code text, p_unit text, p_debits uuid[], p_credits uuid[], p_amounts bigint[],
    p_business_date date, p_at timestamptz, OUT outcome text, OUT available bigint, OUT needed bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  BEGIN
    IF p_code <> 'GRANT' THEN RAISE EXCEPTION 'code % does not stand alone', p_code; END IF;
    PERFORM ledger.lock_accounts(p_county, p_debits || p_credits);
    IF NOT ledger.all_known(p_county, p_unit, p_debits || p_credits) THEN outcome := 'ACCOUNT_NOT_FOUND'; RETURN; END IF;
    IF EXISTS (SELECT FROM transfer t WHERE t.county_id = p_county AND t.command_id = p_command) THEN
      outcome := 'COMMAND_REUSED'; RETURN;
    END IF;
    SELECT s.* INTO available, needed FROM ledger.shortage(p_county, p_debits, p_amounts) s;
    IF FOUND THEN outcome := 'INSUFFICIENT'; RETURN; END IF;
    INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date, at)
    SELECT p_county, p_command, p_code, l.leg, p_unit, l.debit, l.credit, l.amount, p_business_date, p_at
      FROM unnest(p_debits, p_credits, p_amounts) WITH ORDINALITY AS l(debit, credit, amount, leg);
    outcome := 'OK';
  END $$;

  CREATE FUNCTION ledger.hold(
    p_county int, p_hold uuid, p_unit text, p_debits uuid[], p_credits uuid[], p_amounts bigint[],
    p_service_date date, p_at timestamptz, OUT outcome text, OUT available bigint, OUT needed bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  BEGIN
    PERFORM ledger.lock_accounts(p_county, p_debits || p_credits);
    IF NOT ledger.all_known(p_county, p_unit, p_debits || p_credits) THEN outcome := 'ACCOUNT_NOT_FOUND'; RETURN; END IF;
    IF EXISTS (SELECT FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold) THEN
      outcome := 'HOLD_EXISTS'; RETURN;
    END IF;
    SELECT s.* INTO available, needed FROM ledger.shortage(p_county, p_debits, p_amounts) s;
    IF FOUND THEN outcome := 'INSUFFICIENT'; RETURN; END IF;
    INSERT INTO hold (county_id, hold_id, leg, unit, debit_account, credit_account, amount, service_date, held_at)
    SELECT p_county, p_hold, l.leg, p_unit, l.debit, l.credit, l.amount, p_service_date, p_at
      FROM unnest(p_debits, p_credits, p_amounts) WITH ORDINALITY AS l(debit, credit, amount, leg);
    INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date, at)
    SELECT h.county_id, h.hold_id, 'HOLD', h.leg, h.unit, h.debit_account, h.credit_account, h.amount, h.service_date, p_at
      FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold ORDER BY h.leg;
    outcome := 'OK';
  END $$;

  CREATE FUNCTION ledger.post(
    p_county int, p_hold uuid, p_amount bigint, p_evidence uuid, p_at timestamptz,
    OUT outcome text, OUT held bigint, OUT posted bigint, OUT released bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  BEGIN
    IF p_amount < 0 THEN RAISE EXCEPTION 'cannot post %', p_amount; END IF;
    SELECT l.* INTO outcome, held FROM ledger.lock_hold(p_county, p_hold) l;
    IF outcome <> 'OK' THEN RETURN; END IF;
    IF p_amount > held THEN outcome := 'POST_EXCEEDS_HOLD'; RETURN; END IF;
    IF NOT EXISTS (SELECT FROM evidence e
                    WHERE e.county_id = p_county AND e.evidence_id = p_evidence AND e.state = 'VERIFIED') THEN
      outcome := 'EVIDENCE_NOT_VERIFIED'; RETURN;
    END IF;
    PERFORM ledger.resolve(p_county, p_hold, p_amount, p_evidence, p_at);
    posted := p_amount;
    released := held - p_amount;
  END $$;

  CREATE FUNCTION ledger.void(p_county int, p_hold uuid, p_at timestamptz, OUT outcome text, OUT released bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  BEGIN
    SELECT l.* INTO outcome, released FROM ledger.lock_hold(p_county, p_hold) l;
    IF outcome = 'OK' THEN PERFORM ledger.resolve(p_county, p_hold, 0, NULL, p_at); END IF;
  END $$;

  CREATE FUNCTION ledger.reverse(
    p_county int, p_hold uuid, p_reversal uuid, p_reason text, p_at timestamptz, OUT outcome text, OUT returned bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  BEGIN
    SELECT l.outcome INTO outcome FROM ledger.lock_hold(p_county, p_hold) l;
    IF outcome = 'HOLD_NOT_FOUND' THEN RETURN; END IF;
    IF EXISTS (SELECT FROM reversal v WHERE v.county_id = p_county AND v.hold_id = p_hold) THEN
      outcome := 'HOLD_ALREADY_REVERSED'; RETURN;
    END IF;
    INSERT INTO reversal (county_id, hold_id, leg, reversal_id, posted, reason, reversed_at)
    SELECT p_county, p_hold, r.leg, p_reversal, r.posted, p_reason, p_at
      FROM hold_resolution r WHERE r.county_id = p_county AND r.hold_id = p_hold AND r.how = 'POSTED';
    IF NOT FOUND THEN outcome := 'HOLD_NOT_POSTED'; RETURN; END IF;
    INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date, at)
    SELECT p_county, p_reversal, 'REVERSE', v.leg, h.unit, h.credit_account, h.debit_account, v.posted, h.service_date, p_at
      FROM reversal v JOIN hold h ON (h.county_id, h.hold_id, h.leg) = (v.county_id, v.hold_id, v.leg)
     WHERE v.county_id = p_county AND v.hold_id = p_hold ORDER BY v.leg;
    SELECT sum(v.posted) INTO returned FROM reversal v WHERE v.county_id = p_county AND v.hold_id = p_hold;
    outcome := 'OK';
  END $$;

  -- Takes what is free and leaves what is held; accounts with nothing free are passed over.
  CREATE FUNCTION ledger.expire(
    p_county int, p_command uuid, p_accounts uuid[], p_sink uuid, p_business_date date, p_at timestamptz)
    RETURNS TABLE (account_id uuid, amount bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  BEGIN
    PERFORM ledger.lock_accounts(p_county, p_accounts);
    RETURN QUERY
    INSERT INTO transfer AS t (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date, at)
    SELECT p_county, p_command, 'EXPIRE', row_number() OVER (ORDER BY a.account_id), a.unit, a.account_id, p_sink,
           a.credits_posted - a.debits_posted - a.debits_pending, p_business_date, p_at
      FROM account a
     WHERE a.county_id = p_county AND a.account_id = ANY (p_accounts) AND a.authorising
       AND a.credits_posted - a.debits_posted - a.debits_pending > 0
    RETURNING t.debit_account, t.amount;
  END $$;

  CREATE FUNCTION ledger.withhold(
    p_county int, p_hold uuid, p_action text, p_reason text, p_at timestamptz, OUT outcome text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  BEGIN
    PERFORM FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold ORDER BY h.leg FOR NO KEY UPDATE;
    IF NOT FOUND THEN outcome := 'HOLD_NOT_FOUND'; RETURN; END IF;
    INSERT INTO withholding (county_id, hold_id, leg, seq, action, reason, at)
    SELECT p_county, p_hold, h.leg, coalesce(last.seq, 0) + 1, p_action, p_reason, p_at
      FROM hold h
      LEFT JOIN LATERAL (SELECT max(w.seq) AS seq FROM withholding w
                          WHERE (w.county_id, w.hold_id, w.leg) = (h.county_id, h.hold_id, h.leg)) last ON true
     WHERE h.county_id = p_county AND h.hold_id = p_hold
       AND coalesce(last.seq, 0) % 2 = CASE p_action WHEN 'PLACED' THEN 0 ELSE 1 END;
    outcome := CASE WHEN FOUND THEN 'OK' WHEN p_action = 'PLACED' THEN 'ALREADY_WITHHELD' ELSE 'NOT_WITHHELD' END;
  END $$;
`;
