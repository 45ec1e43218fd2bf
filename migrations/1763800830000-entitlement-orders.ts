import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class EntitlementOrders1763800830000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(HOLDS);
    await queryRunner.query(OUTCOMES);
    await queryRunner.query(REVERSALS);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON entitlement.provider_account, entitlement.order_hold, entitlement.order_payer,
        entitlement.order_outcome, entitlement.order_outcome_payer, entitlement.order_reversal,
        entitlement.order_reversal_payer TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE entitlement.order_reversal_payer, entitlement.order_reversal, entitlement.order_outcome_payer,
        entitlement.order_outcome, entitlement.order_payer, entitlement.order_hold, entitlement.provider_account;
      DROP FUNCTION entitlement.payers_add_up, entitlement.outcome_adds_up, entitlement.reversal_adds_up;
    `);
  }
}

const HOLDS = `
  -- What a county owes a provider for delivered services. The provider's own file is elsewhere; here is its id.
  CREATE TABLE entitlement.provider_account (
    county_id int NOT NULL REFERENCES geo.region,
    provider_id uuid NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (county_id, provider_id),
    CONSTRAINT provider_account_account UNIQUE (county_id, account_id),
    FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CREATE INDEX provider_account_provider_id ON entitlement.provider_account (provider_id);
  CALL platform.make_append_only('entitlement.provider_account');

  -- The price as it was agreed when the order was held; later changes of prices or programmes do not touch it.
  CREATE TABLE entitlement.order_hold (
    county_id int NOT NULL REFERENCES geo.region,
    order_id uuid NOT NULL,
    -- 1, and one more for every new time after a release.
    number int NOT NULL CHECK (number > 0),
    senior_id uuid NOT NULL REFERENCES people.senior,
    item_code text NOT NULL REFERENCES catalogue.item,
    service_date date NOT NULL,
    minutes bigint NOT NULL CHECK (minutes > 0),
    total_fen bigint NOT NULL CHECK (total_fen >= 0),
    available_minutes bigint NOT NULL CHECK (available_minutes >= 0),
    reasons jsonb NOT NULL,
    -- The hold in the ledger: the legs of all public payers. Null: the family pays alone.
    hold_id uuid,
    held_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, order_id, number),
    CONSTRAINT order_hold_ledger UNIQUE (county_id, hold_id)
  );
  CREATE INDEX order_hold_order_id ON entitlement.order_hold (order_id, number);
  CREATE INDEX order_hold_senior_id ON entitlement.order_hold (senior_id, service_date);
  CREATE INDEX order_hold_item_code ON entitlement.order_hold (item_code);
  CALL platform.make_append_only('entitlement.order_hold');

  -- Who pays which part, in the order in which they pay; the family has the last word and the rest.
  CREATE TABLE entitlement.order_payer (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    rank int NOT NULL CHECK (rank > 0),
    payer text NOT NULL CHECK (payer IN ('INSURANCE', 'VOUCHER', 'PROGRAMME', 'SELF')),
    fen bigint NOT NULL CHECK (fen >= 0),
    -- The law by which it pays, with its figures for the day.
    programme_id uuid,
    version int,
    service_kind text CHECK (service_kind IN ('HOME', 'INSTITUTION')),
    pays_by text CHECK (pays_by IN ('MINUTE', 'FULL', 'VISIT', 'RATIO')),
    ratio_bp int CHECK (ratio_bp BETWEEN 0 AND 10000),
    -- What its lots give, lot by lot in the order in which they are drawn upon.
    unit text CHECK (unit IN ('MINUTE', 'FEN', 'VOUCHER', 'VISIT')),
    units bigint CHECK (units > 0),
    lot_ids uuid[] CHECK (cardinality(lot_ids) > 0),
    lot_units bigint[] CHECK (0 < ALL (lot_units)),
    -- Its money comes from a slice of the county's budget.
    from_budget boolean,
    -- Its legs in the ledger: one for each lot, and the last one for the money.
    hold_id uuid,
    first_leg int,
    fen_leg int,
    PRIMARY KEY (county_id, order_id, number, rank),
    FOREIGN KEY (county_id, order_id, number) REFERENCES entitlement.order_hold,
    CONSTRAINT order_payer_hold FOREIGN KEY (county_id, hold_id) REFERENCES entitlement.order_hold (county_id, hold_id),
    CONSTRAINT order_payer_version FOREIGN KEY (programme_id, version) REFERENCES entitlement.programme_version,
    CONSTRAINT order_payer_lot_leg FOREIGN KEY (county_id, hold_id, first_leg) REFERENCES ledger.hold,
    CONSTRAINT order_payer_fen_leg FOREIGN KEY (county_id, hold_id, fen_leg) REFERENCES ledger.hold,
    -- One row for each programme, one for the family.
    CONSTRAINT order_payer_once UNIQUE NULLS NOT DISTINCT (county_id, order_id, number, programme_id),
    CONSTRAINT order_payer_public_part CHECK (
      num_nulls(programme_id, version, service_kind, pays_by, unit, units, lot_ids, lot_units, from_budget,
                hold_id, first_leg, fen_leg) = CASE payer WHEN 'SELF' THEN 12 ELSE 0 END
      AND (payer = 'SELF' OR fen > 0)),
    CONSTRAINT order_payer_ratio CHECK (
      coalesce(pays_by = 'RATIO', false) = (ratio_bp IS NOT NULL)),
    CONSTRAINT order_payer_unit CHECK (CASE pays_by
      WHEN 'MINUTE' THEN unit = 'MINUTE' WHEN 'VISIT' THEN unit = 'VISIT' AND units = 1 ELSE units = fen END),
    CONSTRAINT order_payer_legs CHECK (
      cardinality(lot_ids) = cardinality(lot_units) AND fen_leg - first_leg = cardinality(lot_ids))
  );
  CREATE INDEX order_payer_lot_leg ON entitlement.order_payer (county_id, hold_id, first_leg);
  CREATE INDEX order_payer_fen_leg ON entitlement.order_payer (county_id, hold_id, fen_leg);
  CREATE INDEX order_payer_programme ON entitlement.order_payer (programme_id, version);
  CALL platform.make_append_only('entitlement.order_payer');

  -- Together the payers are the price; they stand in their order from 1 on, the family last; no leg serves two.
  CREATE FUNCTION entitlement.payers_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    good boolean;
  BEGIN
    SELECT count(p.rank) > 0 AND sum(p.fen) = h.total_fen AND max(p.rank) = count(p.rank)
           AND array_agg(p.payer ORDER BY p.rank) = array_agg(p.payer ORDER BY
                 array_position(ARRAY['INSURANCE', 'VOUCHER', 'PROGRAMME', 'SELF'], p.payer), p.rank)
           AND (array_agg(p.payer ORDER BY p.rank DESC))[1] = 'SELF'
           AND coalesce(sum(p.units) FILTER (WHERE p.unit = 'MINUTE'), 0) <= h.minutes
           AND (h.hold_id IS NULL) = (count(p.hold_id) = 0)
           AND coalesce(sum(p.fen_leg - p.first_leg + 1), 0) = coalesce(max(p.fen_leg), 0)
      INTO good
      FROM entitlement.order_hold h
      LEFT JOIN entitlement.order_payer p USING (county_id, order_id, number)
     WHERE (h.county_id, h.order_id, h.number) = (NEW.county_id, NEW.order_id, NEW.number)
     GROUP BY h.total_fen, h.minutes, h.hold_id;
    IF good IS NOT TRUE THEN
      RAISE EXCEPTION 'the payers of order %, %, are not its price', NEW.order_id, NEW.number
        USING ERRCODE = '23514', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER order_hold_payers_add_up AFTER INSERT ON entitlement.order_hold
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entitlement.payers_add_up();
  CREATE CONSTRAINT TRIGGER order_payer_adds_up AFTER INSERT ON entitlement.order_payer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entitlement.payers_add_up();
`;

const OUTCOMES = `
  -- What became of it, once: delivered, or everything returned.
  CREATE TABLE entitlement.order_outcome (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('CAPTURED', 'RELEASED')),
    delivered_minutes bigint NOT NULL CHECK (delivered_minutes >= 0),
    -- The delivered part of the price.
    due_fen bigint NOT NULL CHECK (due_fen >= 0),
    provider_id uuid,
    evidence_id uuid,
    -- The command that owes the provider the public part.
    owe_command_id uuid,
    reason text CHECK (reason <> ''),
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, order_id, number),
    FOREIGN KEY (county_id, order_id, number) REFERENCES entitlement.order_hold,
    CONSTRAINT order_outcome_evidence FOREIGN KEY (county_id, evidence_id) REFERENCES ledger.evidence,
    CONSTRAINT order_outcome_provider FOREIGN KEY (county_id, provider_id) REFERENCES entitlement.provider_account,
    CONSTRAINT order_outcome_owe UNIQUE (county_id, owe_command_id),
    CONSTRAINT order_outcome_proved CHECK ((kind = 'CAPTURED') = (evidence_id IS NOT NULL)),
    CONSTRAINT order_outcome_explained CHECK ((kind = 'RELEASED') = (reason IS NOT NULL)),
    CONSTRAINT order_outcome_owed CHECK (owe_command_id IS NULL OR provider_id IS NOT NULL),
    CONSTRAINT order_outcome_released_costs_nothing CHECK (
      kind = 'CAPTURED' OR (delivered_minutes + due_fen = 0 AND provider_id IS NULL))
  );
  CREATE INDEX order_outcome_evidence ON entitlement.order_outcome (county_id, evidence_id);
  CREATE INDEX order_outcome_provider ON entitlement.order_outcome (county_id, provider_id);
  CALL platform.make_append_only('entitlement.order_outcome');

  -- What each payer pays of it.
  CREATE TABLE entitlement.order_outcome_payer (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    rank int NOT NULL,
    fen bigint NOT NULL CHECK (fen >= 0),
    units bigint NOT NULL CHECK (units >= 0),
    PRIMARY KEY (county_id, order_id, number, rank),
    FOREIGN KEY (county_id, order_id, number) REFERENCES entitlement.order_outcome,
    FOREIGN KEY (county_id, order_id, number, rank) REFERENCES entitlement.order_payer
  );
  CALL platform.make_append_only('entitlement.order_outcome_payer');

  -- Everybody who agreed to pay has his part, nobody a larger one, and together they are what is due.
  CREATE FUNCTION entitlement.outcome_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    good boolean;
  BEGIN
    SELECT CASE o.kind
             WHEN 'RELEASED' THEN count(d.rank) = 0
             ELSE count(d.rank) = count(p.rank) AND sum(d.fen) = o.due_fen
                  AND bool_and(d.fen <= p.fen AND d.units <= coalesce(p.units, 0)) END
      INTO good
      FROM entitlement.order_outcome o
      JOIN entitlement.order_payer p USING (county_id, order_id, number)
      LEFT JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
     WHERE (o.county_id, o.order_id, o.number) = (NEW.county_id, NEW.order_id, NEW.number)
     GROUP BY o.kind, o.due_fen;
    IF good IS NOT TRUE THEN
      RAISE EXCEPTION 'the payers of order %, %, do not pay what is due', NEW.order_id, NEW.number
        USING ERRCODE = '23514', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER order_outcome_adds_up AFTER INSERT ON entitlement.order_outcome
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entitlement.outcome_adds_up();
  CREATE CONSTRAINT TRIGGER order_outcome_payer_adds_up AFTER INSERT ON entitlement.order_outcome_payer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entitlement.outcome_adds_up();
`;

const REVERSALS = `
  -- Minutes that were billed and are taken back, in one piece or several; each begins where the one before ended.
  CREATE TABLE entitlement.order_reversal (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    seq int NOT NULL CHECK (seq > 0),
    -- 0 where nothing had been delivered that could be taken back.
    minutes bigint NOT NULL CHECK (minutes >= 0),
    reason text NOT NULL CHECK (reason <> ''),
    -- The command that takes the public part back from the provider.
    owe_command_id uuid,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, order_id, number, seq),
    FOREIGN KEY (county_id, order_id, number) REFERENCES entitlement.order_outcome,
    CONSTRAINT order_reversal_owe UNIQUE (county_id, owe_command_id)
  );
  CALL platform.make_append_only('entitlement.order_reversal');

  -- What each payer gets back, and how much of the units of a lot that has ended lapsed at once.
  CREATE TABLE entitlement.order_reversal_payer (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    seq int NOT NULL,
    rank int NOT NULL,
    fen bigint NOT NULL CHECK (fen >= 0),
    units bigint NOT NULL CHECK (units >= 0),
    lapsed_units bigint NOT NULL CHECK (lapsed_units BETWEEN 0 AND units),
    PRIMARY KEY (county_id, order_id, number, seq, rank),
    FOREIGN KEY (county_id, order_id, number, seq) REFERENCES entitlement.order_reversal,
    FOREIGN KEY (county_id, order_id, number, rank) REFERENCES entitlement.order_outcome_payer
  );
  CREATE INDEX order_reversal_payer_rank ON entitlement.order_reversal_payer (county_id, order_id, number, rank);
  CALL platform.make_append_only('entitlement.order_reversal_payer');

  -- All reversals together take back no more than was billed: in minutes, and from no payer.
  CREATE FUNCTION entitlement.reversal_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    good boolean;
  BEGIN
    SELECT bool_and(d.fen >= coalesce(r.fen, 0) AND d.units >= coalesce(r.units, 0))
           AND max(o.delivered_minutes) >= (SELECT sum(v.minutes) FROM entitlement.order_reversal v
                 WHERE (v.county_id, v.order_id, v.number) = (NEW.county_id, NEW.order_id, NEW.number))
      INTO good
      FROM entitlement.order_outcome o
      JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number)
      LEFT JOIN (SELECT rank, sum(fen) AS fen, sum(units) AS units FROM entitlement.order_reversal_payer
                  WHERE (county_id, order_id, number) = (NEW.county_id, NEW.order_id, NEW.number)
                  GROUP BY rank) r USING (rank)
     WHERE (o.county_id, o.order_id, o.number) = (NEW.county_id, NEW.order_id, NEW.number);
    IF good IS NOT TRUE THEN
      RAISE EXCEPTION 'more is taken back of order %, %, than was billed', NEW.order_id, NEW.number
        USING ERRCODE = '23514', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER order_reversal_adds_up AFTER INSERT ON entitlement.order_reversal
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entitlement.reversal_adds_up();
  CREATE CONSTRAINT TRIGGER order_reversal_payer_adds_up AFTER INSERT ON entitlement.order_reversal_payer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entitlement.reversal_adds_up();
`;
