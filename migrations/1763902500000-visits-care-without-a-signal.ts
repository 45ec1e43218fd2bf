import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VisitsCareWithoutASignal1763902500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Both clocks: when it was by the device's word, which tells the order of what came late, and when it was here.
      ALTER TABLE visits.vital_reading ADD COLUMN device_at timestamptz;
      ALTER TABLE visits.vital_reading DISABLE TRIGGER USER;
      UPDATE visits.vital_reading SET device_at = measured_at;
      ALTER TABLE visits.vital_reading ENABLE TRIGGER USER;
      ALTER TABLE visits.vital_reading ALTER device_at SET NOT NULL;

      ALTER TABLE visits.risk_acknowledgement ADD COLUMN device_at timestamptz;
      ALTER TABLE visits.risk_acknowledgement DISABLE TRIGGER USER;
      UPDATE visits.risk_acknowledgement SET device_at = at;
      ALTER TABLE visits.risk_acknowledgement ENABLE TRIGGER USER;
      ALTER TABLE visits.risk_acknowledgement ALTER device_at SET NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE visits.vital_reading DROP COLUMN device_at;
      ALTER TABLE visits.risk_acknowledgement DROP COLUMN device_at;
    `);
  }
}
