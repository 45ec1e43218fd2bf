import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class EntitlementProgrammes1763800800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`CREATE SCHEMA entitlement; GRANT USAGE ON SCHEMA entitlement TO ${app};`);
    await queryRunner.query(PROGRAMMES);
    await queryRunner.query(KEEP_THE_LAW);
    await queryRunner.query(PARAMETERS);
    await queryRunner.query(CHOICES);
    await queryRunner.query(MONEY);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA entitlement TO ${app};
      GRANT UPDATE ON entitlement.programme_version TO ${app};
      GRANT DELETE ON entitlement.programme_item TO ${app};
      GRANT UPDATE (state, approved_by, decided_at, reason, effective) ON entitlement.parameter TO ${app};
      GRANT UPDATE (valid) ON entitlement.programme_choice TO ${app};
      GRANT UPDATE (state, approved_by, decided_at, reason, command_id) ON entitlement.budget_allotment TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA entitlement CASCADE');
  }
}

const PROGRAMMES = `
  -- What a programme is for good. The law of its days is in the versions.
  CREATE TABLE entitlement.programme (
    id uuid PRIMARY KEY,
    code text NOT NULL CONSTRAINT programme_code UNIQUE CHECK (code ~ '^[A-Z][A-Z0-9_-]{1,59}$'),
    -- Null: the nation.
    region_id int REFERENCES geo.region,
    zh text NOT NULL CHECK (zh <> ''),
    en text NOT NULL CHECK (en <> ''),
    unit text NOT NULL CHECK (unit IN ('MINUTE', 'FEN', 'VOUCHER', 'VISIT')),
    payer text NOT NULL CHECK (payer IN ('INSURANCE', 'VOUCHER', 'PROGRAMME')),
    exclusive_group text CHECK (exclusive_group ~ '^[A-Z][A-Z0-9_]*$'),
    choose text NOT NULL CHECK (choose IN ('BEST_FOR_PERSON', 'PRIORITY', 'PERSON_CHOICE')),
    draw_order int NOT NULL CHECK (draw_order BETWEEN 0 AND 999),
    payer_rank int NOT NULL,
    -- policy.md 0.3 no. 6: insurance, then voucher, then local programmes.
    CONSTRAINT programme_payers_in_order CHECK (payer_rank BETWEEN
      CASE payer WHEN 'INSURANCE' THEN 100 WHEN 'VOUCHER' THEN 200 ELSE 300 END AND
      CASE payer WHEN 'INSURANCE' THEN 199 WHEN 'VOUCHER' THEN 299 ELSE 999 END)
  );
  CREATE INDEX programme_region_id ON entitlement.programme (region_id);
  CALL platform.make_append_only('entitlement.programme');

  -- The law for a time. What was in force is never rewritten: a change is another version.
  CREATE TABLE entitlement.programme_version (
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    version int NOT NULL CHECK (version > 0),
    state text NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    effective daterange NOT NULL,
    bars text[] NOT NULL,
    frequency text NOT NULL CHECK (frequency IN ('MONTH', 'ONCE')),
    usable_for text NOT NULL CHECK (usable_for IN ('WEEK', 'MONTH', 'QUARTER', 'YEAR')),
    enrolment text NOT NULL CHECK (enrolment IN ('AUTOMATIC', 'APPLICATION')),
    starts text NOT NULL CHECK (starts IN ('ON_APPROVAL', 'NEXT_MONTH')),
    start_within_working_days int CHECK (start_within_working_days BETWEEN 1 AND 60),
    ends text NOT NULL CHECK (ends IN ('END_OF_MONTH', 'IMMEDIATE')),
    carry_cap bigint CHECK (carry_cap > 0),
    carry_hops int CHECK (carry_hops BETWEEN 1 AND 12),
    notice_days int NOT NULL CHECK (notice_days BETWEEN 0 AND 60),
    payment jsonb NOT NULL CHECK (payment ->> 'by' IN ('MINUTE', 'FULL', 'VISIT', 'RATIO')),
    rule jsonb NOT NULL CHECK (rule ?& ARRAY['eligibility', 'amount']),
    rule_hash bytea NOT NULL CHECK (octet_length(rule_hash) = 32),
    citation text NOT NULL CHECK (citation <> ''),
    document text CHECK (document <> ''),
    is_default boolean NOT NULL,
    central_bp int NOT NULL CHECK (central_bp >= 0),
    province_bp int NOT NULL CHECK (province_bp >= 0),
    city_bp int NOT NULL CHECK (city_bp >= 0),
    county_bp int NOT NULL CHECK (county_bp >= 0),
    lottery_bp int NOT NULL CHECK (lottery_bp >= 0),
    -- The parameter that sets the nation's part by division; the others share the rest in their proportions.
    central_param text CHECK (central_param <> ''),
    -- Null: it came with a release of the platform; otherwise drafted by one person, approved by another.
    drafted_by uuid,
    drafted_at timestamptz NOT NULL,
    approved_by uuid,
    decided_at timestamptz,
    -- Why it was rejected or withdrawn.
    reason text CHECK (reason <> ''),
    -- An earlier end takes two people as well.
    end_proposed date,
    end_proposed_by uuid,
    end_approved_by uuid,
    PRIMARY KEY (programme_id, version),
    CONSTRAINT programme_version_days CHECK (NOT isempty(effective) AND NOT lower_inf(effective)),
    CONSTRAINT programme_version_one_law_a_day
      EXCLUDE USING gist (programme_id WITH =, effective WITH &&) WHERE (state = 'APPROVED'),
    CONSTRAINT programme_version_four_eyes CHECK (approved_by <> drafted_by),
    CONSTRAINT programme_version_approved CHECK (
      state <> 'APPROVED' OR (approved_by IS NULL) = (drafted_by IS NULL)),
    CONSTRAINT programme_version_decided CHECK ((state IN ('DRAFT', 'SUBMITTED')) = (decided_at IS NULL)),
    CONSTRAINT programme_version_explained CHECK ((state IN ('REJECTED', 'WITHDRAWN')) = (reason IS NOT NULL)),
    CONSTRAINT programme_version_funding_adds_up CHECK (
      central_bp + province_bp + city_bp + county_bp + lottery_bp = 10000),
    CONSTRAINT programme_version_carry CHECK ((carry_cap IS NULL) = (carry_hops IS NULL)),
    CONSTRAINT programme_version_end_proposed CHECK ((end_proposed IS NULL) = (end_proposed_by IS NULL)),
    CONSTRAINT programme_version_end_four_eyes CHECK (end_approved_by <> end_proposed_by),
    CONSTRAINT programme_version_end_approved CHECK (
      end_approved_by IS NULL OR (end_proposed IS NOT NULL
        AND (state = 'WITHDRAWN' OR upper(effective) <= end_proposed)))
  );

  CREATE TABLE entitlement.programme_item (
    programme_id uuid NOT NULL,
    version int NOT NULL,
    item_code text NOT NULL REFERENCES catalogue.item,
    service_kind text NOT NULL CHECK (service_kind IN ('HOME', 'INSTITUTION')),
    PRIMARY KEY (programme_id, version, item_code),
    FOREIGN KEY (programme_id, version) REFERENCES entitlement.programme_version
  );
  CREATE INDEX programme_item_item_code ON entitlement.programme_item (item_code);

  -- Who did what to a version and when: drafted, changed, submitted, decided.
  CREATE TABLE entitlement.programme_step (
    programme_id uuid NOT NULL,
    version int NOT NULL,
    number int NOT NULL CHECK (number > 0),
    step text NOT NULL CHECK (step IN ('DRAFTED', 'CHANGED', 'SUBMITTED', 'APPROVED', 'REJECTED', 'WITHDRAWN',
      'ENDED_BY_SUCCESSOR', 'END_PROPOSED', 'END_REJECTED', 'END_APPROVED')),
    account_id uuid,
    at timestamptz NOT NULL,
    reason text,
    PRIMARY KEY (programme_id, version, number),
    FOREIGN KEY (programme_id, version) REFERENCES entitlement.programme_version
  );
  CALL platform.make_append_only('entitlement.programme_step');
`;

/** A draft may change; of what left the drawer only the state and the end of its days, and those one way only. */
const KEEP_THE_LAW = `
  CREATE FUNCTION entitlement.keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    free text[] := ARRAY['state', 'effective', 'approved_by', 'decided_at', 'reason', 'end_proposed',
                         'end_proposed_by', 'end_approved_by'];
  BEGIN
    IF (OLD.programme_id, OLD.version, OLD.drafted_at) IS DISTINCT FROM (NEW.programme_id, NEW.version, NEW.drafted_at)
       OR OLD.drafted_by IS DISTINCT FROM NEW.drafted_by
       OR OLD.state <> 'DRAFT' AND to_jsonb(OLD) - free <> to_jsonb(NEW) - free THEN
      RAISE EXCEPTION 'version % of a programme is not rewritten', OLD.version USING ERRCODE = 'AZ001';
    END IF;
    IF OLD.state <> NEW.state AND OLD.state || ' ' || NEW.state <> ALL (ARRAY['DRAFT SUBMITTED', 'DRAFT WITHDRAWN',
         'SUBMITTED APPROVED', 'SUBMITTED REJECTED', 'SUBMITTED WITHDRAWN', 'APPROVED WITHDRAWN'])
       AND NOT (OLD.state = 'DRAFT' AND NEW.state = 'APPROVED' AND OLD.drafted_by IS NULL) THEN
      RAISE EXCEPTION 'a version does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'AZ001';
    END IF;
    IF OLD.state <> 'DRAFT' AND OLD.effective <> NEW.effective
       AND NOT (OLD.state = 'APPROVED' AND lower(OLD.effective) = lower(NEW.effective)
                AND NEW.effective <@ OLD.effective) THEN
      RAISE EXCEPTION 'of the days of a law only the end may come earlier' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_version BEFORE UPDATE ON entitlement.programme_version
    FOR EACH ROW EXECUTE FUNCTION entitlement.keep_version();

  -- A version begins as a draft, so that its items can be written before they are law.
  CREATE FUNCTION entitlement.begin_as_draft() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> 'DRAFT' THEN
      RAISE EXCEPTION 'a version begins as a draft' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER begin_as_draft BEFORE INSERT ON entitlement.programme_version
    FOR EACH ROW EXECUTE FUNCTION entitlement.begin_as_draft();

  -- The lock on the version makes whoever submits it wait, and the other way round.
  CREATE FUNCTION entitlement.keep_items() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    item record := coalesce(NEW, OLD);
  BEGIN
    PERFORM FROM entitlement.programme_version v
      WHERE v.programme_id = item.programme_id AND v.version = item.version AND v.state = 'DRAFT' FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'items change only while the version is a draft' USING ERRCODE = 'AZ001';
    END IF;
    RETURN item;
  END $$;
  CREATE TRIGGER keep_items BEFORE INSERT OR UPDATE OR DELETE ON entitlement.programme_item
    FOR EACH ROW EXECUTE FUNCTION entitlement.keep_items();
`;

const PARAMETERS = `
  -- A number or a table of numbers with its days; the nearest division that has one answers.
  CREATE TABLE entitlement.parameter (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (name ~ '^[A-Z][A-Z0-9_]{1,59}$'),
    region_id int REFERENCES geo.region,
    effective daterange NOT NULL CHECK (NOT isempty(effective) AND NOT lower_inf(effective)),
    value jsonb NOT NULL CHECK (jsonb_typeof(value) IN ('number', 'object')),
    unit text NOT NULL CHECK (unit IN ('MINUTE', 'FEN', 'VISIT', 'BASIS_POINT', 'COUNT')),
    citation text NOT NULL CHECK (citation <> ''),
    is_default boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('SUBMITTED', 'APPROVED', 'REJECTED')),
    drafted_by uuid,
    drafted_at timestamptz NOT NULL,
    approved_by uuid,
    decided_at timestamptz,
    reason text CHECK (reason <> ''),
    -- Null: the nation.
    CONSTRAINT parameter_one_value_a_day
      EXCLUDE USING gist (name WITH =, (coalesce(region_id, 0)) WITH =, effective WITH &&) WHERE (state = 'APPROVED'),
    CONSTRAINT parameter_four_eyes CHECK (approved_by <> drafted_by),
    CONSTRAINT parameter_approved CHECK (state <> 'APPROVED' OR (approved_by IS NULL) = (drafted_by IS NULL)),
    CONSTRAINT parameter_decided CHECK ((state = 'SUBMITTED') = (decided_at IS NULL)),
    CONSTRAINT parameter_explained CHECK ((state = 'REJECTED') = (reason IS NOT NULL))
  );
  CREATE INDEX parameter_region_id ON entitlement.parameter (region_id);
  CREATE INDEX parameter_name ON entitlement.parameter (name COLLATE "C", lower(effective), id);

  CREATE FUNCTION entitlement.keep_parameter() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    free text[] := ARRAY['state', 'effective', 'approved_by', 'decided_at', 'reason'];
  BEGIN
    IF to_jsonb(OLD) - free <> to_jsonb(NEW) - free
       OR OLD.state <> NEW.state AND OLD.state <> 'SUBMITTED'
       OR OLD.effective <> NEW.effective
          AND NOT (OLD.state = 'APPROVED' AND lower(OLD.effective) = lower(NEW.effective)
                   AND NEW.effective <@ OLD.effective) THEN
      RAISE EXCEPTION 'a value of % that was given is not rewritten', OLD.name USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_parameter BEFORE UPDATE ON entitlement.parameter
    FOR EACH ROW EXECUTE FUNCTION entitlement.keep_parameter();
`;

const CHOICES = `
  -- Which programme of an exclusive group a person wants; the last word counts from its first day.
  CREATE TABLE entitlement.programme_choice (
    county_id int NOT NULL REFERENCES geo.region,
    senior_id uuid NOT NULL REFERENCES people.senior,
    exclusive_group text NOT NULL,
    number int NOT NULL CHECK (number > 0),
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    valid daterange NOT NULL CHECK (NOT lower_inf(valid)),
    chosen_by uuid NOT NULL,
    chosen_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, senior_id, exclusive_group, number),
    CONSTRAINT programme_choice_one_a_day
      EXCLUDE USING gist (senior_id WITH =, exclusive_group WITH =, valid WITH &&)
  );
  CREATE INDEX programme_choice_senior_id ON entitlement.programme_choice (senior_id);
  CREATE INDEX programme_choice_programme_id ON entitlement.programme_choice (programme_id);

  CREATE FUNCTION entitlement.keep_choice() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT NEW.valid <@ OLD.valid OR lower(NEW.valid) <> lower(OLD.valid) THEN
      RAISE EXCEPTION 'a choice only ends' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_choice BEFORE UPDATE ON entitlement.programme_choice
    FOR EACH ROW EXECUTE FUNCTION entitlement.keep_choice();
`;

const MONEY = `
  -- Where a programme's benefits come from and go to in one county, and the money behind them.
  CREATE TABLE entitlement.programme_account (
    county_id int NOT NULL REFERENCES geo.region,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    kind text NOT NULL CHECK (kind IN ('SOURCE', 'SPENT', 'LAPSED', 'PAYABLE', 'FUNDING')),
    account_id uuid NOT NULL,
    PRIMARY KEY (county_id, programme_id, kind),
    CONSTRAINT programme_account_account UNIQUE (county_id, account_id),
    FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CREATE INDEX programme_account_programme_id ON entitlement.programme_account (programme_id);
  CALL platform.make_append_only('entitlement.programme_account');

  -- What a county may spend on a programme in a year: one account, handed out in lumps to slices, so that bookings
  -- of one county do not queue at one row.
  CREATE TABLE entitlement.budget (
    county_id int NOT NULL REFERENCES geo.region,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    year int NOT NULL CHECK (year BETWEEN 2000 AND 2999),
    account_id uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, programme_id, year),
    CONSTRAINT budget_account UNIQUE (county_id, account_id),
    FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CREATE INDEX budget_programme_id ON entitlement.budget (programme_id);
  CALL platform.make_append_only('entitlement.budget');

  CREATE TABLE entitlement.budget_slice (
    county_id int NOT NULL,
    programme_id uuid NOT NULL,
    year int NOT NULL,
    stripe int NOT NULL CHECK (stripe >= 0),
    account_id uuid NOT NULL,
    PRIMARY KEY (county_id, programme_id, year, stripe),
    FOREIGN KEY (county_id, programme_id, year) REFERENCES entitlement.budget,
    CONSTRAINT budget_slice_account UNIQUE (county_id, account_id),
    FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CALL platform.make_append_only('entitlement.budget_slice');

  -- Raising a budget is another allotment.
  CREATE TABLE entitlement.budget_allotment (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    year int NOT NULL CHECK (year BETWEEN 2000 AND 2999),
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    citation text NOT NULL CHECK (citation <> ''),
    state text NOT NULL CHECK (state IN ('SUBMITTED', 'APPROVED', 'REJECTED')),
    drafted_by uuid NOT NULL,
    drafted_at timestamptz NOT NULL,
    approved_by uuid,
    decided_at timestamptz,
    reason text CHECK (reason <> ''),
    -- The ledger's command that booked it.
    command_id uuid,
    CONSTRAINT budget_allotment_booked CHECK ((state = 'APPROVED') = (command_id IS NOT NULL)),
    CONSTRAINT budget_allotment_four_eyes CHECK (approved_by <> drafted_by),
    CONSTRAINT budget_allotment_decided CHECK (
      (state = 'SUBMITTED') = (approved_by IS NULL) AND (approved_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT budget_allotment_explained CHECK ((state = 'REJECTED') = (reason IS NOT NULL))
  );
  CREATE INDEX budget_allotment_budget ON entitlement.budget_allotment (county_id, programme_id, year, id);
  CREATE INDEX budget_allotment_programme_id ON entitlement.budget_allotment (programme_id);

  CREATE FUNCTION entitlement.keep_allotment() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state <> 'SUBMITTED' THEN
      RAISE EXCEPTION 'an allotment is decided once' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_allotment BEFORE UPDATE ON entitlement.budget_allotment
    FOR EACH ROW EXECUTE FUNCTION entitlement.keep_allotment();
`;
