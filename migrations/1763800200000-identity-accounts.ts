import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class IdentityAccounts1763800200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA identity;
      GRANT USAGE ON SCHEMA identity TO ${app};

      CREATE TABLE identity.account (
        id uuid PRIMARY KEY,
        phone_sealed text NOT NULL,
        phone_index bytea NOT NULL UNIQUE,
        name text NOT NULL CHECK (name <> ''),
        -- Null: logs in by one-time code only.
        password_hash text,
        locale text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
        status text NOT NULL CHECK (status IN ('ACTIVE', 'DISABLED')),
        created_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE ON identity.account TO ${app};

      -- One login on one device; also the family of its refresh tokens, of which the last one alone is unused.
      CREATE TABLE identity.session (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES identity.account,
        method text NOT NULL CHECK (method IN ('PASSWORD', 'CODE')),
        user_agent text NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_reason text,
        CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
      );
      CREATE INDEX session_account_id ON identity.session (account_id, id);
      CREATE INDEX session_expires_at ON identity.session (expires_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON identity.session TO ${app};

      CREATE TABLE identity.refresh_token (
        hash bytea PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES identity.session ON DELETE CASCADE,
        issued_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE UNIQUE INDEX refresh_token_one_unused ON identity.refresh_token (session_id) WHERE used_at IS NULL;
      CREATE INDEX refresh_token_session_id ON identity.refresh_token (session_id);
      GRANT SELECT, INSERT, UPDATE, DELETE ON identity.refresh_token TO ${app};

      -- Written for unknown numbers as well, so that nobody can tell the difference.
      CREATE TABLE identity.one_time_code (
        id uuid PRIMARY KEY,
        phone_index bytea NOT NULL,
        caller_index bytea NOT NULL,
        code_hash bytea NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX one_time_code_phone ON identity.one_time_code (phone_index, created_at);
      CREATE INDEX one_time_code_caller ON identity.one_time_code (caller_index, created_at);
      CREATE INDEX one_time_code_created_at ON identity.one_time_code (created_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON identity.one_time_code TO ${app};

      -- Wrong guesses by what was guessed at (a phone number) and by who guessed (a network address), keyed hashes.
      CREATE TABLE identity.guess (
        subject bytea PRIMARY KEY,
        failures int NOT NULL DEFAULT 0 CHECK (failures >= 0),
        -- Of a subject without failures: its first attempt.
        last_failed_at timestamptz NOT NULL,
        locked_until timestamptz
      );
      CREATE INDEX guess_last_failed_at ON identity.guess (last_failed_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON identity.guess TO ${app};

      CREATE TABLE identity.role_grant (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES identity.account,
        role text NOT NULL,
        region_id int REFERENCES geo.region,
        -- A provider's id; providers lie above, so there is no foreign key.
        organisation_id uuid,
        valid_from timestamptz NOT NULL,
        valid_to timestamptz CHECK (valid_to >= valid_from),
        granted_by uuid REFERENCES identity.account CHECK (granted_by <> account_id),
        CONSTRAINT role_grant_scope CHECK (
          CASE
            WHEN role IN ('VILLAGE_HELPER', 'TOWN_HANDLER', 'TOWN_VERIFIER', 'COUNTY_HANDLER', 'COUNTY_REVIEWER',
                          'COUNTY_APPROVER', 'COUNTY_INSPECTOR', 'CALL_CENTER', 'CITY_ADMIN', 'CITY_POLICY',
                          'CITY_AUDITOR')
              THEN region_id IS NOT NULL AND organisation_id IS NULL
            WHEN role IN ('PROVIDER_OWNER', 'DISPATCHER', 'QA')
              THEN region_id IS NULL AND organisation_id IS NOT NULL
            WHEN role IN ('ELDER', 'FAMILY', 'CAREGIVER', 'ASSESSOR', 'OPERATOR')
              THEN region_id IS NULL AND organisation_id IS NULL
            ELSE false
          END),
        CONSTRAINT role_grant_once EXCLUDE USING gist (
          account_id WITH =, role WITH =, coalesce(region_id, 0) WITH =,
          coalesce(organisation_id, '00000000-0000-0000-0000-000000000000') WITH =,
          tstzrange(valid_from, valid_to) WITH &&)
      );
      CREATE INDEX role_grant_account_id ON identity.role_grant (account_id);
      CREATE INDEX role_grant_region_id ON identity.role_grant (region_id, account_id);
      CREATE INDEX role_grant_organisation_id ON identity.role_grant (organisation_id)
        WHERE organisation_id IS NOT NULL;
      CREATE INDEX role_grant_granted_by ON identity.role_grant (granted_by);
      GRANT SELECT, INSERT, UPDATE ON identity.role_grant TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE identity.role_grant, identity.guess, identity.one_time_code, identity.refresh_token,
        identity.session, identity.account;
      DROP SCHEMA identity;
    `);
  }
}
