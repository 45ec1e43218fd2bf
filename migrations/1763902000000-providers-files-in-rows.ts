import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the search asks of every file it looks at stands in the row itself: the papers of a caregiver and of a provider,
 * a caregiver's week, and the county a service area is served from. Triggers work each out anew whenever something it
 * follows from changes, and whatever else is written to it; its definition is the function that they call.
 */
export class ProvidersFilesInRows1763902000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(PAPER_DAYS);
    await queryRunner.query(`
      ALTER TABLE providers.caregiver
        ADD COLUMN papers int4multirange NOT NULL DEFAULT '{}', ADD COLUMN week int4multirange NOT NULL DEFAULT '{}';
      ALTER TABLE providers.provider ADD COLUMN papers int4multirange NOT NULL DEFAULT '{}';
      ALTER TABLE providers.service_area ADD COLUMN county_id int REFERENCES geo.region;
      GRANT UPDATE (papers, week) ON providers.caregiver TO ${app};
      GRANT UPDATE (county_id) ON providers.service_area TO ${app};
    `);
    await queryRunner.query(DEFINITIONS);
    await queryRunner.query(KEPT);
    await queryRunner.query(`
      UPDATE providers.caregiver SET papers = papers;
      UPDATE providers.provider SET papers = papers;
      UPDATE providers.service_area SET county_id = county_id;
      ALTER TABLE providers.service_area ALTER COLUMN county_id SET NOT NULL;
      DROP INDEX providers.service_area_region_id;
      CREATE INDEX service_area_region_id ON providers.service_area (region_id, county_id, provider_id);
      CREATE INDEX service_area_county_id ON providers.service_area (county_id);
    `);
    await queryRunner.query(NEAREST);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION providers.caregivers_near;
      DROP TRIGGER keep_papers ON providers.credential;
      DROP TRIGGER keep_week ON providers.working_hours;
      DROP TRIGGER keep_papers ON providers.licence;
      DROP TRIGGER file_caregiver ON providers.caregiver;
      DROP TRIGGER file_provider ON providers.provider;
      DROP TRIGGER place_area ON providers.service_area;
      DROP TRIGGER move_areas ON providers.provider;
      DROP FUNCTION providers.keep_caregiver, providers.keep_provider, providers.file_caregiver, providers.file_provider,
        providers.place_area, providers.move_areas, providers.papers_of_caregiver, providers.papers_of_provider,
        providers.week_of_caregiver, providers.paper_term, providers.paper_day, providers.paper_lane;
      ALTER TABLE providers.caregiver DROP COLUMN papers, DROP COLUMN week;
      ALTER TABLE providers.provider DROP COLUMN papers;
      ALTER TABLE providers.service_area DROP COLUMN county_id;
      CREATE INDEX service_area_region_id ON providers.service_area (region_id);
    `);
    await queryRunner.query(NEAREST_BEFORE);
  }
}

/**
 * A day of a paper as one number: each type has a lane of its own, within it the days since 1970. So the papers of a
 * file are one multirange, what a service needs is another, and whether all is held is one operator.
 */
const PAPER_DAYS = `
  -- 0: no paper of this kind is ever held
  CREATE FUNCTION providers.paper_lane(type text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_position(ARRAY['BUSINESS', 'CARE_INSTITUTION_FILING', 'FOOD', 'MEDICAL', 'MEDICAL_DEVICE',
      'HEALTH_CERTIFICATE', 'CARE_WORKER', 'REHAB_THERAPIST', 'NURSE_REGISTERED', 'ESCORT_TRAINING', 'SOCIAL_WORKER',
      'ASSESSOR', 'ELECTRICIAN'], type), 0) $$;

  CREATE FUNCTION providers.paper_day(type text, day date) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT providers.paper_lane(type) * 1048576
           + (least(greatest(day, DATE '1970-01-01'), DATE '4000-01-01') - DATE '1970-01-01') $$;

  CREATE FUNCTION providers.paper_term(type text, valid daterange) RETURNS int4range
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT int4range(providers.paper_day(type, lower(valid)),
                     providers.paper_day(type, coalesce(upper(valid), 'infinity'))) $$;
`;

/**
 * By the index that begins with whose paper it is, also while the tables are empty: the state is asked in the sum, where
 * the planner sees no use for the index of last days.
 */
const DEFINITIONS = `
  CREATE FUNCTION providers.papers_of_caregiver(caregiver uuid) RETURNS int4multirange LANGUAGE sql STABLE
    SET enable_seqscan = off AS $$
    SELECT coalesce(range_agg(providers.paper_term(k.type, k.valid))
                      FILTER (WHERE k.state = 'APPROVED' AND providers.paper_lane(k.type) > 0), '{}')
      FROM providers.credential k WHERE k.caregiver_id = caregiver $$;

  CREATE FUNCTION providers.papers_of_provider(provider uuid) RETURNS int4multirange LANGUAGE sql STABLE
    SET enable_seqscan = off AS $$
    SELECT coalesce(range_agg(providers.paper_term(k.type, k.valid))
                      FILTER (WHERE k.state = 'APPROVED' AND providers.paper_lane(k.type) > 0), '{}')
      FROM providers.licence k WHERE k.provider_id = provider $$;

  -- minutes since Monday 0:00 in China; adjoining hours are one, over midnight too
  CREATE FUNCTION providers.week_of_caregiver(caregiver uuid) RETURNS int4multirange LANGUAGE sql STABLE AS $$
    SELECT coalesce(range_agg(int4range((h.weekday - 1) * 1440 + h.start_minute,
                                        (h.weekday - 1) * 1440 + h.end_minute)), '{}')
      FROM providers.hours_of(ARRAY[caregiver]) AS h $$;
`;

/**
 * A row is locked before its trigger runs, and every statement of a trigger sees what was committed until then: of two
 * who change one file at once the second works out both changes.
 */
const KEPT = `
  CREATE FUNCTION providers.file_caregiver() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.papers := providers.papers_of_caregiver(NEW.id);
    NEW.week := providers.week_of_caregiver(NEW.id);
    RETURN NEW;
  END $$;
  CREATE TRIGGER file_caregiver BEFORE INSERT OR UPDATE OF papers, week ON providers.caregiver
    FOR EACH ROW EXECUTE FUNCTION providers.file_caregiver();

  CREATE FUNCTION providers.file_provider() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.papers := providers.papers_of_provider(NEW.id);
    RETURN NEW;
  END $$;
  CREATE TRIGGER file_provider BEFORE INSERT OR UPDATE OF papers ON providers.provider
    FOR EACH ROW EXECUTE FUNCTION providers.file_provider();

  CREATE FUNCTION providers.keep_caregiver() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE providers.caregiver SET papers = papers WHERE id IN (OLD.caregiver_id, NEW.caregiver_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER keep_papers AFTER INSERT OR UPDATE OR DELETE ON providers.credential
    FOR EACH ROW EXECUTE FUNCTION providers.keep_caregiver();
  CREATE TRIGGER keep_week AFTER INSERT OR UPDATE OR DELETE ON providers.working_hours
    FOR EACH ROW EXECUTE FUNCTION providers.keep_caregiver();

  CREATE FUNCTION providers.keep_provider() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE providers.provider SET papers = papers WHERE id IN (OLD.provider_id, NEW.provider_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER keep_papers AFTER INSERT OR UPDATE OR DELETE ON providers.licence
    FOR EACH ROW EXECUTE FUNCTION providers.keep_provider();

  -- the share lock waits for a provider that is just moving, and lets none move past an area it cannot see yet
  CREATE FUNCTION providers.place_area() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    SELECT p.county_id INTO NEW.county_id FROM providers.provider p WHERE p.id = NEW.provider_id FOR SHARE;
    RETURN NEW;
  END $$;
  CREATE TRIGGER place_area BEFORE INSERT OR UPDATE ON providers.service_area
    FOR EACH ROW EXECUTE FUNCTION providers.place_area();

  CREATE FUNCTION providers.move_areas() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE providers.service_area SET county_id = NEW.county_id WHERE provider_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER move_areas AFTER UPDATE OF county_id ON providers.provider
    FOR EACH ROW WHEN (OLD.county_id <> NEW.county_id) EXECUTE FUNCTION providers.move_areas();
`;

const OWN = `c.id, c.provider_id, c.active, c.sex, c.skills, c.dialects, c.start_latitude, c.start_longitude,
             c.start_datum, c.papers, c.week`;
const FITS = `c.active AND c.skills @> of_skills AND (of_sex IS NULL OR c.sex = of_sex)
               AND c.provider_id <> ALL (without_providers)`;

/**
 * The nearest who have the skills, of providers that lie in the county or serve one of the divisions, with what every
 * other rule asks of their rows. Its plan is made once for all places, by index, also while the tables are empty.
 */
const NEAREST = `
  DROP FUNCTION providers.nearest_caregivers;
  CREATE FUNCTION providers.caregivers_near(most int, at_latitude double precision, at_longitude double precision,
      of_skills text[], of_sex text, of_county int, of_regions int[], without_providers uuid[])
    RETURNS TABLE (id uuid, provider_id uuid, active boolean, sex text, skills text[], dialects text[],
      start_latitude double precision, start_longitude double precision, start_datum text, papers int4multirange,
      week int4multirange)
    LANGUAGE plpgsql STABLE ROWS 50 SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_sort = off AS $$
  #variable_conflict use_column
  DECLARE
    here CONSTANT point := providers.local_kilometres(at_latitude, at_longitude);
    from_elsewhere CONSTANT uuid[] := ARRAY(
      SELECT a.provider_id FROM providers.service_area a
       WHERE a.region_id = ANY (of_regions) AND a.county_id <> of_county);
  BEGIN
    RETURN QUERY
      SELECT ${OWN} FROM (
        (SELECT ${OWN}, c.place <-> here AS away FROM providers.caregiver c
          WHERE c.county_id = of_county AND ${FITS}
          ORDER BY c.place <-> here LIMIT most)
        UNION ALL
        SELECT ${OWN}, c.place <-> here FROM providers.caregiver c
         WHERE c.provider_id = ANY (from_elsewhere) AND ${FITS}) AS c
       ORDER BY c.away LIMIT most;
  END $$;
`;

/** As it was, to the letter. */
const NEAREST_BEFORE = `
  CREATE FUNCTION providers.nearest_caregivers(most int, at_latitude double precision,
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
          WHERE c.county_id = of_county AND c.active AND c.skills @> of_skills AND (of_sex IS NULL OR c.sex = of_sex)
            AND c.provider_id <> ALL (without_providers)
          ORDER BY c.place <-> here LIMIT most)
        UNION ALL
        SELECT c.id, c.place <-> here FROM providers.caregiver c
         WHERE c.provider_id = ANY (from_elsewhere) AND c.active AND c.skills @> of_skills AND (of_sex IS NULL OR c.sex = of_sex)
            AND c.provider_id <> ALL (without_providers)) AS n
       ORDER BY n.away LIMIT most;
  END $$;
`;
