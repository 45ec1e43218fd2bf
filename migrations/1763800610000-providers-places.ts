import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where caregivers set out from, as a point in local kilometres, so that `<->` finds the nearest by an index. The point
 * serves the search alone: it takes the datum as it is (up to 0.5 km off) and the parallels as straight. Distances that
 * count are taken from the coordinates.
 */
export class ProvidersPlaces1763800610000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      -- 0.829 is the cosine of 34 degrees north
      CREATE FUNCTION providers.local_kilometres(latitude double precision, longitude double precision)
        RETURNS point LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS 'SELECT point($2 * 0.829 * 111.32, $1 * 110.57)';

      ALTER TABLE providers.provider ADD COLUMN place point
        GENERATED ALWAYS AS (providers.local_kilometres(latitude, longitude)) STORED;
      CREATE INDEX provider_place ON providers.provider USING gist (place);

      -- Where his day starts when that is not the provider's address; rounded, so that it shows no home.
      ALTER TABLE providers.caregiver
        ADD COLUMN start_latitude double precision CHECK (start_latitude BETWEEN -90 AND 90),
        ADD COLUMN start_longitude double precision CHECK (start_longitude BETWEEN -180 AND 180),
        ADD COLUMN start_datum text CHECK (start_datum IN ('WGS84', 'GCJ02')),
        ADD COLUMN place point,
        ADD CONSTRAINT caregiver_start_in_full CHECK (
          (start_latitude IS NULL) = (start_longitude IS NULL) AND (start_latitude IS NULL) = (start_datum IS NULL));
      UPDATE providers.caregiver c SET place = p.place FROM providers.provider p WHERE p.id = c.provider_id;
      ALTER TABLE providers.caregiver ALTER COLUMN place SET NOT NULL;
      CREATE INDEX caregiver_place ON providers.caregiver USING gist (place) WHERE active;
      GRANT UPDATE (start_latitude, start_longitude, start_datum, place) ON providers.caregiver TO ${app};

      -- The nearest who have the skills, of providers that lie in the county or serve one of the divisions; every other
      -- rule is the caller's. Its plan is made once for all places, by index, also while the tables are empty.
      CREATE FUNCTION providers.nearest_caregivers(most int, at_latitude double precision, at_longitude double precision,
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

      -- By the primary key: the index that keeps hours from overlapping answers too, hundreds of times slower, and to
      -- the planner both look alike.
      CREATE FUNCTION providers.hours_of(caregivers uuid[]) RETURNS SETOF providers.working_hours
        LANGUAGE plpgsql STABLE ROWS 300 SET plan_cache_mode = force_generic_plan
        SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
      BEGIN
        RETURN QUERY SELECT h.* FROM providers.working_hours h WHERE h.caregiver_id = ANY (caregivers)
          ORDER BY h.caregiver_id, h.weekday, h.start_minute;
      END $$;

      CREATE FUNCTION providers.place_caregiver() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.start_latitude IS NOT NULL THEN
          NEW.place := providers.local_kilometres(NEW.start_latitude, NEW.start_longitude);
        ELSE
          SELECT p.place INTO NEW.place FROM providers.provider p WHERE p.id = NEW.provider_id;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER place_caregiver BEFORE INSERT OR UPDATE OF start_latitude, start_longitude, place
        ON providers.caregiver FOR EACH ROW EXECUTE FUNCTION providers.place_caregiver();

      -- a provider that moves takes along those who start from it
      CREATE FUNCTION providers.move_caregivers() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE providers.caregiver SET place = NEW.place WHERE provider_id = NEW.id AND start_latitude IS NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER move_caregivers AFTER UPDATE OF latitude, longitude ON providers.provider
        FOR EACH ROW WHEN (OLD.latitude <> NEW.latitude OR OLD.longitude <> NEW.longitude)
        EXECUTE FUNCTION providers.move_caregivers();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER move_caregivers ON providers.provider;
      DROP TRIGGER place_caregiver ON providers.caregiver;
      DROP FUNCTION providers.move_caregivers, providers.place_caregiver, providers.nearest_caregivers,
        providers.hours_of;
      ALTER TABLE providers.caregiver
        DROP COLUMN place, DROP COLUMN start_latitude, DROP COLUMN start_longitude, DROP COLUMN start_datum;
      ALTER TABLE providers.provider DROP COLUMN place;
      DROP FUNCTION providers.local_kilometres;
    `);
  }
}
