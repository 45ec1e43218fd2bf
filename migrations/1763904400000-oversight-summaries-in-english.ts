import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a rule or a call-back found reads in both languages; what a person wrote has only his own words. */
export class OversightSummariesInEnglish1763904400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE oversight.case_file ADD COLUMN summary_en text;
      ALTER TABLE oversight.case_cause ADD COLUMN summary_en text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE oversight.case_cause DROP COLUMN summary_en;
      ALTER TABLE oversight.case_file DROP COLUMN summary_en;
    `);
  }
}
