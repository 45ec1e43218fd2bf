import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class AssessmentResults1763800500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA assessment;
      GRANT USAGE ON SCHEMA assessment TO ${app};

      -- One ability level of a senior on any day (GB/T 42195-2022). Of a result only its end may change.
      CREATE TABLE assessment.result (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        level smallint NOT NULL CHECK (level BETWEEN 0 AND 4),
        assessed_on date NOT NULL,
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND lower(valid) = assessed_on AND NOT upper_inf(valid)),
        source_document text NOT NULL CHECK (source_document <> ''),
        recorded_by uuid REFERENCES identity.account,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT result_one_at_a_time EXCLUDE USING gist (senior_id WITH =, valid WITH &&)
      );
      CREATE INDEX result_senior_id ON assessment.result (senior_id, assessed_on);
      CREATE INDEX result_recorded_by ON assessment.result (recorded_by);
      GRANT SELECT, INSERT, UPDATE (valid) ON assessment.result TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE assessment.result; DROP SCHEMA assessment;`);
  }
}
