import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class EntitlementRestoredGrants1763800870000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(RESTORED);
    await queryRunner.query(`GRANT SELECT, INSERT ON entitlement.stop_restore TO ${app}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE entitlement.stop_restore');
  }
}

const RESTORED = `
  -- What a stop took and its lifting gave back: the lot that lapsed, and the grant in its place. Each lot once.
  CREATE TABLE entitlement.stop_restore (
    county_id int NOT NULL,
    lot_account_id uuid NOT NULL,
    restored_lot_account_id uuid NOT NULL,
    PRIMARY KEY (county_id, lot_account_id),
    CONSTRAINT stop_restore_lapse FOREIGN KEY (county_id, lot_account_id)
      REFERENCES entitlement.stop_lapse (county_id, lot_account_id),
    CONSTRAINT stop_restore_grant FOREIGN KEY (county_id, restored_lot_account_id)
      REFERENCES entitlement.benefit_grant (county_id, lot_account_id),
    CONSTRAINT stop_restore_once UNIQUE (county_id, restored_lot_account_id)
  );
  CALL platform.make_append_only('entitlement.stop_restore');
`;
