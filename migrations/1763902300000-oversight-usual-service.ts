import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a senior was given most often in a month: the measure of a service code above it. */
export class OversightUsualService1763902300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE oversight.senior_month ADD COLUMN usual_item text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE oversight.senior_month DROP COLUMN usual_item');
  }
}
