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
      REVOKE ALL ON FUNCTION ledger.apply_transfers FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE ledger.entry, ledger.transfer, ledger.withholding, ledger.reversal, ledger.hold_resolution,
        ledger.hold_timeout, ledger.hold, ledger.command;
      DROP FUNCTION ledger.apply_transfers;
      DROP DOMAIN ledger.code;
    `);
  }
}

const HOLDS = `
  -- What was asked under an id and what was answered: a repetition gets the same answer, also when it was no.
  CREATE TABLE ledger.command (
    county_id int NOT NULL,
    command_id ledger.timed_id NOT NULL,
    kind text NOT NULL,
    -- ids, amounts and dates only
    request jsonb NOT NULL,
    outcome text NOT NULL,
    -- the figures of a refusal; those of a success are in what it wrote
    result jsonb,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, command_id)
  ) PARTITION BY RANGE (command_id);
  CALL platform.make_append_only('ledger.command');

  -- Holds, and what becomes of them, are few and small and pointed at by other contexts: not divided by month.
  CREATE TABLE ledger.hold (
    county_id int NOT NULL,
    hold_id uuid NOT NULL,
    leg ledger.ordinal NOT NULL,
    unit text NOT NULL,
    debit_account uuid NOT NULL,
    credit_account uuid NOT NULL,
    amount ledger.positive NOT NULL,
    service_date date NOT NULL,
    held_at timestamptz NOT NULL,
    expires_at timestamptz,
    PRIMARY KEY (county_id, hold_id, leg),
    CONSTRAINT hold_amount UNIQUE (county_id, hold_id, leg, amount),
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
  CREATE DOMAIN ledger.code AS text CONSTRAINT code_known CHECK (VALUE IN ('GRANT', 'FUND', 'OWE', 'SETTLE', 'ADJUST',
    'RESTORE', 'HOLD', 'CAPTURE', 'RELEASE', 'REVERSE', 'EXPIRE', 'CARRY'));

  -- One debit, one credit, one amount: balanced by construction. The foreign keys include the unit, so minutes
  -- and fen cannot meet.
  CREATE TABLE ledger.transfer (
    county_id int NOT NULL,
    command_id ledger.timed_id NOT NULL,
    code ledger.code NOT NULL,
    -- that of the hold for HOLD, CAPTURE, RELEASE and REVERSE
    leg ledger.ordinal NOT NULL,
    unit text NOT NULL,
    debit_account uuid NOT NULL,
    credit_account uuid NOT NULL,
    amount ledger.positive NOT NULL,
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
    version ledger.positive NOT NULL,
    command_id uuid NOT NULL,
    code text NOT NULL,
    leg int NOT NULL,
    at timestamptz NOT NULL,
    debits_pending bigint NOT NULL,
    debits_posted bigint NOT NULL,
    credits_pending bigint NOT NULL,
    credits_posted bigint NOT NULL,
    PRIMARY KEY (county_id, account_id, version),
    CONSTRAINT entry_account FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  ) PARTITION BY RANGE (account_id);
  CREATE INDEX entry_at ON ledger.entry (county_id, account_id, at DESC, version DESC);
  CALL platform.make_append_only('ledger.entry');
`;

/** A new transfer's two sides: what each does to the counters of its account. */
const SIDES_OF_NEW = `
      SELECT n.county_id, n.command_id, n.code, n.leg, n.at, side.account_id,
             side.debit * m.pending AS debits_pending, side.debit * m.posted AS debits_posted,
             (1 - side.debit) * m.pending AS credits_pending, (1 - side.debit) * m.posted AS credits_posted,
             CASE n.code WHEN 'CARRY' THEN side.debit * n.amount ELSE 0 END AS carried
        FROM new_rows n
       CROSS JOIN LATERAL (SELECT CASE n.code WHEN 'HOLD' THEN n.amount
                                              WHEN 'CAPTURE' THEN -n.amount
                                              WHEN 'RELEASE' THEN -n.amount ELSE 0 END AS pending,
                                  CASE WHEN n.code IN ('HOLD', 'RELEASE') THEN 0 ELSE n.amount END AS posted) m
       CROSS JOIN LATERAL (VALUES (n.debit_account, 1), (n.credit_account, 0)) side(account_id, debit)
       WHERE NOT n.opening`;

const COUNTER_NAMES = ['debits_pending', 'debits_posted', 'credits_pending', 'credits_posted'];
const counters = (each: (name: string) => string): string => COUNTER_NAMES.map(each).join(', ');

const COUNTERS = `
  -- Counters follow transfers and nothing else. HOLD and RELEASE move what is pending, CAPTURE turns pending into
  -- posted, every other code moves what is posted. A transfer that opened its lot is in the counters the lot was made
  -- with. One statement for all transfers of a statement: each account is moved once, and its entries are what it
  -- stands at then less what came after each.
  CREATE FUNCTION ledger.apply_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM new_rows n, LATERAL (
                 SELECT FROM ledger.rolled_month r
                  WHERE r.county_id = n.county_id AND r.first_after > n.command_id LIMIT 1) over) THEN
      RAISE EXCEPTION 'the month of the transfer is added up' USING ERRCODE = 'AZ001';
    END IF;
    WITH side AS (${SIDES_OF_NEW}
    ), moved AS (
      UPDATE ledger.account a
         SET ${counters((name) => `${name} = a.${name} + s.${name}`)},
             carried = a.carried + s.carried,
             version = a.version + s.times,
             moved_at = s.at
        FROM (SELECT county_id, account_id, ${counters((name) => `sum(${name}) AS ${name}`)}, sum(carried) AS carried,
                     count(*) AS times, max(at) AS at
                FROM side GROUP BY county_id, account_id) s
       WHERE a.county_id = s.county_id AND a.account_id = s.account_id AND a.authorising
      RETURNING a.county_id, a.account_id, a.version, ${counters((name) => `a.${name}`)}
    )
    INSERT INTO ledger.entry (county_id, account_id, version, command_id, code, leg, at, ${COUNTER_NAMES.join(', ')})
    SELECT m.county_id, m.account_id, m.version - count(*) OVER later, s.command_id, s.code, s.leg, s.at,
           ${counters((name) => `m.${name} - coalesce(sum(s.${name}) OVER later, 0)`)}
      FROM moved m JOIN side s ON s.county_id = m.county_id AND s.account_id = m.account_id
    WINDOW later AS (PARTITION BY m.county_id, m.account_id ORDER BY s.command_id, s.code, s.leg
                     ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING);
    RETURN NULL;
  END $$;
  CREATE TRIGGER apply_transfers AFTER INSERT ON ledger.transfer
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ledger.apply_transfers();
`;
