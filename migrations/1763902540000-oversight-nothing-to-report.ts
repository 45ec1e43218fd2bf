import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightNothingToReport1763902540000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- A month of which there is nothing to report is told too, by a person who says on whose word: so it is complete.
      ALTER TABLE oversight.feed_delivery
        ADD COLUMN nothing_from text CHECK (nothing_from <> ''),
        ADD CONSTRAINT feed_delivery_nothing_by CHECK (nothing_from IS NULL OR delivered_by IS NOT NULL),
        ADD CONSTRAINT feed_delivery_nothing_alone CHECK (nothing_from IS NULL OR import_id IS NULL),
        ADD CONSTRAINT feed_delivery_nothing_month CHECK (nothing_from IS NULL
          OR extract(day FROM lower(covers)) = 1 AND upper(covers) <= (lower(covers) + interval '1 month')::date),
        ADD CONSTRAINT feed_delivery_nothing_over CHECK (nothing_from IS NULL
          OR upper(covers) <= (delivered_at AT TIME ZONE 'Asia/Shanghai')::date);
      CREATE UNIQUE INDEX feed_delivery_nothing_once ON oversight.feed_delivery (county_id, feed, covers)
        WHERE nothing_from IS NOT NULL;

      -- Nothing is no row: what came in a file is not nothing, and nothing comes with a delivery of nothing.
      CREATE FUNCTION oversight.nothing_is_no_row() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = oversight, pg_temp AS $$
      BEGIN
        IF EXISTS (SELECT FROM feed_delivery d WHERE (d.county_id, d.id) = (NEW.county_id, NEW.delivery_id)
                      AND d.nothing_from IS NOT NULL) THEN
          RAISE EXCEPTION 'delivery % is of nothing', NEW.delivery_id
            USING ERRCODE = '23514', CONSTRAINT = 'nothing_is_no_row';
        END IF;
        RETURN NEW;
      END $$;
      REVOKE ALL ON FUNCTION oversight.nothing_is_no_row() FROM PUBLIC;
      ${TABLES.map(
        (
          table,
        ) => `CREATE TRIGGER nothing_is_no_row BEFORE INSERT OR UPDATE OF delivery_id ON oversight.${table}
        FOR EACH ROW EXECUTE FUNCTION oversight.nothing_is_no_row();`,
      ).join('\n')}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${TABLES.map((table) => `DROP TRIGGER nothing_is_no_row ON oversight.${table};`).join('\n')}
      DROP FUNCTION oversight.nothing_is_no_row;
      DROP INDEX oversight.feed_delivery_nothing_once;
      ALTER TABLE oversight.feed_delivery DROP CONSTRAINT feed_delivery_nothing_by,
        DROP CONSTRAINT feed_delivery_nothing_alone, DROP CONSTRAINT feed_delivery_nothing_month,
        DROP CONSTRAINT feed_delivery_nothing_over, DROP COLUMN nothing_from;
    `);
  }
}

/** The rows that come with a delivery. */
const TABLES = ['stay', 'insured_service', 'contract', 'caregiver_absence', 'household_link'];
