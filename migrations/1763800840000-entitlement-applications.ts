import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class EntitlementApplications1763800840000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(CALENDAR);
    await queryRunner.query(APPLICATIONS);
    await queryRunner.query(STEPS);
    await queryRunner.query(OBJECTIONS);
    await queryRunner.query(ENROLMENTS);
    await queryRunner.query(`
      GRANT SELECT ON entitlement.calendar_exception TO ${app};
      GRANT SELECT, INSERT ON entitlement.application, entitlement.application_step,
        entitlement.application_evidence, entitlement.objection, entitlement.objection_decision,
        entitlement.enrolment TO ${app};
      GRANT UPDATE (valid) ON entitlement.enrolment TO ${app};
      -- Nobody locks a row of which he may change nothing; a term decides nothing.
      GRANT UPDATE (due_on) ON entitlement.application TO ${app};
      REVOKE ALL ON FUNCTION entitlement.follow_application_step(), entitlement.enrolment_only_ends() FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE entitlement.enrolment, entitlement.objection_decision, entitlement.objection,
        entitlement.application_evidence, entitlement.application_step, entitlement.application,
        entitlement.calendar_exception;
      DROP FUNCTION entitlement.follow_application_step(), entitlement.enrolment_only_ends();
    `);
  }
}

/** Weekends are days off unless a row says otherwise, other days are working days unless a row says otherwise. */
const CALENDAR = `
  CREATE TABLE entitlement.calendar_exception (
    day date PRIMARY KEY,
    is_working boolean NOT NULL,
    zh text NOT NULL,
    source text NOT NULL,
    -- To be replaced by the bureau's own copy of the notice.
    is_default boolean NOT NULL
  );
  INSERT INTO entitlement.calendar_exception (day, is_working, zh, source, is_default)
  SELECT day::date, false, zh, '国务院办公厅关于2026年部分节假日安排的通知（默认数据，以正式文本为准）', true
    FROM (VALUES ('元旦', '2026-01-01', '2026-01-03'), ('春节', '2026-02-15', '2026-02-23'),
      ('清明节', '2026-04-04', '2026-04-06'), ('劳动节', '2026-05-01', '2026-05-05'),
      ('端午节', '2026-06-19', '2026-06-21'), ('中秋节', '2026-09-25', '2026-09-27'),
      ('国庆节', '2026-10-01', '2026-10-07')) AS holiday(zh, first, last),
      generate_series(first::date, last::date, interval '1 day') AS day
  UNION ALL
  SELECT day::date, true, '调休上班', '国务院办公厅关于2026年部分节假日安排的通知（默认数据，以正式文本为准）', true
    FROM unnest(ARRAY['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) AS day;
`;

const STATES = `('SUBMITTED', 'RETURNED', 'TOWN_CHECKED', 'COUNTY_APPROVED', 'PUBLIC_NOTICE', 'IN_FORCE', 'REFUSED',
      'APPEALED', 'APPEAL_DECIDED', 'WITHDRAWN')`;

const APPLICATIONS = `
  -- The app role only adds: what changes follows the steps, by the database's own hand.
  CREATE TABLE entitlement.application (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    -- Township of residence: it checks.
    region_id int NOT NULL REFERENCES geo.region,
    senior_id uuid NOT NULL REFERENCES people.senior,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    state text NOT NULL DEFAULT 'SUBMITTED' CHECK (state IN ${STATES}),
    applied_as text NOT NULL CHECK (applied_as IN ('SENIOR', 'REPRESENTATIVE', 'OFFICE')),
    -- On whose word an office applies.
    relation text CHECK (relation <> ''),
    authorisation text CHECK (authorisation <> ''),
    submitted_at timestamptz NOT NULL,
    -- The last day for the next step; null when nobody has to do anything.
    due_on date,
    -- The last day of the public notice.
    notice_until date,
    CONSTRAINT application_whose UNIQUE (id, county_id, senior_id),
    CONSTRAINT application_office_has_a_word CHECK (
      (applied_as = 'OFFICE') = (relation IS NOT NULL AND authorisation IS NOT NULL)),
    CONSTRAINT application_notice CHECK (state <> 'PUBLIC_NOTICE' OR notice_until IS NOT NULL)
  );
  CREATE UNIQUE INDEX application_one_at_a_time ON entitlement.application (senior_id, programme_id)
    WHERE state NOT IN ('REFUSED', 'APPEAL_DECIDED', 'WITHDRAWN');
  CREATE INDEX application_senior_id ON entitlement.application (senior_id);
  CREATE INDEX application_programme_id ON entitlement.application (programme_id);
  CREATE INDEX application_county_id ON entitlement.application (county_id);
  CREATE INDEX application_region_id ON entitlement.application (region_id, due_on, id);
  CREATE INDEX application_notice_until ON entitlement.application (notice_until) WHERE state = 'PUBLIC_NOTICE';
`;

const STEPS = `
  CREATE TABLE entitlement.application_step (
    application_id uuid NOT NULL,
    number int NOT NULL CHECK (number > 0),
    county_id int NOT NULL,
    senior_id uuid NOT NULL,
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    -- At which level of the procedure the step was taken; null: at none, by the system or for information.
    level text CHECK (level IN ('APPLY', 'CHECK', 'DECIDE', 'APPEAL')),
    -- null: the system.
    actor_id uuid,
    actor_role text NOT NULL,
    reason text CHECK (reason <> ''),
    -- FOR or AGAINST, of the township's check.
    opinion text CHECK (opinion IN ('FOR', 'AGAINST')),
    due_on date,
    notice_until date,
    determination_period int,
    determination_number int,
    at timestamptz NOT NULL,
    PRIMARY KEY (application_id, number),
    CONSTRAINT application_step_application FOREIGN KEY (application_id, county_id, senior_id)
      REFERENCES entitlement.application (id, county_id, senior_id),
    CONSTRAINT application_step_determination
      FOREIGN KEY (county_id, determination_period, senior_id, determination_number)
      REFERENCES entitlement.determination (county_id, period, senior_id, number),
    CONSTRAINT application_step_allowed CHECK ((coalesce(from_state, ''), event, to_state) IN (
      ('', 'submit', 'SUBMITTED'),
      ('SUBMITTED', 'return', 'RETURNED'), ('SUBMITTED', 'check', 'TOWN_CHECKED'),
      ('SUBMITTED', 'withdraw', 'WITHDRAWN'),
      ('RETURNED', 'resubmit', 'SUBMITTED'), ('RETURNED', 'withdraw', 'WITHDRAWN'),
      ('TOWN_CHECKED', 'return', 'RETURNED'), ('TOWN_CHECKED', 'approve', 'COUNTY_APPROVED'),
      ('TOWN_CHECKED', 'refuse', 'REFUSED'), ('TOWN_CHECKED', 'withdraw', 'WITHDRAWN'),
      ('COUNTY_APPROVED', 'publish', 'PUBLIC_NOTICE'), ('COUNTY_APPROVED', 'start', 'IN_FORCE'),
      ('PUBLIC_NOTICE', 'start', 'IN_FORCE'), ('PUBLIC_NOTICE', 'refuse', 'REFUSED'),
      ('PUBLIC_NOTICE', 'withdraw', 'WITHDRAWN'), ('IN_FORCE', 'grant', 'IN_FORCE'),
      ('IN_FORCE', 'withdraw', 'WITHDRAWN'),
      ('REFUSED', 'appeal', 'APPEALED'),
      ('APPEALED', 'grantAppeal', 'COUNTY_APPROVED'), ('APPEALED', 'dismissAppeal', 'APPEAL_DECIDED'))),
    CONSTRAINT application_step_first CHECK ((number = 1) = (from_state IS NULL)),
    -- policy.md 0.3, no. 35: a person who acted at one level of a procedure acts at no other.
    CONSTRAINT application_step_one_level_a_person EXCLUDE USING gist
      (application_id WITH =, actor_id WITH =, level WITH <>),
    CONSTRAINT application_step_level CHECK (level IS NOT DISTINCT FROM CASE
      WHEN event IN ('submit', 'resubmit', 'withdraw', 'appeal') THEN 'APPLY'
      WHEN event = 'check' THEN 'CHECK'
      WHEN event IN ('approve', 'refuse') THEN 'DECIDE'
      WHEN event IN ('grantAppeal', 'dismissAppeal') THEN 'APPEAL' END),
    CONSTRAINT application_step_signed CHECK (
      actor_id IS NOT NULL OR event IN ('publish', 'start', 'grant')),
    CONSTRAINT application_step_reasoned CHECK (
      reason IS NOT NULL OR event NOT IN ('return', 'refuse', 'appeal', 'grantAppeal', 'dismissAppeal')),
    CONSTRAINT application_step_explained CHECK (
      determination_number IS NOT NULL OR event NOT IN ('approve', 'refuse', 'grantAppeal', 'dismissAppeal')),
    CONSTRAINT application_step_opinion CHECK ((event = 'check') = (opinion IS NOT NULL))
  );
  CREATE INDEX application_step_whose ON entitlement.application_step (application_id, county_id, senior_id);
  CREATE INDEX application_step_determination ON entitlement.application_step
    (county_id, determination_period, senior_id, determination_number);
  CALL platform.make_append_only('entitlement.application_step');

  CREATE FUNCTION entitlement.follow_application_step() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = entitlement, pg_temp AS $$
  BEGIN
    UPDATE application SET state = NEW.to_state, due_on = NEW.due_on,
        notice_until = coalesce(NEW.notice_until, notice_until)
      WHERE id = NEW.application_id AND state = coalesce(NEW.from_state, 'SUBMITTED');
    IF NOT FOUND THEN
      RAISE EXCEPTION 'application % is not %', NEW.application_id, NEW.from_state USING ERRCODE = 'AZ001';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_step AFTER INSERT ON entitlement.application_step
    FOR EACH ROW EXECUTE FUNCTION entitlement.follow_application_step();

  CREATE TABLE entitlement.application_evidence (
    file_id uuid PRIMARY KEY REFERENCES platform.file,
    application_id uuid NOT NULL,
    -- The step it was handed in with.
    number int NOT NULL,
    title text NOT NULL CHECK (title <> ''),
    CONSTRAINT application_evidence_step FOREIGN KEY (application_id, number)
      REFERENCES entitlement.application_step (application_id, number)
  );
  CREATE INDEX application_evidence_step ON entitlement.application_evidence (application_id, number);
  CALL platform.make_append_only('entitlement.application_evidence');
`;

const OBJECTIONS = `
  CREATE TABLE entitlement.objection (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES entitlement.application,
    raised_by uuid NOT NULL,
    text text NOT NULL CHECK (text <> ''),
    at timestamptz NOT NULL,
    CONSTRAINT objection_one_a_person UNIQUE (application_id, raised_by),
    CONSTRAINT objection_raiser UNIQUE (id, raised_by)
  );
  CALL platform.make_append_only('entitlement.objection');

  CREATE TABLE entitlement.objection_decision (
    objection_id uuid PRIMARY KEY,
    raised_by uuid NOT NULL,
    decided_by uuid NOT NULL,
    upheld boolean NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    at timestamptz NOT NULL,
    CONSTRAINT objection_decision_two_persons CHECK (decided_by <> raised_by),
    CONSTRAINT objection_decision_objection FOREIGN KEY (objection_id, raised_by)
      REFERENCES entitlement.objection (id, raised_by)
  );
  CREATE INDEX objection_decision_objection ON entitlement.objection_decision (objection_id, raised_by);
  CALL platform.make_append_only('entitlement.objection_decision');
`;

const ENROLMENTS = `
  -- Who is in a programme that asks for an application, on which days.
  CREATE TABLE entitlement.enrolment (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    senior_id uuid NOT NULL REFERENCES people.senior,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    valid daterange NOT NULL CHECK (NOT lower_inf(valid)),
    application_id uuid NOT NULL CONSTRAINT enrolment_application UNIQUE REFERENCES entitlement.application,
    CONSTRAINT enrolment_once_at_a_time EXCLUDE USING gist
      (senior_id WITH =, programme_id WITH =, valid WITH &&)
  );
  CREATE INDEX enrolment_county_id ON entitlement.enrolment (county_id);
  CREATE INDEX enrolment_senior_id ON entitlement.enrolment (senior_id);
  CREATE INDEX enrolment_programme_id ON entitlement.enrolment (programme_id);

  CREATE FUNCTION entitlement.enrolment_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT upper_inf(OLD.valid) OR lower(NEW.valid) IS DISTINCT FROM lower(OLD.valid) AND NOT isempty(NEW.valid) THEN
      RAISE EXCEPTION 'enrolment % can only be ended, once', OLD.id USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER only_ends BEFORE UPDATE ON entitlement.enrolment
    FOR EACH ROW EXECUTE FUNCTION entitlement.enrolment_only_ends();
`;
