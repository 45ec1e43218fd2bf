import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DispatchOffersAndAssignments1763801000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA dispatch;
      GRANT USAGE ON SCHEMA dispatch TO ${app};

      -- Why these providers, in this order: every one considered, with distance, capacity and the rule that refused.
      CREATE TABLE dispatch.ranking (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering."order",
        starts_at timestamptz NOT NULL,
        candidates jsonb NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX ranking_order ON dispatch.ranking (order_id, at);
      CALL platform.make_append_only('dispatch.ranking');
      GRANT SELECT, INSERT ON dispatch.ranking TO ${app};

      CREATE TABLE dispatch.offer (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering."order",
        provider_id uuid NOT NULL REFERENCES providers.provider,
        ranking_id uuid NOT NULL REFERENCES dispatch.ranking,
        position int NOT NULL CHECK (position > 0),
        state text NOT NULL
          CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'TIMED_OUT', 'WITHDRAWN', 'RETURNED')),
        region_id int NOT NULL REFERENCES geo.region,
        item_code text NOT NULL REFERENCES catalogue.item,
        -- the time of the order when the offer was made
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        -- how many people it takes
        caregivers int NOT NULL DEFAULT 1 CHECK (caregivers IN (1, 2)),
        total_fen bigint NOT NULL CHECK (total_fen >= 0),
        distance_metres int NOT NULL CHECK (distance_metres >= 0),
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        closed_at timestamptz,
        close_reason text,
        close_note text,
        UNIQUE (order_id, position),
        CONSTRAINT offer_spans_time CHECK (ends_at > starts_at),
        CONSTRAINT offer_can_be_answered CHECK (expires_at > made_at),
        CONSTRAINT offer_accepted_in_time CHECK (accepted_at < expires_at),
        CONSTRAINT offer_accepted_has_a_moment CHECK (
          state NOT IN ('ACCEPTED', 'RETURNED') OR accepted_at IS NOT NULL),
        CONSTRAINT offer_closed_with_a_reason CHECK (
          (state IN ('OPEN', 'ACCEPTED')) = (closed_at IS NULL) AND (closed_at IS NULL) = (close_reason IS NULL))
      );
      CREATE UNIQUE INDEX offer_one_winner ON dispatch.offer (order_id) WHERE state = 'ACCEPTED';
      CREATE UNIQUE INDEX offer_one_question ON dispatch.offer (order_id, provider_id) WHERE state = 'OPEN';
      CREATE INDEX offer_live ON dispatch.offer USING gist (provider_id, tstzrange(starts_at, ends_at))
        WHERE state IN ('OPEN', 'ACCEPTED');
      CREATE INDEX offer_provider ON dispatch.offer (provider_id, made_at, id);
      CREATE INDEX offer_ranking ON dispatch.offer (ranking_id);
      CREATE INDEX offer_region ON dispatch.offer (region_id);
      CREATE INDEX offer_item ON dispatch.offer (item_code);
      GRANT SELECT, INSERT ON dispatch.offer TO ${app};
      GRANT UPDATE (state, accepted_at, closed_at, close_reason, close_note) ON dispatch.offer TO ${app};

      CREATE TABLE dispatch.assignment (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering."order",
        provider_id uuid NOT NULL REFERENCES providers.provider,
        caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
        -- of so many who come together; the first one leads
        seat int NOT NULL DEFAULT 1,
        seats int NOT NULL DEFAULT 1 CHECK (seats IN (1, 2)),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        -- it is in step with another caregiver or another service: no delay is planned for it
        on_the_minute boolean NOT NULL DEFAULT false,
        active boolean NOT NULL,
        assigned_by uuid NOT NULL,
        assigned_at timestamptz NOT NULL,
        released_at timestamptz,
        release_reason text,
        CONSTRAINT assignment_spans_time CHECK (ends_at > starts_at),
        CONSTRAINT assignment_has_its_seat CHECK (seat BETWEEN 1 AND seats),
        -- two who come together come at the same time; that they are two people, assignment_caregiver_is_free sees to
        CONSTRAINT assignment_starts_together
          EXCLUDE USING gist (order_id WITH =, starts_at WITH <>) WHERE (active),
        CONSTRAINT assignment_released_with_a_reason CHECK (
          active = (released_at IS NULL) AND active = (release_reason IS NULL)),
        -- nobody can be in two homes at once
        CONSTRAINT assignment_caregiver_is_free
          EXCLUDE USING gist (caregiver_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (active)
      );
      CREATE UNIQUE INDEX assignment_one_for_a_seat ON dispatch.assignment (order_id, seat) WHERE active;

      -- nobody is sent alone where two are needed: when the sending is done, every seat has somebody
      CREATE FUNCTION dispatch.refuse_half_a_pair() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT count(*) FROM dispatch.assignment a WHERE a.order_id = NEW.order_id AND a.active) < NEW.seats
           AND EXISTS (SELECT FROM dispatch.assignment a WHERE a.id = NEW.id AND a.active) THEN
          RAISE EXCEPTION 'a visit of two takes both or nobody' USING ERRCODE = 'AZ001';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER refuse_half_a_pair AFTER INSERT ON dispatch.assignment
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.active AND NEW.seats > 1)
        EXECUTE FUNCTION dispatch.refuse_half_a_pair();

      CREATE INDEX assignment_order ON dispatch.assignment (order_id);
      CREATE INDEX assignment_provider ON dispatch.assignment (provider_id, starts_at);
      CREATE INDEX assignment_caregiver ON dispatch.assignment (caregiver_id, starts_at);
      GRANT SELECT, INSERT ON dispatch.assignment TO ${app};
      GRANT UPDATE (active, released_at, release_reason, on_the_minute) ON dispatch.assignment TO ${app};

      -- Orders for which nobody is left to ask, until a person decides.
      CREATE TABLE dispatch.unmet_demand (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering."order",
        ranking_id uuid NOT NULL REFERENCES dispatch.ranking,
        item_code text NOT NULL REFERENCES catalogue.item,
        region_id int NOT NULL REFERENCES geo.region,
        starts_at timestamptz NOT NULL,
        reasons jsonb NOT NULL,
        since timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('OPEN', 'RESOLVED')),
        resolution text CHECK (resolution IN ('RETRIED', 'CANCELLED', 'MOVED_ON')),
        resolution_reason text,
        resolved_by uuid,
        resolved_at timestamptz,
        CONSTRAINT unmet_resolved_in_full CHECK (
          (state = 'OPEN') = (resolved_at IS NULL) AND (state = 'OPEN') = (resolution IS NULL))
      );
      CREATE UNIQUE INDEX unmet_demand_open ON dispatch.unmet_demand (order_id) WHERE state = 'OPEN';
      CREATE INDEX unmet_demand_order ON dispatch.unmet_demand (order_id);
      CREATE INDEX unmet_demand_region ON dispatch.unmet_demand (region_id, since, id);
      CREATE INDEX unmet_demand_ranking ON dispatch.unmet_demand (ranking_id);
      CREATE INDEX unmet_demand_item ON dispatch.unmet_demand (item_code);
      GRANT SELECT, INSERT ON dispatch.unmet_demand TO ${app};
      GRANT UPDATE (state, resolution, resolution_reason, resolved_by, resolved_at)
        ON dispatch.unmet_demand TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE dispatch.unmet_demand, dispatch.assignment, dispatch.offer, dispatch.ranking;
      DROP FUNCTION dispatch.refuse_half_a_pair;
      DROP SCHEMA dispatch;
    `);
  }
}
