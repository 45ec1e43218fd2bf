import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitsOnTheWay1763801110000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      -- Whether a caregiver lets the platform know where he is while he is on his way to a job. The newest row counts.
      CREATE TABLE visits.position_consent (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
        agreed boolean NOT NULL,
        account_id uuid NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX position_consent_newest ON visits.position_consent (caregiver_id, id);
      CALL platform.make_append_only('visits.position_consent');
      GRANT SELECT, INSERT ON visits.position_consent TO ${app};

      -- The way to one visit: since when, and when the caregiver is expected.
      CREATE TABLE visits.journey (
        visit_id uuid PRIMARY KEY REFERENCES visits.visit,
        departed_at timestamptz NOT NULL,
        -- null: nobody can tell
        expected_at timestamptz,
        -- the same as the family was told it last, coarsely
        promised_at timestamptz
      );
      GRANT SELECT, INSERT, UPDATE (expected_at, promised_at) ON visits.journey TO ${app};

      -- Thinned, and deleted after some days.
      CREATE TABLE visits.position (
        visit_id uuid NOT NULL REFERENCES visits.journey,
        device_at timestamptz NOT NULL,
        at timestamptz NOT NULL,
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        datum text NOT NULL CHECK (datum IN ('WGS84', 'GCJ02')),
        accuracy_metres int NOT NULL CHECK (accuracy_metres >= 0),
        PRIMARY KEY (visit_id, device_at)
      );
      CREATE INDEX position_at ON visits.position (at);
      GRANT SELECT, INSERT, DELETE ON visits.position TO ${app};

      -- Never between jobs: only of somebody who has set off, has not arrived, and agrees.
      CREATE FUNCTION visits.only_on_the_way() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
          SELECT FROM visits.visit v
           WHERE v.id = NEW.visit_id AND v.state = 'EN_ROUTE'
             AND (SELECT c.agreed FROM visits.position_consent c WHERE c.caregiver_id = v.caregiver_id
                   ORDER BY c.id DESC LIMIT 1)) THEN
          RAISE EXCEPTION 'the caregiver is not on the way, or did not agree' USING ERRCODE = 'AZ001';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER only_on_the_way BEFORE INSERT ON visits.position
        FOR EACH ROW EXECUTE FUNCTION visits.only_on_the_way();

      -- visits whose caregiver is still to come
      CREATE INDEX visit_awaited ON visits.visit (starts_at) WHERE state IN ('SCHEDULED', 'EN_ROUTE');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX visits.visit_awaited;
      DROP TABLE visits.position, visits.journey, visits.position_consent;
      DROP FUNCTION visits.only_on_the_way;
    `);
  }
}
