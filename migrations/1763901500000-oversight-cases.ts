import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightCases1763901500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(CASES);
    await queryRunner.query(NAMES);
    await queryRunner.query(STEPS);
    await queryRunner.query(OUTCOMES);
    await queryRunner.query(SANCTIONS);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON oversight.calendar_day, oversight.case_file, oversight.case_cause, oversight.case_visit,
        oversight.case_step, oversight.case_finding, oversight.case_attachment, oversight.case_money,
        oversight.sanction_scale, oversight.sanction_point, oversight.sanction_cancelled TO ${app};
      GRANT SELECT ON oversight.visit_of_case, oversight.case_names, oversight.actor TO ${app};
      -- Nobody locks a row of which he may change nothing; this one decides nothing.
      GRANT UPDATE (opened_at) ON oversight.case_file TO ${app};
      REVOKE ALL ON FUNCTION oversight.follow_case_step() FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW oversight.visit_of_case, oversight.case_names, oversight.actor;
      DROP TABLE oversight.sanction_cancelled, oversight.sanction_point, oversight.sanction_scale;
      DROP TABLE oversight.case_money, oversight.case_attachment, oversight.case_finding, oversight.case_step,
        oversight.case_visit, oversight.case_cause, oversight.case_file, oversight.calendar_day;
      DROP FUNCTION oversight.follow_case_step(), oversight.finding_follows_hearing();
    `);
  }
}

const CASES = `
  -- Days on which the rule of the week does not hold: holidays on weekdays, working days on a weekend.
  CREATE TABLE oversight.calendar_day (
    day date PRIMARY KEY,
    working boolean NOT NULL,
    -- The notice that says so.
    cite text NOT NULL CHECK (cite <> '')
  );
  CALL platform.make_append_only('oversight.calendar_day');

  -- A suspicion about a provider's visits, and what became of it. The app role only adds: what changes follows the steps.
  CREATE TABLE oversight.case_file (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    region_id int NOT NULL REFERENCES geo.region,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    summary text NOT NULL CHECK (summary <> ''),
    state text NOT NULL DEFAULT 'FLAGGED' CHECK (state IN ('FLAGGED', 'TRIAGED', 'EVIDENCE_ASKED', 'HEARING',
      'ANSWERED', 'FOUND', 'DECIDED', 'APPEALED', 'CLOSED')),
    -- The provider could speak, and has spoken or let the time pass.
    heard boolean NOT NULL DEFAULT false,
    outcome text CHECK (outcome IN ('DISMISSED', 'CORRECTED', 'CLAWED_BACK', 'REFERRED')),
    appeal text CHECK (appeal IN ('UPHELD', 'OVERTURNED')),
    -- When the next step is due; what happens then if nobody has taken it: cases/case-clock.policy.ts.
    due_at timestamptz,
    opened_at timestamptz NOT NULL,
    CONSTRAINT case_file_place UNIQUE (id, county_id),
    CONSTRAINT case_file_due CHECK ((state = 'CLOSED') = (due_at IS NULL)),
    CONSTRAINT case_file_decided CHECK ((outcome IS NOT NULL) = (state IN ('DECIDED', 'APPEALED', 'CLOSED'))),
    CONSTRAINT case_file_appealed CHECK (appeal IS NULL OR state = 'CLOSED'),
    -- Nothing is taken from a provider that was not heard.
    CONSTRAINT case_file_heard CHECK (heard OR state <> 'ANSWERED' AND coalesce(outcome, 'DISMISSED') = 'DISMISSED')
  );
  CREATE INDEX case_file_county_id ON oversight.case_file (county_id);
  CREATE INDEX case_file_due ON oversight.case_file (region_id, due_at, id) WHERE state <> 'CLOSED';
  CREATE INDEX case_file_region_id ON oversight.case_file (region_id, opened_at, id);
  CREATE INDEX case_file_provider_id ON oversight.case_file (provider_id, opened_at, id);

  -- What gave the suspicion: a hit of a rule, a call-back, a complaint. The same one never opens a second case about
  -- the same visits; a case may have several.
  CREATE TABLE oversight.case_cause (
    kind text NOT NULL CHECK (kind IN ('RULE_HIT', 'CALL_BACK', 'ON_SITE', 'COMPLAINT', 'SAMPLE')),
    cause_id uuid NOT NULL,
    case_id uuid NOT NULL REFERENCES oversight.case_file,
    summary text NOT NULL CHECK (summary <> ''),
    at timestamptz NOT NULL,
    PRIMARY KEY (kind, cause_id, case_id)
  );
  CREATE INDEX case_cause_case_id ON oversight.case_cause (case_id, at);
  CALL platform.make_append_only('oversight.case_cause');

  CREATE TABLE oversight.case_visit (
    case_id uuid NOT NULL REFERENCES oversight.case_file,
    visit_id uuid NOT NULL REFERENCES visits.visit,
    order_id uuid NOT NULL REFERENCES ordering."order",
    -- Follows the case, for the index below alone.
    open boolean NOT NULL DEFAULT true,
    PRIMARY KEY (case_id, visit_id)
  );
  CREATE VIEW oversight.visit_of_case AS
  SELECT id, order_id, seat, county_id, region_id, provider_id, caregiver_id, senior_id, state, starts_at FROM visits.visit;

  CREATE UNIQUE INDEX case_visit_one_open ON oversight.case_visit (visit_id) WHERE open;
  CREATE INDEX case_visit_visit_id ON oversight.case_visit (visit_id);
  CREATE INDEX case_visit_order_id ON oversight.case_visit (order_id);
`;

const NAMES = `
  CREATE VIEW oversight.case_names AS
  SELECT c.id, p.name AS provider_name, g.name AS region_name
    FROM oversight.case_file c
    JOIN providers.provider p ON p.id = c.provider_id
    JOIN geo.region g ON g.id = c.region_id;

  -- Who signed a step.
  CREATE VIEW oversight.actor AS SELECT id, name FROM identity.account;
`;

const STEPS = `
  CREATE TABLE oversight.case_step (
    case_id uuid NOT NULL REFERENCES oversight.case_file,
    number int NOT NULL CHECK (number > 0),
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    -- Of the four who have a part in it: who handles, who approves, who hears the appeal, and the provider.
    level text CHECK (level IN ('HANDLE', 'APPROVE', 'APPEAL', 'PROVIDER')),
    actor_id uuid REFERENCES identity.account,
    actor_role text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    -- Of a finding: what is proposed.
    outcome text CHECK (outcome IN ('DISMISSED', 'CORRECTED', 'CLAWED_BACK', 'REFERRED')),
    due_at timestamptz,
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, number),
    CONSTRAINT case_step_allowed CHECK ((coalesce(from_state, ''), event, to_state) IN (
      ('', 'flag', 'FLAGGED'),
      ('FLAGGED', 'triage', 'TRIAGED'), ('FLAGGED', 'takeUp', 'TRIAGED'),
      ('TRIAGED', 'askEvidence', 'EVIDENCE_ASKED'), ('TRIAGED', 'evidenceDue', 'EVIDENCE_ASKED'),
      ('TRIAGED', 'proposeDismissal', 'FOUND'),
      ('EVIDENCE_ASKED', 'giveEvidence', 'HEARING'), ('EVIDENCE_ASKED', 'noEvidence', 'HEARING'),
      ('HEARING', 'answer', 'ANSWERED'), ('HEARING', 'noAnswer', 'ANSWERED'),
      ('ANSWERED', 'find', 'FOUND'), ('FOUND', 'sendBack', 'ANSWERED'), ('FOUND', 'sendBackUnheard', 'TRIAGED'),
      ('FOUND', 'approve', 'DECIDED'), ('FOUND', 'approveDismissal', 'CLOSED'),
      ('DECIDED', 'appeal', 'APPEALED'), ('DECIDED', 'close', 'CLOSED'),
      ('APPEALED', 'uphold', 'CLOSED'), ('APPEALED', 'overturn', 'CLOSED'))),
    CONSTRAINT case_step_first CHECK ((number = 1) = (from_state IS NULL)),
    -- What the clock does has no level; everything else a person signs.
    CONSTRAINT case_step_level CHECK (level IS NOT DISTINCT FROM CASE
      WHEN event IN ('triage', 'askEvidence', 'find', 'proposeDismissal') THEN 'HANDLE'
      WHEN event IN ('giveEvidence', 'answer', 'appeal') THEN 'PROVIDER'
      WHEN event IN ('approve', 'approveDismissal', 'sendBack', 'sendBackUnheard') THEN 'APPROVE'
      WHEN event IN ('uphold', 'overturn') THEN 'APPEAL' END),
    CONSTRAINT case_step_signed CHECK (level IS NULL OR actor_id IS NOT NULL),
    CONSTRAINT case_step_outcome CHECK (CASE event
      WHEN 'find' THEN outcome IS NOT NULL
      WHEN 'proposeDismissal' THEN coalesce(outcome, '') = 'DISMISSED'
      WHEN 'approve' THEN coalesce(outcome, 'DISMISSED') <> 'DISMISSED'
      WHEN 'approveDismissal' THEN coalesce(outcome, '') = 'DISMISSED'
      ELSE outcome IS NULL END),
    CONSTRAINT case_step_due CHECK ((to_state = 'CLOSED') = (due_at IS NULL)),
    -- Who finds does not approve, and whoever had any part in it does not hear the appeal (policy.md 0.3 no. 35).
    CONSTRAINT case_step_one_part_a_person EXCLUDE USING gist
      (case_id WITH =, actor_id WITH =, level WITH <>) WHERE (level IS NOT NULL)
  );
  CREATE INDEX case_step_actor_id ON oversight.case_step (actor_id);
  CALL platform.make_append_only('oversight.case_step');

  CREATE FUNCTION oversight.follow_case_step() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = oversight, pg_temp AS $$
  BEGIN
    UPDATE case_file SET state = NEW.to_state, due_at = NEW.due_at,
        heard = heard OR NEW.to_state = 'ANSWERED',
        outcome = CASE WHEN NEW.event IN ('approve', 'approveDismissal') THEN NEW.outcome ELSE outcome END,
        appeal = CASE NEW.event WHEN 'uphold' THEN 'UPHELD' WHEN 'overturn' THEN 'OVERTURNED' ELSE appeal END
      WHERE id = NEW.case_id AND state = coalesce(NEW.from_state, 'FLAGGED')
        -- nobody is sent back to where he has not been
        AND (NEW.event <> 'sendBack' OR heard) AND (NEW.event <> 'sendBackUnheard' OR NOT heard)
        -- what is approved is what was found
        AND (NEW.event NOT IN ('approve', 'approveDismissal') OR NEW.outcome = (
          SELECT outcome FROM case_step f WHERE f.case_id = NEW.case_id AND f.event IN ('find', 'proposeDismissal')
           ORDER BY f.number DESC LIMIT 1));
    IF NOT FOUND THEN
      RAISE EXCEPTION 'case % is not %', NEW.case_id, NEW.from_state USING ERRCODE = 'AZ001';
    END IF;
    IF NEW.to_state = 'CLOSED' THEN
      UPDATE case_visit SET open = false WHERE case_id = NEW.case_id;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_step AFTER INSERT ON oversight.case_step
    FOR EACH ROW EXECUTE FUNCTION oversight.follow_case_step();
`;

const OUTCOMES = `
  -- What a finding says of each visit: served as billed, served shorter, or not served.
  CREATE TABLE oversight.case_finding (
    case_id uuid NOT NULL,
    number int NOT NULL,
    visit_id uuid NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('SOUND', 'SHORT', 'FAKE')),
    -- Of SHORT: what was not served.
    minutes bigint CHECK (minutes > 0),
    PRIMARY KEY (case_id, number, visit_id),
    CONSTRAINT case_finding_step FOREIGN KEY (case_id, number) REFERENCES oversight.case_step,
    CONSTRAINT case_finding_visit FOREIGN KEY (case_id, visit_id) REFERENCES oversight.case_visit,
    CONSTRAINT case_finding_minutes CHECK ((verdict = 'SHORT') = (minutes IS NOT NULL))
  );
  CREATE INDEX case_finding_visit ON oversight.case_finding (case_id, visit_id);
  CALL platform.make_append_only('oversight.case_finding');

  CREATE FUNCTION oversight.finding_follows_hearing() RETURNS trigger LANGUAGE plpgsql
    SET search_path = oversight, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM case_step s WHERE s.case_id = NEW.case_id AND s.number = NEW.number
                      AND (s.event = 'find' OR s.event = 'proposeDismissal' AND NEW.verdict = 'SOUND')) THEN
      RAISE EXCEPTION 'step % of case % finds no such thing', NEW.number, NEW.case_id USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER finding_follows_hearing BEFORE INSERT ON oversight.case_finding
    FOR EACH ROW EXECUTE FUNCTION oversight.finding_follows_hearing();

  -- Papers given with a step, by the provider or by an officer.
  CREATE TABLE oversight.case_attachment (
    case_id uuid NOT NULL,
    number int NOT NULL,
    file_id uuid NOT NULL REFERENCES platform.file,
    title text NOT NULL CHECK (title <> ''),
    PRIMARY KEY (case_id, number, file_id),
    CONSTRAINT case_attachment_step FOREIGN KEY (case_id, number) REFERENCES oversight.case_step
  );
  CREATE UNIQUE INDEX case_attachment_file_id ON oversight.case_attachment (file_id);
  CALL platform.make_append_only('oversight.case_attachment');

  -- What the approved finding did to the money of an order: once for each case and order, by the ledger's own move.
  CREATE TABLE oversight.case_money (
    case_id uuid NOT NULL,
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('REVERSED', 'REJECTED', 'FREED', 'PAID_AGAIN')),
    -- Of REVERSED, and of PAID_AGAIN the reversal that is undone.
    number int,
    seq int,
    minutes bigint NOT NULL CHECK (minutes >= 0),
    public_fen bigint NOT NULL CHECK (public_fen >= 0),
    family_fen bigint NOT NULL CHECK (family_fen >= 0),
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, order_id, kind),
    CONSTRAINT case_money_case FOREIGN KEY (case_id, county_id) REFERENCES oversight.case_file (id, county_id),
    CONSTRAINT case_money_reversal FOREIGN KEY (county_id, order_id, number, seq)
      REFERENCES entitlement.order_reversal,
    -- A reversal is one case's, and is undone once.
    CONSTRAINT case_money_one_case UNIQUE (county_id, order_id, number, seq, kind),
    CONSTRAINT case_money_named CHECK ((kind IN ('REVERSED', 'PAID_AGAIN')) = (number IS NOT NULL AND seq IS NOT NULL))
  );
  CREATE INDEX case_money_case ON oversight.case_money (case_id, county_id);
  CALL platform.make_append_only('oversight.case_money');
`;

const SANCTIONS = `
  -- Points for what was found, with dates: a bureau ends a line and adds another (policy.md 9.2, [DESIGN]).
  CREATE TABLE oversight.sanction_scale (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    verdict text NOT NULL CHECK (verdict IN ('SHORT', 'FAKE')),
    points int NOT NULL CHECK (points >= 0),
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    cite text NOT NULL CHECK (cite <> ''),
    CONSTRAINT sanction_scale_one_a_day EXCLUDE USING gist (verdict WITH =, valid WITH &&)
  );
  INSERT INTO oversight.sanction_scale (verdict, points, valid, cite) VALUES
    ('SHORT', 1, '[2025-01-01,)', 'DESIGN'), ('FAKE', 3, '[2025-01-01,)', 'DESIGN');

  CREATE TABLE oversight.sanction_point (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES oversight.case_file,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    -- null: the provider's own.
    caregiver_id uuid REFERENCES providers.caregiver,
    points int NOT NULL CHECK (points > 0),
    -- First day on which they no longer count.
    expires_on date NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT sanction_point_once UNIQUE NULLS NOT DISTINCT (case_id, caregiver_id)
  );
  CREATE INDEX sanction_point_provider_id ON oversight.sanction_point (provider_id, expires_on);
  CREATE INDEX sanction_point_caregiver_id ON oversight.sanction_point (caregiver_id);
  CALL platform.make_append_only('oversight.sanction_point');

  -- Points of a case whose appeal was won.
  CREATE TABLE oversight.sanction_cancelled (
    point_id uuid PRIMARY KEY REFERENCES oversight.sanction_point,
    at timestamptz NOT NULL
  );
  CALL platform.make_append_only('oversight.sanction_cancelled');
`;
