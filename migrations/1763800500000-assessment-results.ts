import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class AssessmentResults1763800500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`CREATE SCHEMA assessment; GRANT USAGE ON SCHEMA assessment TO ${app};`);
    await queryRunner.query(ASSESSORS);
    await queryRunner.query(ASSESSMENTS);
    await queryRunner.query(FORMS);
    await queryRunner.query(RECORDS);
    await queryRunner.query(RESULTS);
    await queryRunner.query(`
      GRANT SELECT, INSERT, UPDATE (valid) ON assessment.assessor TO ${app};
      GRANT SELECT, INSERT, UPDATE (state, scheduled_for, place, lead_assessor_id, lead_account_id, lead_medical,
        second_assessor_id, second_account_id, second_medical, final_level, reviewed_by, reviewed_at, published_by,
        published_on) ON assessment.ability_assessment TO ${app};
      GRANT SELECT, INSERT, UPDATE (version, assessed_on, answers, details_sealed, lead_signed_at, second_signed_at,
        total_score, preliminary_level, adjusted_by, final_level) ON assessment.form TO ${app};
      GRANT SELECT, INSERT, DELETE ON assessment.adjustment TO ${app};
      GRANT SELECT, INSERT ON assessment.state_change, assessment.reading, assessment.reminder TO ${app};
      GRANT SELECT, INSERT, UPDATE (known) ON assessment.result TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE assessment.reminder, assessment.result, assessment.reading, assessment.state_change,
        assessment.adjustment, assessment.form, assessment.ability_assessment, assessment.assessor;
      DROP FUNCTION assessment.only_close(), assessment.only_in_progress(), assessment.total_of(smallint[]),
        assessment.are_options(smallint[]);
      DROP SCHEMA assessment;
    `);
  }
}

const ASSESSORS = `
  -- Who may assess for a county. A change of what he is (medical or not) is another row.
  CREATE TABLE assessment.assessor (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    account_id uuid NOT NULL REFERENCES identity.account,
    agency text NOT NULL CHECK (agency <> ''),
    qualification_number text NOT NULL CHECK (qualification_number <> ''),
    medical boolean NOT NULL,
    -- Empty: ended before it began.
    valid daterange NOT NULL CHECK (NOT lower_inf(valid) AND NOT upper_inf(valid)),
    registered_by uuid NOT NULL REFERENCES identity.account,
    registered_at timestamptz NOT NULL,
    CONSTRAINT assessor_identity UNIQUE (id, account_id, medical),
    CONSTRAINT assessor_not_by_himself CHECK (registered_by <> account_id),
    CONSTRAINT assessor_once EXCLUDE USING gist (county_id WITH =, account_id WITH =, valid WITH &&)
  );
  CREATE INDEX assessor_county_id ON assessment.assessor (county_id, id);
  CREATE INDEX assessor_account_id ON assessment.assessor (account_id);
  CREATE INDEX assessor_registered_by ON assessment.assessor (registered_by);
`;

/** States in which the form has been scored, reviewed, published (policy.md 1.5). */
const PUBLISHED = `'PUBLISHED', 'DISPUTED', 'RE_ASSESSING', 'SUPERSEDED', 'EXPIRED'`;
const REVIEWED = `'REVIEWED', ${PUBLISHED}`;
const SCORED = `'SCORED', ${REVIEWED}`;

const ASSESSMENTS = `
  -- One ability assessment to GB/T 42195-2022, from the request to its end. What the assessors' rows say stands here
  -- again, held true by foreign keys, so that who may not be whom is a CHECK.
  CREATE TABLE assessment.ability_assessment (
    id uuid PRIMARY KEY,
    senior_id uuid NOT NULL REFERENCES people.senior,
    county_id int NOT NULL REFERENCES geo.region,
    region_id int NOT NULL REFERENCES geo.region,
    reason text NOT NULL CHECK (reason IN ('FIRST', 'ROUTINE', 'IMMEDIATE', 'DISPUTE_REVIEW', 'OTHER')),
    state text NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'SCHEDULED', 'IN_PROGRESS', 'CANCELLED', ${SCORED})),
    requested_by uuid NOT NULL REFERENCES identity.account,
    requested_at timestamptz NOT NULL,
    channel text NOT NULL,

    disputed_id uuid,
    disputed_lead_id uuid,
    disputed_second_id uuid,

    scheduled_for timestamptz,
    place text CHECK (place IN ('HOME', 'COMMUNITY', 'INSTITUTION')),
    lead_assessor_id uuid,
    lead_account_id uuid,
    lead_medical boolean,
    second_assessor_id uuid,
    second_account_id uuid,
    second_medical boolean,

    final_level smallint,
    reviewed_by uuid REFERENCES identity.account,
    reviewed_at timestamptz,
    published_by uuid REFERENCES identity.account,
    published_on date,

    CONSTRAINT assessment_assessors UNIQUE (id, lead_account_id, second_account_id),
    CONSTRAINT assessment_level UNIQUE (id, final_level),
    CONSTRAINT assessment_lead FOREIGN KEY (lead_assessor_id, lead_account_id, lead_medical)
      REFERENCES assessment.assessor (id, account_id, medical),
    CONSTRAINT assessment_second FOREIGN KEY (second_assessor_id, second_account_id, second_medical)
      REFERENCES assessment.assessor (id, account_id, medical),
    CONSTRAINT assessment_scheduled CHECK (
      num_nulls(scheduled_for, place, lead_assessor_id, lead_account_id, lead_medical,
                second_assessor_id, second_account_id, second_medical)
        = ANY (CASE WHEN state IN ('DRAFT', 'SUBMITTED') THEN ARRAY[8]
                    WHEN state = 'CANCELLED' THEN ARRAY[0, 8] ELSE ARRAY[0] END)),
    CONSTRAINT assessment_two_persons CHECK (lead_account_id <> second_account_id),
    CONSTRAINT assessment_one_is_medical CHECK (lead_medical OR second_medical),
    CONSTRAINT assessment_disputed FOREIGN KEY (disputed_id, disputed_lead_id, disputed_second_id)
      REFERENCES assessment.ability_assessment (id, lead_account_id, second_account_id),
    CONSTRAINT assessment_dispute_names_its_subject CHECK (
      num_nulls(disputed_id, disputed_lead_id, disputed_second_id)
        = CASE reason WHEN 'DISPUTE_REVIEW' THEN 0 ELSE 3 END),
    CONSTRAINT assessment_by_others CHECK (
      lead_account_id NOT IN (disputed_lead_id, disputed_second_id)
      AND second_account_id NOT IN (disputed_lead_id, disputed_second_id)),
    CONSTRAINT assessment_scored CHECK ((final_level IS NOT NULL) = (state IN (${SCORED}))),
    CONSTRAINT assessment_reviewed CHECK (
      num_nulls(reviewed_by, reviewed_at) = CASE WHEN state IN (${REVIEWED}) THEN 0 ELSE 2 END),
    CONSTRAINT assessment_reviewed_by_another CHECK (reviewed_by NOT IN (lead_account_id, second_account_id)),
    CONSTRAINT assessment_published CHECK (
      num_nulls(published_by, published_on) = CASE WHEN state IN (${PUBLISHED}) THEN 0 ELSE 2 END),
    CONSTRAINT assessment_published_by_a_third CHECK (
      published_by NOT IN (lead_account_id, second_account_id, reviewed_by))
  );
  CREATE UNIQUE INDEX assessment_one_under_way ON assessment.ability_assessment (senior_id)
    WHERE state IN ('DRAFT', 'SUBMITTED', 'SCHEDULED', 'IN_PROGRESS', 'SCORED', 'REVIEWED');
  CREATE INDEX assessment_senior_id ON assessment.ability_assessment (senior_id, id);
  CREATE INDEX assessment_county_id ON assessment.ability_assessment (county_id);
  CREATE INDEX assessment_region_id ON assessment.ability_assessment (region_id, id);
  CREATE INDEX assessment_requested_by ON assessment.ability_assessment (requested_by);
  CREATE INDEX assessment_disputed ON assessment.ability_assessment (disputed_id, disputed_lead_id, disputed_second_id);
  CREATE INDEX assessment_lead ON assessment.ability_assessment (lead_assessor_id, lead_account_id, lead_medical);
  CREATE INDEX assessment_second
    ON assessment.ability_assessment (second_assessor_id, second_account_id, second_medical);
  CREATE INDEX assessment_lead_account ON assessment.ability_assessment (lead_account_id, id);
  CREATE INDEX assessment_second_account ON assessment.ability_assessment (second_account_id, id);
  CREATE INDEX assessment_reviewed_by ON assessment.ability_assessment (reviewed_by);
  CREATE INDEX assessment_published_by ON assessment.ability_assessment (published_by);
`;

const FORMS = `
  -- Answers to the 26 items, in the order of the standard, from 0 to the best score of each; null: not answered yet.
  CREATE FUNCTION assessment.are_options(answers smallint[]) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN array_ndims(answers) = 1 AND array_lower(answers, 1) = 1 AND cardinality(answers) = 26
    AND NOT EXISTS (
      SELECT FROM unnest(answers, ARRAY[4,4,4,4,4,4,4,4, 4,4,4,3, 4,4,4,4,4,4,1,1,2, 2,2,4,3,4]) AS a(score, most)
       WHERE score NOT BETWEEN 0 AND most);

  -- Null while an answer is missing.
  CREATE FUNCTION assessment.total_of(answers smallint[]) RETURNS int LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN array_position(answers, NULL) IS NULL
              THEN (SELECT sum(score)::int FROM unnest(answers) AS a(score)) END;

  -- What the two assessors wrote down. Item scores stay numbers, because the database counts them; diagnoses, risk
  -- events and everything in words are sealed. A change takes both signatures back.
  CREATE TABLE assessment.form (
    assessment_id uuid PRIMARY KEY REFERENCES assessment.ability_assessment,
    version int NOT NULL CHECK (version > 0),
    assessed_on date NOT NULL,
    answers smallint[] NOT NULL CONSTRAINT form_answers_are_options CHECK (assessment.are_options(answers)),
    details_sealed text NOT NULL,
    lead_signed_at timestamptz,
    second_signed_at timestamptz,
    total_score smallint,
    preliminary_level smallint,
    adjusted_by text,
    final_level smallint,
    CONSTRAINT form_level UNIQUE (assessment_id, final_level),
    CONSTRAINT form_scored_whole CHECK (num_nulls(total_score, preliminary_level, final_level) IN (0, 3)),
    CONSTRAINT form_scored_when_signed CHECK (
      total_score IS NULL OR num_nulls(lead_signed_at, second_signed_at) = 0),
    CONSTRAINT form_total CHECK (
      total_score IS NULL OR coalesce(total_score = assessment.total_of(answers), false)),
    CONSTRAINT form_preliminary_level CHECK (preliminary_level = CASE
      WHEN total_score = 90 THEN 0 WHEN total_score >= 66 THEN 1 WHEN total_score >= 46 THEN 2
      WHEN total_score >= 30 THEN 3 ELSE 4 END),
    CONSTRAINT form_final_level CHECK (final_level = CASE
      WHEN adjusted_by = 'COMA' THEN 4
      WHEN adjusted_by IS NOT NULL THEN least(preliminary_level + 1, 4)
      ELSE preliminary_level END),
    CONSTRAINT form_adjusted_when_scored CHECK (adjusted_by IS NULL OR total_score IS NOT NULL)
  );
  CREATE INDEX form_adjusted_by ON assessment.form (assessment_id, adjusted_by);
  ALTER TABLE assessment.ability_assessment ADD CONSTRAINT assessment_level_of_form
    FOREIGN KEY (id, final_level) REFERENCES assessment.form (assessment_id, final_level);

  -- What raises the level, each with a document on file or the reference of one.
  CREATE TABLE assessment.adjustment (
    assessment_id uuid NOT NULL REFERENCES assessment.form,
    code text NOT NULL CHECK (code IN ('COMA', 'DEMENTIA', 'OTHER_MENTAL', 'RISK_EVENTS')),
    file_id uuid REFERENCES platform.file,
    document_sealed text CHECK (document_sealed <> ''),
    PRIMARY KEY (assessment_id, code),
    CONSTRAINT adjustment_has_evidence CHECK (num_nonnulls(file_id, document_sealed) > 0)
  );
  CREATE INDEX adjustment_file_id ON assessment.adjustment (file_id);
  ALTER TABLE assessment.form ADD CONSTRAINT form_adjustment_has_evidence
    FOREIGN KEY (assessment_id, adjusted_by) REFERENCES assessment.adjustment (assessment_id, code);

  -- A form and its evidence change while the assessment is under way, and never afterwards.
  CREATE FUNCTION assessment.only_in_progress() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    about uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.assessment_id ELSE NEW.assessment_id END;
  BEGIN
    IF (SELECT state FROM assessment.ability_assessment WHERE id = about FOR SHARE) <> 'IN_PROGRESS' THEN
      RAISE EXCEPTION 'assessment % is not in progress', about USING ERRCODE = 'AZ001';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$;
  CREATE TRIGGER only_in_progress BEFORE INSERT OR UPDATE ON assessment.form
    FOR EACH ROW EXECUTE FUNCTION assessment.only_in_progress();
  CREATE TRIGGER only_in_progress BEFORE INSERT OR DELETE ON assessment.adjustment
    FOR EACH ROW EXECUTE FUNCTION assessment.only_in_progress();
`;

const RECORDS = `
  CREATE TABLE assessment.state_change (
    id uuid PRIMARY KEY,
    assessment_id uuid NOT NULL REFERENCES assessment.ability_assessment,
    from_state text,
    to_state text NOT NULL,
    -- Null: the system.
    account_id uuid REFERENCES identity.account,
    reason_sealed text,
    at timestamptz NOT NULL
  );
  CREATE INDEX state_change_assessment_id ON assessment.state_change (assessment_id, id);
  CREATE UNIQUE INDEX state_change_disputed_once ON assessment.state_change (assessment_id)
    WHERE to_state = 'DISPUTED';
  CREATE INDEX state_change_account_id ON assessment.state_change (account_id);
  CALL platform.make_append_only('assessment.state_change');

  -- Who read a form, and what for.
  CREATE TABLE assessment.reading (
    id uuid PRIMARY KEY,
    assessment_id uuid NOT NULL REFERENCES assessment.ability_assessment,
    account_id uuid NOT NULL REFERENCES identity.account,
    purpose text NOT NULL CHECK (purpose <> ''),
    channel text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX reading_assessment_id ON assessment.reading (assessment_id, id);
  CREATE INDEX reading_account_id ON assessment.reading (account_id);
  CALL platform.make_append_only('assessment.reading');
`;

const RESULTS = `
  -- valid: when the level holds. known: when we took it to be so. A result that is cut short is closed in \`known\` and
  -- followed by its next version; nothing that was once known is rewritten.
  CREATE TABLE assessment.result (
    id uuid NOT NULL,
    version smallint NOT NULL CHECK (version > 0),
    senior_id uuid NOT NULL REFERENCES people.senior,
    level smallint NOT NULL CHECK (level BETWEEN 0 AND 4),
    total_score smallint CHECK (total_score BETWEEN 0 AND 90),
    assessed_on date NOT NULL,
    published_on date NOT NULL CONSTRAINT result_published CHECK (published_on >= assessed_on),
    valid daterange NOT NULL CONSTRAINT result_valid
      CHECK (NOT isempty(valid) AND lower(valid) >= assessed_on AND NOT upper_inf(valid)),
    -- Empty: replaced in the moment it was recorded.
    known tstzrange NOT NULL CONSTRAINT result_known CHECK (isempty(known) OR NOT lower_inf(known)),
    source_document text NOT NULL CHECK (source_document <> ''),
    assessment_id uuid,
    recorded_by uuid REFERENCES identity.account,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (id, version),
    CONSTRAINT result_of_assessment FOREIGN KEY (assessment_id, level)
      REFERENCES assessment.ability_assessment (id, final_level),
    CONSTRAINT result_one_at_a_time EXCLUDE USING gist (senior_id WITH =, valid WITH &&, known WITH &&)
  );
  CREATE INDEX result_senior_id ON assessment.result (senior_id, published_on);
  CREATE INDEX result_assessment_id ON assessment.result (assessment_id, level);
  CREATE INDEX result_recorded_by ON assessment.result (recorded_by);
  CREATE INDEX result_ends ON assessment.result (upper(valid)) WHERE upper_inf(known);

  CREATE FUNCTION assessment.only_close() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT upper_inf(OLD.known) OR upper_inf(NEW.known)
       OR NOT isempty(NEW.known) AND lower(NEW.known) <> lower(OLD.known) THEN
      RAISE EXCEPTION 'what was known of result % can only be closed, once', OLD.id USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER only_close BEFORE UPDATE ON assessment.result
    FOR EACH ROW EXECUTE FUNCTION assessment.only_close();

  -- Whose result was said to end soon.
  CREATE TABLE assessment.reminder (
    result_id uuid PRIMARY KEY,
    version smallint NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT reminder_result FOREIGN KEY (result_id, version) REFERENCES assessment.result
  );
  CREATE INDEX reminder_result ON assessment.reminder (result_id, version);
  CALL platform.make_append_only('assessment.reminder');
`;
