import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DispatchPlans1763801030000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(PLANS(app));
    await queryRunner.query(VISITS(app));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE dispatch.plan_unserved, dispatch.plan_visit, dispatch.plan;
      DROP FUNCTION dispatch.keep_plan, dispatch.keep_plan_visit;
    `);
  }
}

/** A schedule of one day that was asked for: what it was made from, how far it is, and what it costs. */
const PLANS = (app: string): string => `
  CREATE TABLE dispatch.plan (
    id uuid PRIMARY KEY,
    day date NOT NULL,
    region_id int NOT NULL REFERENCES geo.region,
    -- null: everybody's orders of the division
    provider_id uuid REFERENCES providers.provider,
    state text NOT NULL
      CHECK (state IN ('DRAFT', 'RUNNING', 'READY', 'PUBLISHED', 'DISCARDED', 'FAILED')),
    -- which of the assignments that exist stay as they are
    keep text NOT NULL CHECK (keep IN ('ALL', 'PUBLISHED', 'NONE')),
    -- the published plan that is mended, and who is not there any more
    repairs_id uuid,
    absent uuid[] NOT NULL,
    seconds int NOT NULL CHECK (seconds BETWEEN 1 AND 600),
    threads int NOT NULL CHECK (threads BETWEEN 1 AND 64),
    seed bigint NOT NULL CHECK (seed >= 0),
    requested_by uuid NOT NULL,
    requested_at timestamptz NOT NULL,
    -- whoever computes it, and since when he was last heard of
    runner uuid,
    heartbeat_at timestamptz,
    attempts int NOT NULL CHECK (attempts >= 0),
    stop_requested_at timestamptz,
    progress jsonb,
    -- as it was put to the engine, to the letter: its hash is of this text
    problem json,
    input_hash text CHECK (input_hash ~ '^[0-9a-f]{64}$'),
    weights json,
    weights_version text,
    context jsonb,
    -- what came of it, and what it can be made again from
    record json,
    iterations bigint CHECK (iterations >= 0),
    price jsonb,
    figures jsonb,
    failure text CHECK (failure <> ''),
    ended_at timestamptz,
    published_by uuid,
    published_at timestamptz,
    UNIQUE (id, day),
    CONSTRAINT plan_mends_one_of_its_day FOREIGN KEY (repairs_id, day) REFERENCES dispatch.plan (id, day),
    CONSTRAINT plan_at_work_is_somebodys CHECK (
      (state = 'RUNNING') = (runner IS NOT NULL) AND (runner IS NULL) = (heartbeat_at IS NULL)),
    CONSTRAINT plan_can_be_made_again CHECK (state NOT IN ('RUNNING', 'READY', 'PUBLISHED')
      OR num_nulls(problem, input_hash, weights, weights_version, context) = 0),
    CONSTRAINT plan_ready_is_complete CHECK (state NOT IN ('READY', 'PUBLISHED')
      OR num_nulls(record, iterations, price, figures, ended_at) = 0),
    CONSTRAINT plan_failed_with_a_reason CHECK ((state = 'FAILED') = (failure IS NOT NULL)),
    CONSTRAINT plan_published_by_a_person CHECK (
      (state = 'PUBLISHED') = (published_by IS NOT NULL) AND (published_by IS NULL) = (published_at IS NULL)),
    CONSTRAINT plan_mends_another CHECK (repairs_id <> id)
  );
  -- one at work for a division, or a provider in it, and a day
  CREATE UNIQUE INDEX plan_one_at_work ON dispatch.plan (region_id, day, provider_id) NULLS NOT DISTINCT
    WHERE state IN ('DRAFT', 'RUNNING');
  CREATE INDEX plan_region ON dispatch.plan (region_id, day, id);
  CREATE INDEX plan_provider ON dispatch.plan (provider_id, day, id);
  CREATE INDEX plan_repairs ON dispatch.plan (repairs_id, day);

  CREATE FUNCTION dispatch.keep_plan() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.ended_at IS NOT NULL
       AND ROW(OLD.problem::text, OLD.input_hash, OLD.weights::text, OLD.record::text, OLD.iterations, OLD.price,
               OLD.figures, OLD.context, OLD.ended_at)
           IS DISTINCT FROM
           ROW(NEW.problem::text, NEW.input_hash, NEW.weights::text, NEW.record::text, NEW.iterations, NEW.price,
               NEW.figures, NEW.context, NEW.ended_at) THEN
      RAISE EXCEPTION 'what a plan came to is not rewritten' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_plan BEFORE UPDATE ON dispatch.plan
    FOR EACH ROW EXECUTE FUNCTION dispatch.keep_plan();
  GRANT SELECT, INSERT ON dispatch.plan TO ${app};
  GRANT UPDATE (state, runner, heartbeat_at, attempts, stop_requested_at, progress, problem, input_hash, weights,
    weights_version, context, record, iterations, price, figures, failure, ended_at, published_by, published_at)
    ON dispatch.plan TO ${app};
`;

/** Who would go where, what came of it when it was published, and who would be left out. */
const VISITS = (app: string): string => `
  CREATE TABLE dispatch.plan_visit (
    plan_id uuid NOT NULL REFERENCES dispatch.plan,
    order_id uuid NOT NULL REFERENCES ordering."order",
    caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    -- of those who come together; the first one leads
    seat int NOT NULL DEFAULT 1 CHECK (seat IN (1, 2)),
    position int NOT NULL CHECK (position > 0),
    -- as planned; the order keeps the time that was promised
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    travel_minutes bigint NOT NULL CHECK (travel_minutes >= 0),
    late_minutes bigint NOT NULL CHECK (late_minutes >= 0),
    -- whoever had it when the plan was begun
    was_caregiver_id uuid REFERENCES providers.caregiver,
    pinned boolean NOT NULL,
    -- of a division's plan: since when the provider's dispatchers see it and may assign by it
    released_at timestamptz,
    outcome text CHECK (outcome IN ('PUBLISHED', 'UNCHANGED', 'REFUSED')),
    outcome_code text CHECK (outcome_code <> ''),
    outcome_at timestamptz,
    PRIMARY KEY (plan_id, order_id, seat),
    CONSTRAINT plan_visit_spans_time CHECK (ends_at > starts_at),
    CONSTRAINT plan_visit_outcome_in_full CHECK (
      (outcome IS NULL) = (outcome_at IS NULL)
      AND (outcome IS NOT DISTINCT FROM 'REFUSED') = (outcome_code IS NOT NULL)),
    -- two who come together come at the same time
    CONSTRAINT plan_visit_starts_together
      EXCLUDE USING gist (plan_id WITH =, order_id WITH =, starts_at WITH <>),
    -- no plan has anybody in two homes at once
    CONSTRAINT plan_visit_caregiver_is_free
      EXCLUDE USING gist (plan_id WITH =, caregiver_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
  );
  CREATE INDEX plan_visit_order ON dispatch.plan_visit (order_id);
  CREATE INDEX plan_visit_provider ON dispatch.plan_visit (provider_id, plan_id);
  CREATE INDEX plan_visit_caregiver ON dispatch.plan_visit (caregiver_id);
  CREATE INDEX plan_visit_was_caregiver ON dispatch.plan_visit (was_caregiver_id);

  CREATE FUNCTION dispatch.keep_plan_visit() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.outcome IN ('PUBLISHED', 'UNCHANGED') THEN
      RAISE EXCEPTION 'what was published is not rewritten' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_plan_visit BEFORE UPDATE ON dispatch.plan_visit
    FOR EACH ROW EXECUTE FUNCTION dispatch.keep_plan_visit();
  GRANT SELECT, INSERT ON dispatch.plan_visit TO ${app};
  GRANT UPDATE (released_at, outcome, outcome_code, outcome_at) ON dispatch.plan_visit TO ${app};

  CREATE TABLE dispatch.plan_unserved (
    plan_id uuid NOT NULL REFERENCES dispatch.plan,
    order_id uuid NOT NULL REFERENCES ordering."order",
    reason text NOT NULL CHECK (reason IN ('nobody-able', 'outside-working-hours', 'no-room')),
    -- by rule, how many caregivers it keeps out
    refusals jsonb NOT NULL,
    PRIMARY KEY (plan_id, order_id)
  );
  CREATE INDEX plan_unserved_order ON dispatch.plan_unserved (order_id);
  CALL platform.make_append_only('dispatch.plan_unserved');
  GRANT SELECT, INSERT ON dispatch.plan_unserved TO ${app};
`;
