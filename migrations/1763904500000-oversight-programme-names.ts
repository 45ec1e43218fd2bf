import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An officer who follows a minute reads the programme's name, not its code. */
export class OversightProgrammeNames1763904500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE VIEW oversight.programme_name AS SELECT code, zh, en FROM entitlement.programme;
    `);
    await queryRunner.query(`GRANT SELECT ON oversight.programme_name TO ${await appRole(queryRunner)}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW oversight.programme_name');
  }
}
