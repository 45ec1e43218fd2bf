import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DispatchModesFairnessAndReplacements1763801020000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      ALTER TABLE dispatch.offer
        -- alone because the family chose it, one after the other, or several at once
        ADD COLUMN mode text NOT NULL DEFAULT 'CASCADE',
        -- whom it was made to, where the provider lets its caregivers answer themselves
        ADD COLUMN caregiver_id uuid REFERENCES providers.caregiver,
        ADD CONSTRAINT offer_mode_check CHECK (mode IN ('DIRECT', 'CASCADE', 'BROADCAST'));
      CREATE INDEX offer_caregiver ON dispatch.offer (caregiver_id) WHERE caregiver_id IS NOT NULL;
      -- whoever said no is not asked again for this time, whatever the search believes
      CREATE UNIQUE INDEX offer_not_asked_again
        ON dispatch.offer (order_id, provider_id, caregiver_id, starts_at, ends_at) NULLS NOT DISTINCT
        WHERE state IN ('OPEN', 'DECLINED', 'RETURNED');

      -- How a county asks for a service; the newest row for the county and the item counts. Only ever added to.
      CREATE TABLE dispatch.offer_rule (
        id uuid PRIMARY KEY,
        seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
        county_id int NOT NULL REFERENCES geo.region,
        item_code text REFERENCES catalogue.item,
        mode text NOT NULL CHECK (mode IN ('CASCADE', 'BROADCAST')),
        direct_first boolean NOT NULL,
        broadcast_size int NOT NULL CHECK (broadcast_size BETWEEN 1 AND 50),
        broadcast_after int CHECK (broadcast_after > 0),
        broadcast_urgent boolean NOT NULL,
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL,
        reason text NOT NULL CHECK (reason <> '')
      );
      CREATE INDEX offer_rule_newest ON dispatch.offer_rule (county_id, item_code, seq);
      CREATE INDEX offer_rule_item ON dispatch.offer_rule (item_code);
      CALL platform.make_append_only('dispatch.offer_rule');
      GRANT SELECT, INSERT ON dispatch.offer_rule TO ${app};

      -- Providers whose caregivers answer offers themselves. Only ever added to; the newest row counts.
      CREATE TABLE dispatch.straight_choice (
        id uuid PRIMARY KEY,
        seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
        provider_id uuid NOT NULL REFERENCES providers.provider,
        enabled boolean NOT NULL,
        set_by uuid NOT NULL,
        set_at timestamptz NOT NULL
      );
      CREATE INDEX straight_choice_newest ON dispatch.straight_choice (provider_id, seq);
      CALL platform.make_append_only('dispatch.straight_choice');
      GRANT SELECT, INSERT ON dispatch.straight_choice TO ${app};

      -- Orders that wait a moment because they compete with others for the same people.
      CREATE TABLE dispatch.waiting_order (
        order_id uuid PRIMARY KEY REFERENCES ordering."order",
        ranking_id uuid NOT NULL REFERENCES dispatch.ranking,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        caregivers uuid[] NOT NULL,
        since timestamptz NOT NULL,
        decide_at timestamptz NOT NULL,
        CONSTRAINT waiting_order_a_moment CHECK (decide_at > since AND decide_at <= since + interval '60 seconds')
      );
      CREATE INDEX waiting_order_ranking ON dispatch.waiting_order (ranking_id);
      GRANT SELECT, INSERT, DELETE ON dispatch.waiting_order TO ${app};

      -- Minutes a provider was given, or gave back (negative), in a county.
      CREATE TABLE dispatch.fairness_movement (
        id uuid PRIMARY KEY,
        county_id int NOT NULL REFERENCES geo.region,
        provider_id uuid NOT NULL REFERENCES providers.provider,
        offer_id uuid NOT NULL REFERENCES dispatch.offer,
        kind text NOT NULL CHECK (kind IN ('GIVEN', 'BACK')),
        minutes bigint NOT NULL,
        -- false: the family's own choice
        charged boolean NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT fairness_movement_has_its_sign CHECK ((kind = 'GIVEN') = (minutes > 0) AND minutes <> 0)
      );
      CREATE UNIQUE INDEX fairness_movement_once ON dispatch.fairness_movement (offer_id, kind);
      CREATE INDEX fairness_movement_day ON dispatch.fairness_movement (county_id, at);
      CREATE INDEX fairness_movement_provider ON dispatch.fairness_movement (provider_id);
      CALL platform.make_append_only('dispatch.fairness_movement');
      GRANT SELECT, INSERT ON dispatch.fairness_movement TO ${app};

      -- What is fair for a provider in a county on a day, and what it is owed when the day begins.
      CREATE TABLE dispatch.fairness_day (
        county_id int NOT NULL REFERENCES geo.region,
        day date NOT NULL,
        provider_id uuid NOT NULL REFERENCES providers.provider,
        capacity_minutes bigint NOT NULL CHECK (capacity_minutes >= 0),
        quality double precision NOT NULL CHECK (quality BETWEEN 0.8 AND 1.2),
        deficit_minutes bigint NOT NULL,
        PRIMARY KEY (county_id, day, provider_id)
      );
      CREATE INDEX fairness_day_provider ON dispatch.fairness_day (provider_id, day);
      CALL platform.make_append_only('dispatch.fairness_day');
      GRANT SELECT, INSERT ON dispatch.fairness_day TO ${app};

      CREATE TABLE dispatch.fairness_report (
        county_id int NOT NULL REFERENCES geo.region,
        day date NOT NULL,
        -- null: nobody has a share
        jain double precision CHECK (jain > 0 AND jain <= 1),
        orders int NOT NULL CHECK (orders >= 0),
        -- of the orders that were priced with and without fairness
        priced int NOT NULL,
        changed int NOT NULL,
        cost_minutes bigint NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (county_id, day),
        CONSTRAINT fairness_report_counts_fit CHECK (0 <= changed AND changed <= priced)
      );
      CALL platform.make_append_only('dispatch.fairness_report');
      GRANT SELECT, INSERT ON dispatch.fairness_report TO ${app};

      -- Somebody who was to come fell out, or did not come: the family hears of it with the answer.
      CREATE TABLE dispatch.replacement (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ordering."order",
        senior_id uuid NOT NULL,
        item_code text NOT NULL REFERENCES catalogue.item,
        starts_at timestamptz NOT NULL,
        cause text NOT NULL CHECK (cause <> ''),
        provider_id uuid NOT NULL REFERENCES providers.provider,
        caregiver_id uuid REFERENCES providers.caregiver,
        since timestamptz NOT NULL,
        tell_by timestamptz NOT NULL,
        outcome text CHECK (outcome IN ('FOUND', 'NOT_FOUND', 'LATE', 'MOVED_ON')),
        told_at timestamptz,
        new_provider_id uuid REFERENCES providers.provider,
        new_caregiver_id uuid REFERENCES providers.caregiver,
        alternatives jsonb NOT NULL DEFAULT '[]',
        -- the order that the family booked instead of one for which nobody came
        made_good_by uuid REFERENCES ordering."order",
        CONSTRAINT replacement_makes_good_a_no_show CHECK (made_good_by IS NULL OR cause = 'PROVIDER_NO_SHOW'),
        CONSTRAINT replacement_told_with_its_outcome CHECK ((outcome IS NULL) = (told_at IS NULL)),
        CONSTRAINT replacement_found_names_who CHECK (
          (outcome IS NOT DISTINCT FROM 'FOUND') = (new_caregiver_id IS NOT NULL)
          AND (new_caregiver_id IS NULL) = (new_provider_id IS NULL))
      );
      CREATE UNIQUE INDEX replacement_one_search ON dispatch.replacement (order_id) WHERE outcome IS NULL;
      CREATE UNIQUE INDEX replacement_one_no_show ON dispatch.replacement (order_id)
        WHERE cause = 'PROVIDER_NO_SHOW';
      CREATE UNIQUE INDEX replacement_makes_good_once ON dispatch.replacement (made_good_by);
      CREATE INDEX replacement_to_make_good ON dispatch.replacement (senior_id, item_code)
        WHERE cause = 'PROVIDER_NO_SHOW' AND made_good_by IS NULL;
      CREATE INDEX replacement_item ON dispatch.replacement (item_code);
      CREATE INDEX replacement_order ON dispatch.replacement (order_id, since);
      CREATE INDEX replacement_provider ON dispatch.replacement (provider_id);
      CREATE INDEX replacement_caregiver ON dispatch.replacement (caregiver_id);
      CREATE INDEX replacement_new_provider ON dispatch.replacement (new_provider_id);
      CREATE INDEX replacement_new_caregiver ON dispatch.replacement (new_caregiver_id);
      GRANT SELECT, INSERT ON dispatch.replacement TO ${app};
      GRANT UPDATE (outcome, told_at, new_provider_id, new_caregiver_id, alternatives, made_good_by)
        ON dispatch.replacement TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE dispatch.replacement, dispatch.fairness_report, dispatch.fairness_day,
        dispatch.fairness_movement, dispatch.waiting_order, dispatch.straight_choice, dispatch.offer_rule;
      DROP INDEX dispatch.offer_not_asked_again;
      ALTER TABLE dispatch.offer DROP COLUMN mode, DROP COLUMN caregiver_id;
    `);
  }
}
