import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is promised: late, short, waiting, changing. The same columns where terms are set and where they are agreed. */
const TERMS = `
        late_minutes bigint NOT NULL CHECK (late_minutes >= 0),
        late_credit_bp int NOT NULL CHECK (late_credit_bp BETWEEN 0 AND 9999),
        no_show_minutes bigint NOT NULL CHECK (no_show_minutes > late_minutes),
        short_bp int NOT NULL CHECK (short_bp BETWEEN 0 AND 10000),
        short_credit_bp int NOT NULL CHECK (short_credit_bp >= 0 AND late_credit_bp + short_credit_bp < 10000),
        free_change_hours int NOT NULL CHECK (free_change_hours >= 0),`;

export class OrderingFairTerms1763901130000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      -- By division and day; the nearest division above counts. Of terms that were set only the end may change.
      CREATE TABLE ordering.terms (
        id uuid PRIMARY KEY,
        region_id int NOT NULL REFERENCES geo.region,
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        ${TERMS}
        source text NOT NULL CHECK (length(trim(source)) > 0),
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT terms_one_at_a_time EXCLUDE USING gist (region_id WITH =, valid WITH &&)
      );
      CREATE INDEX terms_region ON ordering.terms (region_id);
      GRANT SELECT, INSERT, UPDATE (valid) ON ordering.terms TO ${app};

      -- What was agreed when the order was booked: nobody changes it afterwards.
      CREATE TABLE ordering.agreed_terms (
        order_id uuid PRIMARY KEY REFERENCES ordering."order",
        terms_id uuid REFERENCES ordering.terms,
        ${TERMS}
        agreed_at timestamptz NOT NULL
      );
      CREATE INDEX agreed_terms_terms ON ordering.agreed_terms (terms_id);
      CALL platform.make_append_only('ordering.agreed_terms');
      GRANT SELECT, INSERT ON ordering.agreed_terms TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE ordering.agreed_terms, ordering.terms');
  }
}
