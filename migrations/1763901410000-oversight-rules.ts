import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightRules1763901410000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(VERSIONS);
    await queryRunner.query(RUNS);
    await queryRunner.query(HITS);
    await queryRunner.query(RISK);
    await queryRunner.query(TALLIES);
    await queryRunner.query(SHEET);
    await queryRunner.query(INDEXES);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON oversight.rule_version, oversight.rule_run, oversight.rule_result, oversight.rule_hit,
        oversight.rule_hit_visit, oversight.hit_judgement, oversight.month_tally TO ${app};
      GRANT SELECT ON oversight.visit_risk TO ${app};
      GRANT UPDATE (valid, state, decided_by, decided_at, decision_reason) ON oversight.rule_version TO ${app};
      GRANT UPDATE (followed_at) ON oversight.rule_hit TO ${app};
      GRANT UPDATE (finished_at, last_event) ON oversight.rule_run TO ${app};
      GRANT SELECT, INSERT, DELETE ON oversight.senior_month, oversight.provider_month TO ${app};
      GRANT DELETE ON oversight.month_tally TO ${app};
      GRANT SELECT ON oversight.served_visit, oversight.visit_sheet TO ${app};
      REVOKE ALL ON FUNCTION oversight.lay_out_sheet(date, date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION oversight.lay_out_sheet(date, date) TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION oversight.lay_out_sheet;
      DROP TABLE oversight.visit_sheet;
      DROP VIEW oversight.served_visit, oversight.visit_risk;
      DROP INDEX providers.caregiver_worker, providers.caregiver_person, people.senior_deceased;
      DROP TABLE oversight.provider_month, oversight.senior_month, oversight.month_tally, oversight.hit_judgement,
        oversight.rule_hit_visit, oversight.rule_hit, oversight.rule_result, oversight.rule_run,
        oversight.rule_version;
    `);
  }
}

const VERSIONS = `
  -- What a rule asks on which days: its thresholds are dated parameters with their source. The question itself is in
  -- the catalogue of rules in the code; a number in it never is.
  CREATE TABLE oversight.rule_version (
    code text NOT NULL CHECK (code ~ '^R[0-9]{2}$'),
    version int NOT NULL CHECK (version > 0),
    thresholds jsonb NOT NULL CHECK (jsonb_typeof(thresholds) = 'object'),
    valid daterange NOT NULL CHECK (NOT lower_inf(valid) OR isempty(valid)),
    source text NOT NULL CHECK (source <> ''),
    state text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REFUSED')),
    -- null: it came with the product
    proposed_by uuid REFERENCES identity.account,
    proposed_at timestamptz NOT NULL,
    decided_by uuid REFERENCES identity.account,
    decided_at timestamptz,
    decision_reason text CHECK (decision_reason <> ''),
    PRIMARY KEY (code, version),
    CONSTRAINT rule_version_two_persons CHECK (decided_by <> proposed_by),
    CONSTRAINT rule_version_decided CHECK ((state = 'PROPOSED') = (decided_at IS NULL)),
    CONSTRAINT rule_version_decided_by_somebody CHECK (
      (decided_by IS NULL) = (proposed_by IS NULL OR decided_at IS NULL)),
    CONSTRAINT rule_version_one_a_day EXCLUDE USING gist (code WITH =, valid WITH &&) WHERE (state = 'APPROVED')
  );
  CREATE UNIQUE INDEX rule_version_one_proposal ON oversight.rule_version (code) WHERE state = 'PROPOSED';
  CREATE INDEX rule_version_proposed_by ON oversight.rule_version (proposed_by);
  CREATE INDEX rule_version_decided_by ON oversight.rule_version (decided_by);
`;

const RUNS = `
  CREATE TABLE oversight.rule_run (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('HOURLY', 'NIGHTLY', 'FEED', 'ON_DEMAND')),
    -- days of service it judged; null: there was nothing new
    days daterange,
    -- news up to this number is judged; the next hourly run goes on from there
    last_event bigint,
    started_at timestamptz NOT NULL,
    finished_at timestamptz
  );
  CREATE INDEX rule_run_kind ON oversight.rule_run (kind, started_at);

  -- What a run found, and what it could not look at: no data is not no hit.
  CREATE TABLE oversight.rule_result (
    run_id uuid NOT NULL REFERENCES oversight.rule_run,
    code text NOT NULL,
    version int NOT NULL,
    county_id int NOT NULL REFERENCES geo.region,
    judged bigint NOT NULL CHECK (judged >= 0),
    without_data bigint NOT NULL CHECK (without_data BETWEEN 0 AND judged),
    -- feeds and signals that were missing
    missing text[] NOT NULL,
    new_hits bigint NOT NULL CHECK (new_hits >= 0),
    PRIMARY KEY (run_id, code, version, county_id),
    CONSTRAINT rule_result_version FOREIGN KEY (code, version) REFERENCES oversight.rule_version,
    CONSTRAINT rule_result_names_what_is_missing CHECK ((without_data > 0) = (missing <> '{}'))
  );
  CREATE INDEX rule_result_version ON oversight.rule_result (code, version);
  CREATE INDEX rule_result_county ON oversight.rule_result (county_id);
  CALL platform.make_append_only('oversight.rule_result');
`;

const HITS = `
  -- One find, with what was seen and against which numbers. Found again, it is the same find.
  CREATE TABLE oversight.rule_hit (
    county_id int NOT NULL REFERENCES geo.region,
    id uuid NOT NULL,
    rule_code text NOT NULL,
    version int NOT NULL,
    -- which of the rule's questions
    variant text NOT NULL CHECK (variant ~ '^[A-Z][A-Z_]*$'),
    severity text NOT NULL CHECK (severity IN ('BLOCK', 'WITHHOLD', 'HOLD', 'SCORE')),
    subject_kind text NOT NULL
      CHECK (subject_kind IN ('VISIT', 'CAREGIVER', 'SENIOR', 'PROVIDER', 'DEVICE', 'ASSESSOR', 'OFFICER')),
    subject_id uuid NOT NULL,
    -- of service; the first of the month for what is asked of a month
    day date NOT NULL,
    provider_id uuid REFERENCES providers.provider,
    region_id int NOT NULL REFERENCES geo.region,
    inputs jsonb NOT NULL,
    thresholds jsonb NOT NULL,
    found_at timestamptz NOT NULL,
    -- the payment is withheld and the case open; null and not SCORE: still to be done
    followed_at timestamptz,
    PRIMARY KEY (county_id, id),
    CONSTRAINT rule_hit_once UNIQUE (county_id, rule_code, version, variant, subject_kind, subject_id, day),
    CONSTRAINT rule_hit_version FOREIGN KEY (rule_code, version) REFERENCES oversight.rule_version
  );
  CREATE UNIQUE INDEX rule_hit_id ON oversight.rule_hit (id);
  CREATE INDEX rule_hit_rule ON oversight.rule_hit (rule_code, version, found_at);
  CREATE INDEX rule_hit_region ON oversight.rule_hit (region_id, found_at, id);
  CREATE INDEX rule_hit_provider ON oversight.rule_hit (provider_id, found_at, id);
  CREATE INDEX rule_hit_subject ON oversight.rule_hit (subject_id);
  CREATE INDEX rule_hit_open ON oversight.rule_hit (id) WHERE followed_at IS NULL AND severity <> 'SCORE';

  -- The visits it is about; whatever withholds, withholds these.
  CREATE TABLE oversight.rule_hit_visit (
    county_id int NOT NULL,
    hit_id uuid NOT NULL,
    visit_id uuid NOT NULL REFERENCES visits.visit,
    PRIMARY KEY (county_id, hit_id, visit_id),
    CONSTRAINT rule_hit_visit_hit FOREIGN KEY (county_id, hit_id) REFERENCES oversight.rule_hit
  );
  CREATE INDEX rule_hit_visit_id ON oversight.rule_hit_visit (hit_id);
  CREATE INDEX rule_hit_visit_visit ON oversight.rule_hit_visit (visit_id);
  CALL platform.make_append_only('oversight.rule_hit_visit');

  -- What became of it, once: by an officer, or by the case it led to.
  CREATE TABLE oversight.hit_judgement (
    county_id int NOT NULL,
    hit_id uuid NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('CONFIRMED', 'REFUTED')),
    reason text NOT NULL CHECK (reason <> ''),
    account_id uuid NOT NULL REFERENCES identity.account,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, hit_id),
    CONSTRAINT hit_judgement_hit FOREIGN KEY (county_id, hit_id) REFERENCES oversight.rule_hit
  );
  CREATE INDEX hit_judgement_account ON oversight.hit_judgement (account_id);
  CALL platform.make_append_only('oversight.hit_judgement');
`;

const RISK = `
  -- What the hits of a visit come to, 0 to 100, with their codes: each rule once, refuted ones not at all.
  CREATE VIEW oversight.visit_risk AS
  SELECT visit_id, least(sum(weight), 100)::int AS score, string_agg(rule_code, ', ' ORDER BY weight DESC, rule_code) AS codes
    FROM (
      SELECT hv.visit_id, h.rule_code, max((h.thresholds ->> 'weight')::numeric) AS weight
        FROM oversight.rule_hit_visit hv
        JOIN oversight.rule_hit h ON (h.county_id, h.id) = (hv.county_id, hv.hit_id)
       WHERE h.thresholds ? 'weight'
         AND NOT EXISTS (SELECT FROM oversight.hit_judgement j
                          WHERE (j.county_id, j.hit_id) = (h.county_id, h.id) AND j.outcome = 'REFUTED')
       GROUP BY hv.visit_id, h.rule_code) AS reason
   GROUP BY visit_id;
`;

const TALLIES = `
  -- Months as some rules look back on them: made by a run from the visits, and made anew by the next one.
  CREATE TABLE oversight.month_tally (
    month date PRIMARY KEY CHECK (extract(day FROM month) = 1),
    made_at timestamptz NOT NULL
  );
  CREATE TABLE oversight.senior_month (
    county_id int NOT NULL REFERENCES geo.region,
    month date NOT NULL REFERENCES oversight.month_tally,
    senior_id uuid NOT NULL REFERENCES people.senior,
    region_id int NOT NULL REFERENCES geo.region,
    granted_minutes bigint NOT NULL,
    used_minutes bigint NOT NULL,
    last_days_minutes bigint NOT NULL,
    best_week_minutes bigint NOT NULL,
    provider_id uuid REFERENCES providers.provider,
    PRIMARY KEY (county_id, month, senior_id)
  );
  CREATE INDEX senior_month_senior ON oversight.senior_month (senior_id, month);
  CREATE INDEX senior_month_month ON oversight.senior_month (month);
  CREATE INDEX senior_month_region ON oversight.senior_month (region_id);
  CREATE INDEX senior_month_provider ON oversight.senior_month (provider_id);
  CREATE TABLE oversight.provider_month (
    county_id int NOT NULL REFERENCES geo.region,
    month date NOT NULL REFERENCES oversight.month_tally,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    visits bigint NOT NULL,
    minutes bigint NOT NULL,
    last_days_minutes bigint NOT NULL,
    PRIMARY KEY (county_id, month, provider_id)
  );
  CREATE INDEX provider_month_provider ON oversight.provider_month (provider_id, month);
  CREATE INDEX provider_month_month ON oversight.provider_month (month);
`;

const SHEET = `
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

  -- The visits of some days, laid out once for all rules of a run; the next run lays out its own. Two runs never
  -- share it: whoever empties it holds it until he is done.
  CREATE UNLOGGED TABLE oversight.visit_sheet AS SELECT * FROM oversight.served_visit WHERE false;
  ALTER TABLE oversight.visit_sheet ADD PRIMARY KEY (visit_id);

  CREATE FUNCTION oversight.lay_out_sheet(p_from date, p_to date) RETURNS void LANGUAGE plpgsql
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

const INDEXES = `
  -- one person over all his files with providers
  CREATE INDEX caregiver_person ON providers.caregiver (identity_index);
  CREATE INDEX caregiver_worker ON providers.caregiver ((substr(encode(identity_index, 'hex'), 1, 32)::uuid));
  CREATE INDEX senior_deceased ON people.senior (deceased_on) WHERE deceased_on IS NOT NULL;
`;
