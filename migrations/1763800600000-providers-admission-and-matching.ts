import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class ProvidersAdmissionAndMatching1763800600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA providers;
      GRANT USAGE ON SCHEMA providers TO ${app};

      CREATE TABLE providers.provider (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (name <> ''),
        credit_code text NOT NULL UNIQUE CHECK (credit_code ~ '^[0-9A-Z]{18}$'),
        type text NOT NULL CHECK (type IN ('INSTITUTION', 'RURAL_AREA_CENTRE', 'MEDICAL_NURSING',
          'COMMUNITY_CENTRE', 'STREET_DAY_CARE', 'HOME_CARE_ORG', 'SOCIAL_ORG')),
        region_id int NOT NULL REFERENCES geo.region,
        county_id int NOT NULL REFERENCES geo.region,
        address text NOT NULL,
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        datum text NOT NULL CHECK (datum IN ('WGS84', 'GCJ02')),
        contact_name text NOT NULL,
        contact_phone text NOT NULL CHECK (contact_phone LIKE 'v1.%'),
        state text NOT NULL
          CHECK (state IN ('APPLIED', 'CHECKED', 'ADMITTED', 'REFUSED', 'SUSPENDED', 'BLACKLISTED')),
        checked_by uuid REFERENCES identity.account,
        decided_by uuid REFERENCES identity.account,
        blacklisted_at timestamptz,
        created_at timestamptz NOT NULL,
        CHECK ((state = 'BLACKLISTED') = (blacklisted_at IS NOT NULL)),
        CHECK (state <> 'CHECKED' OR checked_by IS NOT NULL),
        -- Whoever checked an application never decides on it, and nobody is admitted by one person alone.
        CONSTRAINT provider_two_persons CHECK (decided_by <> checked_by),
        CONSTRAINT provider_admitted_by_two CHECK (
          state NOT IN ('ADMITTED', 'SUSPENDED') OR (checked_by IS NOT NULL AND decided_by IS NOT NULL))
      );
      CREATE INDEX provider_region_id ON providers.provider (region_id);
      CREATE INDEX provider_county_id ON providers.provider (county_id);
      CREATE INDEX provider_checked_by ON providers.provider (checked_by);
      CREATE INDEX provider_decided_by ON providers.provider (decided_by);
      GRANT SELECT, INSERT, UPDATE ON providers.provider TO ${app};

      CREATE TABLE providers.provider_state_change (
        id uuid PRIMARY KEY,
        provider_id uuid NOT NULL REFERENCES providers.provider,
        from_state text,
        to_state text NOT NULL,
        account_id uuid REFERENCES identity.account,
        reason text NOT NULL CHECK (reason <> ''),
        -- Why a provider is on the joint-punishment list.
        ground text CHECK (ground IN ('OUT_OF_SCOPE', 'ELDER_RIGHT_HARM', 'FRAUD_FUNDRAISING', 'FIRE_HAZARD',
          'ACCIDENT_LIABLE', 'SUBSIDY_FRAUD', 'OBSTRUCT_INSPECTION', 'NO_ANNUAL_REPORT', 'OTHER_SERIOUS')),
        at timestamptz NOT NULL,
        CHECK ((to_state = 'BLACKLISTED') = (ground IS NOT NULL))
      );
      CREATE INDEX provider_state_change_provider_id ON providers.provider_state_change (provider_id, id);
      CREATE INDEX provider_state_change_account_id ON providers.provider_state_change (account_id);
      CALL platform.make_append_only('providers.provider_state_change');
      GRANT SELECT, INSERT ON providers.provider_state_change TO ${app};

      -- The division and everything below it.
      CREATE TABLE providers.service_area (
        provider_id uuid NOT NULL REFERENCES providers.provider,
        region_id int NOT NULL REFERENCES geo.region,
        PRIMARY KEY (provider_id, region_id)
      );
      CREATE INDEX service_area_region_id ON providers.service_area (region_id);
      GRANT SELECT, INSERT, DELETE ON providers.service_area TO ${app};

      CREATE TABLE providers.offered_item (
        provider_id uuid NOT NULL REFERENCES providers.provider,
        item_code text NOT NULL CHECK (item_code ~ '^[A-Z][A-Z0-9_]*$'),
        PRIMARY KEY (provider_id, item_code)
      );
      GRANT SELECT, INSERT, DELETE ON providers.offered_item TO ${app};

      -- Whether a licence has expired is asked of its term, never stored.
      CREATE TABLE providers.licence (
        id uuid PRIMARY KEY,
        provider_id uuid NOT NULL REFERENCES providers.provider,
        type text NOT NULL CHECK (type IN ('BUSINESS', 'CARE_INSTITUTION_FILING', 'FOOD', 'MEDICAL', 'MEDICAL_DEVICE')),
        number text NOT NULL CHECK (number <> ''),
        issuer text NOT NULL,
        scope text NOT NULL,
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        file_id uuid REFERENCES platform.file,
        state text NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'REVOKED')),
        decided_by uuid REFERENCES identity.account,
        decided_at timestamptz,
        reason text,
        created_at timestamptz NOT NULL,
        CHECK (state NOT IN ('REJECTED', 'REVOKED') OR reason <> '')
      );
      CREATE UNIQUE INDEX licence_number ON providers.licence (provider_id, type, number, lower(valid));
      CREATE INDEX licence_last_day ON providers.licence (upper(valid)) WHERE state = 'APPROVED';
      CREATE INDEX licence_file_id ON providers.licence (file_id);
      CREATE INDEX licence_decided_by ON providers.licence (decided_by);
      GRANT SELECT, INSERT, UPDATE (valid, issuer, scope, state, decided_by, decided_at, reason)
        ON providers.licence TO ${app};

      CREATE TABLE providers.caregiver (
        id uuid PRIMARY KEY,
        provider_id uuid NOT NULL REFERENCES providers.provider,
        account_id uuid NOT NULL REFERENCES identity.account,
        name text NOT NULL CHECK (name <> ''),
        sex text NOT NULL CHECK (sex IN ('MALE', 'FEMALE')),
        dialects text[] NOT NULL,
        skills text[] NOT NULL,
        phone text NOT NULL CHECK (phone LIKE 'v1.%'),
        identity_number text NOT NULL CHECK (identity_number LIKE 'v1.%'),
        identity_index bytea NOT NULL,
        active boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX caregiver_provider_id ON providers.caregiver (provider_id, id);
      CREATE INDEX caregiver_account_id ON providers.caregiver (account_id);
      -- One person works for one provider at a time.
      CREATE UNIQUE INDEX caregiver_identity ON providers.caregiver (identity_index) WHERE active;
      CREATE UNIQUE INDEX caregiver_account ON providers.caregiver (account_id) WHERE active;
      GRANT SELECT, INSERT, UPDATE (name, phone, identity_number, dialects, skills, active)
        ON providers.caregiver TO ${app};

      -- The desk: dispatchers and quality officers. Ended appointments stay.
      CREATE TABLE providers.staff (
        id uuid PRIMARY KEY,
        provider_id uuid NOT NULL REFERENCES providers.provider,
        account_id uuid NOT NULL REFERENCES identity.account,
        role text NOT NULL CHECK (role IN ('DISPATCHER', 'QA')),
        since timestamptz NOT NULL,
        until timestamptz CHECK (until >= since)
      );
      CREATE UNIQUE INDEX staff_one_appointment ON providers.staff (provider_id, account_id, role)
        WHERE until IS NULL;
      CREATE INDEX staff_provider_id ON providers.staff (provider_id, id);
      CREATE INDEX staff_account_id ON providers.staff (account_id);
      GRANT SELECT, INSERT, UPDATE (role, until) ON providers.staff TO ${app};

      CREATE TABLE providers.credential (
        id uuid PRIMARY KEY,
        caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
        type text NOT NULL CHECK (type IN ('HEALTH_CERTIFICATE', 'CARE_WORKER', 'REHAB_THERAPIST',
          'NURSE_REGISTERED', 'ESCORT_TRAINING', 'SOCIAL_WORKER', 'ASSESSOR', 'ELECTRICIAN')),
        number text NOT NULL CHECK (number <> ''),
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        file_id uuid REFERENCES platform.file,
        state text NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'REVOKED')),
        decided_by uuid REFERENCES identity.account,
        decided_at timestamptz,
        reason text,
        created_at timestamptz NOT NULL,
        CHECK (state NOT IN ('REJECTED', 'REVOKED') OR reason <> '')
      );
      CREATE UNIQUE INDEX credential_number ON providers.credential (caregiver_id, type, number, lower(valid));
      CREATE INDEX credential_last_day ON providers.credential (upper(valid)) WHERE state = 'APPROVED';
      CREATE INDEX credential_file_id ON providers.credential (file_id);
      CREATE INDEX credential_decided_by ON providers.credential (decided_by);
      GRANT SELECT, INSERT, UPDATE (valid, state, decided_by, decided_at, reason)
        ON providers.credential TO ${app};

      -- ISO weekday, 1 Monday; minutes of the day in China, 1440 the end of it.
      CREATE TABLE providers.working_hours (
        caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
        weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
        start_minute smallint NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        end_minute smallint NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
        PRIMARY KEY (caregiver_id, weekday, start_minute),
        CHECK (start_minute < end_minute),
        CONSTRAINT working_hours_overlap EXCLUDE USING gist (caregiver_id WITH =, weekday WITH =,
          int4range(start_minute, end_minute) WITH &&)
      );
      GRANT SELECT, INSERT, DELETE ON providers.working_hours TO ${app};

      CREATE TABLE providers.absence (
        id uuid PRIMARY KEY,
        caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
        during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
        reason text NOT NULL,
        CONSTRAINT absence_overlap EXCLUDE USING gist (caregiver_id WITH =, during WITH &&)
      );
      GRANT SELECT, INSERT, DELETE ON providers.absence TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE providers.absence, providers.working_hours, providers.credential, providers.staff,
        providers.caregiver,
        providers.licence, providers.offered_item, providers.service_area, providers.provider_state_change,
        providers.provider;
      DROP SCHEMA providers;
    `);
  }
}
