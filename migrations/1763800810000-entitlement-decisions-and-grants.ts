import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class EntitlementDecisionsAndGrants1763800810000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(DECISIONS);
    await queryRunner.query(GRANTS);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON entitlement.decision_basis, entitlement.determination, entitlement.benefit_grant,
        entitlement.lot_end TO ${app};
      GRANT UPDATE (after_senior_id, lots, lapsed, carried, closed_at) ON entitlement.lot_end TO ${app};
      REVOKE EXECUTE ON PROCEDURE entitlement.open_months FROM PUBLIC;
      GRANT EXECUTE ON PROCEDURE entitlement.open_months TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE entitlement.lot_end;
      DROP TABLE entitlement.benefit_grant;
      DROP PROCEDURE entitlement.open_months;
      DROP TABLE entitlement.determination;
      DROP TABLE entitlement.decision_basis;
    `);
  }
}

const PERIOD = `period % 100 BETWEEN 1 AND 12 AND period BETWEEN 200001 AND 999912`;

const DECISIONS = `
  -- What a county's decisions of a day rest on besides the facts: which versions of which programmes, with the values
  -- of their parameters. Named by its content, so it is stored once for everybody and cannot be another one later.
  CREATE TABLE entitlement.decision_basis (
    county_id int NOT NULL REFERENCES geo.region,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    laws jsonb NOT NULL,
    PRIMARY KEY (county_id, hash)
  );
  CALL platform.make_append_only('entitlement.decision_basis');

  -- Why somebody was granted something in a month, or no longer. What was seen is kept with it, so that the decision
  -- can be repeated years later and must come out the same.
  CREATE TABLE entitlement.determination (
    county_id int NOT NULL,
    -- Month of service, 202611.
    period int NOT NULL CHECK (${PERIOD}),
    senior_id uuid NOT NULL REFERENCES people.senior,
    number int NOT NULL CHECK (number > 0),
    on_date date NOT NULL,
    facts_as_of timestamptz NOT NULL,
    facts jsonb NOT NULL,
    -- Enrolments, stops and choices on the day.
    standing jsonb NOT NULL,
    results jsonb NOT NULL,
    basis_hash bytea NOT NULL,
    engine text NOT NULL,
    inputs_hash bytea NOT NULL CHECK (length(inputs_hash) = 32),
    trace_hash bytea NOT NULL CHECK (length(trace_hash) = 32),
    run_id uuid,
    application_id uuid,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, period, senior_id, number),
    CONSTRAINT determination_basis FOREIGN KEY (county_id, basis_hash) REFERENCES entitlement.decision_basis
  ) PARTITION BY RANGE (period);
  CREATE INDEX determination_senior_id ON entitlement.determination (senior_id, period);
  CREATE INDEX determination_basis ON entitlement.determination (county_id, basis_hash);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON entitlement.determination
    FOR EACH ROW EXECUTE FUNCTION platform.forbid_change();
  CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON entitlement.determination
    FOR EACH STATEMENT EXECUTE FUNCTION platform.forbid_change();

  -- One partition a month. There is none to catch what fits nowhere: a month that is not open must be noticed.
  CREATE PROCEDURE entitlement.open_months(first int, last int)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    month date := to_date(first::text, 'YYYYMM');
    part text;
  BEGIN
    PERFORM pg_advisory_xact_lock(7262110);
    WHILE month <= to_date(last::text, 'YYYYMM') LOOP
      part := 'determination_' || to_char(month, 'YYYYMM');
      IF to_regclass('entitlement.' || part) IS NULL THEN
        EXECUTE format('CREATE TABLE entitlement.%I PARTITION OF entitlement.determination FOR VALUES FROM (%s) TO (%s)',
                       part, to_char(month, 'YYYYMM'), to_char(month, 'YYYYMM')::int + 1);
        EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON entitlement.%I
                        FOR EACH STATEMENT EXECUTE FUNCTION platform.forbid_change()', part);
      END IF;
      month := month + interval '1 month';
    END LOOP;
  END $$;
  CALL entitlement.open_months(202501, 202712);
`;

const GRANTS = `
  -- The primary key is the promise: issuing twice grants once. Each grant is a lot, an account of its own in the
  -- ledger, so that every unit spent can be traced to the grant it came from and the reason for it.
  CREATE TABLE entitlement.benefit_grant (
    county_id int NOT NULL,
    programme_id uuid NOT NULL,
    -- Month it is for; 0: once for all, and the key itself says once.
    period int NOT NULL CHECK (period = 0 OR ${PERIOD}),
    senior_id uuid NOT NULL,
    seq int NOT NULL,
    version int NOT NULL,
    unit text NOT NULL CHECK (unit IN ('MINUTE', 'FEN', 'VOUCHER', 'VISIT')),
    amount bigint NOT NULL CHECK (amount > 0),
    -- Days of service it may be used for.
    usable daterange NOT NULL CHECK (NOT isempty(usable) AND NOT lower_inf(usable) AND NOT upper_inf(usable)),
    kind text NOT NULL,
    lot_account_id uuid NOT NULL,
    determination_period int NOT NULL,
    determination_number int NOT NULL,
    granted_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, programme_id, period, senior_id, seq),
    CONSTRAINT benefit_grant_lot UNIQUE (county_id, lot_account_id),
    -- Deferred: only the grants that are new get an account, in the same transaction.
    CONSTRAINT benefit_grant_account FOREIGN KEY (county_id, lot_account_id) REFERENCES ledger.account
      DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT benefit_grant_version FOREIGN KEY (programme_id, version) REFERENCES entitlement.programme_version,
    CONSTRAINT benefit_grant_determination FOREIGN KEY
      (county_id, determination_period, senior_id, determination_number) REFERENCES entitlement.determination,
    CONSTRAINT benefit_grant_once CHECK ((kind = 'ONCE') = (period = 0)),
    -- 0 the month's own, 1 to 5 its weeks, 20 back-pay, 40 on restored ones, 100 and the hop what was carried over.
    CONSTRAINT benefit_grant_seq CHECK (CASE kind
      WHEN 'ONCE' THEN seq = 0
      WHEN 'MONTHLY' THEN seq BETWEEN 0 AND 5
      WHEN 'SUPPLEMENT' THEN seq BETWEEN 0 AND 5
      WHEN 'BACK_PAY' THEN seq = 20
      WHEN 'RESTORED' THEN seq BETWEEN 40 AND 99
      WHEN 'CARRIED' THEN seq > 100
      ELSE false END)
  );
  CREATE INDEX benefit_grant_determination ON entitlement.benefit_grant
    (senior_id, county_id, determination_period, determination_number);
  CREATE INDEX benefit_grant_version ON entitlement.benefit_grant (programme_id, version);
  CALL platform.make_append_only('entitlement.benefit_grant');

  -- The day on which lots of a programme and month end, and how far their closing has come. A lot that is granted
  -- after the closing opens it again.
  CREATE TABLE entitlement.lot_end (
    county_id int NOT NULL REFERENCES geo.region,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    period int NOT NULL,
    -- First day on which the lots may no longer be used.
    ends_on date NOT NULL,
    after_senior_id uuid,
    lots bigint NOT NULL DEFAULT 0,
    lapsed bigint NOT NULL DEFAULT 0,
    carried bigint NOT NULL DEFAULT 0,
    closed_at timestamptz,
    PRIMARY KEY (county_id, programme_id, period, ends_on)
  );
  CREATE INDEX lot_end_programme_id ON entitlement.lot_end (programme_id);
  CREATE INDEX lot_end_open ON entitlement.lot_end (ends_on) WHERE closed_at IS NULL;
`;
