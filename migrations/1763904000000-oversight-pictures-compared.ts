import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pictures do not change, so two of them are compared once: what a month's pictures came to is kept beside the other
 * sums of months, and a run compares those that have come since. Proofs that have a picture are found by the month.
 */
export class OversightPicturesCompared1763904000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(PICTURES);
    await queryRunner.query(`
      GRANT SELECT, INSERT, DELETE ON oversight.month_picture, oversight.month_likeness TO ${app};
      GRANT UPDATE (other_id, bits, other_at) ON oversight.month_likeness TO ${app};
      REVOKE ALL ON FUNCTION oversight.analyse_likeness FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION oversight.analyse_likeness TO ${app};
      DROP INDEX visits.proof_picture;
      CREATE INDEX proof_pictured ON visits.proof (service_month, visit_id, id)
        INCLUDE (caregiver_id, method, perceptual_hash) WHERE perceptual_hash IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX visits.proof_pictured;
      CREATE INDEX proof_picture ON visits.proof (perceptual_hash) WHERE perceptual_hash IS NOT NULL;
      DROP FUNCTION oversight.analyse_likeness;
      DROP TABLE oversight.month_likeness, oversight.month_picture;
    `);
  }
}

const PICTURES = `
  -- The pictures of a month that have been compared with one another.
  CREATE TABLE oversight.month_picture (
    month date NOT NULL CONSTRAINT month_picture_month CHECK (extract(day FROM month) = 1),
    visit_id uuid NOT NULL,
    proof_id uuid NOT NULL,
    caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
    order_id uuid NOT NULL,
    -- when the caregiver arrived
    in_at timestamptz NOT NULL,
    hash bigint NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (month, visit_id, proof_id)
  );
  CREATE INDEX month_picture_caregiver ON oversight.month_picture (caregiver_id, month);
  CREATE INDEX month_picture_made ON oversight.month_picture (month, made_at);

  -- Of each visit the earlier visit whose picture is most like one of its own, when they are alike at all.
  CREATE TABLE oversight.month_likeness (
    month date NOT NULL CONSTRAINT month_likeness_month CHECK (extract(day FROM month) = 1),
    visit_id uuid NOT NULL REFERENCES visits.visit,
    other_id uuid NOT NULL REFERENCES visits.visit,
    other_at timestamptz NOT NULL,
    bits int NOT NULL CONSTRAINT month_likeness_bits CHECK (bits BETWEEN 0 AND 64),
    PRIMARY KEY (visit_id, month),
    CONSTRAINT month_likeness_another CHECK (other_id <> visit_id)
  );
  CREATE INDEX month_likeness_other ON oversight.month_likeness (other_id);
  CREATE INDEX month_likeness_of_month ON oversight.month_likeness (month);

  -- A night fills it from nothing: what is asked of it right afterwards is planned by what is in it. The app role may not
  -- analyse a table that is not its own (there is a privilege for it only since PostgreSQL 17).
  CREATE FUNCTION oversight.analyse_likeness() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = oversight, pg_temp AS $$
  BEGIN
    ANALYZE month_likeness;
  END $$;
`;
