import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class PlatformImports1763800060000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      -- The record of one file: who, when, which content, what came of it. Kept for good.
      CREATE TABLE platform.import_batch (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        state text NOT NULL CHECK (state IN ('UPLOADED', 'CHECKED', 'APPLYING', 'APPLIED', 'DISCARDED')),
        file_name text NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        bytes bigint NOT NULL CHECK (bytes > 0),
        format text NOT NULL CHECK (format IN ('XLSX', 'CSV')),
        encoding text NOT NULL CHECK (encoding IN ('UTF-8', 'UTF-16', 'GB18030')),
        header text[] NOT NULL,
        region_ids int[] NOT NULL CHECK (cardinality(region_ids) > 0),
        row_count int NOT NULL CHECK (row_count BETWEEN 1 AND 50000),
        -- progress of the dry run, then of the application
        done_count int NOT NULL DEFAULT 0 CHECK (done_count BETWEEN 0 AND row_count),
        new_count int NOT NULL DEFAULT 0,
        changed_count int NOT NULL DEFAULT 0,
        unchanged_count int NOT NULL DEFAULT 0,
        failed_count int NOT NULL DEFAULT 0,
        uploaded_by uuid NOT NULL,
        uploaded_at timestamptz NOT NULL,
        checked_at timestamptz,
        application_by uuid,
        application_at timestamptz,
        application_grants jsonb,
        applied_at timestamptz,
        discarded_at timestamptz,
        rows_removed_at timestamptz,
        CHECK (new_count + changed_count + unchanged_count + failed_count <= row_count),
        CHECK (state IN ('UPLOADED', 'DISCARDED') OR checked_at IS NOT NULL),
        CHECK ((state IN ('APPLYING', 'APPLIED')) = (application_at IS NOT NULL)),
        CHECK (num_nulls(application_by, application_at, application_grants) IN (0, 3)),
        CHECK ((state = 'APPLIED') = (applied_at IS NOT NULL)),
        CHECK ((state = 'DISCARDED') = (discarded_at IS NOT NULL))
      );
      GRANT SELECT, INSERT, UPDATE (state, done_count, new_count, changed_count, unchanged_count, failed_count,
          checked_at, application_by, application_at, application_grants, applied_at, discarded_at, rows_removed_at)
        ON platform.import_batch TO ${app};

      -- The rows are personal data: encrypted, compared by keyed hashes, removed when their time is over.
      CREATE TABLE platform.import_row (
        batch_id uuid NOT NULL REFERENCES platform.import_batch,
        number int NOT NULL CHECK (number > 1),
        content text NOT NULL,
        key bytea,
        subject_key bytea,
        subject_description bytea,
        outcome text CHECK (outcome IN ('NEW', 'CHANGED', 'UNCHANGED', 'FAILED')),
        problems jsonb NOT NULL DEFAULT '[]',
        applied_at timestamptz,
        PRIMARY KEY (batch_id, number),
        CHECK ((outcome IS NOT DISTINCT FROM 'FAILED') = (problems <> '[]')),
        CHECK (applied_at IS NULL OR outcome <> 'FAILED')
      );
      CREATE INDEX import_row_key ON platform.import_row (batch_id, key) WHERE key IS NOT NULL;
      CREATE INDEX import_row_subject ON platform.import_row (batch_id, subject_key)
        WHERE subject_key IS NOT NULL;
      CREATE INDEX import_row_outcome ON platform.import_row (batch_id, outcome, number);
      CREATE INDEX import_row_waiting ON platform.import_row (batch_id, number) WHERE applied_at IS NULL;
      GRANT SELECT, INSERT, DELETE,
          UPDATE (key, subject_key, subject_description, outcome, problems, applied_at)
        ON platform.import_row TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE platform.import_row, platform.import_batch');
  }
}
