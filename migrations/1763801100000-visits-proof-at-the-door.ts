import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitsProofAtTheDoor1763801100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA visits;
      GRANT USAGE ON SCHEMA visits TO ${app};

      CREATE TABLE visits.visit (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering."order",
        provider_id uuid NOT NULL REFERENCES providers.provider,
        caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
        senior_id uuid NOT NULL REFERENCES people.senior,
        address_id uuid NOT NULL REFERENCES people.address,
        item_code text NOT NULL REFERENCES catalogue.item,
        region_id int NOT NULL REFERENCES geo.region,
        county_id int NOT NULL REFERENCES geo.region,
        -- of so many who come together; the first one leads, and his visit speaks for all
        seat int NOT NULL DEFAULT 1,
        seats int NOT NULL DEFAULT 1 CHECK (seats IN (1, 2)),
        starts_at timestamptz NOT NULL,
        planned_minutes bigint NOT NULL CHECK (planned_minutes > 0),
        state text NOT NULL CHECK (state IN ('SCHEDULED', 'EN_ROUTE', 'IN_SERVICE', 'CHECKED_OUT', 'CONFIRMED',
          'DISPUTED', 'VERIFIED', 'REJECTED', 'NO_SHOW_SENIOR', 'NO_SHOW_PROVIDER', 'ABORTED', 'CANCELLED', 'REPLACED')),
        -- said aloud by the senior; encrypted, and useless after a few wrong guesses
        door_code text NOT NULL,
        door_code_failures int NOT NULL DEFAULT 0,
        actual_minutes bigint CHECK (actual_minutes >= 0),
        flags text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        CONSTRAINT visit_has_its_seat CHECK (seat BETWEEN 1 AND seats),
        -- whoever comes second proves that he was there, and nothing is paid for it a second time
        CONSTRAINT second_ends_at_check_out CHECK (seat = 1
          OR state IN ('SCHEDULED', 'EN_ROUTE', 'IN_SERVICE', 'CHECKED_OUT', 'CANCELLED', 'REPLACED')),
        CONSTRAINT measured_after_check_out CHECK (
          (actual_minutes IS NOT NULL) = (state IN ('CHECKED_OUT', 'CONFIRMED', 'DISPUTED', 'VERIFIED', 'REJECTED')))
      );
      -- one visit proves an order; one that was given to another caregiver stays as history
      CREATE UNIQUE INDEX visit_one_live_per_seat ON visits.visit (order_id, seat) WHERE state <> 'REPLACED';
      CREATE INDEX visit_provider ON visits.visit (provider_id, starts_at);
      CREATE INDEX visit_caregiver ON visits.visit (caregiver_id, starts_at);
      CREATE INDEX visit_senior ON visits.visit (senior_id, starts_at);
      CREATE INDEX visit_region ON visits.visit (region_id, starts_at);
      CREATE INDEX visit_county ON visits.visit (county_id, starts_at);
      CREATE INDEX visit_order ON visits.visit (order_id);
      CREATE INDEX visit_address ON visits.visit (address_id);
      CREATE INDEX visit_item ON visits.visit (item_code);
      GRANT SELECT, INSERT ON visits.visit TO ${app};
      GRANT UPDATE (state, door_code_failures, actual_minutes, flags) ON visits.visit TO ${app};

      -- Arrival and leaving, as the device and as the server saw it. Written once, never changed.
      CREATE TABLE visits.visit_check (
        visit_id uuid NOT NULL REFERENCES visits.visit,
        kind text NOT NULL CHECK (kind IN ('IN', 'OUT')),
        method text NOT NULL CHECK (method IN ('POSITION', 'CODE', 'MANUAL')),
        device_at timestamptz NOT NULL,
        server_at timestamptz NOT NULL,
        -- the moment that counts for the minutes
        occurred_at timestamptz NOT NULL,
        latitude double precision CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision CHECK (longitude BETWEEN -180 AND 180),
        datum text CHECK (datum IN ('WGS84', 'GCJ02')),
        accuracy_metres int CHECK (accuracy_metres >= 0),
        distance_metres int CHECK (distance_metres >= 0),
        reason text,
        flags text[] NOT NULL,
        account_id uuid NOT NULL,
        PRIMARY KEY (visit_id, kind),
        CHECK (num_nulls(latitude, longitude, datum, accuracy_metres, distance_metres) IN (0, 5)),
        CHECK (method <> 'POSITION' OR latitude IS NOT NULL),
        CHECK (method <> 'MANUAL' OR length(trim(reason)) > 0)
      );
      CALL platform.make_append_only('visits.visit_check');

      -- where two had to come, one alone is not verified unless somebody was told of it
      CREATE FUNCTION visits.refuse_unaccompanied() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT 'SECOND_UNPROVEN' = ANY (NEW.flags) AND NOT EXISTS (
             SELECT FROM visits.visit v JOIN visits.visit_check c ON c.visit_id = v.id AND c.kind = 'IN'
              WHERE v.order_id = NEW.order_id AND v.seat = 2 AND v.state <> 'REPLACED') THEN
          RAISE EXCEPTION 'nothing proves that the second caregiver was there' USING ERRCODE = 'AZ001';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER refuse_unaccompanied BEFORE UPDATE OF state ON visits.visit
        FOR EACH ROW WHEN (NEW.state = 'VERIFIED' AND NEW.seat = 1 AND NEW.seats = 2)
        EXECUTE FUNCTION visits.refuse_unaccompanied();
      GRANT SELECT, INSERT ON visits.visit_check TO ${app};

      CREATE TABLE visits.visit_task (
        visit_id uuid NOT NULL REFERENCES visits.visit,
        code text NOT NULL,
        done boolean NOT NULL,
        note text,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (visit_id, code)
      );
      CALL platform.make_append_only('visits.visit_task');
      GRANT SELECT, INSERT ON visits.visit_task TO ${app};

      CREATE TABLE visits.state_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        visit_id uuid NOT NULL REFERENCES visits.visit,
        from_state text,
        to_state text NOT NULL,
        at timestamptz NOT NULL,
        account_id uuid,
        reason text
      );
      CREATE INDEX state_change_visit ON visits.state_change (visit_id, id);
      CALL platform.make_append_only('visits.state_change');
      GRANT SELECT, INSERT ON visits.state_change TO ${app};

      -- By the senior or family, or by time with a call-back owed.
      CREATE TABLE visits.confirmation (
        visit_id uuid PRIMARY KEY REFERENCES visits.visit,
        account_id uuid,
        automatic boolean NOT NULL,
        call_back_owed boolean NOT NULL,
        at timestamptz NOT NULL,
        CHECK (automatic = (account_id IS NULL)),
        CHECK (call_back_owed = automatic)
      );
      CALL platform.make_append_only('visits.confirmation');
      GRANT SELECT, INSERT ON visits.confirmation TO ${app};

      CREATE TABLE visits.dispute (
        visit_id uuid PRIMARY KEY REFERENCES visits.visit,
        account_id uuid NOT NULL,
        reason text NOT NULL CHECK (length(trim(reason)) > 0),
        at timestamptz NOT NULL
      );
      CALL platform.make_append_only('visits.dispute');
      GRANT SELECT, INSERT ON visits.dispute TO ${app};

      CREATE TABLE visits.dispute_decision (
        visit_id uuid PRIMARY KEY REFERENCES visits.dispute,
        account_id uuid NOT NULL,
        decision text NOT NULL CHECK (decision IN ('SERVICE_ACCEPTED', 'SERVICE_REJECTED')),
        accepted_minutes bigint NOT NULL CHECK (accepted_minutes >= 0),
        reason text NOT NULL CHECK (length(trim(reason)) > 0),
        at timestamptz NOT NULL,
        CHECK ((decision = 'SERVICE_REJECTED') = (accepted_minutes = 0))
      );
      CALL platform.make_append_only('visits.dispute_decision');
      GRANT SELECT, INSERT ON visits.dispute_decision TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA visits CASCADE');
  }
}
