import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class PeopleFileOfSeniors1763800300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA people;
      GRANT USAGE ON SCHEMA people TO ${app};

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

      -- AGE_* are not among them: they follow from the birth date. An empty range: ended before it began.
      CREATE TABLE people.category (
        id uuid PRIMARY KEY,
        senior_id uuid NOT NULL REFERENCES people.senior,
        code text NOT NULL CHECK (code IN ('TEKUN_SCATTERED', 'TEKUN_CENTRAL', 'DIBAO', 'DIBAO_EDGE',
          'RIGID_EXPENSE', 'LOW_INCOME', 'JISHENG_SPECIAL', 'YOUFU_KEY', 'LIVING_ALONE', 'EMPTY_NEST',
          'LEFT_BEHIND', 'DISABLED_LV2', 'DISABLED_LV3', 'DISABLED_LV4', 'SEVERE_HANDICAP', 'DEMENTIA',
          'LABOR_MODEL')),
        valid daterange NOT NULL CHECK (NOT lower_inf(valid)),
        source text NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT category_once_at_a_time EXCLUDE USING gist (senior_id WITH =, code WITH =, valid WITH &&)
      );
      CREATE INDEX category_senior_id ON people.category (senior_id);
      GRANT SELECT, INSERT, UPDATE (valid) ON people.category TO ${app};

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
        kind text NOT NULL CHECK (kind IN ('DEATH', 'HOSPITAL_ADMISSION', 'DISCHARGE', 'MOVE',
          'INSTITUTION_ADMISSION', 'INSTITUTION_DISCHARGE')),
        on_date date NOT NULL,
        known_at timestamptz NOT NULL,
        source text NOT NULL,
        recorded_by uuid REFERENCES identity.account
      );
      CREATE INDEX life_event_senior_id ON people.life_event (senior_id, on_date);
      CREATE INDEX life_event_recorded_by ON people.life_event (recorded_by);
      CALL platform.make_append_only('people.life_event');
      GRANT SELECT, INSERT ON people.life_event TO ${app};

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
      DROP TABLE people.reveal, people.life_event, people.consent, people.representative, people.category,
        people.address, people.senior;
      DROP SCHEMA people;
    `);
  }
}
