import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The visits of a run are written first and indexed then, and only what rules join or group by is analysed. */
export class OversightSheetOfVisits1763902310000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      layOutSheet({
        before: 'ALTER TABLE visit_sheet DROP CONSTRAINT IF EXISTS visit_sheet_pkey;',
        after: 'ALTER TABLE visit_sheet ADD PRIMARY KEY (visit_id);',
        columns: `(visit_id, order_id, county_id, region_id, provider_id, caregiver_id, worker, senior_id, address_id,
          item_code, seat, day, in_at, device_id, confirmed_by)`,
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(layOutSheet({ before: '', after: '', columns: '' }));
  }
}

const layOutSheet = ({ before, after, columns }: Record<'before' | 'after' | 'columns', string>): string => `
  CREATE OR REPLACE FUNCTION oversight.lay_out_sheet(p_from date, p_to date) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = oversight, pg_temp AS $$
  BEGIN
    DROP INDEX IF EXISTS visit_sheet_senior, visit_sheet_caregiver;
    TRUNCATE visit_sheet;
    ${before}
    -- with the day before and after, so that the first and the last visit have their neighbours
    INSERT INTO visit_sheet SELECT * FROM served_visit v
     WHERE v.starts_at >= (p_from - 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND v.starts_at < (p_to + 1)::timestamp AT TIME ZONE 'Asia/Shanghai';
    ${after}
    CREATE INDEX visit_sheet_senior ON visit_sheet (senior_id);
    CREATE INDEX visit_sheet_caregiver ON visit_sheet (caregiver_id);
    ANALYZE visit_sheet ${columns};
  END $$;
`;
