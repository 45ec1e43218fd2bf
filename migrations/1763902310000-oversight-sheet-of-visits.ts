import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The visits of a run are written first and indexed then, and only what rules join or group by is analysed. */
export class OversightSheetOfVisits1763902310000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(INDEXED_AFTERWARDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(INDEXED_BEFORE);
  }
}

const INDEXED_AFTERWARDS = `
  CREATE OR REPLACE FUNCTION oversight.lay_out_sheet(p_from date, p_to date) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = oversight, pg_temp AS $$
  BEGIN
    DROP INDEX IF EXISTS visit_sheet_senior, visit_sheet_caregiver;
    TRUNCATE visit_sheet;
    ALTER TABLE visit_sheet DROP CONSTRAINT IF EXISTS visit_sheet_pkey;
    -- with the day before and after, so that the first and the last visit have their neighbours
    INSERT INTO visit_sheet SELECT * FROM served_visit v
     WHERE v.starts_at >= (p_from - 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND v.starts_at < (p_to + 1)::timestamp AT TIME ZONE 'Asia/Shanghai';
    ALTER TABLE visit_sheet ADD PRIMARY KEY (visit_id);
    CREATE INDEX visit_sheet_senior ON visit_sheet (senior_id);
    CREATE INDEX visit_sheet_caregiver ON visit_sheet (caregiver_id);
    ANALYZE visit_sheet (visit_id, order_id, county_id, region_id, provider_id, caregiver_id, worker, senior_id,
      address_id, item_code, seat, day, in_at, device_id, confirmed_by);
  END $$;
`;

const INDEXED_BEFORE = `
  CREATE OR REPLACE FUNCTION oversight.lay_out_sheet(p_from date, p_to date) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = oversight, pg_temp AS $$
  BEGIN
    DROP INDEX IF EXISTS visit_sheet_senior, visit_sheet_caregiver;
    TRUNCATE visit_sheet;
    -- with the day before and after, so that the first and the last visit have their neighbours
    INSERT INTO visit_sheet SELECT * FROM served_visit v
     WHERE v.starts_at >= (p_from - 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND v.starts_at < (p_to + 1)::timestamp AT TIME ZONE 'Asia/Shanghai';
    CREATE INDEX visit_sheet_senior ON visit_sheet (senior_id);
    CREATE INDEX visit_sheet_caregiver ON visit_sheet (caregiver_id);
    ANALYZE visit_sheet;
  END $$;
`;
