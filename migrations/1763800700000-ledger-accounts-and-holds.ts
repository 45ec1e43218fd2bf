import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerAccountsAndHolds1763800700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`CREATE SCHEMA ledger; GRANT USAGE ON SCHEMA ledger TO ${app};`);
    await queryRunner.query(ACCOUNTS);
    await queryRunner.query(TRANSFERS);
    await queryRunner.query(HOLDS);
    await queryRunner.query(`
      -- The app role reads everything, opens accounts at zero and registers evidence as unverified. What moves
      -- amounts are the functions of the next migration.
      GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO ${app};
      GRANT INSERT (county_id, account_id, unit, kind, authorising, no_overdraft, opened_at) ON ledger.account TO ${app};
      GRANT INSERT (county_id, evidence_id, kind, reference, hash, registered_at),
            UPDATE (state, verified_at) ON ledger.evidence TO ${app};
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
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
