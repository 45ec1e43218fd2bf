import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitsCorrections1763901120000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(UNLOCKS);
    await queryRunner.query(CORRECTIONS);
    await queryRunner.query(COUNTED);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON visits.unlock_request, visits.unlock_decision, visits.correction, visits.correction_file,
        visits.correction_answer, visits.correction_decision, visits.terms_effect TO ${app};
      GRANT SELECT ON visits.judgement, visits.counted TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW visits.counted, visits.judgement;
      DROP TRIGGER refuse_under_correction ON visits.visit;
      DROP TABLE visits.terms_effect, visits.correction_decision, visits.correction_answer, visits.correction_file, visits.correction,
        visits.unlock_decision, visits.unlock_request;
      DROP FUNCTION visits.refuse_under_correction, visits.follow_correction, visits.follow_unlock;
    `);
  }
}

const UNLOCKS = `
  -- After the edit window a record is locked; an officer may open it again for some days.
  CREATE TABLE visits.unlock_request (
    id uuid PRIMARY KEY,
    visit_id uuid NOT NULL REFERENCES visits.visit,
    county_id int NOT NULL REFERENCES geo.region,
    requested_by uuid NOT NULL,
    reason_code text NOT NULL,
    requested_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'GRANTED', 'REFUSED')),
    CONSTRAINT unlock_requester UNIQUE (id, requested_by)
  );
  CREATE UNIQUE INDEX unlock_one_open ON visits.unlock_request (visit_id) WHERE state = 'OPEN';
  CREATE INDEX unlock_visit ON visits.unlock_request (visit_id);
  CREATE INDEX unlock_county ON visits.unlock_request (county_id);

  CREATE TABLE visits.unlock_decision (
    request_id uuid PRIMARY KEY,
    requested_by uuid NOT NULL,
    decided_by uuid NOT NULL,
    granted boolean NOT NULL,
    until timestamptz,
    resolution_code text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT unlock_two_persons CHECK (decided_by <> requested_by),
    CONSTRAINT unlock_for_a_time CHECK (granted = (until IS NOT NULL) AND until > at),
    CONSTRAINT unlock_of_request FOREIGN KEY (request_id, requested_by) REFERENCES visits.unlock_request (id, requested_by)
  );
  CREATE INDEX unlock_decision_request ON visits.unlock_decision (request_id, requested_by);
  CALL platform.make_append_only('visits.unlock_decision');

  CREATE FUNCTION visits.follow_unlock() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = visits, pg_temp AS $$
  BEGIN
    UPDATE unlock_request SET state = CASE WHEN NEW.granted THEN 'GRANTED' ELSE 'REFUSED' END
     WHERE id = NEW.request_id AND state = 'OPEN';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'unlock request % is not open', NEW.request_id USING ERRCODE = 'AZ001';
    END IF;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION visits.follow_unlock() FROM PUBLIC;
  CREATE TRIGGER follow_unlock AFTER INSERT ON visits.unlock_decision
    FOR EACH ROW EXECUTE FUNCTION visits.follow_unlock();
`;

const CORRECTIONS = `
  -- What somebody says the record should be. It stands beside the punches, which never change.
  CREATE TABLE visits.correction (
    id uuid PRIMARY KEY,
    visit_id uuid NOT NULL REFERENCES visits.visit,
    county_id int NOT NULL REFERENCES geo.region,
    region_id int NOT NULL REFERENCES geo.region,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    kind text NOT NULL CHECK (kind IN ('MINUTES', 'TIMES', 'TASKS')),
    requested_by uuid NOT NULL,
    requested_as text NOT NULL CHECK (requested_as IN ('CAREGIVER', 'PROVIDER', 'FAMILY')),
    reason_code text NOT NULL,
    -- minutes that counted when it was asked for, and those that are asked for
    minutes_before bigint NOT NULL CHECK (minutes_before >= 0),
    minutes_asked bigint CHECK (minutes_asked BETWEEN 0 AND 1440),
    started_at timestamptz,
    ended_at timestamptz CHECK (ended_at > started_at),
    tasks jsonb,
    state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    requested_at timestamptz NOT NULL,
    editable_until timestamptz NOT NULL,
    unlock_id uuid REFERENCES visits.unlock_request,
    -- the other sides are heard until then; somebody has decided by then
    answer_by timestamptz NOT NULL,
    decide_by timestamptz NOT NULL,
    CONSTRAINT correction_requester UNIQUE (id, requested_by),
    CONSTRAINT correction_before_the_lock CHECK (requested_at <= editable_until),
    CONSTRAINT correction_clocks CHECK (requested_at < answer_by AND answer_by < decide_by),
    CONSTRAINT correction_says_what CHECK (
      (kind = 'TASKS') = (tasks IS NOT NULL) AND (kind = 'TASKS') = (minutes_asked IS NULL)
      AND (kind = 'TIMES') = (num_nulls(started_at, ended_at) = 0) AND num_nulls(started_at, ended_at) IN (0, 2))
  );
  CREATE UNIQUE INDEX correction_one_open ON visits.correction (visit_id) WHERE state = 'OPEN';
  CREATE INDEX correction_visit ON visits.correction (visit_id);
  CREATE INDEX correction_county ON visits.correction (county_id);
  CREATE INDEX correction_region ON visits.correction (region_id, decide_by, id);
  CREATE INDEX correction_provider ON visits.correction (provider_id, decide_by, id);
  CREATE INDEX correction_unlock ON visits.correction (unlock_id);

  CREATE TABLE visits.correction_file (
    file_id uuid PRIMARY KEY REFERENCES platform.file,
    correction_id uuid NOT NULL REFERENCES visits.correction,
    added_by uuid NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX correction_file_correction ON visits.correction_file (correction_id);
  CALL platform.make_append_only('visits.correction_file');

  CREATE TABLE visits.correction_answer (
    correction_id uuid NOT NULL REFERENCES visits.correction,
    side text NOT NULL CHECK (side IN ('CAREGIVER', 'FAMILY')),
    account_id uuid NOT NULL,
    agrees boolean NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (correction_id, side)
  );
  CALL platform.make_append_only('visits.correction_answer');

  -- Whoever asked may take it back, and nobody else may; whoever decides is not the one who asked.
  CREATE TABLE visits.correction_decision (
    correction_id uuid PRIMARY KEY,
    requested_by uuid NOT NULL,
    decided_by uuid NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    -- what is counted from now on
    minutes_after bigint CHECK (minutes_after BETWEEN 0 AND 1440),
    effect text NOT NULL CHECK (effect IN ('NONE', 'AT_CAPTURE', 'TAKEN_BACK', 'HOURS_ONLY')),
    resolution_code text,
    at timestamptz NOT NULL,
    CONSTRAINT correction_two_persons CHECK ((outcome = 'WITHDRAWN') = (decided_by = requested_by)),
    CONSTRAINT correction_decided_why CHECK ((outcome = 'WITHDRAWN') = (resolution_code IS NULL)),
    CONSTRAINT correction_counts_if_accepted CHECK (outcome = 'ACCEPTED' OR (minutes_after IS NULL AND effect = 'NONE')),
    CONSTRAINT correction_of_request FOREIGN KEY (correction_id, requested_by) REFERENCES visits.correction (id, requested_by)
  );
  CREATE INDEX correction_decision_request ON visits.correction_decision (correction_id, requested_by);
  CALL platform.make_append_only('visits.correction_decision');

  CREATE FUNCTION visits.follow_correction() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = visits, pg_temp AS $$
  BEGIN
    UPDATE correction SET state = NEW.outcome WHERE id = NEW.correction_id AND state = 'OPEN';
    IF NOT FOUND THEN
      RAISE EXCEPTION 'correction % is not open', NEW.correction_id USING ERRCODE = 'AZ001';
    END IF;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION visits.follow_correction() FROM PUBLIC;
  CREATE TRIGGER follow_correction AFTER INSERT ON visits.correction_decision
    FOR EACH ROW EXECUTE FUNCTION visits.follow_correction();

  -- minutes that are asked about are not captured: afterwards they could only become less
  CREATE FUNCTION visits.refuse_under_correction() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM visits.correction c WHERE c.visit_id = NEW.id AND c.state = 'OPEN') THEN
      RAISE EXCEPTION 'a correction of visit % is open', NEW.id USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER refuse_under_correction BEFORE UPDATE OF state ON visits.visit
    FOR EACH ROW WHEN (NEW.state = 'VERIFIED') EXECUTE FUNCTION visits.refuse_under_correction();
`;

const COUNTED = `
  -- Every word that somebody decided about the minutes of a visit.
  CREATE VIEW visits.judgement AS
  SELECT k.visit_id, d.at, 'CORRECTION' AS kind, d.minutes_after AS minutes, k.started_at, d.effect
    FROM visits.correction k JOIN visits.correction_decision d ON d.correction_id = k.id
   WHERE d.outcome = 'ACCEPTED' AND d.minutes_after IS NOT NULL
  UNION ALL
  SELECT n.visit_id, n.at, 'DISPUTE', n.accepted_minutes, NULL, NULL FROM visits.dispute_decision n
  UNION ALL
  SELECT s.visit_id, s.at, 'REJECTION', 0, NULL, NULL FROM visits.state_change s WHERE s.to_state = 'REJECTED';

  -- The one place that says how many minutes of a visit count, and from when: the last word, else what was measured.
  CREATE VIEW visits.counted AS
  SELECT v.id AS visit_id, v.actual_minutes AS measured_minutes,
         coalesce(j.minutes, v.actual_minutes, 0) AS counted_minutes, j.started_at
    FROM visits.visit v
    LEFT JOIN LATERAL (SELECT * FROM visits.judgement j WHERE j.visit_id = v.id
                        ORDER BY j.at DESC, j.kind = 'CORRECTION' DESC LIMIT 1) j ON true;

  -- What the agreed terms made of the minutes that count; the last one is the bill as it stands.
  CREATE TABLE visits.terms_effect (
    visit_id uuid NOT NULL REFERENCES visits.visit,
    seq int NOT NULL CHECK (seq > 0),
    counted_minutes bigint NOT NULL,
    billed_minutes bigint NOT NULL,
    minutes_late bigint NOT NULL,
    lines jsonb NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (visit_id, seq),
    CONSTRAINT terms_never_bill_more CHECK (billed_minutes BETWEEN 0 AND counted_minutes)
  );
  CALL platform.make_append_only('visits.terms_effect');
`;
