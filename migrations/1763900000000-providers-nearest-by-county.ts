import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The nearest caregivers are looked for in their county. Before, the search walked outwards through the whole city until
 * it had enough of this county: where a county has few who can give a service, that was everybody.
 */
export class ProvidersNearestByCounty1763900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Where his provider lies, so that county and place are one index.
      ALTER TABLE providers.caregiver ADD COLUMN county_id int REFERENCES geo.region;
      UPDATE providers.caregiver c SET county_id = p.county_id FROM providers.provider p WHERE p.id = c.provider_id;
      ALTER TABLE providers.caregiver ALTER COLUMN county_id SET NOT NULL;
      DROP INDEX providers.caregiver_place;
      CREATE INDEX caregiver_place ON providers.caregiver USING gist (county_id, place) WHERE active;
      CREATE INDEX caregiver_county ON providers.caregiver (county_id);
    `);
    await queryRunner.query(PLACE);
    await queryRunner.query(`
      DROP TRIGGER move_caregivers ON providers.provider;
      CREATE TRIGGER move_caregivers AFTER UPDATE OF latitude, longitude, county_id ON providers.provider
        FOR EACH ROW WHEN (OLD.latitude <> NEW.latitude OR OLD.longitude <> NEW.longitude
          OR OLD.county_id <> NEW.county_id)
        EXECUTE FUNCTION providers.move_caregivers();
    `);
    await queryRunner.query(NEAREST);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(BEFORE);
    await queryRunner.query(`
      DROP TRIGGER move_caregivers ON providers.provider;
      CREATE TRIGGER move_caregivers AFTER UPDATE OF latitude, longitude ON providers.provider
        FOR EACH ROW WHEN (OLD.latitude <> NEW.latitude OR OLD.longitude <> NEW.longitude)
        EXECUTE FUNCTION providers.move_caregivers();
      ALTER TABLE providers.caregiver DROP COLUMN county_id;
      CREATE INDEX caregiver_place ON providers.caregiver USING gist (place) WHERE active;
    `);
  }
}

/** Where a caregiver's day starts and in which county, and who moves along with a provider. */
const PLACE = `
  CREATE OR REPLACE FUNCTION providers.place_caregiver() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    its record;
  BEGIN
    SELECT p.place, p.county_id INTO its FROM providers.provider p WHERE p.id = NEW.provider_id;
    NEW.county_id := its.county_id;
    NEW.place := CASE WHEN NEW.start_latitude IS NULL THEN its.place
                      ELSE providers.local_kilometres(NEW.start_latitude, NEW.start_longitude) END;
    RETURN NEW;
  END $$;

  CREATE OR REPLACE FUNCTION providers.move_caregivers() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- the trigger above puts each where he belongs now
    UPDATE providers.caregiver SET place = NEW.place WHERE provider_id = NEW.id;
    RETURN NULL;
  END $$;
`;

const FITS = `c.active AND c.skills @> of_skills AND (of_sex IS NULL OR c.sex = of_sex)
            AND c.provider_id <> ALL (without_providers)`;

/**
 * The nearest who have the skills, of providers that lie in the county or serve one of the divisions; every other rule
 * is the caller's. Its plan is made once for all places, by index, also while the tables are empty.
 */
const NEAREST = `
  CREATE OR REPLACE FUNCTION providers.nearest_caregivers(most int, at_latitude double precision,
      at_longitude double precision, of_skills text[], of_sex text, of_county int, of_regions int[],
      without_providers uuid[])
    RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 50 SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_sort = off AS $$
  DECLARE
    here CONSTANT point := providers.local_kilometres(at_latitude, at_longitude);
    from_elsewhere CONSTANT uuid[] := ARRAY(
      SELECT a.provider_id FROM providers.service_area a WHERE a.region_id = ANY (of_regions)
      EXCEPT SELECT p.id FROM providers.provider p WHERE p.county_id = of_county);
  BEGIN
    RETURN QUERY
      SELECT n.id FROM (
        (SELECT c.id, c.place <-> here AS away FROM providers.caregiver c
          WHERE c.county_id = of_county AND ${FITS}
          ORDER BY c.place <-> here LIMIT most)
        UNION ALL
        SELECT c.id, c.place <-> here FROM providers.caregiver c
         WHERE c.provider_id = ANY (from_elsewhere) AND ${FITS}) AS n
       ORDER BY n.away LIMIT most;
  END $$;
`;

/** As they were, to the letter: going down leaves exactly what was before. */
const BEFORE = `
      CREATE OR REPLACE FUNCTION providers.nearest_caregivers(most int, at_latitude double precision, at_longitude double precision,
          of_skills text[], of_sex text, of_county int, of_regions int[], without_providers uuid[])
        RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 50 SET plan_cache_mode = force_generic_plan
        SET enable_seqscan = off SET enable_sort = off AS $$
      BEGIN
        RETURN QUERY
          SELECT c.id FROM providers.caregiver c JOIN providers.provider p ON p.id = c.provider_id
           WHERE c.active AND c.skills @> of_skills AND (of_sex IS NULL OR c.sex = of_sex)
             AND c.provider_id <> ALL (without_providers)
             AND (p.county_id = of_county OR EXISTS (
               SELECT FROM providers.service_area a WHERE a.provider_id = p.id AND a.region_id = ANY (of_regions)))
           ORDER BY c.place <-> providers.local_kilometres(at_latitude, at_longitude) LIMIT most;
      END $$;

      CREATE OR REPLACE FUNCTION providers.place_caregiver() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.start_latitude IS NOT NULL THEN
          NEW.place := providers.local_kilometres(NEW.start_latitude, NEW.start_longitude);
        ELSE
          SELECT p.place INTO NEW.place FROM providers.provider p WHERE p.id = NEW.provider_id;
        END IF;
        RETURN NEW;
      END $$;

      CREATE OR REPLACE FUNCTION providers.move_caregivers() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE providers.caregiver SET place = NEW.place WHERE provider_id = NEW.id AND start_latitude IS NULL;
        RETURN NULL;
      END $$;
`;
