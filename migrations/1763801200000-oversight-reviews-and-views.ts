import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightReviewsAndViews1763801200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`CREATE SCHEMA oversight; GRANT USAGE ON SCHEMA oversight TO ${app};`);
    await queryRunner.query(REVIEWS);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON oversight.review, oversight.answer, oversight.decision TO ${app};
      REVOKE ALL ON FUNCTION oversight.follow_decision() FROM PUBLIC;
    `);
    await queryRunner.query(INDEXES);
    await queryRunner.query(LISTS);
    await queryRunner.query(FILES);
    await queryRunner.query(`GRANT SELECT ON ${VIEWS} TO ${app};`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW ${VIEWS};
      DROP INDEX visits.visit_unsettled, visits.visit_flagged, visits.visit_flagged_newest, visits.visit_flags,
        platform.audit_trail_region;
      DROP TABLE oversight.decision, oversight.answer, oversight.review;
      DROP FUNCTION oversight.follow_decision();
      DROP SCHEMA oversight;
    `);
  }
}

const REVIEWS = `
  -- The app role may only add: the state follows the decision below.
  CREATE TABLE oversight.review (
    id uuid PRIMARY KEY,
    visit_id uuid NOT NULL REFERENCES visits.visit,
    order_id uuid NOT NULL REFERENCES ordering."order",
    provider_id uuid NOT NULL REFERENCES providers.provider,
    region_id int NOT NULL REFERENCES geo.region,
    kind text NOT NULL CHECK (kind IN ('APPROVAL', 'RETURN')),
    state text NOT NULL CHECK (state IN ('APPROVED', 'OPEN', 'UPHELD', 'DISMISSED')),
    opened_by uuid NOT NULL REFERENCES identity.account,
    reason text CHECK (length(trim(reason)) > 0),
    opened_at timestamptz NOT NULL,
    CONSTRAINT review_opener UNIQUE (id, opened_by),
    CONSTRAINT review_kind CHECK ((kind = 'APPROVAL') = (state = 'APPROVED')),
    CONSTRAINT review_return_explained CHECK (kind = 'APPROVAL' OR reason IS NOT NULL)
  );
  CREATE UNIQUE INDEX review_one_open ON oversight.review (visit_id) WHERE state = 'OPEN';
  CREATE UNIQUE INDEX review_one_outcome ON oversight.review (visit_id, state) WHERE state IN ('APPROVED', 'UPHELD');
  CREATE INDEX review_visit ON oversight.review (visit_id);
  CREATE INDEX review_order ON oversight.review (order_id);
  CREATE INDEX review_provider ON oversight.review (provider_id, opened_at, id);
  CREATE INDEX review_region ON oversight.review (region_id, opened_at, id);
  CREATE INDEX review_opened_by ON oversight.review (opened_by);
  CREATE INDEX review_open ON oversight.review (region_id) WHERE state = 'OPEN';

  CREATE TABLE oversight.answer (
    review_id uuid PRIMARY KEY REFERENCES oversight.review,
    account_id uuid NOT NULL REFERENCES identity.account,
    text text NOT NULL CHECK (length(trim(text)) > 0),
    at timestamptz NOT NULL
  );
  CREATE INDEX answer_account ON oversight.answer (account_id);
  CALL platform.make_append_only('oversight.answer');

  -- Whoever returned a visit never decides on it; the foreign key sees to it that opened_by tells the truth.
  CREATE TABLE oversight.decision (
    review_id uuid PRIMARY KEY,
    opened_by uuid NOT NULL,
    decided_by uuid NOT NULL REFERENCES identity.account,
    decision text NOT NULL CHECK (decision IN ('UPHELD', 'DISMISSED')),
    reason text NOT NULL CHECK (length(trim(reason)) > 0),
    at timestamptz NOT NULL,
    CONSTRAINT decision_two_persons CHECK (decided_by <> opened_by),
    CONSTRAINT decision_review FOREIGN KEY (review_id, opened_by) REFERENCES oversight.review (id, opened_by)
  );
  CREATE INDEX decision_review ON oversight.decision (review_id, opened_by);
  CREATE INDEX decision_decided_by ON oversight.decision (decided_by);
  CALL platform.make_append_only('oversight.decision');

  CREATE FUNCTION oversight.follow_decision() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = oversight, pg_temp AS $$
  BEGIN
    UPDATE review SET state = NEW.decision WHERE id = NEW.review_id AND state = 'OPEN';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'review % is not open', NEW.review_id USING ERRCODE = 'AZ001';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_decision AFTER INSERT ON oversight.decision
    FOR EACH ROW EXECUTE FUNCTION oversight.follow_decision();
`;

/** What the officers' lists read, so that they stay quick with years in the tables. */
const INDEXES = `
  CREATE INDEX visit_unsettled ON visits.visit (region_id, state, starts_at, id) WHERE state <> 'VERIFIED';
  CREATE INDEX visit_flagged ON visits.visit (region_id, starts_at, id) WHERE flags <> '{}';
  CREATE INDEX visit_flagged_newest ON visits.visit (starts_at, id) WHERE flags <> '{}';
  CREATE INDEX visit_flags ON visits.visit USING gin (flags) WHERE flags <> '{}';
  CREATE INDEX audit_trail_region ON platform.audit_trail (region_id, at, id) WHERE region_id IS NOT NULL;
`;

const VIEWS = `oversight.ranked_visit, oversight.reversed_order, oversight.visit_line, oversight.order_file, oversight.door_check,
  oversight.task, oversight.step, oversight.confirmation, oversight.dispute, oversight.evidence, oversight.ranking,
  oversight.offer, oversight.assignment, oversight.unmet_demand, oversight.trail_line,
  oversight.order_minutes`;

const LISTS = `
  -- What an officer should look at first: returns that wait for a decision, disputes, visits that wait for him, in
  -- each the one with more doubts; then flagged visits nobody has looked at; then everything else.
  CREATE VIEW oversight.ranked_visit AS
  SELECT v.id, v.region_id, v.provider_id, v.caregiver_id, v.state, v.flags, v.starts_at,
         CASE WHEN EXISTS (SELECT FROM oversight.review r WHERE r.visit_id = v.id AND r.state = 'OPEN')
                THEN 400 + cardinality(v.flags)
              WHEN v.state = 'DISPUTED' THEN 300 + cardinality(v.flags)
              WHEN v.state = 'CONFIRMED' THEN 200 + cardinality(v.flags)
              WHEN v.flags <> '{}' AND NOT EXISTS (SELECT FROM oversight.review r WHERE r.visit_id = v.id) THEN 100
              ELSE 0 END AS urgency
    FROM visits.visit v;

  -- Public minutes that were taken back of an order; only the hold that was delivered has any.
  CREATE VIEW oversight.reversed_order AS
  SELECT r.county_id, r.order_id, r.number,
         coalesce(sum(r.units) FILTER (WHERE p.unit = 'MINUTE'), 0)::bigint AS reversed_minutes
    FROM entitlement.order_reversal_payer r JOIN entitlement.order_payer p USING (county_id, order_id, number, rank)
   GROUP BY r.county_id, r.order_id, r.number;

  -- One line of the list, and the head of the file. Of an order's holds the last one counts.
  CREATE VIEW oversight.visit_line AS
  SELECT u.urgency, v.id, v.order_id, v.state, v.flags, v.starts_at, v.planned_minutes, v.actual_minutes,
         v.item_code, i.zh AS item_zh, v.senior_id, s.name AS senior_name,
         v.provider_id, p.name AS provider_name, v.caregiver_id, c.name AS caregiver_name,
         v.region_id, g.name AS region_name, v.county_id, k.name AS county_name,
         arrival.method AS arrival_method, arrival.distance_metres AS arrival_metres,
         leaving.method AS leaving_method, leaving.distance_metres AS leaving_metres,
         coalesce(f.automatic, false) AS confirmed_automatically, coalesce(f.call_back_owed, false) AS call_back_owed,
         m.held_minutes, CASE WHEN o.kind IS NOT NULL THEN m.captured_minutes END AS captured_minutes,
         CASE WHEN o.kind IS NOT NULL THEN m.held_minutes - m.captured_minutes END AS released_minutes,
         x.reversed_minutes,
         coalesce((SELECT w.action = 'PLACED' FROM ledger.withholding w
                    WHERE w.county_id = h.county_id AND w.hold_id = h.hold_id
                    ORDER BY w.seq DESC LIMIT 1), false) AS withheld
    FROM visits.visit v
    JOIN oversight.ranked_visit u ON u.id = v.id
    JOIN catalogue.item i ON i.code = v.item_code
    JOIN people.senior s ON s.id = v.senior_id
    JOIN providers.provider p ON p.id = v.provider_id
    JOIN providers.caregiver c ON c.id = v.caregiver_id
    JOIN geo.region g ON g.id = v.region_id
    JOIN geo.region k ON k.id = v.county_id
    LEFT JOIN visits.visit_check arrival ON arrival.visit_id = v.id AND arrival.kind = 'IN'
    LEFT JOIN visits.visit_check leaving ON leaving.visit_id = v.id AND leaving.kind = 'OUT'
    LEFT JOIN visits.confirmation f ON f.visit_id = v.id
    LEFT JOIN LATERAL (SELECT * FROM entitlement.order_hold l
                        -- what was paid, was paid for the lead's visit
                        WHERE l.order_id = v.order_id AND v.seat = 1
                        ORDER BY l.number DESC LIMIT 1) h ON true
    LEFT JOIN entitlement.order_outcome o ON (o.county_id, o.order_id, o.number) = (h.county_id, h.order_id, h.number)
    LEFT JOIN LATERAL (
      SELECT coalesce(sum(a.units), 0)::bigint AS held_minutes, coalesce(sum(b.units), 0)::bigint AS captured_minutes
        FROM entitlement.order_payer a
        LEFT JOIN entitlement.order_outcome_payer b USING (county_id, order_id, number, rank)
       WHERE (a.county_id, a.order_id, a.number) = (h.county_id, h.order_id, h.number) AND a.unit = 'MINUTE') m ON true
    LEFT JOIN oversight.reversed_order x ON (x.county_id, x.order_id, x.number) = (h.county_id, h.order_id, h.number);

  CREATE VIEW oversight.unmet_demand AS
  SELECT id, order_id, region_id, item_code, starts_at, reasons, since FROM dispatch.unmet_demand WHERE state = 'OPEN';

  -- The audit trail with names, and with where the senior lives.
  CREATE VIEW oversight.trail_line AS
  SELECT t.id, t.at, t.account_id, a.name AS account_name, t.roles, t.channel, t.action, t.subject, t.subject_id,
         t.senior_id, s.region_id AS senior_region_id, t.region_id, t.organisation_id, t.details
    FROM platform.audit_trail t
    LEFT JOIN identity.account a ON a.id = t.account_id
    LEFT JOIN people.senior s ON s.id = t.senior_id;

  -- Public minutes by the day of service: set aside, spent, and taken back.
  CREATE VIEW oversight.order_minutes AS
  SELECT o.id, o.region_id, o.starts_at,
         CASE WHEN o.state IN ('HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE') THEN o.programme_minutes ELSE 0 END
           AS held_minutes,
         coalesce(o.captured_minutes, 0) AS captured_minutes, coalesce(x.reversed_minutes, 0) AS reversed_minutes
    FROM ordering."order" o
    LEFT JOIN oversight.reversed_order x ON (x.county_id, x.order_id) = (o.county_id, o.id);
`;

/** The parts of one visit's file. */
const FILES = `
  CREATE VIEW oversight.order_file AS
  SELECT o.id, o.address_id, o.state, o.channel, o.booked_as, o.booked_by, a.name AS booked_by_name, o.on_behalf, o.booked_at,
         o.wishes, o.night_reason, o.total_fen, o.programme_code, o.programme_name, o.programme_minutes,
         o.programme_fen, o.family_fen, o.price_reasons, o.due_programme_fen, o.due_family_fen
    FROM ordering."order" o LEFT JOIN identity.account a ON a.id = o.booked_by;

  -- Without the position: how far from the door is what an officer needs (policy.md 11.3).
  CREATE VIEW oversight.door_check AS
  SELECT visit_id, kind, method, device_at, server_at, occurred_at, distance_metres, accuracy_metres, reason, flags
    FROM visits.visit_check;

  CREATE VIEW oversight.task AS
  SELECT t.visit_id, t.code, coalesce(n.zh, t.code) AS zh, t.done, t.note, t.recorded_at
    FROM visits.visit_task t
    JOIN visits.visit v ON v.id = t.visit_id
    JOIN catalogue.item i ON i.code = v.item_code
    LEFT JOIN jsonb_to_recordset(i.sample_tasks) AS n(code text, zh text) ON n.code = t.code;

  CREATE VIEW oversight.step AS
  SELECT c.visit_id, 'VISIT' AS subject, c.id, c.from_state, c.to_state, c.reason, NULL AS note, c.account_id,
         a.name AS account_name, c.at
    FROM visits.state_change c LEFT JOIN identity.account a ON a.id = c.account_id
  UNION ALL
  SELECT v.id, 'ORDER', c.id, c.from_state, c.to_state, c.reason, c.note, c.actor_id, a.name, c.at
    FROM ordering.state_change c
    JOIN visits.visit v ON v.order_id = c.order_id
    LEFT JOIN identity.account a ON a.id = c.actor_id;

  CREATE VIEW oversight.confirmation AS
  SELECT c.visit_id, a.name AS account_name, c.automatic, c.call_back_owed, c.at
    FROM visits.confirmation c LEFT JOIN identity.account a ON a.id = c.account_id;

  CREATE VIEW oversight.dispute AS
  SELECT d.visit_id, a.name AS account_name, d.reason, d.at, n.decision, n.accepted_minutes,
         n.reason AS decision_reason, n.account_id AS decided_by, n.at AS decided_at
    FROM visits.dispute d
    LEFT JOIN identity.account a ON a.id = d.account_id
    LEFT JOIN visits.dispute_decision n ON n.visit_id = d.visit_id;

  CREATE VIEW oversight.evidence AS
  SELECT v.id AS visit_id, e.hash, e.state, e.registered_at, e.verified_at
    FROM visits.visit v JOIN ledger.evidence e ON e.county_id = v.county_id AND e.evidence_id = v.id;

  CREATE VIEW oversight.ranking AS SELECT order_id, id, starts_at, candidates, at FROM dispatch.ranking;

  CREATE VIEW oversight.offer AS
  SELECT o.order_id, o.id, o.ranking_id, o.position, o.provider_id, p.name AS provider_name, o.state, o.distance_metres,
         o.made_at, o.expires_at, o.accepted_at, o.closed_at, o.close_reason, o.close_note
    FROM dispatch.offer o JOIN providers.provider p ON p.id = o.provider_id;

  CREATE VIEW oversight.assignment AS
  SELECT a.order_id, a.id, a.provider_id, a.caregiver_id, c.name AS caregiver_name, a.starts_at, a.ends_at, a.active,
         a.assigned_by, b.name AS assigned_by_name, a.assigned_at, a.released_at, a.release_reason
    FROM dispatch.assignment a
    JOIN providers.caregiver c ON c.id = a.caregiver_id
    LEFT JOIN identity.account b ON b.id = a.assigned_by;
`;
