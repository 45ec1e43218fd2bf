import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whatever the log says about a thing is found by the thing, whatever kind of entry it is. */
export class LedgerEntriesByReference1763902410000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX log_entry_about ON ledger.log_entry (county_id, reference)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX ledger.log_entry_about');
  }
}
