import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerAccountsAndHolds1763800700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`CREATE SCHEMA ledger; GRANT USAGE ON SCHEMA ledger TO ${app};`);
    await queryRunner.query(ACCOUNTS);
    await queryRunner.query(TRANSFERS);
    await queryRunner.query(HOLDS);
    await queryRunner.query(HELPERS);
    await queryRunner.query(COMMANDS);
    await queryRunner.query(`
      -- The app role reads everything, opens accounts at zero, registers evidence as unverified, and otherwise
      -- moves nothing but through the functions.
      GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO ${app};
      GRANT INSERT (county_id, account_id, unit, kind, authorising, no_overdraft, opened_at) ON ledger.account TO ${app};
      GRANT INSERT (county_id, evidence_id, kind, reference, hash, registered_at),
            UPDATE (state, verified_at) ON ledger.evidence TO ${app};

      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION
        ledger.lock_accounts, ledger.transfer, ledger.hold, ledger.post, ledger.void, ledger.reverse,
        ledger.expire, ledger.withhold TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA ledger CASCADE');
  }
}

/** Every key starts with the county, so that the schema can be spread over machines by it. */
const ACCOUNTS = `
  CREATE TABLE ledger.account (
    county_id int NOT NULL,
    account_id uuid NOT NULL,
    unit text NOT NULL CHECK (unit IN ('MINUTE', 'FEN')),
    kind text NOT NULL CHECK (kind ~ '^[A-Z][A-Z_]*$'),
    -- An authorising account keeps counters under its row lock. A recording one is a sum of transfers and is
    -- never updated, so that any number of commands may write into it at once.
    authorising boolean NOT NULL,
    no_overdraft boolean NOT NULL,
    opened_at timestamptz NOT NULL,
    debits_pending bigint NOT NULL DEFAULT 0,
    debits_posted bigint NOT NULL DEFAULT 0,
    credits_pending bigint NOT NULL DEFAULT 0,
    credits_posted bigint NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (county_id, account_id),
    CONSTRAINT account_unit UNIQUE (county_id, account_id, unit),
    CONSTRAINT account_counters CHECK (least(debits_pending, debits_posted, credits_pending, credits_posted) >= 0),
    CONSTRAINT account_no_overdraft CHECK (NOT no_overdraft OR debits_posted + debits_pending <= credits_posted),
    CONSTRAINT account_recording_is_flat CHECK (authorising OR (NOT no_overdraft AND version = 0
      AND greatest(debits_pending, debits_posted, credits_pending, credits_posted) = 0))
  ) WITH (fillfactor = 70);
  CREATE TRIGGER account_identity BEFORE DELETE OR
    UPDATE OF county_id, account_id, unit, kind, authorising, no_overdraft, opened_at ON ledger.account
    FOR EACH ROW EXECUTE FUNCTION platform.forbid_change();
  CREATE TRIGGER account_truncate BEFORE TRUNCATE ON ledger.account
    FOR EACH STATEMENT EXECUTE FUNCTION platform.forbid_change();

  -- Proof of services, registered by whoever proves them. Once verified it stays so.
  CREATE TABLE ledger.evidence (
    county_id int NOT NULL,
    evidence_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind ~ '^[A-Z][A-Z_]*$'),
    reference text NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    state text NOT NULL DEFAULT 'REGISTERED' CHECK (state IN ('REGISTERED', 'VERIFIED')),
    registered_at timestamptz NOT NULL,
    verified_at timestamptz,
    PRIMARY KEY (county_id, evidence_id),
    CONSTRAINT evidence_state UNIQUE (county_id, evidence_id, state),
    CHECK ((state = 'VERIFIED') = (verified_at IS NOT NULL))
  );
  CREATE INDEX evidence_reference ON ledger.evidence (county_id, kind, reference);

  CREATE FUNCTION ledger.evidence_is_only_verified() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'REGISTERED' AND NEW.state = 'VERIFIED'
       AND to_jsonb(OLD) - '{state,verified_at}'::text[] = to_jsonb(NEW) - '{state,verified_at}'::text[] THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'evidence changes only from REGISTERED to VERIFIED' USING ERRCODE = 'AZ001';
  END $$;
  CREATE TRIGGER evidence_is_only_verified BEFORE UPDATE ON ledger.evidence
    FOR EACH ROW EXECUTE FUNCTION ledger.evidence_is_only_verified();
  CREATE TRIGGER evidence_delete BEFORE DELETE ON ledger.evidence
    FOR EACH ROW EXECUTE FUNCTION platform.forbid_change();
  CREATE TRIGGER evidence_truncate BEFORE TRUNCATE ON ledger.evidence
    FOR EACH STATEMENT EXECUTE FUNCTION platform.forbid_change();
`;

const TRANSFERS = `
  -- One debit, one credit, one amount: balanced by construction. The foreign keys include the unit, so minutes
  -- and fen cannot meet.
  CREATE TABLE ledger.transfer (
    county_id int NOT NULL,
    -- For HOLD, CAPTURE and RELEASE the hold itself, so that each happens at most once to a leg.
    command_id uuid NOT NULL,
    code text NOT NULL CHECK (code IN ('GRANT', 'HOLD', 'CAPTURE', 'RELEASE', 'REVERSE', 'EXPIRE')),
    leg int NOT NULL CHECK (leg > 0),
    unit text NOT NULL,
    debit_account uuid NOT NULL,
    credit_account uuid NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    business_date date NOT NULL,
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (county_id, command_id, code, leg),
    CONSTRAINT transfer_two_accounts CHECK (debit_account <> credit_account),
    CONSTRAINT transfer_debit FOREIGN KEY (county_id, debit_account, unit)
      REFERENCES ledger.account (county_id, account_id, unit),
    CONSTRAINT transfer_credit FOREIGN KEY (county_id, credit_account, unit)
      REFERENCES ledger.account (county_id, account_id, unit)
  );
  CREATE INDEX transfer_debit ON ledger.transfer (county_id, debit_account, unit);
  CREATE INDEX transfer_credit ON ledger.transfer (county_id, credit_account, unit);
  CALL platform.make_append_only('ledger.transfer');

  -- What an authorising account looked like after each transfer. Two commands that read the same version cannot
  -- both commit.
  CREATE TABLE ledger.entry (
    county_id int NOT NULL,
    account_id uuid NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    command_id uuid NOT NULL,
    code text NOT NULL,
    leg int NOT NULL,
    debits_pending bigint NOT NULL,
    debits_posted bigint NOT NULL,
    credits_pending bigint NOT NULL,
    credits_posted bigint NOT NULL,
    PRIMARY KEY (county_id, account_id, version),
    CONSTRAINT entry_account FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CALL platform.make_append_only('ledger.entry');

  -- Counters follow transfers and nothing else. HOLD and RELEASE move what is pending, CAPTURE turns pending into
  -- posted, every other code moves what is posted.
  CREATE FUNCTION ledger.apply_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    pending bigint := CASE NEW.code WHEN 'HOLD' THEN NEW.amount
                                    WHEN 'CAPTURE' THEN -NEW.amount
                                    WHEN 'RELEASE' THEN -NEW.amount ELSE 0 END;
    posted bigint := CASE WHEN NEW.code IN ('HOLD', 'RELEASE') THEN 0 ELSE NEW.amount END;
  BEGIN
    WITH moved AS (
      UPDATE ledger.account a
         SET debits_pending = a.debits_pending + (a.account_id = NEW.debit_account)::int * pending,
             debits_posted = a.debits_posted + (a.account_id = NEW.debit_account)::int * posted,
             credits_pending = a.credits_pending + (a.account_id = NEW.credit_account)::int * pending,
             credits_posted = a.credits_posted + (a.account_id = NEW.credit_account)::int * posted,
             version = a.version + 1
       WHERE a.county_id = NEW.county_id AND a.account_id IN (NEW.debit_account, NEW.credit_account) AND a.authorising
      RETURNING a.*
    )
    INSERT INTO ledger.entry (county_id, account_id, version, command_id, code, leg,
                              debits_pending, debits_posted, credits_pending, credits_posted)
    SELECT m.county_id, m.account_id, m.version, NEW.command_id, NEW.code, NEW.leg,
           m.debits_pending, m.debits_posted, m.credits_pending, m.credits_posted
      FROM moved m;
    RETURN NULL;
  END $$;
  CREATE TRIGGER apply_transfer AFTER INSERT ON ledger.transfer
    FOR EACH ROW EXECUTE FUNCTION ledger.apply_transfer();
`;

const HOLDS = `
  CREATE TABLE ledger.hold (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    leg int NOT NULL CHECK (leg > 0),
    unit text NOT NULL,
    debit_account uuid NOT NULL,
    credit_account uuid NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    service_date date NOT NULL,
    held_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, hold_id, leg),
    CONSTRAINT hold_amount UNIQUE (county_id, hold_id, leg, amount),
    CONSTRAINT hold_two_accounts CHECK (debit_account <> credit_account),
    CONSTRAINT hold_debit FOREIGN KEY (county_id, debit_account, unit)
      REFERENCES ledger.account (county_id, account_id, unit),
    CONSTRAINT hold_credit FOREIGN KEY (county_id, credit_account, unit)
      REFERENCES ledger.account (county_id, account_id, unit)
  );
  CREATE INDEX hold_debit ON ledger.hold (county_id, debit_account, unit);
  CREATE INDEX hold_credit ON ledger.hold (county_id, credit_account, unit);
  CALL platform.make_append_only('ledger.hold');

  -- The primary key is the state machine: a leg is resolved at most once, for ever. It cannot lie about what was
  -- held, cannot spend more, and cannot spend at all without verified evidence.
  CREATE TABLE ledger.hold_resolution (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    leg int NOT NULL,
    how text NOT NULL CHECK (how IN ('POSTED', 'RELEASED')),
    held bigint NOT NULL,
    posted bigint NOT NULL,
    evidence_id uuid,
    evidence_state text,
    resolved_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, hold_id, leg) INCLUDE (held),
    CONSTRAINT hold_resolution_posted UNIQUE (county_id, hold_id, leg, posted),
    CONSTRAINT hold_resolution_at_most_held CHECK (posted BETWEEN 0 AND held),
    CONSTRAINT hold_resolution_how CHECK ((how = 'POSTED') = (posted > 0)),
    CONSTRAINT hold_resolution_needs_evidence CHECK ((how = 'POSTED') = (evidence_id IS NOT NULL)),
    CONSTRAINT hold_resolution_evidence_verified CHECK (
      (evidence_id IS NULL) = (evidence_state IS NULL) AND evidence_state = 'VERIFIED'),
    CONSTRAINT hold_resolution_hold FOREIGN KEY (county_id, hold_id, leg, held)
      REFERENCES ledger.hold (county_id, hold_id, leg, amount),
    CONSTRAINT hold_resolution_evidence FOREIGN KEY (county_id, evidence_id, evidence_state)
      REFERENCES ledger.evidence (county_id, evidence_id, state)
  );
  CREATE INDEX hold_resolution_evidence ON ledger.hold_resolution (county_id, evidence_id, evidence_state);
  CALL platform.make_append_only('ledger.hold_resolution');

  CREATE TABLE ledger.reversal (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    leg int NOT NULL,
    reversal_id uuid NOT NULL,
    posted bigint NOT NULL CHECK (posted > 0),
    reason text NOT NULL CHECK (reason <> ''),
    reversed_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, hold_id, leg) INCLUDE (posted),
    CONSTRAINT reversal_resolution FOREIGN KEY (county_id, hold_id, leg, posted)
      REFERENCES ledger.hold_resolution (county_id, hold_id, leg, posted)
  );
  CALL platform.make_append_only('ledger.reversal');

  -- Odd numbers place a mark on a leg, even ones end it; a payment looks at the last one.
  CREATE TABLE ledger.withholding (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    leg int NOT NULL,
    seq int NOT NULL CHECK (seq > 0),
    action text NOT NULL CHECK (action IN ('PLACED', 'ENDED')),
    reason text NOT NULL CHECK (reason <> ''),
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (county_id, hold_id, leg, seq),
    CONSTRAINT withholding_alternates CHECK ((action = 'PLACED') = (seq % 2 = 1)),
    CONSTRAINT withholding_hold FOREIGN KEY (county_id, hold_id, leg) REFERENCES ledger.hold
  );
  CALL platform.make_append_only('ledger.withholding');
`;

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
