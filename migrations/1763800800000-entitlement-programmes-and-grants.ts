import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class EntitlementProgrammesAndGrants1763800800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`CREATE SCHEMA entitlement; GRANT USAGE ON SCHEMA entitlement TO ${app};`);
    await queryRunner.query(PROGRAMMES);
    await queryRunner.query(GRANTS);
    await queryRunner.query(ORDERS);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA entitlement TO ${app};
      GRANT UPDATE (finished_at, considered, affected, minutes) ON entitlement.monthly_run TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA entitlement CASCADE');
  }
}

/** A programme is law for a time: what changes is another row with other dates. The app role may only add. */
const PROGRAMMES = `
  CREATE TABLE entitlement.programme (
    id uuid PRIMARY KEY,
    code text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    region_id int NOT NULL REFERENCES geo.region,
    zh text NOT NULL,
    en text NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    citation text NOT NULL,
    funding_note text NOT NULL,
    -- A default to begin with, to be replaced by the bureau's own document.
    is_default boolean NOT NULL,
    CONSTRAINT programme_one_law_a_day EXCLUDE USING gist (code WITH =, valid WITH &&)
  );
  CREATE INDEX programme_region_id ON entitlement.programme (region_id);

  CREATE TABLE entitlement.programme_item (
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    item_code text NOT NULL REFERENCES catalogue.item,
    PRIMARY KEY (programme_id, item_code)
  );
  CREATE INDEX programme_item_item_code ON entitlement.programme_item (item_code);
  CALL platform.make_append_only('entitlement.programme_item');

  -- Who gets how much a month. A null asks nothing; of several rates that fit the highest wins.
  CREATE TABLE entitlement.programme_rate (
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    number int NOT NULL CHECK (number > 0),
    rule text NOT NULL,
    category_code text,
    min_age int CHECK (min_age BETWEEN 0 AND 150),
    min_level int CHECK (min_level BETWEEN 0 AND 4),
    minutes bigint NOT NULL CHECK (minutes > 0),
    zh text NOT NULL,
    en text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (programme_id, number)
  );
  CALL platform.make_append_only('entitlement.programme_rate');

  -- Where a programme's minutes come from and go to in one county.
  CREATE TABLE entitlement.programme_account (
    county_id int NOT NULL REFERENCES geo.region,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    kind text NOT NULL CHECK (kind IN ('SOURCE', 'SPENT', 'LAPSED')),
    account_id uuid NOT NULL,
    PRIMARY KEY (county_id, programme_id, kind),
    CONSTRAINT programme_account_account UNIQUE (county_id, account_id),
    FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CREATE INDEX programme_account_programme_id ON entitlement.programme_account (programme_id);
  CALL platform.make_append_only('entitlement.programme_account');
`;

const GRANTS = `
  -- The turn of a month for one programme in one county: ISSUE gives its grants, LAPSE takes back what was not used.
  CREATE TABLE entitlement.monthly_run (
    id uuid PRIMARY KEY,
    county_id int NOT NULL REFERENCES geo.region,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    period int NOT NULL CHECK (period % 100 BETWEEN 1 AND 12 AND period BETWEEN 200001 AND 999912),
    kind text NOT NULL CHECK (kind IN ('ISSUE', 'LAPSE')),
    -- 1 is the month's own; later ones find who has become entitled since.
    number int NOT NULL CHECK (number > 0),
    started_by uuid,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    considered bigint NOT NULL DEFAULT 0,
    affected bigint NOT NULL DEFAULT 0,
    minutes bigint NOT NULL DEFAULT 0,
    CONSTRAINT monthly_run_number UNIQUE (county_id, programme_id, period, kind, number)
  );
  CREATE UNIQUE INDEX monthly_run_one_open ON entitlement.monthly_run (county_id, programme_id, period, kind)
    WHERE finished_at IS NULL;
  CREATE INDEX monthly_run_programme_id ON entitlement.monthly_run (programme_id);

  -- A chunk is one transaction; the last one says where to go on after a crash.
  CREATE TABLE entitlement.monthly_run_chunk (
    run_id uuid NOT NULL REFERENCES entitlement.monthly_run,
    number int NOT NULL CHECK (number > 0),
    -- The last senior (ISSUE) or lot (LAPSE) of the chunk.
    last_id uuid NOT NULL,
    considered bigint NOT NULL,
    affected bigint NOT NULL,
    minutes bigint NOT NULL,
    done_at timestamptz NOT NULL,
    PRIMARY KEY (run_id, number)
  );
  CALL platform.make_append_only('entitlement.monthly_run_chunk');

  -- The primary key is the promise: issuing twice grants once. Each grant is a lot, an account of its own in the
  -- ledger, so that every minute spent can be traced to the grant it came from and the reason for it.
  CREATE TABLE entitlement.minutes_grant (
    county_id int NOT NULL REFERENCES geo.region,
    programme_id uuid NOT NULL REFERENCES entitlement.programme,
    period int NOT NULL,
    senior_id uuid NOT NULL REFERENCES people.senior,
    -- 0 is the month's own grant; later issues may add supplementary ones.
    seq int NOT NULL DEFAULT 0 CHECK (seq >= 0),
    minutes bigint NOT NULL CHECK (minutes > 0),
    -- Days of service it may be used for.
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    lot_account_id uuid NOT NULL,
    reason jsonb NOT NULL CHECK (reason ?& ARRAY['rule', 'facts', 'threshold', 'citation', 'zh', 'en']),
    run_id uuid REFERENCES entitlement.monthly_run,
    granted_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, programme_id, period, senior_id, seq),
    CONSTRAINT minutes_grant_lot UNIQUE (county_id, lot_account_id),
    -- Deferred: only the grants that are new get an account, in the same transaction.
    CONSTRAINT minutes_grant_account FOREIGN KEY (county_id, lot_account_id) REFERENCES ledger.account
      DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX minutes_grant_senior_id ON entitlement.minutes_grant (senior_id, period);
  CREATE INDEX minutes_grant_programme_id ON entitlement.minutes_grant (programme_id);
  CREATE INDEX minutes_grant_run_id ON entitlement.minutes_grant (run_id);
  CALL platform.make_append_only('entitlement.minutes_grant');
`;

const ORDERS = `
  -- The price as it was split when the order was held; later changes of prices or programmes do not touch it.
  CREATE TABLE entitlement.order_hold (
    order_id uuid NOT NULL,
    -- 1, and one more for every new time after a release.
    number int NOT NULL CHECK (number > 0),
    county_id int NOT NULL REFERENCES geo.region,
    senior_id uuid NOT NULL REFERENCES people.senior,
    item_code text NOT NULL REFERENCES catalogue.item,
    service_date date NOT NULL,
    minutes bigint NOT NULL CHECK (minutes > 0),
    programme_id uuid REFERENCES entitlement.programme,
    available_minutes bigint NOT NULL CHECK (available_minutes >= 0),
    programme_minutes bigint NOT NULL,
    total_fen bigint NOT NULL CHECK (total_fen >= 0),
    programme_fen bigint NOT NULL CHECK (programme_fen >= 0),
    family_fen bigint NOT NULL CHECK (family_fen >= 0),
    reasons jsonb NOT NULL,
    hold_id uuid,
    -- The first leg in the ledger, so that an order with public minutes has its hold by foreign key.
    hold_leg int GENERATED ALWAYS AS (CASE WHEN hold_id IS NOT NULL THEN 1 END) STORED,
    held_at timestamptz NOT NULL,
    PRIMARY KEY (order_id, number),
    CONSTRAINT order_hold_payers_add_up CHECK (programme_fen + family_fen = total_fen),
    CONSTRAINT order_hold_minutes CHECK (programme_minutes BETWEEN 0 AND least(minutes, available_minutes)),
    CONSTRAINT order_hold_public_minutes_are_held CHECK (
      (programme_minutes > 0) = (hold_id IS NOT NULL) AND (hold_id IS NULL OR programme_id IS NOT NULL)),
    CONSTRAINT order_hold_ledger FOREIGN KEY (county_id, hold_id, hold_leg) REFERENCES ledger.hold
  );
  CREATE INDEX order_hold_ledger ON entitlement.order_hold (county_id, hold_id, hold_leg);
  CREATE INDEX order_hold_senior_id ON entitlement.order_hold (senior_id, service_date);
  CREATE INDEX order_hold_item_code ON entitlement.order_hold (item_code);
  CREATE INDEX order_hold_programme_id ON entitlement.order_hold (programme_id);
  CALL platform.make_append_only('entitlement.order_hold');

  -- What became of it, once: delivered, or everything returned.
  CREATE TABLE entitlement.order_outcome (
    order_id uuid NOT NULL,
    number int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('CAPTURED', 'RELEASED')),
    county_id int NOT NULL REFERENCES geo.region,
    delivered_minutes bigint NOT NULL CHECK (delivered_minutes >= 0),
    captured_minutes bigint NOT NULL CHECK (captured_minutes >= 0),
    released_minutes bigint NOT NULL CHECK (released_minutes >= 0),
    programme_fen bigint NOT NULL CHECK (programme_fen >= 0),
    family_fen bigint NOT NULL CHECK (family_fen >= 0),
    evidence_id uuid,
    reason text,
    at timestamptz NOT NULL,
    PRIMARY KEY (order_id, number),
    FOREIGN KEY (order_id, number) REFERENCES entitlement.order_hold,
    CONSTRAINT order_outcome_evidence FOREIGN KEY (county_id, evidence_id) REFERENCES ledger.evidence,
    CONSTRAINT order_outcome_proved CHECK ((kind = 'CAPTURED') = (evidence_id IS NOT NULL)),
    CONSTRAINT order_outcome_explained CHECK ((kind = 'RELEASED') = (reason IS NOT NULL)),
    CONSTRAINT order_outcome_released_costs_nothing CHECK (
      kind = 'CAPTURED' OR delivered_minutes + captured_minutes + programme_fen + family_fen = 0)
  );
  CREATE INDEX order_outcome_evidence ON entitlement.order_outcome (county_id, evidence_id);
  CALL platform.make_append_only('entitlement.order_outcome');

  CREATE TABLE entitlement.order_reversal (
    order_id uuid NOT NULL,
    number int NOT NULL,
    reversal_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    returned_minutes bigint NOT NULL CHECK (returned_minutes >= 0),
    lapsed_minutes bigint NOT NULL CHECK (lapsed_minutes BETWEEN 0 AND returned_minutes),
    at timestamptz NOT NULL,
    PRIMARY KEY (order_id, number),
    FOREIGN KEY (order_id, number) REFERENCES entitlement.order_outcome
  );
  CALL platform.make_append_only('entitlement.order_reversal');
`;
