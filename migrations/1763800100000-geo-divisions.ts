import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from '@anzhi/platform';

export class GeoDivisions1763800100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      CREATE SCHEMA geo;
      GRANT USAGE ON SCHEMA geo TO ${app};

      -- The id never changes and means nothing; the loader gives it. Codes come and go beside it.
      CREATE TABLE geo.region (
        id int PRIMARY KEY,
        parent_id int REFERENCES geo.region,
        level text NOT NULL CHECK (level IN ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE')),
        name text NOT NULL,
        latitude double precision CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision CHECK (longitude BETWEEN -180 AND 180),
        datum text NOT NULL DEFAULT 'WGS84' CHECK (datum IN ('WGS84', 'GCJ02')),
        schematic boolean NOT NULL,
        statistical_only boolean NOT NULL DEFAULT false,
        outline jsonb,
        successor_id int REFERENCES geo.region CHECK (successor_id <> id),
        CHECK ((parent_id IS NULL) = (level = 'PROVINCE')),
        CHECK ((latitude IS NULL) = (longitude IS NULL))
      );
      CREATE INDEX region_parent_id ON geo.region (parent_id);
      CREATE INDEX region_successor_id ON geo.region (successor_id);
      GRANT SELECT, INSERT, UPDATE ON geo.region TO ${app};

      -- Deferred, so that a code may pass from one division to another within a load.
      CREATE TABLE geo.region_code (
        region_id int NOT NULL REFERENCES geo.region,
        code text NOT NULL CHECK (code ~ '^\\d{6}(\\d{3}){0,2}$'),
        name text NOT NULL,
        valid daterange NOT NULL CHECK (NOT isempty(valid)),
        source text NOT NULL,
        PRIMARY KEY (region_id, code),
        CONSTRAINT region_code_one_bearer EXCLUDE USING gist (code WITH =, valid WITH &&)
          DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT region_code_one_code EXCLUDE USING gist (region_id WITH =, valid WITH &&)
          DEFERRABLE INITIALLY DEFERRED
      );
      GRANT SELECT, INSERT, UPDATE ON geo.region_code TO ${app};

      -- Who lies below whom, itself included at depth 0. Kept by the trigger below and by nobody else.
      CREATE TABLE geo.region_closure (
        ancestor_id int NOT NULL REFERENCES geo.region,
        descendant_id int NOT NULL REFERENCES geo.region,
        depth smallint NOT NULL CHECK (depth BETWEEN 0 AND 4),
        PRIMARY KEY (ancestor_id, descendant_id)
      );
      CREATE INDEX region_closure_descendant_id ON geo.region_closure (descendant_id, depth);
      GRANT SELECT ON geo.region_closure TO ${app};

      CREATE FUNCTION geo.keep_closure() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = geo, pg_temp AS $$
      BEGIN
        WITH RECURSIVE path (ancestor_id, descendant_id, depth) AS (
          SELECT id, id, 0 FROM geo.region
          UNION ALL
          SELECT r.parent_id, p.descendant_id, p.depth + 1
            FROM path p JOIN geo.region r ON r.id = p.ancestor_id
           WHERE r.parent_id IS NOT NULL AND p.depth <= 4
        ), gone AS (
          DELETE FROM geo.region_closure c
           WHERE NOT EXISTS (SELECT FROM path p
                              WHERE p.ancestor_id = c.ancestor_id AND p.descendant_id = c.descendant_id)
        )
        INSERT INTO geo.region_closure AS c (ancestor_id, descendant_id, depth)
        SELECT ancestor_id, descendant_id, depth FROM path
            ON CONFLICT (ancestor_id, descendant_id) DO UPDATE SET depth = excluded.depth
         WHERE c.depth <> excluded.depth;
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION geo.keep_closure() FROM PUBLIC;
      CREATE TRIGGER keep_closure AFTER INSERT OR UPDATE OF parent_id OR DELETE ON geo.region
        FOR EACH STATEMENT EXECUTE FUNCTION geo.keep_closure();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE geo.region_closure, geo.region_code, geo.region;
      DROP FUNCTION geo.keep_closure();
      DROP SCHEMA geo;
    `);
  }
}
