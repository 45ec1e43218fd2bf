import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerCommands1763800710000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(ANSWERS);
    await queryRunner.query(CHECKS);
    await queryRunner.query(GOING_ON);
    await queryRunner.query(COMMANDS);
    await queryRunner.query(`
      REVOKE ALL ON FUNCTION ledger.earlier, ledger.remember, ledger.lock_accounts, ledger.lock_order, ledger.weigh,
        ledger.onward, ledger.go_on, ledger.transfer, ledger.refill, ledger.grant_lots, ledger.close FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ledger.lock_accounts, ledger.transfer, ledger.refill, ledger.grant_lots, ledger.close
        TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION ledger.close, ledger.grant_lots, ledger.refill, ledger.transfer, ledger.go_on, ledger.onward,
        ledger.weigh, ledger.lock_order, ledger.lock_accounts, ledger.remember, ledger.earlier;
      DROP TYPE ledger.answer;
    `);
  }
}

/**
 * Every command asks for its earlier answer, locks, checks, remembers its answer and only then writes. A twin waits
 * at the locks or at the primary key of the command, and then gets the first one's answer.
 *
 * Functions the app role may not execute run inside a command and find its settings made. They are called in
 * assignments: a SELECT from one would start an executor for nothing.
 */
const ANSWERS = `
  CREATE TYPE ledger.answer AS (outcome text, result jsonb);

  -- The answer under this id, or why there can be none; without an outcome when the id is new.
  CREATE FUNCTION ledger.earlier(p_county int, p_command uuid, p_kind text, p_request jsonb) RETURNS ledger.answer
    LANGUAGE plpgsql AS $$
  DECLARE
    known record;
    answer ledger.answer;
  BEGIN
    SELECT c.kind, c.request, c.outcome, c.result, EXISTS (
             SELECT FROM rolled_month m WHERE m.county_id = p_county AND m.first_after > p_command) AS month_is_over
      INTO known
      FROM (SELECT) AS one LEFT JOIN command c ON c.county_id = p_county AND c.command_id = p_command;
    IF known.kind IS NULL THEN
      answer.outcome := CASE WHEN known.month_is_over THEN 'PERIOD_CLOSED' END;
    ELSIF known.kind = p_kind AND known.request = p_request THEN
      answer := (known.outcome, known.result);
    ELSE
      answer.outcome := 'ID_REUSED';
      SELECT jsonb_build_object('field', CASE WHEN known.kind <> p_kind THEN 'kind' ELSE min(f.key) END) INTO answer.result
        FROM jsonb_each(p_request) f WHERE known.request -> f.key IS DISTINCT FROM f.value;
    END IF;
    RETURN answer;
  END $$;

  -- True when the answer is the first one under this id.
  CREATE FUNCTION ledger.remember(
    p_county int, p_command uuid, p_kind text, p_request jsonb, p_answer ledger.answer, p_at timestamptz)
    RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO command (county_id, command_id, kind, request, outcome, result, at)
    VALUES (p_county, p_command, p_kind, p_request, p_answer.outcome, p_answer.result, p_at) ON CONFLICT DO NOTHING;
    RETURN FOUND;
  END $$;
`;

/** Two commands may wait for each other, never in a circle: everything locks accounts by this. */
const LOCKED_IN_ORDER = `
    SELECT a.* FROM account a
     WHERE a.county_id = p_county AND a.account_id = ANY (p_accounts) AND a.authorising
     ORDER BY a.account_id
       FOR NO KEY UPDATE`;

const CHECKS = `
  CREATE FUNCTION ledger.lock_accounts(p_county int, p_accounts uuid[])
    RETURNS SETOF ledger.account LANGUAGE sql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
    ${LOCKED_IN_ORDER};
  $$;

  -- The same inside a command: a time that is not before anything that happened to the accounts, and whether one of
  -- them is closed.
  CREATE FUNCTION ledger.lock_order(
    p_county int, p_accounts uuid[], p_at timestamptz, OUT at timestamptz, OUT any_closed boolean)
    LANGUAGE plpgsql AS $$
  BEGIN
    SELECT greatest(p_at, max(locked.moved_at)), coalesce(bool_or(locked.closed_at IS NOT NULL), false)
      INTO at, any_closed
      FROM (${LOCKED_IN_ORDER}) locked;
  END $$;

  -- Locks the accounts of these legs and tells the first reason why they cannot be moved, by reason and then by
  -- leg; OK when there is none. Without a day of service lots are not asked for one.
  CREATE FUNCTION ledger.weigh(
    p_county int, p_units text[], p_debits uuid[], p_credits uuid[], p_amounts bigint[], p_service_date date,
    p_at timestamptz, OUT answer ledger.answer, OUT at timestamptz)
    LANGUAGE plpgsql AS $$
  DECLARE
    found_leg record;
  BEGIN
    at := (lock_order(p_county, p_debits || p_credits, p_at)).at;
    SELECT l.leg, l.needed,
           CASE WHEN d.account_id IS NULL OR c.account_id IS NULL THEN 1
                WHEN d.closed_at IS NOT NULL OR c.closed_at IS NOT NULL THEN 2
                WHEN NOT d.usable @> p_service_date THEN 3
                WHEN NOT d.no_overdraft OR d.credits_posted - d.debits_posted - d.debits_pending >= l.needed THEN NULL
                WHEN d.kind <> 'BUDGET_SLICE' THEN 4
                ELSE 5 END AS reason,
           d.credits_posted - d.debits_posted - d.debits_pending AS available
      INTO found_leg
      FROM (SELECT u.*, sum(u.amount) OVER (PARTITION BY u.debit) AS needed
              FROM unnest(p_units, p_debits, p_credits, p_amounts) WITH ORDINALITY AS u(unit, debit, credit, amount, leg)) l
      LEFT JOIN account d ON d.county_id = p_county AND d.account_id = l.debit AND d.unit = l.unit
      LEFT JOIN account c ON c.county_id = p_county AND c.account_id = l.credit AND c.unit = l.unit
     ORDER BY reason, l.leg LIMIT 1;
    answer.outcome := coalesce(
      (ARRAY['ACCOUNT_NOT_FOUND', 'ACCOUNT_CLOSED', 'LOT_NOT_FOR_SERVICE_DATE', 'INSUFFICIENT', 'SLICE_EMPTY'])
        [found_leg.reason], 'OK');
    IF found_leg.reason >= 4 THEN
      answer.result := jsonb_build_object('leg', found_leg.leg, 'available', found_leg.available, 'needed', found_leg.needed);
    ELSIF found_leg.reason IS NOT NULL THEN
      answer.result := jsonb_build_object('leg', found_leg.leg);
    END IF;
  END $$;
`;

/** What comes back to an account whose life is over does not stay there. */
const GOING_ON = `
  -- What went on under this command, for its answer.
  CREATE FUNCTION ledger.onward(p_county int, p_command uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
  BEGIN
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', t.debit_account, 'code', t.code,
                     'toAccount', t.credit_account, 'amount', t.amount) ORDER BY t.code, t.leg), '[]')
              FROM transfer t
             WHERE t.county_id = p_county AND t.command_id = p_command AND t.code IN ('CARRY', 'EXPIRE'));
  END $$;

  -- Empties those of the accounts that are closed: carries up to their limit, lets the rest lapse. What is carried
  -- to an account that is closed as well goes on from there.
  CREATE FUNCTION ledger.go_on(
    p_county int, p_command uuid, p_hold uuid, p_accounts uuid[], p_business_date date, p_at timestamptz)
    RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    legs int := 0;
    moved int;
  BEGIN
    WHILE cardinality(p_accounts) > 0 LOOP
      INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date,
                            at, hold_id)
      SELECT p_county, p_command, part.code, legs + row_number() OVER (ORDER BY a.account_id, part.code), a.unit,
             a.account_id, part.target, part.amount, p_business_date, p_at, p_hold
        FROM (SELECT x.*, x.credits_posted - x.debits_posted - x.debits_pending AS free FROM account x
               WHERE x.county_id = p_county AND x.account_id = ANY (p_accounts) AND x.closed_at IS NOT NULL) a
       CROSS JOIN LATERAL (SELECT CASE WHEN a.carry_to IS NULL THEN 0 ELSE least(a.free, a.carry_limit - a.carried) END AS amount) carry
       CROSS JOIN LATERAL (VALUES ('CARRY', a.carry_to, carry.amount), ('EXPIRE', a.lapse_to, a.free - carry.amount))
                            AS part(code, target, amount)
       WHERE part.amount > 0;
      GET DIAGNOSTICS moved = ROW_COUNT;
      EXIT WHEN moved = 0;
      legs := legs + moved;
      p_accounts := array(SELECT a.carry_to FROM account a
                           WHERE a.county_id = p_county AND a.account_id = ANY (p_accounts) AND a.carry_to IS NOT NULL);
    END LOOP;
  END $$;
`;

/**
 * What the app role may do: one call is one command in the caller's transaction. A refusal is an outcome, not an
 * exception, and the order of the checks is part of the contract. Plans are generic, because planning anew over all
 * months costs more than any command does, and by index, because one made while a month is empty would read all of it
 * for ever after.
 */
const COMMANDS = `
  CREATE FUNCTION ledger.transfer(
    p_county int, p_command uuid, p_code text, p_units text[], p_debits uuid[], p_credits uuid[], p_amounts bigint[],
    p_business_date date, p_at timestamptz) RETURNS ledger.answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    request jsonb := jsonb_build_object('units', p_units, 'debits', p_debits, 'credits', p_credits,
                                        'amounts', p_amounts, 'businessDate', p_business_date);
    answer ledger.answer := earlier(p_county, p_command, p_code, request);
    weighed record;
  BEGIN
    IF p_code NOT IN ('GRANT', 'FUND', 'OWE', 'SETTLE', 'ADJUST', 'RESTORE') THEN
      RAISE EXCEPTION 'code % does not stand alone', p_code;
    END IF;
    IF answer.outcome IS NOT NULL THEN RETURN answer; END IF;
    weighed := weigh(p_county, p_units, p_debits, p_credits, p_amounts, NULL, p_at);
    answer := weighed.answer;
    IF NOT remember(p_county, p_command, p_code, request, answer, weighed.at) THEN
      RETURN earlier(p_county, p_command, p_code, request);
    ELSIF answer.outcome = 'OK' THEN
      INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date, at)
      SELECT p_county, p_command, p_code, l.leg, l.unit, l.debit, l.credit, l.amount, p_business_date, weighed.at
        FROM unnest(p_units, p_debits, p_credits, p_amounts) WITH ORDINALITY AS l(unit, debit, credit, amount, leg);
    END IF;
    RETURN answer;
  END $$;

  CREATE FUNCTION ledger.refill(
    p_county int, p_command uuid, p_budget uuid, p_slice uuid, p_lump bigint, p_at timestamptz) RETURNS ledger.answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    request jsonb := jsonb_build_object('budget', p_budget, 'slice', p_slice, 'lump', p_lump);
    answer ledger.answer := earlier(p_county, p_command, 'FUND', request);
    of_budget account;
    lump bigint := p_lump;
  BEGIN
    IF answer.outcome IS NOT NULL THEN RETURN answer; END IF;
    p_at := (lock_order(p_county, ARRAY[p_budget, p_slice], p_at)).at;
    SELECT * INTO of_budget FROM account a WHERE a.county_id = p_county AND a.account_id = p_budget;
    IF of_budget.no_overdraft THEN
      lump := greatest(1, least(lump, of_budget.credits_posted - of_budget.debits_posted - of_budget.debits_pending));
    END IF;
    answer := (weigh(p_county, ARRAY[of_budget.unit], ARRAY[p_budget], ARRAY[p_slice], ARRAY[lump], NULL, p_at)).answer;
    IF answer.outcome = 'OK' THEN answer.result := jsonb_build_object('amount', lump); END IF;
    IF NOT remember(p_county, p_command, 'FUND', request, answer, p_at) THEN
      RETURN earlier(p_county, p_command, 'FUND', request);
    ELSIF answer.outcome = 'OK' THEN
      INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date, at)
      VALUES (p_county, p_command, 'FUND', 1, of_budget.unit, p_budget, p_slice, lump,
              (p_at AT TIME ZONE 'Asia/Shanghai')::date, p_at);
    END IF;
    RETURN answer;
  END $$;

  -- Accounts, transfers and entries of new lots in three statements: nobody can know these accounts yet, so nothing
  -- is locked, and their counters begin with the grant.
  CREATE FUNCTION ledger.grant_lots(
    p_county int, p_command uuid, p_unit text, p_kind text, p_source uuid, p_usable daterange, p_accounts uuid[],
    p_amounts bigint[], p_business_date date, p_at timestamptz) RETURNS ledger.answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    request jsonb := jsonb_build_object('unit', p_unit, 'kind', p_kind, 'source', p_source, 'usable', p_usable,
      'businessDate', p_business_date, 'lots', encode(sha256(convert_to(p_accounts::text || p_amounts::text, 'UTF8')), 'hex'));
    answer ledger.answer := earlier(p_county, p_command, 'GRANT_LOTS', request);
  BEGIN
    IF answer.outcome IS NOT NULL THEN RETURN answer; END IF;
    answer.outcome := CASE WHEN EXISTS (SELECT FROM account a WHERE a.county_id = p_county AND a.account_id = p_source
                                           AND a.unit = p_unit AND NOT a.authorising) THEN 'OK' ELSE 'ACCOUNT_NOT_FOUND' END;
    IF NOT remember(p_county, p_command, 'GRANT_LOTS', request, answer, p_at) THEN
      RETURN earlier(p_county, p_command, 'GRANT_LOTS', request);
    ELSIF answer.outcome = 'OK' THEN
      INSERT INTO account (county_id, account_id, unit, kind, authorising, no_overdraft, usable, opened_at,
                           credits_posted, version, moved_at)
      SELECT p_county, l.account, p_unit, p_kind, true, true, p_usable, p_at, l.amount, 1, p_at
        FROM unnest(p_accounts, p_amounts) AS l(account, amount);
      INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date,
                            at, opening)
      SELECT p_county, p_command, 'GRANT', l.leg, p_unit, p_source, l.account, l.amount, p_business_date, p_at, true
        FROM unnest(p_accounts, p_amounts) WITH ORDINALITY AS l(account, amount, leg);
      INSERT INTO entry (county_id, account_id, version, command_id, code, leg, at, debits_pending, debits_posted,
                         credits_pending, credits_posted)
      SELECT p_county, l.account, 1, p_command, 'GRANT', l.leg, p_at, 0, 0, 0, l.amount
        FROM unnest(p_accounts, p_amounts) WITH ORDINALITY AS l(account, amount, leg);
    END IF;
    RETURN answer;
  END $$;

  -- Accounts that are closed already are passed over, so two runs of a month end close each account once.
  CREATE FUNCTION ledger.close(
    p_county int, p_command uuid, p_accounts uuid[], p_lapse_to uuid[], p_carry_to uuid[], p_carry_limits bigint[],
    p_business_date date, p_at timestamptz) RETURNS ledger.answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    request jsonb := jsonb_build_object('businessDate', p_business_date, 'accounts', encode(sha256(convert_to(
      concat_ws(' ', p_accounts::text, p_lapse_to::text, p_carry_to::text, p_carry_limits::text), 'UTF8')), 'hex'));
    answer ledger.answer := earlier(p_county, p_command, 'CLOSE', request);
  BEGIN
    IF answer.outcome IS NULL THEN
      p_at := (lock_order(p_county, p_accounts || p_carry_to, p_at)).at;
      SELECT CASE WHEN count(*) = count(*) FILTER (WHERE a.authorising AND NOT lapse.authorising
                                                     AND (c.carry_to IS NULL OR carry.authorising))
               THEN 'OK' ELSE 'ACCOUNT_NOT_FOUND' END
        INTO answer.outcome
        FROM unnest(p_accounts, p_lapse_to, p_carry_to) AS c(account, lapse_to, carry_to)
        LEFT JOIN account a ON a.county_id = p_county AND a.account_id = c.account
        LEFT JOIN account lapse ON lapse.county_id = p_county AND lapse.account_id = c.lapse_to AND lapse.unit = a.unit
        LEFT JOIN account carry ON carry.county_id = p_county AND carry.account_id = c.carry_to AND carry.unit = a.unit
               AND carry.account_id <> a.account_id;
      IF NOT remember(p_county, p_command, 'CLOSE', request, answer, p_at) THEN
        answer := earlier(p_county, p_command, 'CLOSE', request);
      ELSIF answer.outcome = 'OK' THEN
        UPDATE account a
           SET closed_at = p_at, lapse_to = c.lapse_to, carry_to = c.carry_to, carry_limit = c.carry_limit
          FROM unnest(p_accounts, p_lapse_to, p_carry_to, p_carry_limits) AS c(account, lapse_to, carry_to, carry_limit)
         WHERE a.county_id = p_county AND a.account_id = c.account AND a.closed_at IS NULL;
        PERFORM go_on(p_county, p_command, NULL, p_accounts, p_business_date, p_at);
      END IF;
    END IF;
    IF answer.outcome = 'OK' THEN answer.result := onward(p_county, p_command); END IF;
    RETURN answer;
  END $$;
`;
