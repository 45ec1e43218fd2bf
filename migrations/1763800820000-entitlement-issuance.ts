import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class EntitlementIssuance1763800820000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(RUNS);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON entitlement.issuance_run, entitlement.issuance_chunk, entitlement.issuance_difference
        TO ${app};
      GRANT UPDATE (state, forecast, approved_by, approved_at, cancelled_by, cancel_reason, closed_at, sums, root)
        ON entitlement.issuance_run TO ${app};
      GRANT UPDATE (granted, sums, root, ran_at) ON entitlement.issuance_chunk TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE entitlement.determination DROP CONSTRAINT determination_run;
      DROP INDEX entitlement.determination_run;
      DROP TABLE entitlement.issuance_difference;
      DROP TABLE entitlement.issuance_chunk;
      DROP TABLE entitlement.issuance_run;
      DROP FUNCTION entitlement.chunk_runs_once;
    `);
  }
}

const RUNS = `
  -- One month of one county over all programmes, because what one programme gives may depend on the others.
  CREATE TABLE entitlement.issuance_run (
    county_id int NOT NULL REFERENCES geo.region,
    id uuid NOT NULL,
    period int NOT NULL CHECK (period % 100 BETWEEN 1 AND 12 AND period BETWEEN 200001 AND 999912),
    number int NOT NULL CHECK (number > 0),
    -- The month's own; later ones find who has become entitled since.
    kind text NOT NULL CHECK (kind IN ('MONTHLY', 'SUPPLEMENTARY')),
    state text NOT NULL CHECK (state IN
      ('PLANNED', 'DRY_RUN', 'AWAITING_APPROVAL', 'APPROVED', 'RUNNING', 'CLOSED', 'CANCELLED')),
    -- Nothing that became known later has a part in it.
    facts_as_of timestamptz NOT NULL,
    basis_hash bytea NOT NULL,
    chunk_seniors int NOT NULL CHECK (chunk_seniors > 0),
    -- null: the schedule.
    planned_by uuid,
    planned_at timestamptz NOT NULL,
    -- What the dry run found: seniors, differences, sums and budget by programme.
    forecast jsonb,
    -- null: by the setting that allows it.
    approved_by uuid,
    approved_at timestamptz,
    cancelled_by uuid,
    cancel_reason text,
    closed_at timestamptz,
    -- Amounts and grants by programme: of the chunks, of the grants and of the ledger, which agree.
    sums jsonb,
    root bytea CHECK (length(root) = 32),
    PRIMARY KEY (county_id, id),
    CONSTRAINT issuance_run_number UNIQUE (county_id, period, number),
    CONSTRAINT issuance_run_basis FOREIGN KEY (county_id, basis_hash) REFERENCES entitlement.decision_basis,
    CONSTRAINT issuance_run_four_eyes CHECK (approved_by <> planned_by),
    CONSTRAINT issuance_run_shown_before_approval CHECK (
      (forecast IS NULL) = (state IN ('PLANNED', 'DRY_RUN')) OR state = 'CANCELLED'),
    CONSTRAINT issuance_run_approved CHECK ((approved_at IS NOT NULL) = (state IN ('APPROVED', 'RUNNING', 'CLOSED'))),
    CONSTRAINT issuance_run_closed CHECK (
      (state = 'CLOSED') = (closed_at IS NOT NULL) AND (closed_at IS NULL OR (sums IS NOT NULL AND root IS NOT NULL))),
    CONSTRAINT issuance_run_cancelled CHECK ((state = 'CANCELLED') = (cancel_reason IS NOT NULL))
  );
  CREATE UNIQUE INDEX issuance_run_one_open ON entitlement.issuance_run (county_id, period)
    WHERE state NOT IN ('CLOSED', 'CANCELLED');
  CREATE UNIQUE INDEX issuance_run_one_monthly ON entitlement.issuance_run (county_id, period)
    WHERE kind = 'MONTHLY' AND state <> 'CANCELLED';
  CREATE INDEX issuance_run_basis ON entitlement.issuance_run (county_id, basis_hash);

  -- Seniors from one id to the next, found by the dry run and granted in one transaction.
  CREATE TABLE entitlement.issuance_chunk (
    county_id int NOT NULL,
    run_id uuid NOT NULL,
    number int NOT NULL CHECK (number > 0),
    -- Exclusive; null: from the first.
    after_senior_id uuid,
    -- Inclusive.
    last_senior_id uuid NOT NULL,
    considered bigint NOT NULL CHECK (considered > 0),
    -- Grants and amounts by programme code that the dry run found: {"SQ_HOME_CARE": {"grants": 2, "amount": 960}}.
    expected jsonb NOT NULL,
    granted bigint,
    sums jsonb,
    root bytea CHECK (length(root) = 32),
    ran_at timestamptz,
    PRIMARY KEY (county_id, run_id, number),
    FOREIGN KEY (county_id, run_id) REFERENCES entitlement.issuance_run,
    CONSTRAINT issuance_chunk_done CHECK (num_nulls(granted, sums, root, ran_at) IN (0, 4))
  );
  CREATE FUNCTION entitlement.chunk_runs_once() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'chunk % of run % has been issued', OLD.number, OLD.run_id USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER issuance_chunk_once BEFORE UPDATE ON entitlement.issuance_chunk
    FOR EACH ROW WHEN (OLD.ran_at IS NOT NULL) EXECUTE FUNCTION entitlement.chunk_runs_once();

  -- What will be otherwise than last month, for whoever approves the run.
  CREATE TABLE entitlement.issuance_difference (
    county_id int NOT NULL,
    run_id uuid NOT NULL,
    senior_id uuid NOT NULL REFERENCES people.senior,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    kind text NOT NULL CHECK (kind IN ('NEW', 'GONE', 'CHANGED')),
    last_amount bigint NOT NULL CHECK (last_amount >= 0),
    next_amount bigint NOT NULL CHECK (next_amount >= 0),
    -- Why there is nothing any more: code, zh, en.
    reason jsonb,
    PRIMARY KEY (county_id, run_id, senior_id, programme_id),
    FOREIGN KEY (county_id, run_id) REFERENCES entitlement.issuance_run,
    CONSTRAINT issuance_difference_kind CHECK (CASE kind
      WHEN 'NEW' THEN last_amount = 0 AND next_amount > 0
      WHEN 'GONE' THEN last_amount > 0 AND next_amount = 0
      ELSE last_amount > 0 AND next_amount > 0 AND last_amount <> next_amount END)
  );
  CREATE INDEX issuance_difference_senior_id ON entitlement.issuance_difference (senior_id);
  CREATE INDEX issuance_difference_programme_id ON entitlement.issuance_difference (programme_id);
  CALL platform.make_append_only('entitlement.issuance_difference');

  ALTER TABLE entitlement.determination ADD CONSTRAINT determination_run
    FOREIGN KEY (county_id, run_id) REFERENCES entitlement.issuance_run;
  CREATE INDEX determination_run ON entitlement.determination (county_id, run_id, senior_id);
`;
