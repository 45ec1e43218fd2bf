import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitsExceptions1763901110000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      -- A doubt about a visit, with what has to be done about it by the table of that day.
      CREATE TABLE visits.exception (
        id uuid PRIMARY KEY,
        visit_id uuid NOT NULL REFERENCES visits.visit,
        county_id int NOT NULL REFERENCES geo.region,
        region_id int NOT NULL REFERENCES geo.region,
        provider_id uuid NOT NULL REFERENCES providers.provider,
        flag text NOT NULL CHECK (flag ~ '^[A-Z][A-Z_]*$'),
        handling text NOT NULL CHECK (handling IN ('MUST_FIX', 'MAY_ACKNOWLEDGE')),
        -- whose word settles it
        settled_by text[] NOT NULL CHECK (settled_by <@ ARRAY['PROVIDER', 'OFFICER'] AND 'OFFICER' = ANY (settled_by)),
        state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'SETTLED', 'LAPSED')),
        opened_at timestamptz NOT NULL
      );
      -- a doubt that was settled does not come back, one that went away by itself may
      CREATE UNIQUE INDEX exception_one_a_doubt ON visits.exception (visit_id, flag) WHERE state <> 'LAPSED';
      CREATE INDEX exception_visit ON visits.exception (visit_id);
      CREATE INDEX exception_provider ON visits.exception (provider_id, handling DESC, opened_at, id) WHERE state = 'OPEN';
      CREATE INDEX exception_of_provider ON visits.exception (provider_id);
      CREATE INDEX exception_region ON visits.exception (region_id, handling DESC, opened_at, id) WHERE state = 'OPEN';
      CREATE INDEX exception_of_region ON visits.exception (region_id);
      CREATE INDEX exception_county ON visits.exception (county_id);
      GRANT SELECT, INSERT ON visits.exception TO ${app};

      -- PROVIDER, OFFICER: with codes of the table. REVIEW: an officer judged the whole visit. SYSTEM: the doubt went away.
      CREATE TABLE visits.exception_settlement (
        exception_id uuid PRIMARY KEY REFERENCES visits.exception,
        as_whom text NOT NULL CHECK (as_whom IN ('PROVIDER', 'OFFICER', 'REVIEW', 'SYSTEM')),
        account_id uuid,
        reason_code text,
        resolution_code text,
        at timestamptz NOT NULL,
        CONSTRAINT settlement_by_somebody CHECK (as_whom IN ('REVIEW', 'SYSTEM') OR account_id IS NOT NULL),
        CONSTRAINT settlement_has_its_codes
          CHECK ((as_whom IN ('PROVIDER', 'OFFICER')) = (num_nulls(reason_code, resolution_code) = 0))
      );
      CALL platform.make_append_only('visits.exception_settlement');
      GRANT SELECT, INSERT ON visits.exception_settlement TO ${app};

      -- The app role may only add: the state follows, once, and only by the word of somebody who may.
      CREATE FUNCTION visits.follow_settlement() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = visits, pg_temp AS $$
      BEGIN
        UPDATE exception SET state = CASE WHEN NEW.as_whom = 'SYSTEM' THEN 'LAPSED' ELSE 'SETTLED' END
         WHERE id = NEW.exception_id AND state = 'OPEN'
           AND (NEW.as_whom IN ('SYSTEM', 'REVIEW') OR NEW.as_whom = ANY (settled_by));
        IF NOT FOUND THEN
          RAISE EXCEPTION 'exception % is not open for %', NEW.exception_id, NEW.as_whom USING ERRCODE = 'AZ001';
        END IF;
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION visits.follow_settlement() FROM PUBLIC;
      CREATE TRIGGER follow_settlement AFTER INSERT ON visits.exception_settlement
        FOR EACH ROW EXECUTE FUNCTION visits.follow_settlement();

      -- what has to be fixed is fixed before anything is captured
      CREATE FUNCTION visits.refuse_unsettled() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM visits.exception e
                    WHERE e.visit_id = NEW.id AND e.state = 'OPEN' AND e.handling = 'MUST_FIX') THEN
          RAISE EXCEPTION 'an exception of visit % is open that must be fixed', NEW.id USING ERRCODE = 'AZ001';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER refuse_unsettled BEFORE UPDATE OF state ON visits.visit
        FOR EACH ROW WHEN (NEW.state = 'VERIFIED') EXECUTE FUNCTION visits.refuse_unsettled();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER refuse_unsettled ON visits.visit;
      DROP TABLE visits.exception_settlement, visits.exception;
      DROP FUNCTION visits.refuse_unsettled, visits.follow_settlement;
    `);
  }
}
