import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class LedgerMoves1763800701000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(HOLDS);
    await queryRunner.query(TRANSFERS);
    await queryRunner.query(COUNTERS);
    await queryRunner.query(`
      GRANT SELECT ON ledger.command, ledger.hold, ledger.hold_timeout, ledger.hold_resolution, ledger.reversal,
        ledger.withholding, ledger.transfer, ledger.entry TO ${app};
      REVOKE ALL ON FUNCTION ledger.apply_transfer FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE ledger.entry, ledger.transfer, ledger.withholding, ledger.reversal, ledger.hold_resolution,
        ledger.hold_timeout, ledger.hold, ledger.command;
      DROP FUNCTION ledger.apply_transfer;
    `);
  }
}

const HOLDS = `
  -- What was asked under an id and what was answered: a repetition gets the same answer, also when it was no.
  CREATE TABLE ledger.command (
    county_id int NOT NULL,
    command_id uuid NOT NULL,
    kind text NOT NULL,
    -- ids, amounts and dates only
    request jsonb NOT NULL,
    outcome text NOT NULL,
    -- the figures of a refusal; those of a success are in what it wrote
    result jsonb,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, command_id),
    CONSTRAINT command_id_has_time CHECK (get_byte(uuid_send(command_id), 6) >> 4 = 7)
  ) PARTITION BY RANGE (command_id);
  CALL platform.make_append_only('ledger.command');

  -- Holds, and what becomes of them, are few and small and pointed at by other contexts: not divided by month.
  CREATE TABLE ledger.hold (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    leg int NOT NULL,
    unit text NOT NULL,
    debit_account uuid NOT NULL,
    credit_account uuid NOT NULL,
    amount bigint NOT NULL,
    service_date date NOT NULL,
    held_at timestamptz NOT NULL,
    expires_at timestamptz,
    PRIMARY KEY (county_id, hold_id, leg),
    CONSTRAINT hold_amount UNIQUE (county_id, hold_id, leg, amount),
    CONSTRAINT hold_leg_counts CHECK (leg > 0),
    CONSTRAINT hold_amount_counts CHECK (amount BETWEEN 1 AND 9007199254740991),
    CONSTRAINT hold_two_accounts CHECK (debit_account <> credit_account),
    CONSTRAINT hold_debit FOREIGN KEY (county_id, debit_account, unit)
      REFERENCES ledger.account (county_id, account_id, unit),
    CONSTRAINT hold_credit FOREIGN KEY (county_id, credit_account, unit)
      REFERENCES ledger.account (county_id, account_id, unit)
  );
  CREATE INDEX hold_debit ON ledger.hold (county_id, debit_account, unit);
  CREATE INDEX hold_credit ON ledger.hold (county_id, credit_account, unit);
  CALL platform.make_append_only('ledger.hold');

  -- Open holds that end by themselves. A work list, not history: whoever resolves the hold takes it off.
  CREATE TABLE ledger.hold_timeout (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, hold_id)
  );
  CREATE INDEX hold_timeout_due ON ledger.hold_timeout (county_id, expires_at, hold_id);

  -- The primary key is the state machine: a leg is resolved at most once, for ever. It cannot lie about what was
  -- held, cannot spend more, and cannot spend at all without verified evidence.
  CREATE TABLE ledger.hold_resolution (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    leg int NOT NULL,
    command_id uuid NOT NULL,
    how text NOT NULL,
    held bigint NOT NULL,
    posted bigint NOT NULL,
    evidence_id uuid,
    evidence_state text,
    resolved_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, hold_id, leg),
    CONSTRAINT hold_resolution_command UNIQUE (county_id, hold_id, leg, command_id),
    CONSTRAINT hold_resolution_posted UNIQUE (county_id, hold_id, leg, posted),
    CONSTRAINT hold_resolution_how CHECK (how IN ('POSTED', 'VOIDED', 'EXPIRED')),
    CONSTRAINT hold_resolution_at_most_held CHECK (posted BETWEEN 0 AND held),
    CONSTRAINT hold_resolution_only_a_post_spends CHECK (how = 'POSTED' OR posted = 0),
    CONSTRAINT hold_resolution_needs_evidence CHECK ((how = 'POSTED') = (evidence_id IS NOT NULL)),
    CONSTRAINT hold_resolution_evidence_verified CHECK (
      (evidence_id IS NULL) = (evidence_state IS NULL) AND evidence_state = 'VERIFIED'),
    CONSTRAINT hold_resolution_hold FOREIGN KEY (county_id, hold_id, leg, held)
      REFERENCES ledger.hold (county_id, hold_id, leg, amount),
    CONSTRAINT hold_resolution_evidence FOREIGN KEY (county_id, evidence_id, evidence_state)
      REFERENCES ledger.evidence (county_id, evidence_id, state)
  );
  CREATE INDEX hold_resolution_held ON ledger.hold_resolution (county_id, hold_id, leg, held);
  CREATE INDEX hold_resolution_evidence ON ledger.hold_resolution (county_id, evidence_id, evidence_state);
  CALL platform.make_append_only('ledger.hold_resolution');

  -- What was posted comes back in parts, each standing on the one before: together never more than was posted.
  CREATE TABLE ledger.reversal (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    leg int NOT NULL,
    seq int NOT NULL,
    previous int GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    command_id uuid NOT NULL,
    posted bigint NOT NULL,
    before bigint NOT NULL,
    amount bigint NOT NULL,
    total bigint NOT NULL,
    reason text NOT NULL,
    reversed_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, hold_id, leg, seq),
    CONSTRAINT reversal_total UNIQUE (county_id, hold_id, leg, seq, total),
    CONSTRAINT reversal_command UNIQUE (county_id, command_id, leg),
    CONSTRAINT reversal_seq_counts CHECK (seq > 0),
    CONSTRAINT reversal_begins_at_zero CHECK (seq > 1 OR before = 0),
    CONSTRAINT reversal_amount_counts CHECK (amount > 0),
    CONSTRAINT reversal_adds_up CHECK (total = before + amount),
    CONSTRAINT reversal_at_most_posted CHECK (total <= posted),
    CONSTRAINT reversal_has_a_reason CHECK (reason <> ''),
    CONSTRAINT reversal_resolution FOREIGN KEY (county_id, hold_id, leg, posted)
      REFERENCES ledger.hold_resolution (county_id, hold_id, leg, posted),
    CONSTRAINT reversal_previous FOREIGN KEY (county_id, hold_id, leg, previous, before)
      REFERENCES ledger.reversal (county_id, hold_id, leg, seq, total)
  );
  CREATE INDEX reversal_resolution ON ledger.reversal (county_id, hold_id, leg, posted);
  CREATE INDEX reversal_previous ON ledger.reversal (county_id, hold_id, leg, previous, before);
  CALL platform.make_append_only('ledger.reversal');

  -- Odd numbers place a mark on a leg, even ones end it; a payment looks at the last one.
  CREATE TABLE ledger.withholding (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    leg int NOT NULL,
    seq int NOT NULL,
    action text NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (county_id, hold_id, leg, seq),
    CONSTRAINT withholding_seq_counts CHECK (seq > 0),
    CONSTRAINT withholding_action CHECK (action IN ('PLACED', 'ENDED')),
    CONSTRAINT withholding_alternates CHECK ((action = 'PLACED') = (seq % 2 = 1)),
    CONSTRAINT withholding_has_a_reason CHECK (reason <> ''),
    CONSTRAINT withholding_hold FOREIGN KEY (county_id, hold_id, leg) REFERENCES ledger.hold
  );
  CALL platform.make_append_only('ledger.withholding');
`;

const TRANSFERS = `
  -- One debit, one credit, one amount: balanced by construction. The foreign keys include the unit, so minutes
  -- and fen cannot meet.
  CREATE TABLE ledger.transfer (
    county_id int NOT NULL,
    command_id uuid NOT NULL,
    code text NOT NULL,
    -- that of the hold for HOLD, CAPTURE, RELEASE and REVERSE
    leg int NOT NULL,
    unit text NOT NULL,
    debit_account uuid NOT NULL,
    credit_account uuid NOT NULL,
    amount bigint NOT NULL,
    business_date date NOT NULL,
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The hold it comes of.
    hold_id uuid,
    -- The command that resolved the hold's leg: one, so a leg is captured and released at most once.
    resolves uuid GENERATED ALWAYS AS (CASE WHEN code IN ('CAPTURE', 'RELEASE') THEN command_id END) STORED,
    -- Opened the lot it grants to, whose counters began with it. Written by grant_lots alone.
    opening boolean NOT NULL DEFAULT false,
    PRIMARY KEY (county_id, command_id, code, leg),
    CONSTRAINT transfer_command_has_time CHECK (get_byte(uuid_send(command_id), 6) >> 4 = 7),
    CONSTRAINT transfer_code CHECK (code IN ('GRANT', 'FUND', 'OWE', 'SETTLE', 'ADJUST', 'RESTORE',
      'HOLD', 'CAPTURE', 'RELEASE', 'REVERSE', 'EXPIRE', 'CARRY')),
    CONSTRAINT transfer_leg_counts CHECK (leg > 0),
    CONSTRAINT transfer_amount_counts CHECK (amount BETWEEN 1 AND 9007199254740991),
    CONSTRAINT transfer_two_accounts CHECK (debit_account <> credit_account),
    CONSTRAINT transfer_of_a_hold CHECK (CASE
      WHEN code = 'HOLD' THEN hold_id IS NOT DISTINCT FROM command_id
      WHEN code IN ('CAPTURE', 'RELEASE', 'REVERSE') THEN hold_id IS NOT NULL
      ELSE code IN ('EXPIRE', 'CARRY') OR hold_id IS NULL END),
    CONSTRAINT transfer_opening_grants CHECK (NOT opening OR code = 'GRANT'),
    CONSTRAINT transfer_debit FOREIGN KEY (county_id, debit_account, unit)
      REFERENCES ledger.account (county_id, account_id, unit),
    CONSTRAINT transfer_credit FOREIGN KEY (county_id, credit_account, unit)
      REFERENCES ledger.account (county_id, account_id, unit),
    CONSTRAINT transfer_resolution FOREIGN KEY (county_id, hold_id, leg, resolves)
      REFERENCES ledger.hold_resolution (county_id, hold_id, leg, command_id)
  ) PARTITION BY RANGE (command_id);
  CREATE INDEX transfer_debit ON ledger.transfer (county_id, debit_account, unit, at);
  CREATE INDEX transfer_credit ON ledger.transfer (county_id, credit_account, unit, at);
  CREATE INDEX transfer_hold ON ledger.transfer (county_id, hold_id, leg, resolves);
  CALL platform.make_append_only('ledger.transfer');

  -- What an authorising account looked like after each transfer. Two commands that read the same version cannot
  -- both commit.
  CREATE TABLE ledger.entry (
    county_id int NOT NULL,
    account_id uuid NOT NULL,
    version bigint NOT NULL,
    command_id uuid NOT NULL,
    code text NOT NULL,
    leg int NOT NULL,
    at timestamptz NOT NULL,
    debits_pending bigint NOT NULL,
    debits_posted bigint NOT NULL,
    credits_pending bigint NOT NULL,
    credits_posted bigint NOT NULL,
    PRIMARY KEY (county_id, account_id, version),
    CONSTRAINT entry_version_counts CHECK (version > 0),
    CONSTRAINT entry_account FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  ) PARTITION BY RANGE (account_id);
  CREATE INDEX entry_at ON ledger.entry (county_id, account_id, at DESC, version DESC);
  CALL platform.make_append_only('ledger.entry');
`;

const COUNTERS = `
  -- Counters follow transfers and nothing else. HOLD and RELEASE move what is pending, CAPTURE turns pending into
  -- posted, every other code moves what is posted.
  CREATE FUNCTION ledger.apply_transfer() RETURNS trigger LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
  DECLARE
    pending bigint := CASE NEW.code WHEN 'HOLD' THEN NEW.amount
                                    WHEN 'CAPTURE' THEN -NEW.amount
                                    WHEN 'RELEASE' THEN -NEW.amount ELSE 0 END;
    posted bigint := CASE WHEN NEW.code IN ('HOLD', 'RELEASE') THEN 0 ELSE NEW.amount END;
    over bigint := CASE NEW.code WHEN 'CARRY' THEN NEW.amount ELSE 0 END;
  BEGIN
    WITH moved AS (
      UPDATE account a
         SET debits_pending = a.debits_pending + (a.account_id = NEW.debit_account)::int * pending,
             debits_posted = a.debits_posted + (a.account_id = NEW.debit_account)::int * posted,
             credits_pending = a.credits_pending + (a.account_id = NEW.credit_account)::int * pending,
             credits_posted = a.credits_posted + (a.account_id = NEW.credit_account)::int * posted,
             carried = a.carried + (a.account_id = NEW.debit_account)::int * over,
             version = a.version + 1,
             moved_at = NEW.at
       WHERE a.county_id = NEW.county_id AND a.account_id IN (NEW.debit_account, NEW.credit_account) AND a.authorising
      RETURNING a.*
    )
    INSERT INTO entry (county_id, account_id, version, command_id, code, leg, at,
                       debits_pending, debits_posted, credits_pending, credits_posted)
    SELECT m.county_id, m.account_id, m.version, NEW.command_id, NEW.code, NEW.leg, NEW.at,
           m.debits_pending, m.debits_posted, m.credits_pending, m.credits_posted
      FROM moved m;
    RETURN NULL;
  END $$;
  -- A transfer that opened its lot is in the counters the lot was made with.
  CREATE TRIGGER apply_transfer AFTER INSERT ON ledger.transfer
    FOR EACH ROW WHEN (NOT NEW.opening) EXECUTE FUNCTION ledger.apply_transfer();
`;
