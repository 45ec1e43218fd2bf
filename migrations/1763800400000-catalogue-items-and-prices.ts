import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class CatalogueItemsAndPrices1763800400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA catalogue;
      GRANT USAGE ON SCHEMA catalogue TO ${app};

      CREATE TABLE catalogue.item (
        code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z_]+$'),
        zh text NOT NULL,
        en text NOT NULL,
        category text NOT NULL CHECK (category IN ('DAILY_LIVING', 'BASIC_CARE', 'HEALTH_MANAGEMENT', 'VISIT_CARE',
          'EMOTIONAL_SUPPORT', 'ERRAND_AGENCY', 'HOME_ADAPTATION')),
        unit text NOT NULL CHECK (unit IN ('HOUR', 'VISIT', 'DAY', 'MONTH', 'PIECE')),
        min_minutes bigint NOT NULL CHECK (min_minutes >= 0),
        fulfilment text NOT NULL CHECK (fulfilment IN ('VISIT', 'MEAL', 'BED', 'RETROFIT', 'RENTAL')),
        required_licences text[] NOT NULL,
        required_credentials text[] NOT NULL,
        required_skills text[] NOT NULL,
        same_sex_required boolean NOT NULL,
        -- how many come at once
        caregivers int NOT NULL CHECK (caregivers IN (1, 2)),
        sample_tasks jsonb NOT NULL,
        source text NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE ON catalogue.item TO ${app};

      -- What is to come after what: so many minutes from the end of the one to the start of the other.
      CREATE TABLE catalogue.item_gap (
        first_code text NOT NULL REFERENCES catalogue.item,
        next_code text NOT NULL REFERENCES catalogue.item,
        least_minutes bigint NOT NULL,
        most_minutes bigint NOT NULL,
        source text NOT NULL,
        PRIMARY KEY (first_code, next_code),
        CONSTRAINT item_gap_spans_time CHECK (0 <= least_minutes AND least_minutes <= most_minutes)
      );
      CREATE INDEX item_gap_next ON catalogue.item_gap (next_code);
      GRANT SELECT, INSERT, UPDATE ON catalogue.item_gap TO ${app};

      -- One price for an item and a division on any day. Of a price that was set only its end may change.
      CREATE TABLE catalogue.price (
        id uuid PRIMARY KEY,
        item_code text NOT NULL REFERENCES catalogue.item,
        region_id int NOT NULL REFERENCES geo.region,
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        price_fen bigint NOT NULL CHECK (price_fen >= 0),
        is_default boolean NOT NULL,
        source text NOT NULL,
        set_by uuid,
        CONSTRAINT price_one_at_a_time EXCLUDE USING gist (item_code WITH =, region_id WITH =, valid WITH &&)
      );
      CREATE INDEX price_item_code ON catalogue.price (item_code, region_id);
      CREATE INDEX price_region_id ON catalogue.price (region_id);
      GRANT SELECT, INSERT, UPDATE (valid) ON catalogue.price TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE catalogue.price, catalogue.item_gap, catalogue.item; DROP SCHEMA catalogue;`,
    );
  }
}
