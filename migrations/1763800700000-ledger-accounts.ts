import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerAccounts1763800700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`CREATE SCHEMA ledger; GRANT USAGE ON SCHEMA ledger TO ${app};`);
    await queryRunner.query(IDS);
    await queryRunner.query(DOMAINS);
    await queryRunner.query(ACCOUNTS);
    await queryRunner.query(EVIDENCE);
    await queryRunner.query(`
      -- The app role opens accounts at zero and registers evidence as unverified. What moves amounts are functions.
      GRANT SELECT ON ledger.account, ledger.evidence TO ${app};
      GRANT INSERT (county_id, account_id, unit, kind, authorising, no_overdraft, usable, opened_at)
        ON ledger.account TO ${app};
      GRANT INSERT (county_id, evidence_id, kind, reference, hash, registered_at),
            UPDATE (state, verified_at) ON ledger.evidence TO ${app};
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ledger.month_start, ledger.first_id TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA ledger CASCADE');
  }
}

/** What a UUIDv7 says of its time, in months of the business calendar: tables are divided by it. */
const IDS = `
  CREATE FUNCTION ledger.month_start(p_month date) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT p_month::timestamp AT TIME ZONE 'Asia/Shanghai';
  $$;

  -- The smallest id that can be made in this millisecond.
  CREATE FUNCTION ledger.first_id(p_at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(floor(extract(epoch FROM p_at) * 1000)::bigint), 12, '0') || '70008' || repeat('0', 15))::uuid;
  $$;

  -- A new UUIDv7, for what the ledger does by itself.
  CREATE FUNCTION ledger.new_id(p_at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (left(replace(ledger.first_id(p_at)::text, '-', ''), 12) || '7'
            || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid;
  $$;
`;

/**
 * What one column alone may hold. A domain is checked where a value is made; a CHECK of a table is read anew by every
 * statement that writes a row, also when the column stays as it is.
 */
const DOMAINS = `
  CREATE DOMAIN ledger.timed_id AS uuid CONSTRAINT timed_id_has_time CHECK (get_byte(uuid_send(VALUE), 6) >> 4 = 7);
  CREATE DOMAIN ledger.unit AS text
    CONSTRAINT unit_known CHECK (VALUE IN ('MINUTE', 'FEN', 'VOUCHER', 'VISIT', 'TIME_CREDIT'));
  CREATE DOMAIN ledger.word AS text CONSTRAINT word_is_one CHECK (VALUE ~ '^[A-Z][A-Z_]*$');
  CREATE DOMAIN ledger.days AS daterange CONSTRAINT days_are_some CHECK (NOT isempty(VALUE));
  CREATE DOMAIN ledger.ordinal AS int CONSTRAINT ordinal_counts CHECK (VALUE > 0);
  -- up to what a number in the browser holds exactly
  CREATE DOMAIN ledger.counter AS bigint CONSTRAINT counter_range CHECK (VALUE BETWEEN 0 AND 9007199254740991);
  CREATE DOMAIN ledger.positive AS bigint CONSTRAINT positive_range CHECK (VALUE BETWEEN 1 AND 9007199254740991);
`;

/** Every key starts with the county, so that the schema can be spread over machines by it. */
const ACCOUNTS = `
  CREATE TABLE ledger.account (
    county_id int NOT NULL,
    account_id ledger.timed_id NOT NULL,
    unit ledger.unit NOT NULL,
    kind ledger.word NOT NULL,
    -- An authorising account keeps counters under its row lock. A recording one is a sum of transfers and is
    -- never updated, so that any number of commands may write into it at once.
    authorising boolean NOT NULL,
    no_overdraft boolean NOT NULL,
    -- Days of service it may pay for; null: any.
    usable ledger.days,
    opened_at timestamptz NOT NULL,
    debits_pending ledger.counter NOT NULL DEFAULT 0,
    debits_posted ledger.counter NOT NULL DEFAULT 0,
    credits_pending ledger.counter NOT NULL DEFAULT 0,
    credits_posted ledger.counter NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 0,
    -- Time of the last transfer; that of the next one is not before it.
    moved_at timestamptz NOT NULL DEFAULT '-infinity',
    -- The end of its life, written once. What is free then or comes back later goes to carry_to, up to
    -- carry_limit in all, and the rest to lapse_to.
    closed_at timestamptz,
    lapse_to uuid,
    carry_to uuid,
    carry_limit bigint,
    carried ledger.counter NOT NULL DEFAULT 0,
    PRIMARY KEY (county_id, account_id),
    CONSTRAINT account_unit UNIQUE (county_id, account_id, unit),
    CONSTRAINT account_no_overdraft CHECK (NOT no_overdraft OR debits_posted + debits_pending <= credits_posted),
    CONSTRAINT account_recording_is_flat CHECK (authorising OR (NOT no_overdraft AND version = 0 AND closed_at IS NULL
      AND greatest(debits_pending, debits_posted, credits_pending, credits_posted) = 0)),
    CONSTRAINT account_end CHECK ((closed_at IS NULL) = (lapse_to IS NULL)
      AND (carry_to IS NULL) = (carry_limit IS NULL) AND (carry_to IS NULL OR closed_at IS NOT NULL)),
    CONSTRAINT account_carried CHECK (carried <= coalesce(carry_limit, 0))
  ) WITH (fillfactor = 70);
  -- What has moved lately. An index by blocks, which leaves updates in their place.
  CREATE INDEX account_moved ON ledger.account USING brin (moved_at) WITH (pages_per_range = 16, autosummarize = on);
  CREATE TRIGGER account_identity BEFORE DELETE OR
    UPDATE OF county_id, account_id, unit, kind, authorising, no_overdraft, usable, opened_at ON ledger.account
    FOR EACH ROW EXECUTE FUNCTION platform.forbid_change();
  CREATE TRIGGER account_end_stays BEFORE UPDATE OF closed_at, lapse_to, carry_to, carry_limit ON ledger.account
    FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION platform.forbid_change();
  CREATE TRIGGER account_time_goes_on BEFORE UPDATE OF moved_at ON ledger.account
    FOR EACH ROW WHEN (NEW.moved_at < OLD.moved_at) EXECUTE FUNCTION platform.forbid_change();
  CREATE TRIGGER account_truncate BEFORE TRUNCATE ON ledger.account
    FOR EACH STATEMENT EXECUTE FUNCTION platform.forbid_change();
`;

/** Proof of services, registered by whoever proves them. Once verified it stays so. */
const EVIDENCE = `
  CREATE TABLE ledger.evidence (
    county_id int NOT NULL,
    evidence_id uuid NOT NULL,
    kind ledger.word NOT NULL,
    reference text NOT NULL,
    hash bytea NOT NULL,
    state text NOT NULL DEFAULT 'REGISTERED',
    registered_at timestamptz NOT NULL,
    verified_at timestamptz,
    PRIMARY KEY (county_id, evidence_id),
    CONSTRAINT evidence_state UNIQUE (county_id, evidence_id, state),
    CONSTRAINT evidence_hash_is_sha256 CHECK (octet_length(hash) = 32),
    CONSTRAINT evidence_state_known CHECK (state IN ('REGISTERED', 'VERIFIED')),
    CONSTRAINT evidence_verified_at CHECK ((state = 'VERIFIED') = (verified_at IS NOT NULL))
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
