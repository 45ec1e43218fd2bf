import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What decisions rest on says which transaction wrote it, so that the log's sealer finds the law itself, not only its hash. */
export class EntitlementSealedLaws1763902420000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE entitlement.decision_basis
        ADD COLUMN kept_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
      CREATE INDEX decision_basis_unsealed ON entitlement.decision_basis (county_id, xid);
      -- the log names every row by a uuid
      CREATE INDEX decision_basis_subject ON entitlement.decision_basis (county_id, (md5(hash)::uuid));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX entitlement.decision_basis_subject;
      ALTER TABLE entitlement.decision_basis DROP COLUMN kept_at, DROP COLUMN xid;
    `);
  }
}
