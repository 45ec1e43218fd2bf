import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class EntitlementWhatIfAndCampaigns1763800860000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(WHAT_IFS);
    await queryRunner.query(CAMPAIGNS);
    await queryRunner.query(TASKS);
    await queryRunner.query(`
      GRANT SELECT, INSERT, DELETE ON entitlement.what_if, entitlement.what_if_part, entitlement.what_if_row TO ${app};
      GRANT UPDATE (state, root, ended_at) ON entitlement.what_if TO ${app};
      GRANT UPDATE (residents, considered, last_senior_id, root, done_at) ON entitlement.what_if_part TO ${app};
      GRANT SELECT, INSERT ON entitlement.campaign, entitlement.campaign_step, entitlement.campaign_task,
        entitlement.campaign_task_step TO ${app};
      GRANT UPDATE (selected_to) ON entitlement.campaign TO ${app};
      -- Nobody locks a row of which he may change nothing; this decides nothing.
      GRANT UPDATE (place_id) ON entitlement.campaign_task TO ${app};
      REVOKE ALL ON FUNCTION entitlement.follow_campaign_step(), entitlement.follow_campaign_task_step() FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE entitlement.campaign_task_step, entitlement.campaign_task, entitlement.campaign_step,
        entitlement.campaign, entitlement.what_if_row, entitlement.what_if_part, entitlement.what_if;
      DROP FUNCTION entitlement.follow_campaign_step(), entitlement.follow_campaign_task_step();
    `);
  }
}

const WHAT_IFS = `
  -- A month decided once more with a draft in the place of the law. It grants nothing and is thrown away after a while.
  CREATE TABLE entitlement.what_if (
    id uuid PRIMARY KEY,
    period int NOT NULL CHECK (period % 100 BETWEEN 1 AND 12 AND period BETWEEN 200001 AND 999912),
    -- The draft: a version of a programme, or a value of a parameter.
    programme_id uuid,
    version int,
    parameter_id uuid REFERENCES entitlement.parameter,
    -- What is applied for: counted for those who have, or as if everybody had.
    take_up text NOT NULL CHECK (take_up IN ('ENROLLED', 'EVERYBODY')),
    -- What the amounts are valued with.
    hour_cost_fen bigint NOT NULL CHECK (hour_cost_fen >= 0),
    chunk_seniors int NOT NULL CHECK (chunk_seniors > 0),
    state text NOT NULL CHECK (state IN ('PLANNED', 'RUNNING', 'DONE', 'CANCELLED')),
    planned_by uuid NOT NULL,
    planned_at timestamptz NOT NULL,
    ended_at timestamptz,
    -- Fingerprint of everything that came out.
    root bytea CHECK (length(root) = 32),
    -- First day without it.
    expires_on date NOT NULL,
    CONSTRAINT what_if_version FOREIGN KEY (programme_id, version) REFERENCES entitlement.programme_version,
    CONSTRAINT what_if_one_draft CHECK (
      (programme_id IS NULL) = (version IS NULL) AND (programme_id IS NULL) <> (parameter_id IS NULL)),
    CONSTRAINT what_if_ended CHECK ((state IN ('DONE', 'CANCELLED')) = (ended_at IS NOT NULL)),
    CONSTRAINT what_if_root CHECK ((state = 'DONE') = (root IS NOT NULL))
  );
  CREATE INDEX what_if_version ON entitlement.what_if (programme_id, version);
  CREATE INDEX what_if_parameter_id ON entitlement.what_if (parameter_id);

  -- Its part in a county: what is laid down before it begins, so that a run that takes hours decides all by the same.
  CREATE TABLE entitlement.what_if_part (
    county_id int NOT NULL REFERENCES geo.region,
    what_if_id uuid NOT NULL REFERENCES entitlement.what_if,
    facts_as_of timestamptz NOT NULL,
    -- The law in force, and what the draft changes in it.
    basis_hash bytea NOT NULL,
    change jsonb NOT NULL,
    -- By programme: what a visit costs and who pays, before and after.
    prices jsonb NOT NULL,
    residents int CHECK (residents >= 0),
    considered int NOT NULL DEFAULT 0 CHECK (considered >= 0),
    last_senior_id uuid,
    root bytea CHECK (length(root) = 32),
    done_at timestamptz,
    PRIMARY KEY (county_id, what_if_id),
    CONSTRAINT what_if_part_basis FOREIGN KEY (county_id, basis_hash) REFERENCES entitlement.decision_basis
  );
  CREATE INDEX what_if_part_what_if_id ON entitlement.what_if_part (what_if_id);
  CREATE INDEX what_if_part_basis ON entitlement.what_if_part (county_id, basis_hash);

  -- What one senior has of one programme in the month, before and after. Who has nothing either way has no row.
  CREATE TABLE entitlement.what_if_row (
    county_id int NOT NULL,
    what_if_id uuid NOT NULL,
    senior_id uuid NOT NULL REFERENCES people.senior,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    -- Township.
    region_id int NOT NULL,
    category text NOT NULL,
    -- Of a valid assessment; null: none.
    level int CHECK (level BETWEEN 0 AND 4),
    before_amount bigint NOT NULL CHECK (before_amount >= 0),
    after_amount bigint NOT NULL CHECK (after_amount >= 0),
    before_fen bigint NOT NULL CHECK (before_fen >= 0),
    after_fen bigint NOT NULL CHECK (after_fen >= 0),
    PRIMARY KEY (county_id, what_if_id, senior_id, programme_id),
    FOREIGN KEY (county_id, what_if_id) REFERENCES entitlement.what_if_part,
    CONSTRAINT what_if_row_something CHECK (before_amount > 0 OR after_amount > 0)
  );
  CREATE INDEX what_if_row_senior_id ON entitlement.what_if_row (senior_id);
  CREATE INDEX what_if_row_programme_id ON entitlement.what_if_row (programme_id);
`;

const CAMPAIGNS = `
  -- A check of those who have a claim, one by one at the door (policy.md 0.2).
  CREATE TABLE entitlement.campaign (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    zh text NOT NULL CHECK (zh <> ''),
    -- Whom it selects; frozen with the day and the knowledge of its planning.
    population jsonb NOT NULL,
    -- Programmes whose claims it is about; none: every programme.
    programme_ids uuid[] NOT NULL,
    share_bp int NOT NULL CHECK (share_bp BETWEEN 1 AND 10000),
    seed text NOT NULL CHECK (seed <> ''),
    -- Last day for an outcome.
    due_on date NOT NULL,
    -- Days the family has to come forward before a claim is suspended.
    notice_days int NOT NULL CHECK (notice_days BETWEEN 1 AND 90),
    state text NOT NULL DEFAULT 'SELECTING' CHECK (state IN ('SELECTING', 'READY', 'RUNNING', 'CLOSED', 'CANCELLED')),
    planned_at timestamptz NOT NULL,
    -- The last senior that was looked at.
    selected_to uuid
  );
  CREATE INDEX campaign_county_id ON entitlement.campaign (county_id, id);

  CREATE TABLE entitlement.campaign_step (
    campaign_id uuid NOT NULL REFERENCES entitlement.campaign,
    number int NOT NULL CHECK (number > 0),
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    -- null: the system.
    actor_id uuid,
    actor_role text NOT NULL,
    reason text CHECK (reason <> ''),
    at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, number),
    CONSTRAINT campaign_step_allowed CHECK ((coalesce(from_state, ''), event, to_state) IN (
      ('', 'plan', 'SELECTING'), ('SELECTING', 'freeze', 'READY'), ('READY', 'start', 'RUNNING'),
      ('RUNNING', 'remind', 'RUNNING'), ('RUNNING', 'close', 'CLOSED'), ('SELECTING', 'cancel', 'CANCELLED'),
      ('READY', 'cancel', 'CANCELLED'), ('RUNNING', 'cancel', 'CANCELLED'))),
    CONSTRAINT campaign_step_first CHECK ((number = 1) = (from_state IS NULL)),
    CONSTRAINT campaign_step_reason CHECK (event <> 'cancel' OR reason IS NOT NULL)
  );
  CALL platform.make_append_only('entitlement.campaign_step');

  CREATE FUNCTION entitlement.follow_campaign_step() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = entitlement, pg_temp AS $$
  BEGIN
    UPDATE campaign SET state = NEW.to_state
      WHERE id = NEW.campaign_id AND state = coalesce(NEW.from_state, 'SELECTING');
    IF NOT FOUND THEN
      RAISE EXCEPTION 'campaign % is not %', NEW.campaign_id, NEW.from_state USING ERRCODE = 'AZ001';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_step AFTER INSERT ON entitlement.campaign_step
    FOR EACH ROW EXECUTE FUNCTION entitlement.follow_campaign_step();
`;

const TASKS = `
  -- One senior to be checked, in the village or township of residence.
  CREATE TABLE entitlement.campaign_task (
    county_id int NOT NULL,
    id uuid NOT NULL,
    campaign_id uuid NOT NULL REFERENCES entitlement.campaign,
    senior_id uuid NOT NULL REFERENCES people.senior,
    -- Township, for those who hear of it; the village where it is known, for those who go there.
    region_id int NOT NULL REFERENCES geo.region,
    place_id int NOT NULL REFERENCES geo.region,
    state text NOT NULL DEFAULT 'OPEN'
      CHECK (state IN ('OPEN', 'CONFIRMED', 'NOTICED', 'REPORTED', 'STOPPED', 'KEPT')),
    outcome text CHECK (outcome IN ('CONFIRMED', 'CHANGED', 'NOT_FOUND', 'MOVED', 'DECEASED', 'REFUSED')),
    -- Who has said he goes there.
    taken_by uuid,
    -- Last day for the family to come forward.
    notice_until date,
    verified_on date,
    PRIMARY KEY (county_id, id),
    CONSTRAINT campaign_task_once UNIQUE (campaign_id, senior_id),
    CONSTRAINT campaign_task_outcome CHECK ((state = 'OPEN') = (outcome IS NULL)),
    CONSTRAINT campaign_task_verified CHECK ((state = 'CONFIRMED') = (verified_on IS NOT NULL))
  );
  CREATE UNIQUE INDEX campaign_task_id ON entitlement.campaign_task (id);
  CREATE INDEX campaign_task_senior_id ON entitlement.campaign_task (senior_id);
  CREATE INDEX campaign_task_region_id ON entitlement.campaign_task (region_id);
  CREATE INDEX campaign_task_place_id ON entitlement.campaign_task (place_id);

  CREATE TABLE entitlement.campaign_task_step (
    county_id int NOT NULL,
    task_id uuid NOT NULL,
    number int NOT NULL CHECK (number > 0),
    event text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    -- Who found something out decides nothing about the claim.
    level text NOT NULL CHECK (level IN ('FIND', 'DECIDE')),
    actor_id uuid NOT NULL,
    actor_role text NOT NULL,
    outcome text,
    -- Which fact is another one.
    fact text CHECK (fact <> ''),
    note text NOT NULL CHECK (note <> ''),
    notice_until date,
    file_id uuid REFERENCES platform.file,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, task_id, number),
    FOREIGN KEY (county_id, task_id) REFERENCES entitlement.campaign_task,
    CONSTRAINT campaign_task_step_allowed CHECK ((from_state, event, to_state) IN (
      ('OPEN', 'take', 'OPEN'), ('OPEN', 'release', 'OPEN'), ('OPEN', 'confirm', 'CONFIRMED'),
      ('OPEN', 'notify', 'NOTICED'),
      ('OPEN', 'report', 'REPORTED'), ('NOTICED', 'confirm', 'CONFIRMED'), ('NOTICED', 'report', 'REPORTED'),
      ('NOTICED', 'stop', 'STOPPED'), ('NOTICED', 'keep', 'KEPT'), ('NOTICED', 'reopen', 'OPEN'),
      ('REPORTED', 'stop', 'STOPPED'), ('REPORTED', 'keep', 'KEPT'), ('REPORTED', 'reopen', 'OPEN'),
      ('STOPPED', 'confirm', 'CONFIRMED'))),
    CONSTRAINT campaign_task_step_level CHECK (
      level = CASE WHEN event IN ('stop', 'keep', 'reopen') THEN 'DECIDE' ELSE 'FIND' END),
    CONSTRAINT campaign_task_step_outcome CHECK (CASE event
      WHEN 'confirm' THEN coalesce(outcome, '') = 'CONFIRMED'
      WHEN 'notify' THEN coalesce(outcome, '') IN ('NOT_FOUND', 'REFUSED')
      WHEN 'report' THEN coalesce(outcome, '') IN ('CHANGED', 'MOVED', 'DECEASED')
      ELSE outcome IS NULL END),
    CONSTRAINT campaign_task_step_fact CHECK ((coalesce(outcome, '') = 'CHANGED') = (fact IS NOT NULL)),
    CONSTRAINT campaign_task_step_notice CHECK ((event = 'notify') = (notice_until IS NOT NULL)),
    CONSTRAINT campaign_task_step_two_persons EXCLUDE USING gist
      (task_id WITH =, actor_id WITH =, level WITH <>)
  );
  CREATE UNIQUE INDEX campaign_task_step_file_id ON entitlement.campaign_task_step (file_id);
  CALL platform.make_append_only('entitlement.campaign_task_step');

  CREATE FUNCTION entitlement.follow_campaign_task_step() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = entitlement, pg_temp AS $$
  DECLARE
    today date := (NEW.at AT TIME ZONE 'Asia/Shanghai')::date;
  BEGIN
    UPDATE campaign_task SET state = NEW.to_state,
        outcome = CASE WHEN NEW.to_state = 'OPEN' THEN NULL ELSE coalesce(NEW.outcome, outcome) END,
        taken_by = CASE WHEN NEW.event = 'take' THEN NEW.actor_id
                        WHEN NEW.event IN ('release', 'reopen') THEN NULL ELSE taken_by END,
        notice_until = CASE NEW.event WHEN 'notify' THEN NEW.notice_until WHEN 'reopen' THEN NULL ELSE notice_until END,
        verified_on = CASE WHEN NEW.event = 'confirm' THEN today END
      -- Nobody loses a claim before the notice is over.
      WHERE county_id = NEW.county_id AND id = NEW.task_id AND state = NEW.from_state
        AND (NEW.event <> 'stop' OR state <> 'NOTICED' OR notice_until < today)
      -- Only what rests because nobody was met comes back without an appeal.
        AND (NEW.event <> 'confirm' OR state <> 'STOPPED' OR outcome IN ('NOT_FOUND', 'REFUSED'));
    IF NOT FOUND THEN
      RAISE EXCEPTION 'task % is not %, or its notice runs', NEW.task_id, NEW.from_state USING ERRCODE = 'AZ001';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_step AFTER INSERT ON entitlement.campaign_task_step
    FOR EACH ROW EXECUTE FUNCTION entitlement.follow_campaign_task_step();
`;
