import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SettlementFamilyMoney1763901360000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(ACCOUNTS);
    await queryRunner.query(PAYMENTS);
    await queryRunner.query(PREPAYMENTS);
    await queryRunner.query(REFUNDS);
    await queryRunner.query(CALLBACKS);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON settlement.family_account, settlement.family_payment, settlement.family_payment_item,
        settlement.family_payment_end, settlement.prepayment, settlement.prepayment_end, settlement.family_refund,
        settlement.family_refund_end, settlement.family_payment_callback, settlement.receipt_counter TO ${app};
      GRANT UPDATE (last) ON settlement.receipt_counter TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE settlement.family_payment_callback, settlement.family_refund_end, settlement.family_refund, settlement.prepayment_end,
        settlement.prepayment, settlement.family_payment_end, settlement.family_payment_item, settlement.family_payment,
        settlement.receipt_counter, settlement.family_account;
      DROP FUNCTION settlement.family_payment_adds_up, settlement.family_refund_within_payment, settlement.number_goes_on;
    `);
  }
}

const ACCOUNTS = `
  -- PREPAID of a senior: what the family has paid ahead; it cannot be spent twice. COLLECTED of a county: where money
  -- of families comes from, below nothing by what is held for somebody.
  CREATE TABLE settlement.family_account (
    county_id int NOT NULL REFERENCES geo.region,
    kind text NOT NULL CONSTRAINT family_account_kind CHECK (kind IN ('PREPAID', 'COLLECTED')),
    senior_id uuid,
    account_id uuid NOT NULL,
    PRIMARY KEY (county_id, account_id),
    CONSTRAINT family_account_once UNIQUE NULLS NOT DISTINCT (county_id, kind, senior_id),
    CONSTRAINT family_account_owner CHECK ((kind = 'PREPAID') = (senior_id IS NOT NULL)),
    CONSTRAINT family_account_ledger FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CALL platform.make_append_only('settlement.family_account');

  -- Receipts are numbered without gaps, by county and year.
  CREATE TABLE settlement.receipt_counter (
    county_id int NOT NULL REFERENCES geo.region,
    year int NOT NULL CONSTRAINT receipt_counter_year CHECK (year BETWEEN 2000 AND 9999),
    last bigint NOT NULL CONSTRAINT receipt_counter_counts CHECK (last >= 0),
    PRIMARY KEY (county_id, year)
  );
  CREATE FUNCTION settlement.number_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.last = OLD.last + 1 THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'receipts are numbered one after the other' USING ERRCODE = '23514', CONSTRAINT = TG_NAME;
  END $$;
  CREATE TRIGGER receipt_counter_goes_on BEFORE UPDATE ON settlement.receipt_counter
    FOR EACH ROW EXECUTE FUNCTION settlement.number_goes_on();
  CREATE TRIGGER receipt_counter_stays BEFORE DELETE ON settlement.receipt_counter
    FOR EACH ROW EXECUTE FUNCTION platform.forbid_change();
`;

const PAYMENTS = `
  -- What a family was asked for, or what was handed over in cash. It counts once it has ended as CONFIRMED.
  CREATE TABLE settlement.family_payment (
    county_id int NOT NULL REFERENCES geo.region,
    id uuid NOT NULL,
    senior_id uuid NOT NULL,
    channel text NOT NULL CONSTRAINT payment_channel CHECK (channel IN ('GATEWAY', 'CASH')),
    -- AFTER: for what was delivered. BEFORE: held for what is booked.
    timing text NOT NULL CONSTRAINT payment_timing CHECK (timing IN ('BEFORE', 'AFTER')),
    amount_fen bigint NOT NULL CONSTRAINT payment_amount CHECK (amount_fen > 0),
    -- Account of who asked or recorded, and on which side he stands.
    asked_by uuid NOT NULL,
    asked_as text NOT NULL CONSTRAINT payment_side CHECK (asked_as IN ('FAMILY', 'CAREGIVER')),
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT payment_as_asked UNIQUE (county_id, id, channel, asked_by),
    CONSTRAINT payment_cash_is_for_what_was_done CHECK (channel = 'GATEWAY' OR timing = 'AFTER'),
    CONSTRAINT payment_caregiver_takes_cash CHECK (channel = 'CASH' OR asked_as = 'FAMILY')
  );
  CREATE INDEX payment_senior ON settlement.family_payment (senior_id, asked_at);
  CREATE INDEX payment_cash_of ON settlement.family_payment (asked_by, asked_at) WHERE channel = 'CASH';
  CALL platform.make_append_only('settlement.family_payment');

  CREATE TABLE settlement.family_payment_item (
    county_id int NOT NULL,
    payment_id uuid NOT NULL,
    order_id uuid NOT NULL,
    provider_id uuid,
    fen bigint NOT NULL CONSTRAINT payment_item_fen CHECK (fen > 0),
    PRIMARY KEY (county_id, payment_id, order_id),
    CONSTRAINT payment_item_payment FOREIGN KEY (county_id, payment_id) REFERENCES settlement.family_payment
  );
  CREATE INDEX payment_item_order ON settlement.family_payment_item (order_id);
  CALL platform.make_append_only('settlement.family_payment_item');

  CREATE FUNCTION settlement.family_payment_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    asked settlement.family_payment := (SELECT p FROM settlement.family_payment p
       WHERE (p.county_id, p.id) = (NEW.county_id, (to_jsonb(NEW) ->> TG_ARGV[0])::uuid));
  BEGIN
    IF asked.amount_fen IS DISTINCT FROM (SELECT sum(i.fen) FROM settlement.family_payment_item i
         WHERE (i.county_id, i.payment_id) = (asked.county_id, asked.id)) THEN
      RAISE EXCEPTION 'the parts of payment % are not its amount', asked.id
        USING ERRCODE = '23514', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER payment_adds_up AFTER INSERT ON settlement.family_payment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.family_payment_adds_up('id');
  CREATE CONSTRAINT TRIGGER payment_item_adds_up AFTER INSERT ON settlement.family_payment_item
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.family_payment_adds_up('payment_id');

  -- Once, for good: the primary key. Cash counts when the other side has said so.
  CREATE TABLE settlement.family_payment_end (
    county_id int NOT NULL,
    payment_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT payment_end_kind CHECK (kind IN ('CONFIRMED', 'REFUSED')),
    channel text NOT NULL,
    asked_by uuid NOT NULL,
    -- Null: the payment service.
    ended_by uuid,
    command_id uuid,
    receipt_number text,
    reason text,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, payment_id),
    CONSTRAINT payment_end_payment FOREIGN KEY (county_id, payment_id, channel, asked_by)
      REFERENCES settlement.family_payment (county_id, id, channel, asked_by),
    CONSTRAINT payment_end_receipt UNIQUE (receipt_number),
    CONSTRAINT payment_end_confirmed CHECK ((kind = 'CONFIRMED') = (command_id IS NOT NULL)
      AND (kind = 'CONFIRMED') = (receipt_number IS NOT NULL)),
    CONSTRAINT payment_end_explained CHECK ((kind = 'REFUSED') = (reason IS NOT NULL)),
    CONSTRAINT payment_end_two_sides CHECK (CASE channel WHEN 'CASH' THEN ended_by IS NOT NULL AND ended_by <> asked_by
      ELSE ended_by IS NULL AND kind = 'CONFIRMED' END)
  );
  CREATE INDEX payment_end_payment ON settlement.family_payment_end (county_id, payment_id, channel, asked_by);
  CALL platform.make_append_only('settlement.family_payment_end');
`;

const PREPAYMENTS = `
  -- A part of a payment ahead that is held in the ledger for one order.
  CREATE TABLE settlement.prepayment (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    order_id uuid NOT NULL,
    fen bigint NOT NULL CONSTRAINT prepayment_fen CHECK (fen > 0),
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, hold_id),
    CONSTRAINT prepayment_once UNIQUE (county_id, payment_id, order_id),
    CONSTRAINT prepayment_item FOREIGN KEY (county_id, payment_id, order_id) REFERENCES settlement.family_payment_item
  );
  CREATE INDEX prepayment_order ON settlement.prepayment (order_id);
  CALL platform.make_append_only('settlement.prepayment');

  -- What the delivered minutes cost was applied, the rest returned.
  CREATE TABLE settlement.prepayment_end (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    applied_fen bigint NOT NULL CONSTRAINT prepayment_end_applied CHECK (applied_fen >= 0),
    returned_fen bigint NOT NULL CONSTRAINT prepayment_end_returned CHECK (returned_fen >= 0),
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, hold_id),
    CONSTRAINT prepayment_end_prepayment FOREIGN KEY (county_id, hold_id) REFERENCES settlement.prepayment
  );
  CALL platform.make_append_only('settlement.prepayment_end');
`;

const REFUNDS = `
  -- Money that goes back the way it came: out of what was paid too much (DUE), or was paid ahead (PREPAID).
  CREATE TABLE settlement.family_refund (
    county_id int NOT NULL,
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    order_id uuid NOT NULL,
    senior_id uuid NOT NULL,
    source text NOT NULL CONSTRAINT refund_source CHECK (source IN ('DUE', 'PREPAID')),
    fen bigint NOT NULL CONSTRAINT refund_fen CHECK (fen > 0),
    reason text NOT NULL CONSTRAINT refund_reason CHECK (reason <> ''),
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT refund_item FOREIGN KEY (county_id, payment_id, order_id) REFERENCES settlement.family_payment_item
  );
  CREATE INDEX refund_item ON settlement.family_refund (county_id, payment_id, order_id);
  CREATE INDEX refund_order ON settlement.family_refund (order_id);
  CREATE INDEX refund_senior ON settlement.family_refund (senior_id, asked_at);
  CALL platform.make_append_only('settlement.family_refund');

  -- All refunds of a part together are at most what was paid. Whoever refunds has the senior's lock, so two cannot
  -- pass each other.
  CREATE FUNCTION settlement.family_refund_within_payment() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT sum(r.fen) FROM settlement.family_refund r
         WHERE (r.county_id, r.payment_id, r.order_id) = (NEW.county_id, NEW.payment_id, NEW.order_id))
       > (SELECT i.fen FROM settlement.family_payment_item i
           WHERE (i.county_id, i.payment_id, i.order_id) = (NEW.county_id, NEW.payment_id, NEW.order_id)) THEN
      RAISE EXCEPTION 'more goes back of payment % than was paid', NEW.payment_id
        USING ERRCODE = '23514', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER refund_within_payment AFTER INSERT ON settlement.family_refund
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION settlement.family_refund_within_payment();

  CREATE TABLE settlement.family_refund_end (
    county_id int NOT NULL,
    refund_id uuid NOT NULL,
    command_id uuid NOT NULL,
    receipt_number text NOT NULL,
    -- Who has the cash again; null: the payment service.
    ended_by uuid,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, refund_id),
    CONSTRAINT refund_end_refund FOREIGN KEY (county_id, refund_id) REFERENCES settlement.family_refund,
    CONSTRAINT refund_end_receipt UNIQUE (receipt_number)
  );
  CALL platform.make_append_only('settlement.family_refund_end');
`;

const CALLBACKS = `
  -- Everything the payment service said, as it came. The same said again is the same row.
  CREATE TABLE settlement.family_payment_callback (
    reference text NOT NULL CONSTRAINT payment_callback_reference CHECK (reference <> ''),
    status text NOT NULL CONSTRAINT payment_callback_status CHECK (status IN ('PAID', 'FAILED', 'REFUNDED')),
    amount_fen bigint NOT NULL,
    -- Of the payment or the refund; no foreign key, because anything may come.
    subject_id uuid NOT NULL,
    verdict text NOT NULL CONSTRAINT payment_callback_verdict
      CHECK (verdict IN ('ACCEPTED', 'NOTED', 'UNKNOWN', 'AMOUNT_DIFFERS', 'TWICE')),
    at timestamptz NOT NULL,
    PRIMARY KEY (reference, status, amount_fen, subject_id)
  );
  CREATE INDEX payment_callback_subject ON settlement.family_payment_callback (subject_id);
  CALL platform.make_append_only('settlement.family_payment_callback');
`;
