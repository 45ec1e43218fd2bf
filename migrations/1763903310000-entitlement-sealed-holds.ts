import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which hold is of which order is sealed too: whoever asks for an order is then told of each of its holds. */
export class EntitlementSealedHolds1763903310000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE entitlement.order_hold ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
      CREATE INDEX order_hold_unsealed ON entitlement.order_hold (county_id, xid, hold_id) WHERE hold_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX entitlement.order_hold_unsealed;
      ALTER TABLE entitlement.order_hold DROP COLUMN xid;
    `);
  }
}
