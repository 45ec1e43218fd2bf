import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerHolds1763800711000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(HOLDING);
    await queryRunner.query(CHECKS);
    await queryRunner.query(RESOLVING);
    await queryRunner.query(AFTERWARDS);
    await queryRunner.query(`
      REVOKE ALL ON FUNCTION ledger.hold, ledger.amounts_fit, ledger.weigh_reversal, ledger.lock_holds, ledger.resolve,
        ledger.go_on_from, ledger.with_onward, ledger.weigh_post, ledger.post, ledger.void, ledger.expire_holds,
        ledger.reverse, ledger.take_back, ledger.withhold FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ledger.hold, ledger.post, ledger.void, ledger.expire_holds, ledger.reverse, ledger.withhold
        TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION ledger.withhold, ledger.take_back, ledger.reverse, ledger.expire_holds, ledger.void, ledger.post,
        ledger.weigh_post, ledger.with_onward, ledger.go_on_from, ledger.resolve, ledger.lock_holds,
        ledger.weigh_reversal, ledger.amounts_fit, ledger.hold;
      DROP TYPE ledger.locked_hold;
    `);
  }
}

const HOLDING = `
  CREATE FUNCTION ledger.hold(
    p_county int, p_hold uuid, p_units text[], p_debits uuid[], p_credits uuid[], p_amounts bigint[], p_service_date date,
    p_expires_at timestamptz, p_at timestamptz) RETURNS ledger.answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    request jsonb := jsonb_build_object('units', p_units, 'debits', p_debits, 'credits', p_credits,
                       'amounts', p_amounts, 'serviceDate', p_service_date, 'expiresAt', p_expires_at);
    answer ledger.answer := earlier(p_county, p_hold, 'HOLD', request);
    weighed record;
  BEGIN
    IF answer.outcome IS NOT NULL THEN RETURN answer; END IF;
    weighed := weigh(p_county, p_units, p_debits, p_credits, p_amounts, p_service_date, p_at);
    answer := weighed.answer;
    IF NOT remember(p_county, p_hold, 'HOLD', request, answer, weighed.at) THEN
      RETURN earlier(p_county, p_hold, 'HOLD', request);
    ELSIF answer.outcome = 'OK' THEN
      WITH asked AS (
        SELECT * FROM unnest(p_units, p_debits, p_credits, p_amounts) WITH ORDINALITY AS l(unit, debit, credit, amount, leg)
      ), held AS (
        INSERT INTO hold (county_id, hold_id, leg, unit, debit_account, credit_account, amount, service_date, held_at, expires_at)
        SELECT p_county, p_hold, l.leg, l.unit, l.debit, l.credit, l.amount, p_service_date, weighed.at, p_expires_at FROM asked l
      )
      INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date,
                            at, hold_id)
      SELECT p_county, p_hold, 'HOLD', l.leg, l.unit, l.debit, l.credit, l.amount, p_service_date, weighed.at, p_hold FROM asked l;
      IF p_expires_at IS NOT NULL THEN
        INSERT INTO hold_timeout (county_id, hold_id, expires_at) VALUES (p_county, p_hold, p_expires_at);
      END IF;
    END IF;
    RETURN answer;
  END $$;
`;

const CHECKS = `
  -- One amount for each leg; anything else is a mistake of the program, not of its user.
  CREATE FUNCTION ledger.amounts_fit(p_amounts bigint[], p_legs int) RETURNS void LANGUAGE plpgsql IMMUTABLE AS $$
  BEGIN
    IF cardinality(p_amounts) <> p_legs OR array_position(p_amounts, NULL) IS NOT NULL OR 0 > ANY (p_amounts) THEN
      RAISE EXCEPTION 'cannot take % from % legs', p_amounts, p_legs;
    END IF;
  END $$;

  -- Why so much cannot be taken back: more than is left of what was posted, or gone from where it went.
  CREATE FUNCTION ledger.weigh_reversal(p_county int, p_hold uuid, p_amounts bigint[]) RETURNS ledger.answer
    LANGUAGE plpgsql AS $$
  DECLARE
    answer ledger.answer;
  BEGIN
    SELECT 'REVERSAL_EXCEEDS_POSTED', jsonb_build_object('leg', r.leg, 'left', r.posted - v.total, 'amount', p_amounts[r.leg])
      INTO answer
      FROM hold_resolution r
     CROSS JOIN LATERAL (SELECT coalesce(max(v.total), 0) AS total FROM reversal v
                          WHERE (v.county_id, v.hold_id, v.leg) = (r.county_id, r.hold_id, r.leg)) v
     WHERE r.county_id = p_county AND r.hold_id = p_hold AND p_amounts[r.leg] > r.posted - v.total
     ORDER BY r.leg LIMIT 1;
    IF answer.outcome IS NOT NULL THEN RETURN answer; END IF;
    SELECT 'INSUFFICIENT', jsonb_build_object('leg', back.leg, 'available', back.available, 'needed', back.needed)
      INTO answer
      FROM (SELECT h.leg, a.credits_posted - a.debits_posted - a.debits_pending AS available,
                   sum(p_amounts[h.leg]) OVER (PARTITION BY h.credit_account) AS needed
              FROM hold h JOIN account a ON a.county_id = h.county_id AND a.account_id = h.credit_account AND a.no_overdraft
             WHERE h.county_id = p_county AND h.hold_id = p_hold) back
     WHERE back.available < back.needed ORDER BY back.leg LIMIT 1;
    answer.outcome := coalesce(answer.outcome, 'OK');
    RETURN answer;
  END $$;
`;

const RESOLVING = `
  CREATE TYPE ledger.locked_hold AS (
    outcome text,             -- OK: it can still be resolved
    amounts bigint[],         -- of its legs, in their order
    at timestamptz,           -- not before anything that happened to its accounts
    any_closed boolean,       -- something may have to go on
    any_timeout boolean,
    proven boolean            -- the evidence is verified
  );

  -- Locks holds and then the accounts they touch, also by what goes on from them: holds before accounts, everywhere.
  -- The outcome is that of a single hold.
  CREATE FUNCTION ledger.lock_holds(p_county int, p_holds uuid[], p_evidence uuid, p_at timestamptz)
    RETURNS ledger.locked_hold LANGUAGE plpgsql AS $$
  DECLARE
    locked ledger.locked_hold;
    debits uuid[];
    credits uuid[];
    accounts record;
  BEGIN
    SELECT array_agg(h.amount), array_agg(h.debit_account), array_agg(h.credit_account), bool_or(h.expires_at IS NOT NULL)
      INTO locked.amounts, debits, credits, locked.any_timeout
      FROM (SELECT * FROM hold x WHERE x.county_id = p_county AND x.hold_id = ANY (p_holds)
             ORDER BY x.hold_id, x.leg FOR NO KEY UPDATE) h;
    accounts := lock_order(p_county, debits || credits || array(
      SELECT a.carry_to FROM account a
       WHERE a.county_id = p_county AND a.account_id = ANY (debits) AND a.carry_to IS NOT NULL), p_at);
    locked.at := accounts.at;
    locked.any_closed := accounts.any_closed;
    SELECT CASE WHEN debits IS NULL THEN 'HOLD_NOT_FOUND'
                ELSE CASE min(r.how) WHEN 'POSTED' THEN 'HOLD_ALREADY_POSTED' WHEN 'VOIDED' THEN 'HOLD_ALREADY_VOIDED'
                                     WHEN 'EXPIRED' THEN 'HOLD_EXPIRED' ELSE 'OK' END END,
           EXISTS (SELECT FROM evidence e
                    WHERE e.county_id = p_county AND e.evidence_id = p_evidence AND e.state = 'VERIFIED')
      INTO locked.outcome, locked.proven
      FROM hold_resolution r WHERE r.county_id = p_county AND r.hold_id = ANY (p_holds);
    RETURN locked;
  END $$;

  -- Spends p_amounts, leg by leg, and returns the rest. The caller holds the locks and has made every check.
  CREATE FUNCTION ledger.resolve(
    p_county int, p_command uuid, p_hold uuid, p_how text, p_amounts bigint[], p_evidence uuid,
    p_locked ledger.locked_hold) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    WITH part AS (
      SELECT h.*, coalesce(p_amounts[h.leg], 0) AS posted FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold
    ), resolved AS (
      INSERT INTO hold_resolution (county_id, hold_id, leg, command_id, how, held, posted, evidence_id, evidence_state, resolved_at)
      SELECT h.county_id, h.hold_id, h.leg, p_command, p_how, h.amount, h.posted, p_evidence,
             CASE WHEN p_evidence IS NOT NULL THEN 'VERIFIED' END, p_locked.at
        FROM part h
    )
    INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount, business_date,
                          at, hold_id)
    SELECT h.county_id, p_command, spent.code, h.leg, h.unit, h.debit_account, h.credit_account, spent.amount,
           h.service_date, p_locked.at, p_hold
      FROM part h
     CROSS JOIN LATERAL (VALUES ('CAPTURE', h.posted), ('RELEASE', h.amount - h.posted)) AS spent(code, amount)
     WHERE spent.amount > 0;

    IF p_locked.any_timeout THEN
      DELETE FROM hold_timeout t WHERE t.county_id = p_county AND t.hold_id = p_hold;
    END IF;
    IF p_locked.any_closed THEN PERFORM go_on_from(p_county, p_command, p_hold, p_locked.at); END IF;
  END $$;

  -- What came back to the accounts a hold is of goes on where they are closed.
  CREATE FUNCTION ledger.go_on_from(p_county int, p_command uuid, p_hold uuid, p_at timestamptz) RETURNS void
    LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM go_on(p_county, p_command, p_hold, array_agg(h.debit_account), min(h.service_date), p_at)
       FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold;
  END $$;

  -- What a command that ended a hold adds to its answer; when nothing can have gone on, that is not asked.
  CREATE FUNCTION ledger.with_onward(p_answer ledger.answer, p_county int, p_command uuid, p_locked ledger.locked_hold)
    RETURNS ledger.answer LANGUAGE plpgsql AS $$
  BEGIN
    IF p_answer.outcome = 'OK' THEN
      p_answer.result := coalesce(p_answer.result, '{}') || jsonb_build_object('onward',
        CASE WHEN coalesce(p_locked.any_closed, true) THEN onward(p_county, p_command) ELSE '[]' END);
    END IF;
    RETURN p_answer;
  END $$;

  -- The answer to a post of these amounts of what is held, or why not.
  CREATE FUNCTION ledger.weigh_post(p_amounts bigint[], p_locked ledger.locked_hold) RETURNS ledger.answer
    LANGUAGE plpgsql AS $$
  DECLARE
    released bigint[] := '{}';
  BEGIN
    IF p_locked.outcome <> 'OK' THEN RETURN (p_locked.outcome, NULL)::ledger.answer; END IF;
    PERFORM amounts_fit(p_amounts, cardinality(p_locked.amounts));
    FOR leg IN 1..cardinality(p_amounts) LOOP
      IF p_amounts[leg] > p_locked.amounts[leg] THEN
        RETURN ('POST_EXCEEDS_HOLD', jsonb_build_object(
          'leg', leg, 'held', p_locked.amounts[leg], 'amount', p_amounts[leg]))::ledger.answer;
      END IF;
      released := released || (p_locked.amounts[leg] - p_amounts[leg]);
    END LOOP;
    IF NOT p_locked.proven THEN RETURN ('EVIDENCE_NOT_VERIFIED', NULL)::ledger.answer; END IF;
    RETURN ('OK', jsonb_build_object('posted', p_amounts, 'released', released))::ledger.answer;
  END $$;

  CREATE FUNCTION ledger.post(
    p_county int, p_command uuid, p_hold uuid, p_amounts bigint[], p_evidence uuid, p_at timestamptz) RETURNS ledger.answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    request jsonb := jsonb_build_object('hold', p_hold, 'amounts', p_amounts, 'evidence', p_evidence);
    answer ledger.answer := earlier(p_county, p_command, 'POST', request);
    locked ledger.locked_hold;
  BEGIN
    IF answer.outcome IS NULL THEN
      locked := lock_holds(p_county, ARRAY[p_hold], p_evidence, p_at);
      answer := weigh_post(p_amounts, locked);
      IF NOT remember(p_county, p_command, 'POST', request, answer, locked.at) THEN
        answer := earlier(p_county, p_command, 'POST', request);
      ELSIF answer.outcome = 'OK' THEN
        PERFORM resolve(p_county, p_command, p_hold, 'POSTED', p_amounts, p_evidence, locked);
      END IF;
    END IF;
    RETURN with_onward(answer, p_county, p_command, locked);
  END $$;

  CREATE FUNCTION ledger.void(p_county int, p_command uuid, p_hold uuid, p_at timestamptz) RETURNS ledger.answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    request jsonb := jsonb_build_object('hold', p_hold);
    answer ledger.answer := earlier(p_county, p_command, 'VOID', request);
    locked ledger.locked_hold;
  BEGIN
    IF answer.outcome IS NULL THEN
      locked := lock_holds(p_county, ARRAY[p_hold], NULL, p_at);
      answer.outcome := locked.outcome;
      IF answer.outcome = 'OK' THEN
        answer.result := jsonb_build_object('posted', array_fill(0, ARRAY[cardinality(locked.amounts)]),
                                            'released', locked.amounts);
      END IF;
      IF NOT remember(p_county, p_command, 'VOID', request, answer, locked.at) THEN
        answer := earlier(p_county, p_command, 'VOID', request);
      ELSIF answer.outcome = 'OK' THEN
        PERFORM resolve(p_county, p_command, p_hold, 'VOIDED', NULL, NULL, locked);
      END IF;
    END IF;
    RETURN with_onward(answer, p_county, p_command, locked);
  END $$;

  -- A worker that finds another one at a hold leaves it to that one. Each hold ends under a command of its own.
  CREATE FUNCTION ledger.expire_holds(p_county int, p_at timestamptz, p_limit int)
    RETURNS TABLE (hold_id uuid, command_id uuid, onward jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    due uuid[];
    locked ledger.locked_hold;
  BEGIN
    due := array(SELECT t.hold_id FROM hold_timeout t WHERE t.county_id = p_county AND t.expires_at <= p_at
                  ORDER BY t.expires_at, t.hold_id LIMIT p_limit FOR UPDATE SKIP LOCKED);
    locked := lock_holds(p_county, due, NULL, p_at);
    FOREACH expire_holds.hold_id IN ARRAY due LOOP
      -- resolved while we waited for its lock
      CONTINUE WHEN EXISTS (SELECT FROM hold_resolution r WHERE r.county_id = p_county AND r.hold_id = expire_holds.hold_id);
      command_id := new_id(p_at);
      PERFORM remember(p_county, command_id, 'TIME_OUT', jsonb_build_object('hold', expire_holds.hold_id),
                       ('OK', NULL)::ledger.answer, locked.at);
      PERFORM resolve(p_county, command_id, expire_holds.hold_id, 'EXPIRED', NULL, NULL, locked);
      onward := ledger.onward(p_county, command_id);
      RETURN NEXT;
    END LOOP;
  END $$;
`;

const AFTERWARDS = `
  CREATE FUNCTION ledger.reverse(
    p_county int, p_command uuid, p_hold uuid, p_amounts bigint[], p_reason text, p_at timestamptz) RETURNS ledger.answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    request jsonb := jsonb_build_object('hold', p_hold, 'amounts', p_amounts);
    answer ledger.answer := earlier(p_county, p_command, 'REVERSE', request);
    locked ledger.locked_hold;
  BEGIN
    IF answer.outcome IS NULL THEN
      locked := lock_holds(p_county, ARRAY[p_hold], NULL, p_at);
      IF locked.outcome = 'HOLD_ALREADY_POSTED' THEN
        PERFORM amounts_fit(p_amounts, cardinality(locked.amounts));
        answer := weigh_reversal(p_county, p_hold, p_amounts);
      ELSE
        answer.outcome := CASE locked.outcome WHEN 'HOLD_NOT_FOUND' THEN 'HOLD_NOT_FOUND' ELSE 'HOLD_NOT_POSTED' END;
      END IF;
      IF NOT remember(p_county, p_command, 'REVERSE', request, answer, locked.at) THEN
        answer := earlier(p_county, p_command, 'REVERSE', request);
      ELSIF answer.outcome = 'OK' THEN
        PERFORM take_back(p_county, p_command, p_hold, p_amounts, p_reason, locked);
      END IF;
    END IF;
    RETURN with_onward(answer, p_county, p_command, locked);
  END $$;

  -- The caller holds the locks and has made every check.
  CREATE FUNCTION ledger.take_back(
    p_county int, p_command uuid, p_hold uuid, p_amounts bigint[], p_reason text, p_locked ledger.locked_hold)
    RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO reversal (county_id, hold_id, leg, seq, command_id, posted, before, amount, total, reason, reversed_at)
    SELECT r.county_id, r.hold_id, r.leg, coalesce(last.seq, 0) + 1, p_command, r.posted, coalesce(last.total, 0),
           p_amounts[r.leg], coalesce(last.total, 0) + p_amounts[r.leg], p_reason, p_locked.at
      FROM hold_resolution r
      LEFT JOIN LATERAL (SELECT v.seq, v.total FROM reversal v
                          WHERE (v.county_id, v.hold_id, v.leg) = (r.county_id, r.hold_id, r.leg)
                          ORDER BY v.seq DESC LIMIT 1) last ON true
     WHERE r.county_id = p_county AND r.hold_id = p_hold AND p_amounts[r.leg] > 0;
    INSERT INTO transfer (county_id, command_id, code, leg, unit, debit_account, credit_account, amount,
                          business_date, at, hold_id)
    SELECT h.county_id, p_command, 'REVERSE', h.leg, h.unit, h.credit_account, h.debit_account, p_amounts[h.leg],
           h.service_date, p_locked.at, p_hold
      FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold AND p_amounts[h.leg] > 0;
    IF p_locked.any_closed THEN PERFORM go_on_from(p_county, p_command, p_hold, p_locked.at); END IF;
  END $$;

  CREATE FUNCTION ledger.withhold(
    p_county int, p_command uuid, p_hold uuid, p_action text, p_reason text, p_at timestamptz) RETURNS ledger.answer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  DECLARE
    request jsonb := jsonb_build_object('hold', p_hold, 'action', p_action);
    answer ledger.answer := earlier(p_county, p_command, 'WITHHOLD', request);
    legs int;
    marks int;
  BEGIN
    IF answer.outcome IS NOT NULL THEN RETURN answer; END IF;
    PERFORM FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold ORDER BY h.leg FOR NO KEY UPDATE;
    GET DIAGNOSTICS legs = ROW_COUNT;
    SELECT coalesce(max(w.seq), 0) INTO marks FROM withholding w WHERE w.county_id = p_county AND w.hold_id = p_hold;
    answer.outcome := CASE WHEN legs = 0 THEN 'HOLD_NOT_FOUND'
                           WHEN p_action = 'PLACED' AND marks % 2 = 1 THEN 'ALREADY_WITHHELD'
                           WHEN p_action = 'ENDED' AND marks % 2 = 0 THEN 'NOT_WITHHELD' ELSE 'OK' END;
    IF NOT remember(p_county, p_command, 'WITHHOLD', request, answer, p_at) THEN
      RETURN earlier(p_county, p_command, 'WITHHOLD', request);
    ELSIF answer.outcome = 'OK' THEN
      INSERT INTO withholding (county_id, hold_id, leg, seq, action, reason, at)
      SELECT h.county_id, h.hold_id, h.leg, marks + 1, p_action, p_reason, p_at
        FROM hold h WHERE h.county_id = p_county AND h.hold_id = p_hold;
    END IF;
    RETURN answer;
  END $$;
`;
