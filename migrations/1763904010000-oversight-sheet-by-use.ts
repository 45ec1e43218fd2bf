import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A row of the sheet is read from its beginning to the last column a rule asks for, so what is asked most comes first.
 * The images of a month's signatures are found by the month, without the other proofs.
 */
export class OversightSheetByUse1763904010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await layOut(queryRunner, SERVED_VISIT);
    await queryRunner.query(`
      CREATE INDEX proof_signed ON visits.proof (service_month, sha256) INCLUDE (visit_id)
        WHERE method = 'SIGNATURE' AND sha256 IS NOT NULL;
      -- one plan for whatever days would look up every visit by itself
      ALTER FUNCTION oversight.lay_out_sheet(date, date) SET plan_cache_mode = force_custom_plan;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER FUNCTION oversight.lay_out_sheet(date, date) RESET plan_cache_mode;
      DROP INDEX visits.proof_signed;
    `);
    await layOut(queryRunner, SERVED_VISIT_BEFORE);
  }
}

async function layOut(queryRunner: QueryRunner, view: string): Promise<void> {
  const app = await appRole(queryRunner);
  await queryRunner.query('DROP TABLE oversight.visit_sheet; DROP VIEW oversight.served_visit');
  await queryRunner.query(view);
  await queryRunner.query(VISIT_SHEET);
  await queryRunner.query(SAMPLED);
  await queryRunner.query(`GRANT SELECT ON oversight.served_visit, oversight.visit_sheet TO ${app}`);
}

const SERVED_VISIT = `
  -- One row for every visit that was served, with everything the rules ask of it; what most of them ask comes first, and
  -- what is fixed in width. worker is the person: the same in all his files with providers, whoever they are.
  CREATE VIEW oversight.served_visit AS
  SELECT v.id AS visit_id, encode(substr(c.identity_index, 1, 16), 'hex')::uuid AS worker, v.senior_id, v.provider_id,
         i.occurred_at AS in_at, o.occurred_at AS out_at, (v.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
         v.county_id, v.region_id, v.planned_minutes::int AS planned, v.actual_minutes::int AS actual, v.seat, v.seats,
         coalesce(f.automatic, false) AS automatic,
         coalesce(gi.mock, false) OR coalesce(go.mock, false) OR 'MOCK_POSITION' = ANY (v.flags) AS mock,
         v.caregiver_id, v.order_id, v.starts_at, o.server_at AS out_server_at, gi.device_id,
         f.account_id AS confirmed_by, f.at AS confirmed_at, i.latitude AS in_lat, i.longitude AS in_lon,
         i.accuracy_metres AS in_accuracy, i.distance_metres AS in_distance, o.latitude AS out_lat,
         o.longitude AS out_lon, o.accuracy_metres AS out_accuracy, o.distance_metres AS out_distance,
         v.item_code, i.method AS in_method, o.method AS out_method, i.datum AS in_datum, o.datum AS out_datum,
         d.latitude AS home_lat, d.longitude AS home_lon, d.datum AS home_datum, d.total_fen, d.programme_fen,
         d.programme_minutes, v.address_id, gi.skew_ms AS in_skew_ms, go.skew_ms AS out_skew_ms,
         gi.utc_offset_minutes AS in_offset, go.utc_offset_minutes AS out_offset, gi.clock_run AS in_run,
         go.clock_run AS out_run, gi.monotonic_ms AS in_monotonic, go.monotonic_ms AS out_monotonic
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

const SERVED_VISIT_BEFORE = `
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
