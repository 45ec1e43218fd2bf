import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitsRatings1763903400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      -- How content a family is with a visit: one rating, after the caregiver has left, changed for some days only.
      CREATE TABLE visits.rating (
        visit_id uuid NOT NULL,
        after_check text NOT NULL DEFAULT 'OUT' CONSTRAINT rating_after_the_leaving CHECK (after_check = 'OUT'),
        score int NOT NULL CONSTRAINT rating_one_to_five CHECK (score BETWEEN 1 AND 5),
        reasons text[] NOT NULL CONSTRAINT rating_known_reasons CHECK (reasons <@ ARRAY['PUNCTUAL', 'KIND', 'SKILLED',
          'THOROUGH', 'LATE', 'TOO_SHORT', 'UNKIND', 'UNSKILLED', 'NOT_ALL_DONE']),
        words text CONSTRAINT rating_words_say_something CHECK (length(trim(words)) > 0),
        -- without it no caregiver sees it as that of a visit
        shows_caregiver boolean NOT NULL,
        rated_by uuid NOT NULL,
        rated_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        open_until timestamptz NOT NULL,
        PRIMARY KEY (visit_id, after_check),
        FOREIGN KEY (visit_id, after_check) REFERENCES visits.visit_check (visit_id, kind),
        CONSTRAINT rating_in_time CHECK (rated_at <= changed_at AND changed_at <= open_until)
      );
      GRANT SELECT, INSERT ON visits.rating TO ${app};
      GRANT UPDATE (score, reasons, words, shows_caregiver, rated_by, changed_at) ON visits.rating TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE visits.rating');
  }
}
