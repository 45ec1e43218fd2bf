import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a run lays out: its visits, with what is fixed in width and always there first, since most rules read nothing
 * else; and the price list of its days, so that it is known how long it is before anything is joined with it. A
 * senior's month that has not changed since the last run stays as it is.
 */
export class OversightSheetsOfARun1763903000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query('DROP TABLE oversight.visit_sheet; DROP VIEW oversight.served_visit');
    await queryRunner.query(SERVED_VISIT);
    await queryRunner.query(VISIT_SHEET);
    await queryRunner.query(SAMPLED);
    await queryRunner.query(PRICES);
    await queryRunner.query(LAY_OUT);
    await queryRunner.query(`
      GRANT SELECT ON oversight.served_visit, oversight.visit_sheet, oversight.price_sheet TO ${app};
      REVOKE ALL ON FUNCTION oversight.listed_prices(int[], daterange) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION oversight.listed_prices(int[], daterange) TO ${app};
      GRANT UPDATE (${SUMS}) ON oversight.senior_month TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      REVOKE UPDATE (${SUMS}) ON oversight.senior_month FROM ${app};
      DROP TABLE oversight.price_sheet;
      DROP FUNCTION oversight.listed_prices(int[], daterange);
      DROP TABLE oversight.visit_sheet;
      DROP VIEW oversight.served_visit;
    `);
    await queryRunner.query(SERVED_VISIT_BEFORE);
    await queryRunner.query(VISIT_SHEET);
    await queryRunner.query(LAY_OUT_BEFORE);
    await queryRunner.query(`GRANT SELECT ON oversight.served_visit, oversight.visit_sheet TO ${app}`);
  }
}

const SUMS = `region_id, granted_minutes, used_minutes, last_days_minutes, best_week_minutes, provider_id, usual_item`;

const SERVED_VISIT = `
  -- One row for every visit that was served, with everything the rules ask of it. worker is the person: the same in
  -- all his files with providers, whoever they are.
  CREATE VIEW oversight.served_visit AS
  SELECT v.id AS visit_id, encode(substr(c.identity_index, 1, 16), 'hex')::uuid AS worker, v.senior_id, v.provider_id,
         v.starts_at, i.occurred_at AS in_at, o.occurred_at AS out_at,
         (v.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day, v.county_id, v.region_id,
         v.planned_minutes::int AS planned, v.actual_minutes::int AS actual, v.seat, v.seats, v.order_id, v.caregiver_id,
         d.total_fen, d.programme_fen, d.programme_minutes, v.address_id, o.server_at AS out_server_at, v.item_code,
         gi.device_id, f.account_id AS confirmed_by, f.at AS confirmed_at, coalesce(f.automatic, false) AS automatic,
         i.method AS in_method, o.method AS out_method, i.latitude AS in_lat, i.longitude AS in_lon,
         i.datum AS in_datum, i.accuracy_metres AS in_accuracy, i.distance_metres AS in_distance,
         o.latitude AS out_lat, o.longitude AS out_lon, o.datum AS out_datum, o.accuracy_metres AS out_accuracy,
         o.distance_metres AS out_distance, d.latitude AS home_lat, d.longitude AS home_lon, d.datum AS home_datum,
         coalesce(gi.mock, false) OR coalesce(go.mock, false) OR 'MOCK_POSITION' = ANY (v.flags) AS mock,
         gi.skew_ms AS in_skew_ms, go.skew_ms AS out_skew_ms, gi.utc_offset_minutes AS in_offset,
         go.utc_offset_minutes AS out_offset, gi.clock_run AS in_run, go.clock_run AS out_run,
         gi.monotonic_ms AS in_monotonic, go.monotonic_ms AS out_monotonic
    FROM visits.visit v
    JOIN providers.caregiver c ON c.id = v.caregiver_id
    JOIN ordering."order" d ON d.id = v.order_id
    JOIN visits.visit_check i ON i.visit_id = v.id AND i.kind = 'IN'
    JOIN visits.visit_check o ON o.visit_id = v.id AND o.kind = 'OUT'
    LEFT JOIN visits.punch_signal gi ON gi.visit_id = v.id AND gi.kind = 'IN'
    LEFT JOIN visits.punch_signal go ON go.visit_id = v.id AND go.kind = 'OUT'
    LEFT JOIN visits.confirmation f ON f.visit_id = v.id
   WHERE v.state IN ('CHECKED_OUT', 'CONFIRMED', 'DISPUTED', 'VERIFIED');
`;

const ANALYSED = `visit_id, order_id, county_id, region_id, provider_id, caregiver_id, worker, senior_id, address_id,
      item_code, seat, day, in_at, device_id, confirmed_by`;
const COLUMNS_ANALYSED = ANALYSED.split(/,\s*/)
  .map((column) => `ALTER ${column} SET STATISTICS 20`)
  .join(', ');

const VISIT_SHEET = `
  -- The visits of some days, laid out once for all rules of a run; the next run lays out its own. Two runs never
  -- share it: whoever empties it holds it until he is done.
  CREATE UNLOGGED TABLE oversight.visit_sheet AS SELECT * FROM oversight.served_visit WHERE false;
  ALTER TABLE oversight.visit_sheet ADD PRIMARY KEY (visit_id);
`;

const SAMPLED = `
  -- It is analysed at every run: a few thousand of its rows tell enough.
  ALTER TABLE oversight.visit_sheet ${COLUMNS_ANALYSED};
`;

const PRICES = `
  -- The price list of some divisions over some days: of each service the price of the division or of its nearest
  -- ancestor, on the days on which nobody nearer has one.
  CREATE FUNCTION oversight.listed_prices(p_regions int[], p_days daterange)
    RETURNS TABLE (item_code text, region_id int, valid datemultirange, price_fen bigint, unit text, priced_by int,
      since date) LANGUAGE sql STABLE SET search_path = oversight, pg_temp AS $$
    SELECT l.item_code, l.region_id, l.valid, l.price_fen, l.unit, l.priced_by, l.since
      FROM (
        SELECT p.item_code, c.descendant_id AS region_id, p.price_fen, i.unit, p.region_id AS priced_by,
               lower(p.valid) AS since,
               datemultirange(p.valid) - coalesce(range_agg(p.valid) OVER (
                 PARTITION BY p.item_code, c.descendant_id ORDER BY c.depth
                 GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '{}') AS valid
          FROM geo.region_closure c
          JOIN catalogue.price p ON p.region_id = c.ancestor_id AND p.valid && p_days
          JOIN catalogue.item i ON i.code = p.item_code
         WHERE c.descendant_id = ANY (p_regions)) l
     WHERE NOT isempty(l.valid)
  $$;

  -- The price list of a run, beside its visits.
  CREATE UNLOGGED TABLE oversight.price_sheet AS SELECT * FROM oversight.listed_prices('{}', 'empty');
  ALTER TABLE oversight.price_sheet ADD PRIMARY KEY (region_id, item_code, priced_by, since);
`;

const LAY_OUT = `
  CREATE OR REPLACE FUNCTION oversight.lay_out_sheet(p_from date, p_to date) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = oversight, pg_temp AS $$
  BEGIN
    DROP INDEX IF EXISTS visit_sheet_senior, visit_sheet_caregiver;
    TRUNCATE visit_sheet, price_sheet;
    ALTER TABLE visit_sheet DROP CONSTRAINT IF EXISTS visit_sheet_pkey;
    -- with the day before and after, so that the first and the last visit have their neighbours
    INSERT INTO visit_sheet SELECT * FROM served_visit v
     WHERE v.starts_at >= (p_from - 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND v.starts_at < (p_to + 1)::timestamp AT TIME ZONE 'Asia/Shanghai';
    ALTER TABLE visit_sheet ADD PRIMARY KEY (visit_id);
    CREATE INDEX visit_sheet_senior ON visit_sheet (senior_id);
    CREATE INDEX visit_sheet_caregiver ON visit_sheet (caregiver_id);
    ANALYZE visit_sheet (${ANALYSED});
    INSERT INTO price_sheet SELECT * FROM listed_prices(ARRAY(SELECT DISTINCT region_id FROM visit_sheet),
      daterange(p_from - 1, p_to + 1));
    ANALYZE price_sheet;
  END $$;
`;

const SERVED_VISIT_BEFORE = `
  -- One row for every visit that was served, with everything the rules ask of it. worker is the person: the same in
  -- all his files with providers, whoever they are.
  CREATE VIEW oversight.served_visit AS
  SELECT v.id AS visit_id, v.order_id, v.county_id, v.region_id, v.provider_id, v.caregiver_id,
         substr(encode(c.identity_index, 'hex'), 1, 32)::uuid AS worker, v.senior_id, v.address_id, v.item_code, v.seat,
         v.seats, v.state, v.starts_at, v.planned_minutes::int AS planned, v.actual_minutes::int AS actual, v.flags,
         (v.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
         i.occurred_at AS in_at, o.occurred_at AS out_at, i.method AS in_method, o.method AS out_method,
         i.latitude AS in_lat, i.longitude AS in_lon, i.datum AS in_datum, i.accuracy_metres AS in_accuracy,
         i.distance_metres AS in_distance, o.latitude AS out_lat, o.longitude AS out_lon, o.datum AS out_datum,
         o.server_at AS out_server_at, d.latitude AS home_lat, d.longitude AS home_lon, d.datum AS home_datum,
         d.total_fen, d.programme_fen, gi.device_id, coalesce(gi.mock, false) OR coalesce(go.mock, false) AS mock,
         gi.skew_ms AS in_skew_ms, go.skew_ms AS out_skew_ms, gi.utc_offset_minutes AS in_offset,
         go.utc_offset_minutes AS out_offset, gi.clock_run AS in_run, go.clock_run AS out_run,
         gi.monotonic_ms AS in_monotonic, go.monotonic_ms AS out_monotonic, f.account_id AS confirmed_by,
         f.at AS confirmed_at, coalesce(f.automatic, false) AS automatic
    FROM visits.visit v
    JOIN providers.caregiver c ON c.id = v.caregiver_id
    JOIN ordering."order" d ON d.id = v.order_id
    JOIN visits.visit_check i ON i.visit_id = v.id AND i.kind = 'IN'
    JOIN visits.visit_check o ON o.visit_id = v.id AND o.kind = 'OUT'
    LEFT JOIN visits.punch_signal gi ON gi.visit_id = v.id AND gi.kind = 'IN'
    LEFT JOIN visits.punch_signal go ON go.visit_id = v.id AND go.kind = 'OUT'
    LEFT JOIN visits.confirmation f ON f.visit_id = v.id
   WHERE v.state IN ('CHECKED_OUT', 'CONFIRMED', 'DISPUTED', 'VERIFIED');
`;

const LAY_OUT_BEFORE = `
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
