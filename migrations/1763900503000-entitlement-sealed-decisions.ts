import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

/** Decisions and grants say which transaction wrote them, so that the log's sealer finds them. */
export class EntitlementSealedDecisions1763900503000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      ALTER TABLE entitlement.determination ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
      CREATE INDEX determination_unsealed ON entitlement.determination (county_id, xid);

      -- The log names every row by a uuid; a determination has a key of three parts.
      CREATE FUNCTION entitlement.determination_subject(p_period int, p_senior uuid, p_number int) RETURNS uuid
        LANGUAGE sql IMMUTABLE AS $$ SELECT md5(p_period || '/' || p_senior || '/' || p_number)::uuid; $$;
      CREATE INDEX determination_subject ON entitlement.determination
        (county_id, entitlement.determination_subject(period, senior_id, number));

      ALTER TABLE entitlement.benefit_grant ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
      CREATE INDEX benefit_grant_unsealed ON entitlement.benefit_grant (county_id, xid);

      REVOKE ALL ON FUNCTION entitlement.determination_subject FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION entitlement.determination_subject TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE entitlement.benefit_grant DROP COLUMN xid;
      DROP INDEX entitlement.determination_subject;
      DROP FUNCTION entitlement.determination_subject;
      ALTER TABLE entitlement.determination DROP COLUMN xid;
    `);
  }
}
