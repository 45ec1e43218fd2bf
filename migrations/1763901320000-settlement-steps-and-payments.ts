import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class SettlementStepsAndPayments1763901320000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    // what is not settled yet is looked for among the captures of the last months
    await queryRunner.query(
      'CREATE INDEX order_outcome_captured ON entitlement.order_outcome (county_id, provider_id, at)',
    );
    await queryRunner.query(VIEWS);
    await queryRunner.query(ROOT);
    await queryRunner.query(STEPS);
    await queryRunner.query(PAYMENTS);
    await queryRunner.query(`
      GRANT SELECT ON settlement.captured, settlement.captured_part, settlement.taken_back, settlement.owed_account,
        settlement.standing_line
        TO ${app};
      REVOKE ALL ON FUNCTION settlement.merkle_root, settlement.root_of, settlement.figure_step, settlement.follow_step,
        settlement.payout_is_the_batch FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION settlement.merkle_root, settlement.root_of TO ${app};
      GRANT SELECT, INSERT ON settlement.step, settlement.penalty, settlement.payout, settlement.payment,
        settlement.payment_return TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE settlement.payment DROP CONSTRAINT payment_again;
      DROP TABLE settlement.payment_return, settlement.payment, settlement.payout, settlement.penalty, settlement.step;
      DROP FUNCTION settlement.payout_is_the_batch, settlement.penalty_before_approval, settlement.follow_step,
        settlement.figure_step, settlement.root_of, settlement.merkle_root;
      DROP VIEW settlement.standing_line, settlement.owed_account, settlement.taken_back, settlement.captured_part, settlement.captured;
      DROP INDEX entitlement.order_outcome_captured;
    `);
  }
}

/** Joins into the schemas below are written here and nowhere else. */
const VIEWS = `
  -- What was captured for an order that somebody public pays for, with the evidence it was captured on.
  CREATE VIEW settlement.captured AS
    SELECT o.county_id, o.provider_id, o.order_id, o.number, h.senior_id, h.item_code, h.service_date,
           h.minutes AS booked_minutes, o.delivered_minutes, o.at AS captured_at, h.hold_id, o.evidence_id, e.kind,
           e.reference,
           -- marks alternate: an odd number of them is a mark that stands
           (SELECT count(*) % 2 = 1 FROM ledger.withholding w
             WHERE (w.county_id, w.hold_id, w.leg) = (h.county_id, h.hold_id, 1)) AS withheld
      FROM entitlement.order_outcome o
      JOIN entitlement.order_hold h USING (county_id, order_id, number)
      JOIN ledger.evidence e ON e.county_id = o.county_id AND e.evidence_id = o.evidence_id
     WHERE o.kind = 'CAPTURED' AND h.hold_id IS NOT NULL AND o.provider_id IS NOT NULL;

  CREATE VIEW settlement.captured_part AS
    SELECT p.county_id, p.order_id, p.number, p.rank, p.payer, p.programme_id, p.version, p.hold_id, p.fen_leg AS leg,
           d.fen
      FROM entitlement.order_payer p JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank);

  -- What was taken back, payer by payer; which of the ledger's reversals of the leg it is, counts those that moved money.
  CREATE VIEW settlement.taken_back AS
    SELECT v.county_id, v.order_id, v.number, v.seq, v.minutes, v.reason, v.at, r.rank, p.payer, r.fen,
           (SELECT count(*)::int FROM entitlement.order_reversal_payer x
             WHERE (x.county_id, x.order_id, x.number, x.rank) = (v.county_id, v.order_id, v.number, r.rank)
               AND x.seq <= v.seq AND x.fen > 0) AS reversal_no
      FROM entitlement.order_reversal v
      JOIN entitlement.order_reversal_payer r USING (county_id, order_id, number, seq)
      JOIN entitlement.order_payer p USING (county_id, order_id, number, rank);

  -- What a county owes a provider: entitlement's account, out of which it is paid.
  CREATE VIEW settlement.owed_account AS
    SELECT county_id, provider_id, account_id FROM entitlement.provider_account;

  CREATE VIEW settlement.standing_line AS
    SELECT l.* FROM settlement.line l
     WHERE NOT EXISTS (SELECT FROM settlement.line_exit x
                        WHERE (x.county_id, x.order_id, x.number, x.seq, x.take)
                              = (l.county_id, l.order_id, l.number, l.seq, l.take));
`;

const ROOT = `
  -- RFC 6962: leaves and nodes are told apart by their first byte; an odd last node goes up as it is.
  CREATE FUNCTION settlement.merkle_root(p_leaves bytea[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE
    level bytea[] := ARRAY(SELECT sha256('\\x00'::bytea || leaf) FROM unnest(p_leaves) WITH ORDINALITY AS l(leaf, n) ORDER BY n);
  BEGIN
    IF coalesce(cardinality(level), 0) = 0 THEN RETURN sha256(''::bytea); END IF;
    WHILE cardinality(level) > 1 LOOP
      level := ARRAY(SELECT CASE WHEN n = cardinality(level) THEN level[n]
                                 ELSE sha256('\\x01'::bytea || level[n] || level[n + 1]) END
                       FROM generate_series(1, cardinality(level), 2) AS n ORDER BY n);
    END LOOP;
    RETURN level[1];
  END $$;

  -- Of the lines that stand, in their order. What a leaf says are ids, days and amounts, so that nothing can be read two ways.
  CREATE FUNCTION settlement.root_of(p_county int, p_batch uuid) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT settlement.merkle_root(array_agg(convert_to(concat_ws('|', 'anzhi-line-1', l.county_id, l.batch_id, l.line_no,
             l.kind, l.evidence_id, l.order_id, l.number, l.seq, l.take, l.service_date, l.delivered_minutes, l.due_fen,
             l.self_fen, l.public_fen, l.deducted_fen, p.parts), 'UTF8') ORDER BY l.line_no))
      FROM settlement.standing_line l
     CROSS JOIN LATERAL (
       SELECT string_agg(concat_ws(':', p.rank, p.programme_id, p.version, p.hold_id, p.leg, p.reversal_no, p.fen,
                p.deducted_fen, p.central_fen, p.province_fen, p.city_fen, p.county_fen, p.lottery_fen), ',' ORDER BY p.rank)
              AS parts
         FROM settlement.line_part p
        WHERE (p.county_id, p.order_id, p.number, p.seq, p.take)
              = (l.county_id, l.order_id, l.number, l.seq, l.take)) p
     WHERE l.county_id = p_county AND l.batch_id = p_batch;
  $$;
`;

const STEPS = `
  -- Of the whole month, by decision and with its reason; beside the lines, and split among the purses like them.
  CREATE TABLE settlement.penalty (
    county_id int NOT NULL,
    id uuid NOT NULL,
    batch_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('SATISFACTION', 'COMPLAINT', 'CONTRACT')),
    fen bigint NOT NULL CHECK (fen > 0),
    reason text NOT NULL CHECK (reason <> ''),
    account_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT penalty_batch FOREIGN KEY (county_id, batch_id) REFERENCES settlement.batch
  );
  CREATE INDEX penalty_batch ON settlement.penalty (county_id, batch_id);
  CALL platform.make_append_only('settlement.penalty');

  CREATE FUNCTION settlement.penalty_before_approval() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM settlement.batch b WHERE (b.county_id, b.id) = (NEW.county_id, NEW.batch_id)
                      AND b.state IN ('FROZEN', 'PROVIDER_CONFIRMED', 'TOWNSHIP_VERIFIED')) THEN
      RAISE EXCEPTION 'batch % is not before its approval', NEW.batch_id
        USING ERRCODE = '23514', CONSTRAINT = 'penalty_before_approval';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER penalty_before_approval BEFORE INSERT ON settlement.penalty
    FOR EACH ROW EXECUTE FUNCTION settlement.penalty_before_approval();

  -- What happened to a batch. The batch follows its steps by the database's own hand; nobody else writes its state.
  CREATE TABLE settlement.step (
    county_id int NOT NULL,
    batch_id uuid NOT NULL,
    no int NOT NULL CHECK (no > 0),
    previous int GENERATED ALWAYS AS (nullif(no - 1, 0)) STORED,
    event text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    -- whose word it is: a person who spoke at one level of a batch speaks at no other
    level text,
    -- of a township's verification
    region_id int REFERENCES geo.region,
    -- null: the calendar
    account_id uuid,
    reason text CHECK (reason <> ''),
    -- what the batch was after it, filled in by the trigger
    root bytea NOT NULL,
    lines int NOT NULL,
    gross_fen bigint NOT NULL,
    deducted_fen bigint NOT NULL,
    clawback_fen bigint NOT NULL,
    penalty_fen bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, batch_id, no),
    CONSTRAINT step_batch FOREIGN KEY (county_id, batch_id) REFERENCES settlement.batch,
    CONSTRAINT step_follows FOREIGN KEY (county_id, batch_id, previous) REFERENCES settlement.step,
    CONSTRAINT step_first CHECK ((no = 1) = (event = 'freeze')),
    CONSTRAINT step_transition CHECK ((from_state, event, to_state) IN (
      ('DRAFT', 'freeze', 'FROZEN'),
      ('FROZEN', 'confirm', 'PROVIDER_CONFIRMED'),
      ('PROVIDER_CONFIRMED', 'verify', 'PROVIDER_CONFIRMED'),
      ('PROVIDER_CONFIRMED', 'verify', 'TOWNSHIP_VERIFIED'),
      ('TOWNSHIP_VERIFIED', 'approve', 'COUNTY_APPROVED'),
      ('COUNTY_APPROVED', 'export', 'EXPORTED'),
      ('EXPORTED', 'pay', 'PAID'),
      ('PAID', 'bounce', 'EXPORTED'),
      ('PAID', 'archive', 'ARCHIVED'))),
    CONSTRAINT step_level CHECK (level IS NOT DISTINCT FROM CASE
      WHEN event = 'confirm' THEN 'PROVIDER' WHEN event = 'verify' THEN 'TOWNSHIP'
      WHEN event = 'approve' THEN 'COUNTY' WHEN event IN ('export', 'pay', 'bounce') THEN 'FINANCE' END),
    CONSTRAINT step_by_a_person CHECK (level IS NULL OR account_id IS NOT NULL),
    CONSTRAINT step_region CHECK ((event = 'verify') = (region_id IS NOT NULL)),
    -- policy.md 0.3, no. 35: confirming, verifying, approving and paying are different people
    CONSTRAINT step_one_level_a_person EXCLUDE USING gist
      (county_id WITH =, batch_id WITH =, account_id WITH =, level WITH <>)
  );
  CREATE UNIQUE INDEX step_verified_once ON settlement.step (county_id, batch_id, region_id) WHERE event = 'verify';
  CREATE INDEX step_region ON settlement.step (region_id) WHERE region_id IS NOT NULL;
  CREATE INDEX step_follows ON settlement.step (county_id, batch_id, previous);
  CALL platform.make_append_only('settlement.step');

  CREATE FUNCTION settlement.figure_step() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = settlement, pg_temp AS $$
  BEGIN
    NEW.root := root_of(NEW.county_id, NEW.batch_id);
    SELECT count(*), coalesce(sum(public_fen) FILTER (WHERE seq = 0), 0),
           coalesce(sum(deducted_fen) FILTER (WHERE seq = 0), 0), coalesce(-sum(payable_fen) FILTER (WHERE seq > 0), 0)
      INTO NEW.lines, NEW.gross_fen, NEW.deducted_fen, NEW.clawback_fen
      FROM standing_line WHERE county_id = NEW.county_id AND batch_id = NEW.batch_id;
    SELECT coalesce(sum(fen), 0) INTO NEW.penalty_fen
      FROM penalty WHERE county_id = NEW.county_id AND batch_id = NEW.batch_id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER figure_step BEFORE INSERT ON settlement.step
    FOR EACH ROW EXECUTE FUNCTION settlement.figure_step();

  CREATE FUNCTION settlement.follow_step() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = settlement, pg_temp AS $$
  BEGIN
    UPDATE batch SET state = NEW.to_state, root = NEW.root, lines = NEW.lines, gross_fen = NEW.gross_fen,
           deducted_fen = NEW.deducted_fen, clawback_fen = NEW.clawback_fen, penalty_fen = NEW.penalty_fen,
           moved_at = NEW.at
     WHERE county_id = NEW.county_id AND id = NEW.batch_id AND state = NEW.from_state;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'batch % is not %', NEW.batch_id, NEW.from_state
        USING ERRCODE = '23514', CONSTRAINT = 'follow_step';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_step AFTER INSERT ON settlement.step
    FOR EACH ROW EXECUTE FUNCTION settlement.follow_step();
`;

const PAYMENTS = `
  -- What a batch comes to when it goes to finance. What is owed back and not taken this time is what the provider's next
  -- payout begins with: a chain, so that no debt is lost or taken twice.
  CREATE TABLE settlement.payout (
    county_id int NOT NULL,
    provider_id uuid NOT NULL,
    seq int NOT NULL CHECK (seq > 0),
    previous int GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    batch_id uuid NOT NULL,
    -- for its lines, after their deductions
    earned_fen bigint NOT NULL,
    clawback_fen bigint NOT NULL,
    penalty_fen bigint NOT NULL,
    carried_in_fen bigint NOT NULL,
    -- of what was earned, at most so much is taken for what is owed back
    limit_bp int NOT NULL CHECK (limit_bp BETWEEN 0 AND 10000),
    netted_fen bigint NOT NULL,
    carried_out_fen bigint NOT NULL,
    payable_fen bigint NOT NULL,
    -- what is deducted for good leaves what the provider is owed; null: nothing was
    deduct_command_id uuid,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, provider_id, seq),
    CONSTRAINT payout_batch UNIQUE (county_id, batch_id),
    CONSTRAINT payout_of_batch FOREIGN KEY (county_id, batch_id) REFERENCES settlement.batch,
    CONSTRAINT payout_debt UNIQUE (county_id, provider_id, seq, carried_out_fen),
    CONSTRAINT payout_begins CHECK (seq > 1 OR carried_in_fen = 0),
    CONSTRAINT payout_previous FOREIGN KEY (county_id, provider_id, previous, carried_in_fen)
      REFERENCES settlement.payout (county_id, provider_id, seq, carried_out_fen),
    CONSTRAINT payout_amounts CHECK (
      least(earned_fen, clawback_fen, penalty_fen, carried_in_fen, netted_fen, carried_out_fen, payable_fen) >= 0),
    CONSTRAINT payout_pays CHECK (payable_fen = earned_fen - netted_fen),
    CONSTRAINT payout_carries CHECK (carried_out_fen = carried_in_fen + clawback_fen + penalty_fen - netted_fen),
    CONSTRAINT payout_limit CHECK (netted_fen <= earned_fen * limit_bp / 10000)
  );
  CREATE INDEX payout_previous ON settlement.payout (county_id, provider_id, previous, carried_in_fen);
  CALL platform.make_append_only('settlement.payout');

  CREATE FUNCTION settlement.payout_is_the_batch() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = settlement, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM batch b WHERE (b.county_id, b.id, b.provider_id) = (NEW.county_id, NEW.batch_id, NEW.provider_id)
                      AND b.state = 'EXPORTED'
                      AND (b.gross_fen - b.deducted_fen, b.clawback_fen, b.penalty_fen)
                          = (NEW.earned_fen, NEW.clawback_fen, NEW.penalty_fen)) THEN
      RAISE EXCEPTION 'the payout is not what batch % comes to', NEW.batch_id
        USING ERRCODE = '23514', CONSTRAINT = 'payout_is_the_batch';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER payout_is_the_batch BEFORE INSERT ON settlement.payout
    FOR EACH ROW EXECUTE FUNCTION settlement.payout_is_the_batch();

  -- The bank was told to pay, and the ledger moved it. A payment that came back is followed by another one.
  CREATE TABLE settlement.payment (
    county_id int NOT NULL,
    batch_id uuid NOT NULL,
    attempt int NOT NULL CHECK (attempt > 0),
    previous int GENERATED ALWAYS AS (nullif(attempt - 1, 0)) STORED,
    fen bigint NOT NULL CHECK (fen > 0),
    command_id uuid NOT NULL,
    -- of the bank or the treasury
    reference text NOT NULL CHECK (reference <> ''),
    account_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, batch_id, attempt),
    CONSTRAINT payment_payout FOREIGN KEY (county_id, batch_id) REFERENCES settlement.payout (county_id, batch_id),
    CONSTRAINT payment_command UNIQUE (county_id, command_id)
  );
  CALL platform.make_append_only('settlement.payment');
  CREATE TABLE settlement.payment_return (
    county_id int NOT NULL,
    batch_id uuid NOT NULL,
    attempt int NOT NULL,
    command_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    account_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, batch_id, attempt),
    CONSTRAINT payment_return_payment FOREIGN KEY (county_id, batch_id, attempt) REFERENCES settlement.payment,
    CONSTRAINT payment_return_command UNIQUE (county_id, command_id)
  );
  CALL platform.make_append_only('settlement.payment_return');
  -- paid again only what came back
  ALTER TABLE settlement.payment ADD CONSTRAINT payment_again FOREIGN KEY (county_id, batch_id, previous)
    REFERENCES settlement.payment_return;
  CREATE INDEX payment_again ON settlement.payment (county_id, batch_id, previous);
`;
