import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class SettlementBatches1763901310000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(BATCHES);
    await queryRunner.query(RULES);
    await queryRunner.query(LINES);
    await queryRunner.query(LEAVING);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON settlement.payee, settlement.line, settlement.line_part, settlement.line_deduction,
        settlement.line_exit, settlement.line_dispute, settlement.dispute_decision, settlement.batch_town TO ${app};
      GRANT SELECT, INSERT ON settlement.batch, settlement.deduction_rule TO ${app};
      -- nothing but the right to lock it: whoever takes a step locks the batch, and the batch follows the step
      GRANT UPDATE (moved_at) ON settlement.batch TO ${app};
      GRANT UPDATE (state, decided_by, decided_at) ON settlement.deduction_rule TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE settlement.dispute_decision, settlement.line_dispute, settlement.line_deduction, settlement.line_part;
      ALTER TABLE settlement.line DROP CONSTRAINT line_previous;
      DROP TABLE settlement.line_exit, settlement.line, settlement.deduction_rule, settlement.batch_town,
        settlement.batch, settlement.payee;
      DROP FUNCTION settlement.line_only_while_open, settlement.line_adds_up, settlement.exit_only_before_export;
    `);
  }
}

const BATCHES = `
  -- Who is paid by a county, and where in its ledger that is written: what was paid, what was deducted for good.
  CREATE TABLE settlement.payee (
    county_id int NOT NULL REFERENCES geo.region,
    provider_id uuid NOT NULL,
    paid_account uuid NOT NULL,
    deducted_account uuid NOT NULL,
    PRIMARY KEY (county_id, provider_id),
    CONSTRAINT payee_owed FOREIGN KEY (county_id, provider_id) REFERENCES entitlement.provider_account,
    CONSTRAINT payee_paid FOREIGN KEY (county_id, paid_account) REFERENCES ledger.account,
    CONSTRAINT payee_deducted FOREIGN KEY (county_id, deducted_account) REFERENCES ledger.account
  );
  CREATE INDEX payee_paid ON settlement.payee (county_id, paid_account);
  CREATE INDEX payee_deducted ON settlement.payee (county_id, deducted_account);
  CALL platform.make_append_only('settlement.payee');

  -- One month of one provider in one county: the envelope. Its state and figures follow its steps.
  CREATE TABLE settlement.batch (
    county_id int NOT NULL,
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    -- 202611, by the days of service
    month int NOT NULL CHECK (month BETWEEN 200001 AND 999912 AND month % 100 BETWEEN 1 AND 12),
    serial int NOT NULL CHECK (serial > 0),
    -- JS-321302-202611-00042
    number text NOT NULL CONSTRAINT batch_number UNIQUE,
    state text NOT NULL DEFAULT 'DRAFT' CONSTRAINT batch_state CHECK (state IN ('DRAFT', 'FROZEN',
      'PROVIDER_CONFIRMED', 'TOWNSHIP_VERIFIED', 'COUNTY_APPROVED', 'EXPORTED', 'PAID', 'ARCHIVED')),
    -- of the lines that stand
    root bytea,
    lines int NOT NULL DEFAULT 0,
    -- what the public owes for them before anything is taken off
    gross_fen bigint NOT NULL DEFAULT 0,
    deducted_fen bigint NOT NULL DEFAULT 0,
    -- taken back of what earlier batches paid
    clawback_fen bigint NOT NULL DEFAULT 0,
    -- of the whole month, by decision
    penalty_fen bigint NOT NULL DEFAULT 0,
    opened_at timestamptz NOT NULL,
    -- the instant of its last step
    moved_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT batch_once UNIQUE (county_id, provider_id, month),
    CONSTRAINT batch_serial UNIQUE (county_id, month, serial),
    CONSTRAINT batch_payee FOREIGN KEY (county_id, provider_id) REFERENCES settlement.payee,
    CONSTRAINT batch_frozen_has_root CHECK ((state = 'DRAFT') = (root IS NULL)),
    CONSTRAINT batch_amounts CHECK (least(lines, gross_fen, deducted_fen, clawback_fen, penalty_fen) >= 0
      AND deducted_fen <= gross_fen)
  );
  CREATE UNIQUE INDEX batch_id ON settlement.batch (id);
  CREATE INDEX batch_provider ON settlement.batch (provider_id, month);
  CREATE INDEX batch_moving ON settlement.batch (county_id, month) WHERE state <> 'ARCHIVED';

  -- The townships in which it has lines, each to be verified there.
  CREATE TABLE settlement.batch_town (
    county_id int NOT NULL,
    batch_id uuid NOT NULL,
    region_id int NOT NULL REFERENCES geo.region,
    PRIMARY KEY (county_id, batch_id, region_id),
    FOREIGN KEY (county_id, batch_id) REFERENCES settlement.batch
  );
  CREATE INDEX batch_town_region ON settlement.batch_town (region_id);
  CALL platform.make_append_only('settlement.batch_town');
`;

const RULES = `
  -- What is taken off a line, by the law of the division on the day of service; proposed by one, approved by another.
  CREATE TABLE settlement.deduction_rule (
    id uuid PRIMARY KEY,
    -- null: the nation
    region_id int REFERENCES geo.region,
    code text NOT NULL CONSTRAINT deduction_rule_code
      CHECK (code IN ('MISSING_EVIDENCE', 'LATE_START', 'SHORT_SERVICE')),
    -- elements missing, at least; minutes late, more than; basis points of the booked time delivered, less than
    threshold int NOT NULL CHECK (threshold >= 0),
    bp int NOT NULL CHECK (bp BETWEEN 1 AND 10000),
    effective daterange NOT NULL CHECK (NOT lower_inf(effective) AND NOT isempty(effective)),
    citation text NOT NULL CHECK (citation <> ''),
    state text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REFUSED')),
    proposed_by uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    CONSTRAINT deduction_rule_two_people CHECK (decided_by <> proposed_by),
    CONSTRAINT deduction_rule_decided CHECK (
      num_nulls(decided_by, decided_at) = CASE state WHEN 'PROPOSED' THEN 2 ELSE 0 END),
    CONSTRAINT deduction_rule_one_a_day EXCLUDE USING gist
      (coalesce(region_id, 0) WITH =, code WITH =, effective WITH &&) WHERE (state = 'APPROVED')
  );
  CREATE INDEX deduction_rule_region ON settlement.deduction_rule (region_id) WHERE region_id IS NOT NULL;
`;

const LINES = `
  -- A claim in a batch: what was captured for an order (seq 0), or what was taken back of it after it was settled
  -- (the n-th reversal). It is added when the batch is frozen and never changed; it may leave before the export.
  CREATE TABLE settlement.line (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    seq int NOT NULL CHECK (seq >= 0),
    -- how often it has been put into a batch: again only after it left the one before
    take int NOT NULL CHECK (take > 0),
    previous int GENERATED ALWAYS AS (nullif(take - 1, 0)) STORED,
    reversal_seq int GENERATED ALWAYS AS (nullif(seq, 0)) STORED,
    batch_id uuid NOT NULL,
    line_no int NOT NULL CHECK (line_no > 0),
    -- where the service was given: who verifies it
    region_id int NOT NULL REFERENCES geo.region,
    -- of the evidence
    kind text NOT NULL,
    evidence_id uuid NOT NULL,
    senior_id uuid NOT NULL,
    item_code text NOT NULL REFERENCES catalogue.item,
    service_date date NOT NULL,
    booked_minutes bigint NOT NULL CHECK (booked_minutes > 0),
    -- less when taken back
    delivered_minutes bigint NOT NULL,
    -- the delivered part of the price, and what of it is the family's
    due_fen bigint NOT NULL,
    self_fen bigint NOT NULL,
    public_fen bigint NOT NULL,
    deducted_fen bigint NOT NULL,
    payable_fen bigint NOT NULL,
    -- reversals that the amounts of a capture already leave out
    reversed_through int NOT NULL CHECK (reversed_through >= 0),
    -- masked names and measured facts that deductions were judged by
    facts jsonb NOT NULL,
    reason text,
    PRIMARY KEY (county_id, order_id, number, seq, take),
    CONSTRAINT line_place UNIQUE (county_id, batch_id, line_no),
    CONSTRAINT line_batch FOREIGN KEY (county_id, batch_id) REFERENCES settlement.batch,
    CONSTRAINT line_capture FOREIGN KEY (county_id, order_id, number) REFERENCES entitlement.order_outcome,
    CONSTRAINT line_reversal FOREIGN KEY (county_id, order_id, number, reversal_seq)
      REFERENCES entitlement.order_reversal,
    CONSTRAINT line_evidence FOREIGN KEY (county_id, evidence_id) REFERENCES ledger.evidence,
    CONSTRAINT line_due CHECK (due_fen = self_fen + public_fen),
    CONSTRAINT line_payable CHECK (payable_fen = public_fen - deducted_fen),
    CONSTRAINT line_signs CHECK (CASE seq WHEN 0
      THEN public_fen > 0 AND deducted_fen BETWEEN 0 AND public_fen AND self_fen >= 0 AND delivered_minutes >= 0
      ELSE public_fen <= 0 AND deducted_fen BETWEEN public_fen AND 0 AND self_fen <= 0 AND delivered_minutes <= 0
           AND reason <> '' END),
    CONSTRAINT line_seq_takes CHECK (seq = 0 OR (take = 1 AND reversed_through = 0))
  );
  CREATE INDEX line_previous ON settlement.line (county_id, order_id, number, seq, previous);
  CREATE INDEX line_reversal ON settlement.line (county_id, order_id, number, reversal_seq);
  CREATE INDEX line_evidence ON settlement.line (county_id, evidence_id);
  CREATE INDEX line_region ON settlement.line (region_id);
  CREATE INDEX line_item ON settlement.line (item_code);
  CALL platform.make_append_only('settlement.line');

  -- What one programme pays of it, by the ledger's own row of the capture, and from which purses.
  CREATE TABLE settlement.line_part (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    seq int NOT NULL,
    take int NOT NULL,
    rank int NOT NULL,
    programme_id uuid NOT NULL,
    version int NOT NULL,
    hold_id uuid NOT NULL,
    leg int NOT NULL,
    -- of the ledger's reversals of that leg
    reversal_no int,
    fen bigint NOT NULL,
    deducted_fen bigint NOT NULL,
    central_bp int NOT NULL,
    province_bp int NOT NULL,
    city_bp int NOT NULL,
    county_bp int NOT NULL,
    lottery_bp int NOT NULL,
    central_fen bigint NOT NULL,
    province_fen bigint NOT NULL,
    city_fen bigint NOT NULL,
    county_fen bigint NOT NULL,
    lottery_fen bigint NOT NULL,
    PRIMARY KEY (county_id, order_id, number, seq, take, rank),
    FOREIGN KEY (county_id, order_id, number, seq, take) REFERENCES settlement.line,
    CONSTRAINT line_part_law FOREIGN KEY (programme_id, version) REFERENCES entitlement.programme_version,
    CONSTRAINT line_part_capture FOREIGN KEY (county_id, hold_id, leg) REFERENCES ledger.hold_resolution,
    CONSTRAINT line_part_reversal FOREIGN KEY (county_id, hold_id, leg, reversal_no) REFERENCES ledger.reversal,
    CONSTRAINT line_part_shares CHECK (central_bp + province_bp + city_bp + county_bp + lottery_bp = 10000
      AND least(central_bp, province_bp, city_bp, county_bp, lottery_bp) >= 0),
    CONSTRAINT line_part_funded CHECK (
      fen - deducted_fen = central_fen + province_fen + city_fen + county_fen + lottery_fen),
    CONSTRAINT line_part_of_a_reversal CHECK ((seq = 0) = (reversal_no IS NULL))
  );
  CREATE INDEX line_part_law ON settlement.line_part (programme_id, version);
  CREATE INDEX line_part_capture ON settlement.line_part (county_id, hold_id, leg, reversal_no);
  CALL platform.make_append_only('settlement.line_part');

  -- What a rule took off it, programme by programme.
  CREATE TABLE settlement.line_deduction (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    seq int NOT NULL,
    take int NOT NULL,
    rank int NOT NULL,
    -- in the order in which they were applied
    place int NOT NULL CHECK (place > 0),
    rule_id uuid NOT NULL CONSTRAINT line_deduction_rule REFERENCES settlement.deduction_rule,
    bp int NOT NULL CHECK (bp BETWEEN 1 AND 10000),
    fen bigint NOT NULL,
    reason_zh text NOT NULL CHECK (reason_zh <> ''),
    reason_en text NOT NULL CHECK (reason_en <> ''),
    PRIMARY KEY (county_id, order_id, number, seq, take, rank, place),
    FOREIGN KEY (county_id, order_id, number, seq, take, rank) REFERENCES settlement.line_part
  );
  CREATE INDEX line_deduction_rule ON settlement.line_deduction (rule_id);
  CALL platform.make_append_only('settlement.line_deduction');

  CREATE FUNCTION settlement.line_only_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM settlement.batch b
                    WHERE (b.county_id, b.id) = (NEW.county_id, NEW.batch_id) AND b.state = 'DRAFT') THEN
      RAISE EXCEPTION 'batch % is frozen: nothing is added', NEW.batch_id
        USING ERRCODE = '23514', CONSTRAINT = 'line_only_while_open';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER line_only_while_open BEFORE INSERT ON settlement.line
    FOR EACH ROW EXECUTE FUNCTION settlement.line_only_while_open();

  -- A line is its parts, a part's deduction its rules'.
  CREATE FUNCTION settlement.line_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    good boolean;
  BEGIN
    SELECT sum(p.fen) = l.public_fen AND sum(p.deducted_fen) = l.deducted_fen
           AND sum(p.deducted_fen) = coalesce((SELECT sum(d.fen) FROM settlement.line_deduction d
             WHERE (d.county_id, d.order_id, d.number, d.seq, d.take)
                   = (l.county_id, l.order_id, l.number, l.seq, l.take)), 0)
      INTO good
      FROM settlement.line l JOIN settlement.line_part p USING (county_id, order_id, number, seq, take)
     WHERE (l.county_id, l.order_id, l.number, l.seq, l.take)
           = (NEW.county_id, NEW.order_id, NEW.number, NEW.seq, NEW.take)
     GROUP BY l.county_id, l.order_id, l.number, l.seq, l.take, l.public_fen, l.deducted_fen;
    IF good IS NOT TRUE THEN
      RAISE EXCEPTION 'line % % % is not the sum of its parts', NEW.order_id, NEW.number, NEW.seq
        USING ERRCODE = '23514', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER line_adds_up AFTER INSERT ON settlement.line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.line_adds_up();
  CREATE CONSTRAINT TRIGGER line_part_adds_up AFTER INSERT ON settlement.line_part
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.line_adds_up();
  CREATE CONSTRAINT TRIGGER line_deduction_adds_up AFTER INSERT ON settlement.line_deduction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.line_adds_up();
`;

const LEAVING = `
  -- A capture leaves its batch, once: another batch may take it then. What was taken back stays where it is.
  CREATE TABLE settlement.line_exit (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    seq int NOT NULL DEFAULT 0 CHECK (seq = 0),
    take int NOT NULL,
    cause text NOT NULL CHECK (cause IN ('WITHHELD', 'TAKEN_BACK', 'DISPUTED')),
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, order_id, number, seq, take),
    CONSTRAINT line_exit_line FOREIGN KEY (county_id, order_id, number, seq, take) REFERENCES settlement.line
  );
  CALL platform.make_append_only('settlement.line_exit');
  ALTER TABLE settlement.line ADD CONSTRAINT line_previous FOREIGN KEY (county_id, order_id, number, seq, previous)
    REFERENCES settlement.line_exit;

  CREATE FUNCTION settlement.exit_only_before_export() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM settlement.line l JOIN settlement.batch b ON b.county_id = l.county_id AND b.id = l.batch_id
                    WHERE (l.county_id, l.order_id, l.number, l.seq, l.take)
                          = (NEW.county_id, NEW.order_id, NEW.number, NEW.seq, NEW.take)
                      AND b.state IN ('FROZEN', 'PROVIDER_CONFIRMED', 'TOWNSHIP_VERIFIED', 'COUNTY_APPROVED')) THEN
      RAISE EXCEPTION 'the batch of order % has been exported: it is corrected in a later one', NEW.order_id
        USING ERRCODE = '23514', CONSTRAINT = 'exit_only_before_export';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER exit_only_before_export BEFORE INSERT ON settlement.line_exit
    FOR EACH ROW EXECUTE FUNCTION settlement.exit_only_before_export();

  -- The provider does not agree with a line; an officer keeps it or lets it go to the next month.
  CREATE TABLE settlement.line_dispute (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    seq int NOT NULL DEFAULT 0 CHECK (seq = 0),
    take int NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    account_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, order_id, number, seq, take),
    CONSTRAINT line_dispute_line FOREIGN KEY (county_id, order_id, number, seq, take) REFERENCES settlement.line
  );
  CALL platform.make_append_only('settlement.line_dispute');
  CREATE TABLE settlement.dispute_decision (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    seq int NOT NULL DEFAULT 0,
    take int NOT NULL,
    decision text NOT NULL CHECK (decision IN ('KEPT', 'LEFT')),
    reason text NOT NULL CHECK (reason <> ''),
    account_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, order_id, number, seq, take),
    CONSTRAINT dispute_decision_dispute FOREIGN KEY (county_id, order_id, number, seq, take)
      REFERENCES settlement.line_dispute
  );
  CALL platform.make_append_only('settlement.dispute_decision');
`;
