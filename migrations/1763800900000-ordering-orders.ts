import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `('HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE', 'FULFILLED', 'CANCELLED_BY_FAMILY',
  'CANCELLED_BY_OFFICER', 'CANCELLED_BY_SYSTEM', 'NO_SHOW_SENIOR', 'NO_SHOW_PROVIDER', 'ABORTED_HEALTH',
  'REJECTED', 'EXPIRED_UNSERVED')`;

export class OrderingOrders1763800900000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA ordering;
      GRANT USAGE ON SCHEMA ordering TO ${app};

      CREATE TABLE ordering."order" (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        address_id uuid NOT NULL REFERENCES people.address,
        item_code text NOT NULL REFERENCES catalogue.item,
        region_id int NOT NULL REFERENCES geo.region,
        county_id int NOT NULL REFERENCES geo.region,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        planned_minutes bigint NOT NULL CHECK (planned_minutes > 0),
        state text NOT NULL CHECK (state IN ${STATES}),
        provider_id uuid,
        -- where the address was when it was booked
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        datum text NOT NULL CHECK (datum IN ('WGS84', 'GCJ02')),
        required_sex text CHECK (required_sex IN ('MALE', 'FEMALE')),
        -- how many come at once, as the catalogue said when it was booked
        caregivers int NOT NULL DEFAULT 1 CHECK (caregivers IN (1, 2)),
        -- the senior's order after whose end this one starts, and within which minutes
        follows_id uuid,
        follows_ends_at timestamptz,
        least_gap_minutes bigint,
        most_gap_minutes bigint,
        booked_by uuid NOT NULL,
        booked_as text NOT NULL CHECK (booked_as IN ('SELF', 'REPRESENTATIVE', 'OFFICE')),
        channel text NOT NULL,
        on_behalf jsonb,
        wishes jsonb NOT NULL,
        night_reason text,
        -- the price as it was split and confirmed
        total_fen bigint NOT NULL CHECK (total_fen >= 0),
        programme_code text,
        programme_name text,
        programme_minutes bigint NOT NULL CHECK (programme_minutes BETWEEN 0 AND planned_minutes),
        programme_fen bigint NOT NULL CHECK (programme_fen >= 0),
        family_fen bigint NOT NULL CHECK (family_fen >= 0),
        price_reasons jsonb NOT NULL,
        -- what was delivered of it
        actual_minutes bigint CHECK (actual_minutes >= 0),
        captured_minutes bigint CHECK (captured_minutes >= 0),
        released_minutes bigint CHECK (released_minutes >= 0),
        due_programme_fen bigint CHECK (due_programme_fen BETWEEN 0 AND programme_fen),
        due_family_fen bigint CHECK (due_family_fen BETWEEN 0 AND family_fen),
        booked_at timestamptz NOT NULL,
        version int NOT NULL,
        CONSTRAINT order_lasts_as_planned CHECK (extract(epoch FROM ends_at - starts_at) = planned_minutes * 60),
        CONSTRAINT order_price_is_split CHECK (programme_fen + family_fen = total_fen),
        CONSTRAINT order_office_has_a_word CHECK ((booked_as = 'OFFICE') = (on_behalf IS NOT NULL)),
        CONSTRAINT order_has_a_provider CHECK (
          (state NOT IN ('HELD', 'DISPATCHED') OR provider_id IS NULL)
          AND (state NOT IN ('ACCEPTED', 'IN_SERVICE', 'FULFILLED') OR provider_id IS NOT NULL)),
        CONSTRAINT order_outcome_when_fulfilled CHECK (num_nulls(actual_minutes, captured_minutes, released_minutes,
          due_programme_fen, due_family_fen) = CASE state WHEN 'FULFILLED' THEN 0 ELSE 5 END),
        CONSTRAINT order_every_held_minute_is_accounted_for CHECK (
          captured_minutes + released_minutes = programme_minutes),
        -- what may be followed; its end is copied to whatever follows it, so that one row tells whether the gap is kept
        UNIQUE (id, senior_id, ends_at),
        CONSTRAINT order_follows_the_seniors_own FOREIGN KEY (follows_id, senior_id, follows_ends_at)
          REFERENCES ordering."order" (id, senior_id, ends_at) ON UPDATE CASCADE,
        CONSTRAINT order_follows_in_full CHECK (
          num_nulls(follows_id, follows_ends_at, least_gap_minutes, most_gap_minutes) IN (0, 4)),
        CONSTRAINT order_gap_spans_time CHECK (0 <= least_gap_minutes AND least_gap_minutes <= most_gap_minutes),
        -- until it begins; whoever moves either of the two is held to it
        CONSTRAINT order_keeps_its_gap CHECK (state NOT IN ('HELD', 'DISPATCHED', 'ACCEPTED')
          OR extract(epoch FROM starts_at - follows_ends_at)
             BETWEEN least_gap_minutes * 60 AND most_gap_minutes * 60),
        -- nobody can be served twice at once
        CONSTRAINT order_senior_is_free EXCLUDE USING gist (senior_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
          WHERE (state IN ('HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'))
      );
      CREATE INDEX order_senior ON ordering."order" (senior_id, starts_at, id);
      CREATE INDEX order_provider ON ordering."order" (provider_id, starts_at, id);
      CREATE INDEX order_region ON ordering."order" (region_id, starts_at, id);
      CREATE INDEX order_county ON ordering."order" (county_id, starts_at, id);
      CREATE INDEX order_time ON ordering."order" (starts_at, id);
      CREATE INDEX order_address ON ordering."order" (address_id);
      CREATE INDEX order_follows ON ordering."order" (follows_id, senior_id, follows_ends_at);
      CREATE INDEX order_item ON ordering."order" (item_code);
      GRANT SELECT, INSERT ON ordering."order" TO ${app};
      GRANT UPDATE (state, provider_id, starts_at, ends_at, follows_id, follows_ends_at, least_gap_minutes,
        most_gap_minutes, night_reason, total_fen, programme_code, programme_name,
        programme_minutes, programme_fen, family_fen, price_reasons, actual_minutes, captured_minutes,
        released_minutes, due_programme_fen, due_family_fen, version) ON ordering."order" TO ${app};

      CREATE TABLE ordering.state_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering."order",
        from_state text CHECK (from_state IN ${STATES}),
        to_state text NOT NULL CHECK (to_state IN ${STATES}),
        actor_id uuid,
        reason text,
        note text,
        late boolean NOT NULL,
        starts_at timestamptz NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX state_change_order ON ordering.state_change (order_id, id);
      CALL platform.make_append_only('ordering.state_change');
      GRANT SELECT, INSERT ON ordering.state_change TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE ordering.state_change, ordering."order";
      DROP SCHEMA ordering;
    `);
  }
}
