import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitsCare1763901100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      -- What the bureau lays down for the service at home, by division and day; the nearest division above counts.
      CREATE TABLE visits.rulebook (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('CARE', 'EXCEPTIONS')),
        region_id int NOT NULL REFERENCES geo.region,
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        body jsonb NOT NULL,
        hash bytea NOT NULL CHECK (length(hash) = 32),
        source text NOT NULL CHECK (length(trim(source)) > 0),
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT rulebook_one_at_a_time EXCLUDE USING gist (kind WITH =, region_id WITH =, valid WITH &&),
        -- short lists are read, long ones are not
        CONSTRAINT rulebook_short_lists CHECK (kind <> 'EXCEPTIONS' OR (
          jsonb_array_length(body -> 'reasons') BETWEEN 1 AND 15
          AND jsonb_array_length(body -> 'resolutions') BETWEEN 1 AND 15))
      );
      CREATE INDEX rulebook_region ON visits.rulebook (region_id);
      CREATE INDEX rulebook_set_by ON visits.rulebook (set_by);
      GRANT SELECT, INSERT, UPDATE (valid) ON visits.rulebook TO ${app};

      -- How each task ended. Who had a list before this had done a task or left it out.
      ALTER TABLE visits.visit_task ADD COLUMN outcome text, ADD COLUMN reason_code text;
      ALTER TABLE visits.visit_task DISABLE TRIGGER USER;
      UPDATE visits.visit_task SET outcome = CASE WHEN done THEN 'DONE' ELSE 'NOT_DONE' END,
                                   reason_code = CASE WHEN NOT done THEN 'NOT_NEEDED' END;
      ALTER TABLE visits.visit_task ENABLE TRIGGER USER;
      ALTER TABLE visits.visit_task ALTER outcome SET NOT NULL,
        ADD CONSTRAINT visit_task_outcome CHECK (outcome IN ('DONE', 'NOT_DONE', 'REFUSED', 'NOT_APPLICABLE')),
        ADD CONSTRAINT visit_task_done_is_done CHECK (done = (outcome = 'DONE')),
        ADD CONSTRAINT visit_task_left_out_why CHECK ((outcome = 'DONE') = (reason_code IS NULL));

      -- What can go wrong with a senior or in his home. What it is, is encrypted: it is health data.
      CREATE TABLE visits.care_risk (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        about text NOT NULL CHECK (about IN ('SENIOR', 'HOME')),
        sealed text NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        ended_by uuid,
        ended_at timestamptz CHECK (ended_at >= recorded_at),
        CONSTRAINT care_risk_ended_by_somebody CHECK ((ended_by IS NULL) = (ended_at IS NULL))
      );
      CREATE INDEX care_risk_senior ON visits.care_risk (senior_id) WHERE ended_at IS NULL;
      CREATE INDEX care_risk_of ON visits.care_risk (senior_id);
      CREATE INDEX care_risk_recorded_by ON visits.care_risk (recorded_by);
      CREATE INDEX care_risk_ended_by ON visits.care_risk (ended_by);
      GRANT SELECT, INSERT ON visits.care_risk TO ${app};
      GRANT UPDATE (ended_by, ended_at) ON visits.care_risk TO ${app};

      -- Who served had read this risk, and when.
      CREATE TABLE visits.risk_acknowledgement (
        visit_id uuid NOT NULL REFERENCES visits.visit,
        risk_id uuid NOT NULL REFERENCES visits.care_risk,
        account_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (visit_id, risk_id)
      );
      CREATE INDEX risk_acknowledgement_risk ON visits.risk_acknowledgement (risk_id);
      CALL platform.make_append_only('visits.risk_acknowledgement');
      GRANT SELECT, INSERT ON visits.risk_acknowledgement TO ${app};

      -- What was measured at the senior's, one row each time. Values and alarms are encrypted; how grave it was is not.
      CREATE TABLE visits.vital_reading (
        visit_id uuid NOT NULL REFERENCES visits.visit,
        seq int NOT NULL CHECK (seq > 0),
        sealed text NOT NULL,
        gravity text NOT NULL CHECK (gravity IN ('NONE', 'TELL', 'STOP', 'EMERGENCY')),
        measured_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        account_id uuid NOT NULL,
        PRIMARY KEY (visit_id, seq)
      );
      CALL platform.make_append_only('visits.vital_reading');
      GRANT SELECT, INSERT ON visits.vital_reading TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE visits.vital_reading, visits.risk_acknowledgement, visits.care_risk, visits.rulebook;
      ALTER TABLE visits.visit_task DROP COLUMN outcome, DROP COLUMN reason_code;
    `);
  }
}
