import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DispatchWeightsAndMatching1763801010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(WEIGHTS(app));
    await queryRunner.query(EXCLUSIONS(app));
    await queryRunner.query(`
      -- the prices by which it was decided, and the caregivers who were considered
      ALTER TABLE dispatch.ranking
        ADD COLUMN weights_id uuid REFERENCES dispatch.weights,
        ADD COLUMN caregivers jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN choice jsonb NOT NULL DEFAULT '{}';
      CREATE INDEX ranking_weights ON dispatch.ranking (weights_id);

      -- whose home, and where: so that a day can be read here alone
      ALTER TABLE dispatch.assignment
        ADD COLUMN senior_id uuid,
        ADD COLUMN latitude double precision,
        ADD COLUMN longitude double precision,
        ADD COLUMN datum text;
      UPDATE dispatch.assignment a
         SET senior_id = o.senior_id, latitude = o.latitude, longitude = o.longitude, datum = o.datum
        FROM ordering."order" o WHERE o.id = a.order_id;
      ALTER TABLE dispatch.assignment
        ALTER COLUMN senior_id SET NOT NULL,
        ALTER COLUMN latitude SET NOT NULL,
        ALTER COLUMN longitude SET NOT NULL,
        ALTER COLUMN datum SET NOT NULL;
      CREATE INDEX assignment_senior ON dispatch.assignment (senior_id, starts_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER refuse_excluded ON dispatch.assignment;
      DROP FUNCTION dispatch.refuse_excluded;
      ALTER TABLE dispatch.assignment
        DROP COLUMN senior_id, DROP COLUMN latitude, DROP COLUMN longitude, DROP COLUMN datum;
      ALTER TABLE dispatch.ranking DROP COLUMN weights_id, DROP COLUMN caregivers, DROP COLUMN choice;
      DROP TABLE dispatch.exclusion, dispatch.weights;
      DROP FUNCTION dispatch.keep_weights, dispatch.keep_exclusion;
    `);
  }
}

/** Prices of the soft rules in tenths of an equivalent minute: one person drafts a version, another approves it. */
const WEIGHTS = (app: string): string => `
  CREATE TABLE dispatch.weights (
    id uuid PRIMARY KEY,
    -- Null: wherever no division has its own.
    region_id int REFERENCES geo.region,
    effective daterange NOT NULL CHECK (NOT isempty(effective) AND NOT lower_inf(effective)),
    prices jsonb NOT NULL CHECK (jsonb_typeof(prices) = 'object'),
    citation text NOT NULL CHECK (citation <> ''),
    is_default boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('SUBMITTED', 'APPROVED', 'REJECTED')),
    drafted_by uuid,
    drafted_at timestamptz NOT NULL,
    approved_by uuid,
    decided_at timestamptz,
    reason text CHECK (reason <> ''),
    CONSTRAINT weights_one_version_a_day
      EXCLUDE USING gist ((coalesce(region_id, 0)) WITH =, effective WITH &&) WHERE (state = 'APPROVED'),
    CONSTRAINT weights_four_eyes CHECK (approved_by <> drafted_by),
    CONSTRAINT weights_approved CHECK (state <> 'APPROVED' OR (approved_by IS NULL) = (drafted_by IS NULL)),
    CONSTRAINT weights_decided CHECK ((state = 'SUBMITTED') = (decided_at IS NULL)),
    CONSTRAINT weights_explained CHECK ((state = 'REJECTED') = (reason IS NOT NULL))
  );
  CREATE INDEX weights_region_id ON dispatch.weights (region_id);

  CREATE FUNCTION dispatch.keep_weights() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    free text[] := ARRAY['state', 'effective', 'approved_by', 'decided_at', 'reason'];
  BEGIN
    IF to_jsonb(OLD) - free <> to_jsonb(NEW) - free
       OR OLD.state <> NEW.state AND OLD.state <> 'SUBMITTED'
       OR OLD.effective <> NEW.effective
          AND NOT (OLD.state = 'APPROVED' AND lower(OLD.effective) = lower(NEW.effective)
                   AND NEW.effective <@ OLD.effective) THEN
      RAISE EXCEPTION 'weights that were given are not rewritten' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_weights BEFORE UPDATE ON dispatch.weights
    FOR EACH ROW EXECUTE FUNCTION dispatch.keep_weights();
  GRANT SELECT, INSERT ON dispatch.weights TO ${app};
  GRANT UPDATE (state, effective, approved_by, decided_at, reason) ON dispatch.weights TO ${app};
`;

/** Who does not want whom, until somebody lifts it. */
const EXCLUSIONS = (app: string): string => `
  CREATE TABLE dispatch.exclusion (
    id uuid PRIMARY KEY,
    senior_id uuid NOT NULL,
    caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
    -- on whose wish
    wished_by text NOT NULL CHECK (wished_by IN ('SENIOR', 'CAREGIVER')),
    reason text NOT NULL CHECK (reason <> ''),
    declared_by uuid NOT NULL,
    declared_at timestamptz NOT NULL,
    lifted_by uuid,
    lifted_at timestamptz,
    lift_reason text,
    CONSTRAINT exclusion_lifted_in_full CHECK (
      (lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_reason IS NULL))
  );
  CREATE UNIQUE INDEX exclusion_in_force ON dispatch.exclusion (senior_id, caregiver_id, wished_by)
    WHERE lifted_at IS NULL;
  CREATE INDEX exclusion_caregiver ON dispatch.exclusion (caregiver_id);

  CREATE FUNCTION dispatch.keep_exclusion() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.lifted_at IS NOT NULL THEN
      RAISE EXCEPTION 'an exclusion that was lifted is not rewritten' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_exclusion BEFORE UPDATE ON dispatch.exclusion
    FOR EACH ROW EXECUTE FUNCTION dispatch.keep_exclusion();
  GRANT SELECT, INSERT ON dispatch.exclusion TO ${app};
  GRANT UPDATE (lifted_by, lifted_at, lift_reason) ON dispatch.exclusion TO ${app};

  -- nobody is sent to somebody who does not want him, whoever assigns; nor to a home that is not named
  CREATE FUNCTION dispatch.refuse_excluded() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.active AND (NEW.senior_id IS NULL OR EXISTS (
         SELECT FROM dispatch.exclusion e
          WHERE e.senior_id = NEW.senior_id AND e.caregiver_id = NEW.caregiver_id AND e.lifted_at IS NULL)) THEN
      RAISE EXCEPTION 'this caregiver is not to be sent to this senior' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER refuse_excluded BEFORE INSERT ON dispatch.assignment
    FOR EACH ROW EXECUTE FUNCTION dispatch.refuse_excluded();
`;
