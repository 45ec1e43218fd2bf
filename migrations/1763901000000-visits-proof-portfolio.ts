import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitsProofPortfolio1763901000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(PUNCHES);
    await queryRunner.query(WEIGHTS);
    await queryRunner.query(TAGS);
    await queryRunner.query(PROOFS);
    await queryRunner.query(DEVICES);
    await queryRunner.query(WAITING);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON visits.proof_weight, visits.proof_demand, visits.tag, visits.proof, visits.proof_outcome,
        visits.device, visits.device_use, visits.punch_signal, visits.task_report TO ${app};
      GRANT UPDATE (valid) ON visits.proof_weight, visits.proof_demand TO ${app};
      GRANT UPDATE (ended_at, ended_by, end_reason) ON visits.tag TO ${app};
      GRANT UPDATE (until) ON visits.device_use TO ${app};
      GRANT SELECT, INSERT, DELETE ON visits.time_anchor TO ${app};
      GRANT SELECT, INSERT, UPDATE (state, body, problem, settled_at) ON visits.waiting_operation TO ${app};
      GRANT SELECT ON visits.proof_now TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW visits.proof_now;
      DROP TABLE visits.task_report, visits.waiting_operation, visits.punch_signal, visits.time_anchor, visits.device_use, visits.device,
        visits.proof_outcome, visits.proof, visits.tag, visits.proof_demand, visits.proof_weight;
      DROP FUNCTION visits.keep_ended_tag, visits.settle_once;
      ALTER TABLE visits.visit_check DROP COLUMN demand, DROP CONSTRAINT visit_check_method_check,
        ADD CONSTRAINT visit_check_method_check CHECK (method IN ('POSITION', 'CODE', 'MANUAL')),
        ADD CONSTRAINT visit_check_check1 CHECK (method <> 'POSITION' OR latitude IS NOT NULL),
        ADD CONSTRAINT visit_check_check2 CHECK (method <> 'MANUAL' OR length(trim(reason)) > 0);
    `);
  }
}

const METHODS = `'POSITION', 'DOOR_TAG', 'CODE', 'CARD', 'CALL_BACK', 'SIGNATURE', 'CANNOT_SIGN', 'PHOTO', 'FACE', 'MANUAL'`;

/** A punch is a row of visit_check: its method is the one that weighed most, or the first that was tried. */
const PUNCHES = `
  -- a punch without the proof it names is recorded and weighs nothing
  ALTER TABLE visits.visit_check DROP CONSTRAINT visit_check_method_check,
    DROP CONSTRAINT visit_check_check1, DROP CONSTRAINT visit_check_check2,
    ADD CONSTRAINT visit_check_method_check CHECK (method IN (${METHODS}, 'NONE')),
    -- the sum of weights that this end of the visit had to reach by the law of its day
    ADD COLUMN demand int NOT NULL DEFAULT 0 CONSTRAINT visit_check_demand CHECK (demand >= 0);
`;

/** Law kept as dated data: what a method is worth, and what an item asks for. */
const WEIGHTS = `
  CREATE TABLE visits.proof_weight (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    method text NOT NULL CONSTRAINT proof_weight_method CHECK (method IN (${METHODS})),
    weight int NOT NULL CONSTRAINT proof_weight_range CHECK (weight BETWEEN 0 AND 100),
    -- so many a caregiver and month; what comes after them weighs nothing. Null: as many as one likes.
    monthly_cap int CONSTRAINT proof_weight_cap CHECK (monthly_cap >= 0),
    valid daterange NOT NULL CONSTRAINT proof_weight_valid CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    source text NOT NULL CONSTRAINT proof_weight_source CHECK (length(trim(source)) > 0),
    account_id uuid,
    at timestamptz NOT NULL,
    CONSTRAINT proof_weight_one_a_day EXCLUDE USING gist (method WITH =, valid WITH &&)
  );

  CREATE TABLE visits.proof_demand (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- null: every item that has none of its own
    item_code text REFERENCES catalogue.item,
    demand int NOT NULL CONSTRAINT proof_demand_range CHECK (demand BETWEEN 0 AND 500),
    valid daterange NOT NULL CONSTRAINT proof_demand_valid CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
    source text NOT NULL CONSTRAINT proof_demand_source CHECK (length(trim(source)) > 0),
    account_id uuid,
    at timestamptz NOT NULL,
    CONSTRAINT proof_demand_one_a_day EXCLUDE USING gist (coalesce(item_code, '') WITH =, valid WITH &&)
  );
  CREATE INDEX proof_demand_item ON visits.proof_demand (item_code);

  INSERT INTO visits.proof_weight (method, weight, monthly_cap, valid, source, at)
  SELECT method, weight, monthly_cap, '[2020-01-01,)', 'policy.md 10.1, mission-inventory.md 6.9 (DESIGN)', '2020-01-01T00:00+08:00'
    FROM (VALUES ('POSITION', 50, NULL), ('DOOR_TAG', 50, NULL), ('CODE', 50, NULL), ('CARD', 40, NULL),
                 ('CALL_BACK', 50, NULL), ('FACE', 30, NULL), ('PHOTO', 25, NULL), ('SIGNATURE', 25, 30),
                 ('CANNOT_SIGN', 10, 10), ('MANUAL', 50, 4)) AS w(method, weight, monthly_cap);
  INSERT INTO visits.proof_demand (demand, valid, source, at)
  VALUES (50, '[2020-01-01,)', 'policy.md 10.1, mission-inventory.md 6.9 (DESIGN)', '2020-01-01T00:00+08:00');
`;

const TAGS = `
  -- A chip at the door, a display there whose code changes by the minute, or the senior's card with a chip.
  CREATE TABLE visits.tag (
    id uuid PRIMARY KEY,
    kind text NOT NULL CONSTRAINT tag_kind CHECK (kind IN ('DOOR_NFC', 'DOOR_DISPLAY', 'CARD')),
    senior_id uuid NOT NULL REFERENCES people.senior,
    address_id uuid REFERENCES people.address,
    region_id int NOT NULL REFERENCES geo.region,
    -- of the chip, 14 hexadecimal digits
    uid text CONSTRAINT tag_uid CHECK (uid ~ '^[0-9A-F]{14}$'),
    -- encrypted
    secret text NOT NULL,
    replaces uuid CONSTRAINT tag_replaced_once UNIQUE REFERENCES visits.tag,
    issued_by uuid NOT NULL,
    issued_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by uuid,
    end_reason text CONSTRAINT tag_end_reason CHECK (end_reason IN ('LOST', 'DAMAGED', 'MOVED', 'TAMPERED', 'REPLACED', 'OTHER')),
    CONSTRAINT tag_belongs_to_a_door CHECK ((kind = 'CARD') = (address_id IS NULL)),
    CONSTRAINT tag_chip_has_a_number CHECK ((kind = 'DOOR_DISPLAY') = (uid IS NULL)),
    CONSTRAINT tag_ended_by_somebody CHECK (num_nulls(ended_at, ended_by, end_reason) IN (0, 3)),
    CONSTRAINT tag_ended_after_issue CHECK (ended_at >= issued_at)
  );
  CREATE UNIQUE INDEX tag_one_live_chip ON visits.tag (uid) WHERE ended_at IS NULL;
  CREATE UNIQUE INDEX tag_one_live_at_a_door ON visits.tag (address_id) WHERE ended_at IS NULL;
  CREATE UNIQUE INDEX tag_one_live_card ON visits.tag (senior_id) WHERE ended_at IS NULL AND kind = 'CARD';
  CREATE INDEX tag_senior ON visits.tag (senior_id);
  CREATE INDEX tag_address ON visits.tag (address_id);
  CREATE INDEX tag_region ON visits.tag (region_id, issued_at, id);

  CREATE FUNCTION visits.keep_ended_tag() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'tag % has ended', OLD.id USING ERRCODE = 'AZ001';
  END $$;
  CREATE TRIGGER keep_ended_tag BEFORE UPDATE ON visits.tag
    FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION visits.keep_ended_tag();
`;

const PROOFS = `
  -- One proof of an arrival or leaving, as it was received. Written once, never changed.
  CREATE TABLE visits.proof (
    visit_id uuid NOT NULL,
    -- made by the device: the same proof twice is one
    id uuid NOT NULL,
    kind text NOT NULL,
    method text NOT NULL CONSTRAINT proof_method CHECK (method IN (${METHODS})),
    -- by the device's clock
    captured_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    -- PENDING: a file, an answer is still to come
    result text NOT NULL CONSTRAINT proof_result CHECK (result IN ('VALID', 'INVALID', 'PENDING')),
    -- why, in one word: IN_RANGE, OUT_OF_RANGE, MOCK, WRONG_CODE, REPLAYED, CAPPED ...
    label text NOT NULL CONSTRAINT proof_label CHECK (label ~ '^[A-Z][A-Z_]*$'),
    weight int NOT NULL CONSTRAINT proof_weighs CHECK (weight >= 0),
    -- of the file, as it was at capture
    sha256 text CONSTRAINT proof_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    -- 64 bits of the picture's brightness, hexadecimal, as the device computed them
    perceptual_hash text CONSTRAINT proof_perceptual_hash CHECK (perceptual_hash ~ '^[0-9a-f]{16}$'),
    tag_id uuid REFERENCES visits.tag,
    -- of the chip's readings, or the minute of the display
    tag_counter bigint CONSTRAINT proof_tag_counter CHECK (tag_counter >= 0),
    reason_code text,
    note text,
    -- what else the method told: distance and accuracy, score
    detail jsonb NOT NULL DEFAULT '{}',
    account_id uuid NOT NULL,
    caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
    -- first day of the month of service, for the caps
    service_month date NOT NULL CONSTRAINT proof_service_month CHECK (extract(day FROM service_month) = 1),
    PRIMARY KEY (visit_id, id),
    CONSTRAINT proof_of_punch FOREIGN KEY (visit_id, kind) REFERENCES visits.visit_check,
    CONSTRAINT proof_only_valid_weighs CHECK (result = 'VALID' OR weight = 0),
    CONSTRAINT proof_explained CHECK (method NOT IN ('MANUAL', 'CANNOT_SIGN') OR result <> 'VALID'
      OR length(trim(coalesce(reason_code, note))) > 0)
  );
  CREATE INDEX proof_punch ON visits.proof (visit_id, kind);
  CREATE INDEX proof_caregiver ON visits.proof (caregiver_id, service_month, method);
  CREATE INDEX proof_tag ON visits.proof (tag_id, tag_counter) WHERE tag_id IS NOT NULL;
  CREATE INDEX proof_file ON visits.proof (sha256) WHERE sha256 IS NOT NULL;
  CREATE INDEX proof_picture ON visits.proof (perceptual_hash) WHERE perceptual_hash IS NOT NULL;
  CALL platform.make_append_only('visits.proof');

  -- What a pending proof turned out to be: the file came, the senior answered, the face was compared.
  CREATE TABLE visits.proof_outcome (
    visit_id uuid NOT NULL,
    proof_id uuid NOT NULL,
    result text NOT NULL CONSTRAINT proof_outcome_result CHECK (result IN ('VALID', 'INVALID')),
    label text NOT NULL CONSTRAINT proof_outcome_label CHECK (label ~ '^[A-Z][A-Z_]*$'),
    weight int NOT NULL CONSTRAINT proof_outcome_weighs CHECK (weight >= 0),
    file_id uuid,
    note text,
    -- null: no person, a matcher
    account_id uuid,
    at timestamptz NOT NULL,
    PRIMARY KEY (visit_id, proof_id),
    CONSTRAINT proof_outcome_of FOREIGN KEY (visit_id, proof_id) REFERENCES visits.proof,
    CONSTRAINT proof_outcome_only_valid_weighs CHECK (result = 'VALID' OR weight = 0)
  );
  CALL platform.make_append_only('visits.proof_outcome');

  -- Every proof as it stands.
  CREATE VIEW visits.proof_now AS
  SELECT p.visit_id, p.id, p.kind, p.method, p.captured_at, p.received_at, coalesce(o.result, p.result) AS result,
         coalesce(o.label, p.label) AS label, coalesce(o.weight, p.weight) AS weight, p.sha256, p.perceptual_hash,
         o.file_id, p.tag_id, p.tag_counter, p.reason_code, p.note, p.detail, p.account_id, p.caregiver_id,
         p.service_month, o.at AS settled_at, o.account_id AS settled_by
    FROM visits.proof p LEFT JOIN visits.proof_outcome o ON o.visit_id = p.visit_id AND o.proof_id = p.id;
`;

const DEVICES = `
  -- An installation of the app, by the random number it gave itself; nothing of the hardware.
  CREATE TABLE visits.device (
    id uuid PRIMARY KEY,
    platform text NOT NULL CONSTRAINT device_platform CHECK (platform IN ('ANDROID', 'IOS', 'HARMONY', 'WEB', 'OTHER')),
    first_seen_at timestamptz NOT NULL
  );

  -- Who uses which device, from when.
  CREATE TABLE visits.device_use (
    device_id uuid NOT NULL REFERENCES visits.device,
    caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
    since timestamptz NOT NULL,
    until timestamptz,
    -- false: nobody registered it, a punch came from it
    registered boolean NOT NULL,
    PRIMARY KEY (device_id, caregiver_id, since),
    CONSTRAINT device_use_period CHECK (until > since)
  );
  CREATE UNIQUE INDEX device_use_one_running ON visits.device_use (device_id, caregiver_id) WHERE until IS NULL;
  CREATE INDEX device_use_caregiver ON visits.device_use (caregiver_id, since);

  -- The server's time as it was given to a device. Deleted with the next one when too old to be of use.
  CREATE TABLE visits.time_anchor (
    nonce uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    device_id uuid NOT NULL,
    issued_at timestamptz NOT NULL
  );
  CREATE INDEX time_anchor_device ON visits.time_anchor (device_id, issued_at);
  CREATE INDEX time_anchor_issued ON visits.time_anchor (issued_at);

  -- What the device said of itself at a punch. Written once, never changed.
  CREATE TABLE visits.punch_signal (
    visit_id uuid NOT NULL,
    kind text NOT NULL,
    device_id uuid REFERENCES visits.device,
    app_version text,
    -- IANA, and minutes east of Greenwich
    time_zone text,
    utc_offset_minutes bigint,
    -- of the run of the app it belongs to: only readings of one run compare
    clock_run uuid,
    monotonic_ms bigint CONSTRAINT punch_signal_monotonic CHECK (monotonic_ms >= 0),
    rooted boolean,
    network text CONSTRAINT punch_signal_network CHECK (network IN ('WIFI', 'CELLULAR', 'NONE', 'OTHER')),
    mock boolean,
    -- the anchor was ours, and what it says
    anchor_nonce uuid,
    anchor_at timestamptz,
    anchor_elapsed_ms bigint CONSTRAINT punch_signal_elapsed CHECK (anchor_elapsed_ms >= 0),
    -- device minus true time, as far as it can be told; and from the punch to its arrival here
    skew_ms bigint,
    offline_ms bigint NOT NULL CONSTRAINT punch_signal_offline CHECK (offline_ms >= 0),
    -- the device was heard of between the punch and its arrival
    was_online boolean NOT NULL DEFAULT false,
    PRIMARY KEY (visit_id, kind),
    CONSTRAINT punch_signal_of FOREIGN KEY (visit_id, kind) REFERENCES visits.visit_check,
    CONSTRAINT punch_signal_anchor_whole CHECK (num_nulls(anchor_nonce, anchor_at, anchor_elapsed_ms) IN (0, 3))
  );
  CREATE INDEX punch_signal_device ON visits.punch_signal (device_id);
  CALL platform.make_append_only('visits.punch_signal');
`;

const WAITING = `
  -- Operations of an offline queue that came before those they follow. Their contents go when they are settled.
  CREATE TABLE visits.waiting_operation (
    key uuid PRIMARY KEY,
    visit_id uuid NOT NULL REFERENCES visits.visit,
    account_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT waiting_operation_kind CHECK (kind ~ '^[A-Z][A-Z_]*$'),
    -- keys of the operations that come before it
    follows uuid[] NOT NULL,
    -- encrypted: it may hold a door code and a position
    body text,
    received_at timestamptz NOT NULL,
    state text NOT NULL CONSTRAINT waiting_operation_state CHECK (state IN ('WAITING', 'DONE', 'REFUSED')),
    problem jsonb,
    settled_at timestamptz,
    CONSTRAINT waiting_operation_settled CHECK ((state = 'WAITING') = (settled_at IS NULL)),
    CONSTRAINT waiting_operation_forgets CHECK ((state = 'WAITING') = (body IS NOT NULL)),
    CONSTRAINT waiting_operation_refused CHECK ((state = 'REFUSED') = (problem IS NOT NULL))
  );
  CREATE INDEX waiting_operation_visit ON visits.waiting_operation (visit_id) WHERE state = 'WAITING';
  CREATE INDEX waiting_operation_of ON visits.waiting_operation (visit_id);

  -- Tasks told of before the leaving. Written once, never changed; the leaving makes the care record of them.
  CREATE TABLE visits.task_report (
    visit_id uuid NOT NULL REFERENCES visits.visit,
    -- of the operation that brought it
    key uuid NOT NULL,
    tasks jsonb NOT NULL,
    reported_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (visit_id, key)
  );
  CALL platform.make_append_only('visits.task_report');

  CREATE FUNCTION visits.settle_once() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'operation % was settled', OLD.key USING ERRCODE = 'AZ001';
  END $$;
  CREATE TRIGGER settle_once BEFORE UPDATE ON visits.waiting_operation
    FOR EACH ROW WHEN (OLD.state <> 'WAITING') EXECUTE FUNCTION visits.settle_once();
`;
