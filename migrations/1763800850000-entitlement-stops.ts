import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class EntitlementStops1763800850000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(STOPS);
    await queryRunner.query(CASES);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON entitlement.stop, entitlement.stop_step, entitlement.stop_lapse,
        entitlement.stop_case, entitlement.stop_case_step TO ${app};
      -- Nobody locks a row of which he may change nothing; these decide nothing.
      GRANT UPDATE (appeal_until) ON entitlement.stop TO ${app};
      GRANT UPDATE (opened_at) ON entitlement.stop_case TO ${app};
      REVOKE ALL ON FUNCTION entitlement.follow_stop_step(), entitlement.follow_stop_case_step() FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE entitlement.stop_case_step, entitlement.stop_case, entitlement.stop_lapse, entitlement.stop_step,
        entitlement.stop;
      DROP FUNCTION entitlement.follow_stop_step(), entitlement.follow_stop_case_step();
    `);
  }
}

const STOPS = `
  -- Why a senior has no claim for a time. The app role only adds: what changes follows the steps.
  CREATE TABLE entitlement.stop (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    region_id int NOT NULL REFERENCES geo.region,
    senior_id uuid NOT NULL REFERENCES people.senior,
    -- null: every programme.
    programme_id uuid REFERENCES entitlement.programme,
    kind text NOT NULL CHECK (kind IN ('STOP', 'SUSPEND')),
    reason text NOT NULL CHECK (reason IN ('DEATH', 'HOSPITAL', 'MOVE_OUT', 'INSTITUTION', 'CATEGORY_LOST',
      'LEVEL_CHANGED', 'CAMPAIGN', 'OFFICER')),
    -- What it comes of: the life event, the event of the register, the campaign, or itself.
    cause_id uuid NOT NULL,
    -- The day of the fact behind it.
    happened_on date NOT NULL,
    -- Days without a new service.
    during daterange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during)),
    -- First day whose captures are doubtful: a service on the day of a death may have come before it.
    withhold_from date NOT NULL,
    -- First day without a claim: a short stay in hospital costs nobody his grant.
    no_grants_from date NOT NULL,
    -- Nobody can be served at all, whoever pays.
    whole_service boolean NOT NULL,
    state text NOT NULL DEFAULT 'IN_FORCE' CHECK (state IN ('IN_FORCE', 'APPEALED', 'LIFTED')),
    notice_zh text NOT NULL,
    notice_en text NOT NULL,
    appeal_until date NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT stop_once_for_a_cause UNIQUE NULLS NOT DISTINCT (senior_id, cause_id, programme_id),
    CONSTRAINT stop_days CHECK (withhold_from >= lower(during) AND no_grants_from >= lower(during))
  );
  CREATE INDEX stop_senior_id ON entitlement.stop (senior_id);
  CREATE INDEX stop_programme_id ON entitlement.stop (programme_id);
  CREATE INDEX stop_county_id ON entitlement.stop (county_id);
  CREATE INDEX stop_region_id ON entitlement.stop (region_id, recorded_at, id);

  CREATE TABLE entitlement.stop_step (
    stop_id uuid NOT NULL REFERENCES entitlement.stop,
    number int NOT NULL CHECK (number > 0),
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    level text CHECK (level IN ('ORDER', 'APPEAL', 'DECIDE')),
    actor_id uuid,
    actor_role text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    -- First day after the stop, of the step that ends it.
    until date,
    at timestamptz NOT NULL,
    PRIMARY KEY (stop_id, number),
    CONSTRAINT stop_step_allowed CHECK ((coalesce(from_state, ''), event, to_state) IN (
      ('', 'record', 'IN_FORCE'), ('IN_FORCE', 'end', 'IN_FORCE'), ('IN_FORCE', 'reopen', 'IN_FORCE'),
      ('IN_FORCE', 'appeal', 'APPEALED'), ('IN_FORCE', 'lift', 'LIFTED'), ('APPEALED', 'end', 'APPEALED'),
      ('APPEALED', 'reopen', 'APPEALED'), ('APPEALED', 'dismissAppeal', 'IN_FORCE'), ('APPEALED', 'lift', 'LIFTED'))),
    CONSTRAINT stop_step_first CHECK ((number = 1) = (from_state IS NULL)),
    CONSTRAINT stop_step_end CHECK ((event = 'end') = (until IS NOT NULL)),
    -- What has no level was done by the system: a fact became known, or turned out to be none.
    CONSTRAINT stop_step_level CHECK (CASE event
      WHEN 'record' THEN coalesce(level, 'ORDER') = 'ORDER'
      WHEN 'appeal' THEN coalesce(level, '') = 'APPEAL'
      WHEN 'dismissAppeal' THEN coalesce(level, '') = 'DECIDE'
      WHEN 'lift' THEN coalesce(level, 'DECIDE') = 'DECIDE'
      ELSE level IS NULL END),
    CONSTRAINT stop_step_signed CHECK ((level IS NULL) = (actor_id IS NULL)),
    CONSTRAINT stop_step_one_level_a_person EXCLUDE USING gist
      (stop_id WITH =, actor_id WITH =, level WITH <>)
  );
  CREATE UNIQUE INDEX stop_step_one_appeal ON entitlement.stop_step (stop_id) WHERE event = 'appeal';
  CALL platform.make_append_only('entitlement.stop_step');

  CREATE FUNCTION entitlement.follow_stop_step() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = entitlement, pg_temp AS $$
  BEGIN
    UPDATE stop SET state = NEW.to_state,
        during = CASE WHEN NEW.event IN ('end', 'reopen') THEN daterange(lower(during), NEW.until) ELSE during END
      WHERE id = NEW.stop_id AND state = coalesce(NEW.from_state, 'IN_FORCE');
    IF NOT FOUND THEN
      RAISE EXCEPTION 'stop % is not %', NEW.stop_id, NEW.from_state USING ERRCODE = 'AZ001';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_step AFTER INSERT ON entitlement.stop_step
    FOR EACH ROW EXECUTE FUNCTION entitlement.follow_stop_step();

  -- A lot the stop closed, and what was free on it; what lapsed of it is given back when the stop is lifted.
  CREATE TABLE entitlement.stop_lapse (
    stop_id uuid NOT NULL REFERENCES entitlement.stop,
    county_id int NOT NULL,
    lot_account_id uuid NOT NULL,
    amount bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (stop_id, lot_account_id),
    CONSTRAINT stop_lapse_lot UNIQUE (county_id, lot_account_id),
    CONSTRAINT stop_lapse_account FOREIGN KEY (county_id, lot_account_id) REFERENCES ledger.account
  );
  CALL platform.make_append_only('entitlement.stop_lapse');
`;

const CASES = `
  -- A service that was paid although it lies in a stop: not paid out until two persons have judged it.
  CREATE TABLE entitlement.stop_case (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    region_id int NOT NULL REFERENCES geo.region,
    stop_id uuid NOT NULL REFERENCES entitlement.stop,
    order_id uuid NOT NULL,
    service_date date NOT NULL,
    -- Public money in it.
    minutes bigint NOT NULL CHECK (minutes >= 0),
    fen bigint NOT NULL CHECK (fen >= 0),
    -- false: it was withheld already, for another reason, and is not ours to free.
    withheld boolean NOT NULL,
    state text NOT NULL DEFAULT 'OPEN'
      CHECK (state IN ('OPEN', 'CONFIRMED', 'DISMISSAL_PROPOSED', 'CLAWED_BACK', 'DISMISSED')),
    opened_at timestamptz NOT NULL,
    CONSTRAINT stop_case_once UNIQUE (stop_id, order_id)
  );
  CREATE UNIQUE INDEX stop_case_one_an_order ON entitlement.stop_case (order_id) WHERE state <> 'DISMISSED';
  CREATE INDEX stop_case_region_id ON entitlement.stop_case (region_id, opened_at, id);
  CREATE INDEX stop_case_county_id ON entitlement.stop_case (county_id);

  CREATE TABLE entitlement.stop_case_step (
    case_id uuid NOT NULL REFERENCES entitlement.stop_case,
    number int NOT NULL CHECK (number > 0),
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    level text CHECK (level IN ('FIND', 'DECIDE')),
    actor_id uuid,
    actor_role text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, number),
    CONSTRAINT stop_case_step_allowed CHECK ((coalesce(from_state, ''), event, to_state) IN (
      ('', 'open', 'OPEN'), ('OPEN', 'confirm', 'CONFIRMED'), ('OPEN', 'proposeDismissal', 'DISMISSAL_PROPOSED'),
      ('CONFIRMED', 'clawBack', 'CLAWED_BACK'), ('CONFIRMED', 'dismiss', 'DISMISSED'),
      ('DISMISSAL_PROPOSED', 'clawBack', 'CLAWED_BACK'), ('DISMISSAL_PROPOSED', 'dismiss', 'DISMISSED'),
      ('OPEN', 'drop', 'DISMISSED'), ('CONFIRMED', 'drop', 'DISMISSED'),
      ('DISMISSAL_PROPOSED', 'drop', 'DISMISSED'))),
    CONSTRAINT stop_case_step_first CHECK ((number = 1) = (from_state IS NULL)),
    -- The system opens a case, and drops it when its stop is lifted; everything else a person signs.
    CONSTRAINT stop_case_step_level CHECK (level IS NOT DISTINCT FROM CASE
      WHEN event IN ('confirm', 'proposeDismissal') THEN 'FIND'
      WHEN event IN ('clawBack', 'dismiss') THEN 'DECIDE' END),
    CONSTRAINT stop_case_step_signed CHECK ((level IS NULL) = (actor_id IS NULL)),
    CONSTRAINT stop_case_step_two_persons EXCLUDE USING gist
      (case_id WITH =, actor_id WITH =, level WITH <>)
  );
  CALL platform.make_append_only('entitlement.stop_case_step');

  CREATE FUNCTION entitlement.follow_stop_case_step() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = entitlement, pg_temp AS $$
  BEGIN
    UPDATE stop_case SET state = NEW.to_state
      WHERE id = NEW.case_id AND state = coalesce(NEW.from_state, 'OPEN');
    IF NOT FOUND THEN
      RAISE EXCEPTION 'stop case % is not %', NEW.case_id, NEW.from_state USING ERRCODE = 'AZ001';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_step AFTER INSERT ON entitlement.stop_case_step
    FOR EACH ROW EXECUTE FUNCTION entitlement.follow_stop_case_step();
`;
