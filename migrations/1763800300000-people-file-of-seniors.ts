import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class PeopleFileOfSeniors1763800300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA people;
      GRANT USAGE ON SCHEMA people TO ${app};

      -- A bitemporal row says what holds on which days (valid) and since when, or from when until when, that was
      -- known. Of a row nothing is ever changed but that it is known no longer, once; a correction is another row.
      CREATE FUNCTION people.only_end_known() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND upper_inf(OLD.known) AND to_jsonb(NEW) - 'known' = to_jsonb(OLD) - 'known'
           AND (isempty(NEW.known) OR lower(NEW.known) = lower(OLD.known) AND NOT upper_inf(NEW.known)) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION '%.% is history: only the end of what was known is set, once',
          TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'AZ001';
      END $$;
      CREATE PROCEDURE people.make_bitemporal(target regclass) LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('CREATE TRIGGER only_end_known BEFORE UPDATE OR DELETE ON %s
                        FOR EACH ROW EXECUTE FUNCTION people.only_end_known()', target);
        EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s
                        FOR EACH STATEMENT EXECUTE FUNCTION platform.forbid_change()', target);
      END $$;

      -- Where somebody lives and whether he is alive as it is known now; the tables below keep what was known when.
      -- region_id is the township, place_id the village in it where it is known, else the township again: officers
      -- see by place_id. Names compare by code point, so that one index serves both the order and the prefix.
      CREATE TABLE people.senior (
        id uuid PRIMARY KEY,
        name text COLLATE "C" NOT NULL CHECK (name <> ''),
        identity_number_sealed text NOT NULL,
        identity_number_index bytea NOT NULL CONSTRAINT senior_identity_number UNIQUE,
        birth_date date NOT NULL,
        sex text NOT NULL CHECK (sex IN ('MALE', 'FEMALE')),
        phone_sealed text,
        phone_index bytea,
        region_id int NOT NULL REFERENCES geo.region,
        place_id int NOT NULL REFERENCES geo.region,
        county_id int NOT NULL REFERENCES geo.region,
        hukou_region_id int REFERENCES geo.region,
        account_id uuid CONSTRAINT senior_account UNIQUE REFERENCES identity.account,
        deceased_on date,
        registered_at timestamptz NOT NULL,
        CHECK ((phone_sealed IS NULL) = (phone_index IS NULL))
      );
      CREATE INDEX senior_name ON people.senior (name, id);
      CREATE INDEX senior_place_id ON people.senior (place_id);
      CREATE INDEX senior_region_id ON people.senior (region_id);
      CREATE INDEX senior_county_id ON people.senior (county_id);
      CREATE INDEX senior_hukou_region_id ON people.senior (hukou_region_id);
      CREATE INDEX senior_phone_index ON people.senior (phone_index);
      GRANT SELECT, INSERT, UPDATE ON people.senior TO ${app};

      -- An address is never rewritten, because orders point to it: another one takes its place. An empty range: it
      -- was replaced before it held.
      CREATE TABLE people.address (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        label text NOT NULL CHECK (label <> ''),
        kind text NOT NULL CHECK (kind IN ('RESIDENCE', 'TEMPORARY')),
        region_id int NOT NULL REFERENCES geo.region,
        county_id int NOT NULL REFERENCES geo.region,
        text_sealed text NOT NULL,
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        datum text NOT NULL CHECK (datum IN ('WGS84', 'GCJ02')),
        position_source text NOT NULL CHECK (position_source IN ('GIVEN', 'DIVISION')),
        valid daterange NOT NULL CHECK (NOT lower_inf(valid)),
        is_default boolean NOT NULL CHECK (NOT is_default OR NOT isempty(valid)),
        CONSTRAINT address_one_of_a_label EXCLUDE USING gist (senior_id WITH =, label WITH =, valid WITH &&)
      );
      CREATE INDEX address_senior_id ON people.address (senior_id);
      CREATE UNIQUE INDEX address_one_default ON people.address (senior_id) WHERE is_default;
      CREATE INDEX address_region_id ON people.address (region_id);
      CREATE INDEX address_county_id ON people.address (county_id);
      GRANT SELECT, INSERT, UPDATE (is_default, valid) ON people.address TO ${app};

      -- Where a senior lived, and where one thought so. The first residence reaches back without limit; days without
      -- one: he had left, nobody knows where to.
      CREATE TABLE people.residence (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        region_id int NOT NULL REFERENCES geo.region,
        place_id int NOT NULL REFERENCES geo.region,
        county_id int NOT NULL REFERENCES geo.region,
        valid daterange NOT NULL CHECK (NOT isempty(valid)),
        known tstzrange NOT NULL CHECK (NOT lower_inf(known)),
        source text NOT NULL CHECK (source <> ''),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid REFERENCES identity.account,
        CONSTRAINT residence_one_at_a_time EXCLUDE USING gist (senior_id WITH =, valid WITH &&, known WITH &&)
      );
      CREATE INDEX residence_senior_id ON people.residence (senior_id);
      CREATE INDEX residence_county_id ON people.residence (county_id, senior_id);
      CREATE INDEX residence_region_id ON people.residence (region_id, senior_id);
      CREATE INDEX residence_place_id ON people.residence (place_id, senior_id);
      CREATE INDEX residence_recorded_by ON people.residence (recorded_by);
      CALL people.make_bitemporal('people.residence');
      GRANT SELECT, INSERT, UPDATE (known) ON people.residence TO ${app};

      -- AGE_* are not among them: they follow from the birth date.
      CREATE TABLE people.category (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        code text NOT NULL CHECK (code IN ('TEKUN_SCATTERED', 'TEKUN_CENTRAL', 'DIBAO', 'DIBAO_EDGE',
          'RIGID_EXPENSE', 'LOW_INCOME', 'JISHENG_SPECIAL', 'YOUFU_KEY', 'LIVING_ALONE', 'EMPTY_NEST',
          'LEFT_BEHIND', 'DISABLED_LV2', 'DISABLED_LV3', 'DISABLED_LV4', 'SEVERE_HANDICAP', 'DEMENTIA',
          'LABOR_MODEL')),
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        known tstzrange NOT NULL CHECK (NOT lower_inf(known)),
        source text NOT NULL CHECK (source <> ''),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid REFERENCES identity.account,
        CONSTRAINT category_once_at_a_time
          EXCLUDE USING gist (senior_id WITH =, code WITH =, valid WITH &&, known WITH &&)
      );
      CREATE INDEX category_senior_id ON people.category (senior_id);
      CREATE INDEX category_recorded_by ON people.category (recorded_by);
      CALL people.make_bitemporal('people.category');
      GRANT SELECT, INSERT, UPDATE (known) ON people.category TO ${app};

      -- What programmes ask besides categories; which codes there are and of which type is said in the code.
      CREATE TABLE people.fact (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        code text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
        value jsonb NOT NULL CHECK (jsonb_typeof(value) IN ('boolean', 'number', 'string')),
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        known tstzrange NOT NULL CHECK (NOT lower_inf(known)),
        source text NOT NULL CHECK (source <> ''),
        evidence_file_id uuid REFERENCES platform.file,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid REFERENCES identity.account,
        CONSTRAINT fact_once_at_a_time
          EXCLUDE USING gist (senior_id WITH =, code WITH =, valid WITH &&, known WITH &&)
      );
      CREATE INDEX fact_senior_id ON people.fact (senior_id, id);
      CREATE INDEX fact_evidence_file_id ON people.fact (evidence_file_id);
      CREATE INDEX fact_recorded_by ON people.fact (recorded_by);
      CALL people.make_bitemporal('people.fact');
      GRANT SELECT, INSERT, UPDATE (known) ON people.fact TO ${app};

      CREATE TABLE people.representative (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        account_id uuid NOT NULL REFERENCES identity.account,
        relation text NOT NULL CHECK (relation IN ('SPOUSE', 'CHILD', 'GRANDCHILD', 'OTHER_RELATIVE', 'NEIGHBOUR',
          'GUARDIAN', 'OTHER')),
        rights text[] NOT NULL CHECK (rights <@ ARRAY['VIEW', 'BOOK', 'PAY', 'CONFIRM'] AND cardinality(rights) > 0),
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        granted_by uuid REFERENCES identity.account,
        granted_as text NOT NULL CHECK (granted_as IN ('SENIOR', 'OFFICER', 'SYSTEM')),
        proof text,
        granted_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid REFERENCES identity.account,
        CHECK (granted_as <> 'OFFICER' OR proof IS NOT NULL)
      );
      CREATE UNIQUE INDEX representative_one_grant ON people.representative (account_id, senior_id)
        WHERE revoked_at IS NULL;
      CREATE INDEX representative_senior_id ON people.representative (senior_id);
      CREATE INDEX representative_account_id ON people.representative (account_id);
      CREATE INDEX representative_granted_by ON people.representative (granted_by);
      CREATE INDEX representative_revoked_by ON people.representative (revoked_by);
      GRANT SELECT, INSERT, UPDATE (revoked_at, revoked_by) ON people.representative TO ${app};

      -- Every decision is a row; the last one of a purpose holds.
      CREATE TABLE people.consent (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        purpose text NOT NULL CHECK (purpose IN ('SERVICE', 'HEALTH', 'LOCATION', 'FACE', 'BANK_CARD',
          'SHARING')),
        version text NOT NULL,
        given boolean NOT NULL,
        channel text NOT NULL,
        decided_by uuid NOT NULL REFERENCES identity.account,
        decided_as text NOT NULL CHECK (decided_as IN ('SENIOR', 'REPRESENTATIVE', 'OFFICER')),
        at timestamptz NOT NULL
      );
      CREATE INDEX consent_senior_id ON people.consent (senior_id, purpose, id);
      CREATE INDEX consent_decided_by ON people.consent (decided_by);
      CALL platform.make_append_only('people.consent');
      GRANT SELECT, INSERT ON people.consent TO ${app};

      CREATE TABLE people.life_event (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        kind text NOT NULL CHECK (kind IN ('DEATH', 'HOSPITAL_ADMISSION', 'DISCHARGE', 'MOVE', 'MOVE_OUT',
          'INSTITUTION_ADMISSION', 'INSTITUTION_DISCHARGE')),
        on_date date NOT NULL,
        known_at timestamptz NOT NULL,
        -- where to; a residence begins there
        destination_id int REFERENCES geo.region,
        source text NOT NULL,
        recorded_by uuid REFERENCES identity.account,
        CONSTRAINT life_event_destination CHECK (destination_id IS NULL OR kind IN ('MOVE', 'MOVE_OUT'))
      );
      CREATE INDEX life_event_senior_id ON people.life_event (senior_id, on_date);
      CREATE INDEX life_event_destination_id ON people.life_event (destination_id);
      CREATE INDEX life_event_recorded_by ON people.life_event (recorded_by);
      CALL platform.make_append_only('people.life_event');
      GRANT SELECT, INSERT ON people.life_event TO ${app};

      -- It did not happen, or not then: from this instant on one no longer thinks so.
      CREATE TABLE people.life_event_retraction (
        life_event_id uuid PRIMARY KEY REFERENCES people.life_event,
        reason text NOT NULL CHECK (reason <> ''),
        at timestamptz NOT NULL,
        retracted_by uuid NOT NULL REFERENCES identity.account
      );
      CREATE INDEX life_event_retraction_retracted_by ON people.life_event_retraction (retracted_by);
      CALL platform.make_append_only('people.life_event_retraction');
      GRANT SELECT, INSERT ON people.life_event_retraction TO ${app};

      CREATE VIEW people.known_life_event AS
        SELECT e.id, e.senior_id, e.kind, e.on_date, tstzrange(e.known_at, r.at) AS known
          FROM people.life_event e LEFT JOIN people.life_event_retraction r ON r.life_event_id = e.id;
      GRANT SELECT ON people.known_life_event TO ${app};

      -- One monthly file of another department; its rows are those of the import with the same id.
      CREATE TABLE people.department_list (
        id uuid PRIMARY KEY REFERENCES platform.import_batch,
        kind text NOT NULL,
        county_id int NOT NULL REFERENCES geo.region,
        month int NOT NULL CHECK (month / 100 BETWEEN 2000 AND 2199 AND month % 100 BETWEEN 1 AND 12),
        matched_count int NOT NULL DEFAULT 0,
        unchanged_count int NOT NULL DEFAULT 0,
        unknown_count int NOT NULL DEFAULT 0,
        problem_count int NOT NULL DEFAULT 0,
        -- rows in which not even the person could be read
        unreadable_count int NOT NULL DEFAULT 0,
        -- of a complete list: who was on the one before, and who of them would lose the category
        previous_count int NOT NULL DEFAULT 0,
        ended_count int NOT NULL DEFAULT 0,
        needs_confirmation boolean NOT NULL DEFAULT false,
        uploaded_by uuid NOT NULL REFERENCES identity.account,
        uploaded_at timestamptz NOT NULL,
        checked_at timestamptz,
        confirmed_by uuid REFERENCES identity.account,
        confirmed_at timestamptz,
        applied_at timestamptz,
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
        CONSTRAINT department_list_second_officer CHECK (confirmed_by <> uploaded_by),
        CONSTRAINT department_list_confirmed
          CHECK (applied_at IS NULL OR NOT needs_confirmation OR confirmed_by IS NOT NULL)
      );
      CREATE INDEX department_list_county_id ON people.department_list (county_id, kind, month);
      CREATE INDEX department_list_uploaded_by ON people.department_list (uploaded_by);
      CREATE INDEX department_list_confirmed_by ON people.department_list (confirmed_by);
      GRANT SELECT, INSERT,
          UPDATE (matched_count, unchanged_count, unknown_count, problem_count, unreadable_count, previous_count,
            ended_count, needs_confirmation, checked_at, confirmed_by, confirmed_at, applied_at)
        ON people.department_list TO ${app};

      -- Who is on a complete list: on the next one, he must be again.
      CREATE TABLE people.department_list_entry (
        list_id uuid NOT NULL REFERENCES people.department_list,
        senior_id uuid NOT NULL REFERENCES people.senior,
        PRIMARY KEY (list_id, senior_id)
      );
      CREATE INDEX department_list_entry_senior_id ON people.department_list_entry (senior_id);
      CALL platform.make_append_only('people.department_list_entry');
      GRANT SELECT, INSERT ON people.department_list_entry TO ${app};

      -- What a list changes: planned by the dry run, then applied, or not because the world had moved on.
      CREATE TABLE people.department_list_change (
        id uuid PRIMARY KEY,
        list_id uuid NOT NULL REFERENCES people.department_list,
        senior_id uuid NOT NULL REFERENCES people.senior,
        code text NOT NULL,
        change text NOT NULL CHECK (change IN ('BEGUN', 'ENDED', 'RECORDED')),
        on_date date NOT NULL,
        applied boolean NOT NULL DEFAULT false,
        CONSTRAINT department_list_change_once UNIQUE (list_id, senior_id, code, change, on_date)
      );
      CREATE INDEX department_list_change_list_id ON people.department_list_change (list_id, id);
      CREATE INDEX department_list_change_senior_id ON people.department_list_change (senior_id);
      GRANT SELECT, INSERT, UPDATE (applied) ON people.department_list_change TO ${app};

      -- Who saw what of whom in the clear, and what for.
      CREATE TABLE people.reveal (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        account_id uuid NOT NULL REFERENCES identity.account,
        fields text[] NOT NULL CHECK (fields <@ ARRAY['identityNumber', 'phone', 'address']
          AND cardinality(fields) > 0),
        purpose text NOT NULL CHECK (purpose <> ''),
        channel text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX reveal_senior_id ON people.reveal (senior_id, id);
      CREATE INDEX reveal_account_id ON people.reveal (account_id, id);
      CALL platform.make_append_only('people.reveal');
      GRANT SELECT, INSERT ON people.reveal TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW people.known_life_event;
      DROP TABLE people.reveal, people.department_list_change, people.department_list_entry,
        people.department_list, people.life_event_retraction, people.life_event, people.consent,
        people.representative, people.fact, people.category, people.residence, people.address, people.senior;
      DROP PROCEDURE people.make_bitemporal;
      DROP FUNCTION people.only_end_known;
      DROP SCHEMA people;
    `);
  }
}
