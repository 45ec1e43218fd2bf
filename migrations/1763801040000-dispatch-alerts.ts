import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DispatchAlerts1763801040000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(ALERT(app));
    await queryRunner.query(STEP(app));
    await queryRunner.query(SEEN(app));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX dispatch.offer_open, dispatch.offer_accepted;
      DROP TABLE dispatch.offer_seen, dispatch.alert_step, dispatch.alert;
      DROP FUNCTION dispatch.keep_alert;
    `);
  }
}

/** What a person says became of it, and what ended it by itself. */
const SAID = `'ANSWERING', 'ARRANGING', 'CALLED_ON_THE_WAY', 'REASSIGNED', 'SERVED_LATE', 'CANCELLED',
  'FALSE_ALARM', 'OTHER'`;
const HAPPENED = `'SEEN', 'ANSWERED', 'OFFER_ENDED', 'ASSIGNED', 'ON_THE_WAY', 'CHECKED_IN', 'SENT_ANOTHER',
  'ORDER_MOVED', 'ORDER_ENDED'`;

const ALERT = (app: string): string => `
  -- Something that should have happened has not: who is to look after it, since when, and what came of it.
  CREATE TABLE dispatch.alert (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('OFFER_UNSEEN', 'NO_CAREGIVER', 'LATE_DEPARTURE', 'MISSED_CHECK_IN')),
    order_id uuid NOT NULL REFERENCES ordering."order",
    offer_id uuid REFERENCES dispatch.offer,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    caregiver_id uuid REFERENCES providers.caregiver,
    region_id int NOT NULL REFERENCES geo.region,
    -- of the service
    starts_at timestamptz NOT NULL,
    -- when the caregiver is expected, as far as anybody can tell
    expected_at timestamptz,
    raised_at timestamptz NOT NULL,
    -- whose turn it is: the dispatcher's, the provider's management's, the county's
    level int NOT NULL CHECK (level BETWEEN 1 AND 3),
    next_level_at timestamptz,
    state text NOT NULL CHECK (state IN ('OPEN', 'ACKNOWLEDGED', 'CLOSED')),
    acknowledged_by uuid,
    acknowledged_at timestamptz,
    closed_at timestamptz,
    -- null: by the fact that ended it
    closed_by uuid,
    disposition text CHECK (disposition IN (${SAID}, ${HAPPENED})),
    note text,
    CONSTRAINT alert_names_its_offer CHECK ((kind = 'OFFER_UNSEEN') = (offer_id IS NOT NULL)),
    CONSTRAINT alert_names_who_is_late CHECK (
      (kind IN ('LATE_DEPARTURE', 'MISSED_CHECK_IN')) = (caregiver_id IS NOT NULL)),
    CONSTRAINT alert_acknowledged_by_somebody CHECK (
      (acknowledged_at IS NULL) = (acknowledged_by IS NULL)
      AND (state <> 'ACKNOWLEDGED' OR acknowledged_at IS NOT NULL)),
    CONSTRAINT alert_ends_in_a_disposition CHECK (
      (state = 'CLOSED') = (closed_at IS NOT NULL) AND (state = 'CLOSED') = (disposition IS NOT NULL)),
    CONSTRAINT alert_ended_by_whom_it_says CHECK (
      (closed_by IS NOT NULL) = (disposition IS NOT NULL AND disposition IN (${SAID}))),
    CONSTRAINT alert_other_is_explained CHECK (
      disposition IS DISTINCT FROM 'OTHER' OR coalesce(trim(note), '') <> ''),
    -- what is not over always has a clock, until it is with the last one to be told
    CONSTRAINT alert_clock_runs CHECK ((state <> 'CLOSED' AND level < 3) = (next_level_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX alert_one_open ON dispatch.alert (kind, order_id, offer_id, caregiver_id) NULLS NOT DISTINCT
    WHERE state <> 'CLOSED';
  CREATE INDEX alert_order ON dispatch.alert (order_id, kind);
  CREATE INDEX alert_offer ON dispatch.alert (offer_id) WHERE offer_id IS NOT NULL;
  CREATE INDEX alert_provider ON dispatch.alert (provider_id, raised_at);
  CREATE INDEX alert_region ON dispatch.alert (region_id, raised_at);
  CREATE INDEX alert_caregiver ON dispatch.alert (caregiver_id) WHERE caregiver_id IS NOT NULL;
  CREATE INDEX alert_due ON dispatch.alert (next_level_at) WHERE next_level_at IS NOT NULL;

  CREATE FUNCTION dispatch.keep_alert() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'CLOSED' OR NEW.level < OLD.level THEN
      RAISE EXCEPTION 'an alert goes forward only, and not beyond its end' USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_alert BEFORE UPDATE ON dispatch.alert
    FOR EACH ROW EXECUTE FUNCTION dispatch.keep_alert();
  GRANT SELECT, INSERT ON dispatch.alert TO ${app};
  GRANT UPDATE (expected_at, level, next_level_at, state, acknowledged_by, acknowledged_at, closed_at, closed_by,
    disposition, note) ON dispatch.alert TO ${app};
`;

const STEP = (app: string): string => `
  CREATE TABLE dispatch.alert_step (
    alert_id uuid NOT NULL REFERENCES dispatch.alert,
    number int NOT NULL CHECK (number > 0),
    kind text NOT NULL CHECK (kind IN ('RAISED', 'ESCALATED', 'ACKNOWLEDGED', 'CLOSED')),
    level int NOT NULL CHECK (level BETWEEN 1 AND 3),
    at timestamptz NOT NULL,
    -- null: the clock, or a fact
    account_id uuid,
    disposition text,
    PRIMARY KEY (alert_id, number),
    CONSTRAINT alert_step_closes_with_a_disposition CHECK ((kind = 'CLOSED') = (disposition IS NOT NULL))
  );
  CREATE UNIQUE INDEX alert_step_told_once ON dispatch.alert_step (alert_id, level)
    WHERE kind IN ('RAISED', 'ESCALATED');
  CREATE UNIQUE INDEX alert_step_ends_once ON dispatch.alert_step (alert_id) WHERE kind = 'CLOSED';
  CALL platform.make_append_only('dispatch.alert_step');
  GRANT SELECT, INSERT ON dispatch.alert_step TO ${app};
`;

const SEEN = (app: string): string => `
  -- Who has had an offer before his eyes, and when first.
  CREATE TABLE dispatch.offer_seen (
    offer_id uuid NOT NULL REFERENCES dispatch.offer,
    account_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (offer_id, account_id)
  );
  CALL platform.make_append_only('dispatch.offer_seen');
  GRANT SELECT, INSERT ON dispatch.offer_seen TO ${app};

  -- what the search for forgotten alerts looks through
  CREATE INDEX offer_open ON dispatch.offer (expires_at) WHERE state = 'OPEN';
  CREATE INDEX offer_accepted ON dispatch.offer (starts_at) WHERE state = 'ACCEPTED';
`;
