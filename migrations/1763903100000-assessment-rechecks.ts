import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssessmentRechecks1763903100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(OF_ANOTHER);
    await queryRunner.query(DRAWS);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON assessment.recheck_draw, assessment.recheck_unit TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE assessment.recheck_unit, assessment.recheck_draw');
    await queryRunner.query(`
      ALTER TABLE assessment.ability_assessment
        DROP CONSTRAINT assessment_of_another,
        DROP CONSTRAINT ability_assessment_reason_check,
        DROP CONSTRAINT assessment_dispute_names_its_subject,
        ADD CONSTRAINT ability_assessment_reason_check
          CHECK (reason IN ('FIRST', 'ROUTINE', 'IMMEDIATE', 'DISPUTE_REVIEW', 'OTHER')),
        ADD CONSTRAINT assessment_dispute_names_its_subject CHECK (
          num_nulls(disputed_id, disputed_lead_id, disputed_second_id)
            = CASE reason WHEN 'DISPUTE_REVIEW' THEN 0 ELSE 3 END);
    `);
  }
}

const OF_ANOTHER = `
  -- A re-check is about another assessment as a dispute review is: by others than assessed then.
  ALTER TABLE assessment.ability_assessment
    DROP CONSTRAINT ability_assessment_reason_check,
    DROP CONSTRAINT assessment_dispute_names_its_subject,
    ADD CONSTRAINT ability_assessment_reason_check
      CHECK (reason IN ('FIRST', 'ROUTINE', 'IMMEDIATE', 'DISPUTE_REVIEW', 'RE_CHECK', 'OTHER')),
    ADD CONSTRAINT assessment_dispute_names_its_subject CHECK (
      num_nulls(disputed_id, disputed_lead_id, disputed_second_id)
        = CASE WHEN reason IN ('DISPUTE_REVIEW', 'RE_CHECK') THEN 0 ELSE 3 END),
    ADD CONSTRAINT assessment_of_another UNIQUE (id, disputed_id);
`;

const DRAWS = `
  -- Who of those assessed in a time is assessed once more, drawn by an id nobody could choose: each day of publication
  -- is drawn from once, so that nobody draws again until it pleases him.
  CREATE TABLE assessment.recheck_draw (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    published daterange NOT NULL
      CHECK (NOT isempty(published) AND NOT lower_inf(published) AND NOT upper_inf(published)),
    share_bp int NOT NULL CHECK (share_bp BETWEEN 1 AND 10000),
    drawn_by uuid NOT NULL REFERENCES identity.account,
    drawn_at timestamptz NOT NULL,
    CONSTRAINT recheck_draw_once EXCLUDE USING gist (county_id WITH =, published WITH &&),
    CONSTRAINT recheck_draw_over CHECK (upper(published) <= (drawn_at AT TIME ZONE 'Asia/Shanghai')::date)
  );
  CREATE INDEX recheck_draw_county ON assessment.recheck_draw (county_id, id);
  CREATE INDEX recheck_draw_drawn_by ON assessment.recheck_draw (drawn_by);
  CALL platform.make_append_only('assessment.recheck_draw');

  -- Everybody who could have been drawn, in the order of the draw; who was has his re-check.
  CREATE TABLE assessment.recheck_unit (
    draw_id uuid NOT NULL REFERENCES assessment.recheck_draw,
    place int NOT NULL CHECK (place > 0),
    assessment_id uuid NOT NULL REFERENCES assessment.ability_assessment,
    recheck_id uuid,
    PRIMARY KEY (draw_id, place),
    CONSTRAINT recheck_unit_once UNIQUE (assessment_id),
    CONSTRAINT recheck_unit_recheck_once UNIQUE (recheck_id),
    -- of this assessment and no other
    CONSTRAINT recheck_unit_recheck FOREIGN KEY (recheck_id, assessment_id)
      REFERENCES assessment.ability_assessment (id, disputed_id)
  );
  CREATE INDEX recheck_unit_recheck ON assessment.recheck_unit (recheck_id, assessment_id);
  CALL platform.make_append_only('assessment.recheck_unit');
`;
