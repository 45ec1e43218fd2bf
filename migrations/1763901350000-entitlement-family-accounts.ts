import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EntitlementFamilyAccounts1763901350000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(ACCOUNTS);
    await queryRunner.query(
      `GRANT SELECT, INSERT ON entitlement.family_account, entitlement.provider_family_account TO ${app};`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE entitlement.provider_family_account, entitlement.family_account;');
  }
}

/** Both sides of what families pay themselves: the senior's account is below nothing by what his family owes. */
const ACCOUNTS = `
  CREATE TABLE entitlement.family_account (
    county_id int NOT NULL REFERENCES geo.region,
    senior_id uuid NOT NULL REFERENCES people.senior,
    account_id uuid NOT NULL,
    PRIMARY KEY (county_id, senior_id),
    CONSTRAINT family_account_account UNIQUE (county_id, account_id),
    FOREIGN KEY (county_id, account_id) REFERENCES ledger.account
  );
  CREATE INDEX family_account_senior_id ON entitlement.family_account (senior_id);
  CALL platform.make_append_only('entitlement.family_account');

  CREATE TABLE entitlement.provider_family_account (
    county_id int NOT NULL REFERENCES geo.region,
    provider_id uuid NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (county_id, provider_id),
    CONSTRAINT provider_family_account_account UNIQUE (county_id, account_id),
    FOREIGN KEY (county_id, account_id) REFERENCES ledger.account,
    CONSTRAINT provider_family_account_provider FOREIGN KEY (county_id, provider_id)
      REFERENCES entitlement.provider_account
  );
  CREATE INDEX provider_family_account_provider_id ON entitlement.provider_family_account (provider_id);
  CALL platform.make_append_only('entitlement.provider_family_account');
`;
