import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightSampling1763901520000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(VIEWS);
    await queryRunner.query(FRAMES);
    await queryRunner.query(SAMPLES);
    await queryRunner.query(TASKS);
    await queryRunner.query(ENDS);
    await queryRunner.query(`
      GRANT SELECT ON oversight.captured_visit, oversight.provider_name, oversight.inspector_tie, oversight.audit_line TO ${app};
      GRANT SELECT, INSERT ON oversight.sample_frame, oversight.frame_unit, oversight.frame_value, oversight.frame_seed,
        oversight.frame_size, oversight.sample_unit, oversight.audit_task, oversight.audit_result,
        oversight.audit_paper, oversight.declared_tie, oversight.sample_estimate, oversight.voucher_month TO ${app};
      -- Nobody locks a row of which he may change nothing; these decide nothing.
      GRANT UPDATE (frozen_at) ON oversight.sample_frame TO ${app};
      GRANT UPDATE (created_at) ON oversight.audit_task TO ${app};
      REVOKE ALL ON FUNCTION oversight.seed_follows(), oversight.voucher_month_counts() FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW oversight.audit_line, oversight.inspector_tie;
      DROP TABLE oversight.voucher_month, oversight.sample_estimate, oversight.audit_paper, oversight.audit_result,
        oversight.audit_task, oversight.declared_tie, oversight.sample_unit, oversight.frame_size,
        oversight.frame_seed, oversight.frame_value, oversight.frame_unit, oversight.sample_frame;
      DROP FUNCTION oversight.seed_follows(), oversight.rejudged_by_another(), oversight.voucher_month_counts();
      DROP VIEW oversight.captured_visit, oversight.provider_name;
    `);
  }
}

const VIEWS = `
  CREATE VIEW oversight.provider_name AS SELECT id, name FROM providers.provider;

  -- What was billed for a visit and still is: the lead's visit speaks for the order.
  CREATE VIEW oversight.captured_visit AS
  SELECT v.id AS visit_id, v.order_id, v.county_id, v.region_id, v.provider_id, v.caregiver_id, v.senior_id,
         v.starts_at, h.service_date, m.public_fen, m.billed_minutes, m.is_voucher, coalesce((SELECT k.score FROM oversight.visit_risk k WHERE k.visit_id = v.id), 0) AS score,
         EXISTS (SELECT FROM oversight.rule_hit_visit hv
                   JOIN oversight.rule_hit h ON (h.county_id, h.id) = (hv.county_id, hv.hit_id)
                  WHERE hv.visit_id = v.id AND h.severity <> 'SCORE') AS is_hit
    FROM visits.visit v
    JOIN LATERAL (SELECT * FROM entitlement.order_hold l WHERE l.order_id = v.order_id
                   ORDER BY l.number DESC LIMIT 1) h ON true
    JOIN entitlement.order_outcome o ON (o.county_id, o.order_id, o.number) = (h.county_id, h.order_id, h.number)
     AND o.kind = 'CAPTURED'
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(d.fen - coalesce(r.fen, 0)) FILTER (WHERE p.payer <> 'SELF'), 0)::bigint AS public_fen,
            bool_or(p.payer = 'VOUCHER' AND d.fen > 0) AS is_voucher,
            (o.delivered_minutes - coalesce((SELECT sum(x.minutes) FROM entitlement.order_reversal x
               WHERE (x.county_id, x.order_id, x.number) = (h.county_id, h.order_id, h.number)), 0))::bigint
              AS billed_minutes
       FROM entitlement.order_payer p
       JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
       LEFT JOIN (SELECT rank, sum(fen) AS fen FROM entitlement.order_reversal_payer y
                   WHERE (y.county_id, y.order_id, y.number) = (h.county_id, h.order_id, h.number)
                   GROUP BY rank) r USING (rank)
      WHERE (p.county_id, p.order_id, p.number) = (h.county_id, h.order_id, h.number)) m
   WHERE v.seat = 1 AND v.state = 'VERIFIED';
`;

const FRAMES = `
  -- The visits of a provider and a period as they were billed when it was frozen. What is frozen once is not frozen
  -- again: nobody tries until the draw pleases him.
  CREATE TABLE oversight.sample_frame (
    county_id int NOT NULL REFERENCES geo.region,
    id uuid NOT NULL,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    period daterange NOT NULL CHECK (NOT isempty(period) AND NOT lower_inf(period) AND NOT upper_inf(period)),
    -- Over the exported lines, the announcement among them.
    root bytea NOT NULL CHECK (length(root) = 32),
    units int NOT NULL CHECK (units > 0),
    -- Hits of rules: all of them are looked at, and none is projected from.
    hits int NOT NULL CHECK (hits >= 0),
    -- How the public value comes about, said before it does.
    announcement text NOT NULL CHECK (announcement <> '' AND announcement !~ '[\\r\\n,]'),
    not_before timestamptz NOT NULL,
    frozen_by uuid NOT NULL REFERENCES identity.account,
    frozen_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT sample_frame_announced CHECK (not_before > frozen_at),
    CONSTRAINT sample_frame_value UNIQUE (county_id, id, not_before),
    CONSTRAINT sample_frame_once EXCLUDE USING gist (county_id WITH =, provider_id WITH =, period WITH &&)
  );
  CREATE INDEX sample_frame_provider_id ON oversight.sample_frame (provider_id);
  CREATE INDEX sample_frame_frozen_by ON oversight.sample_frame (frozen_by);

  CREATE TABLE oversight.frame_unit (
    county_id int NOT NULL,
    frame_id uuid NOT NULL,
    visit_id uuid NOT NULL REFERENCES visits.visit,
    fen bigint NOT NULL CHECK (fen >= 0),
    minutes bigint NOT NULL CHECK (minutes >= 0),
    tier int NOT NULL CHECK (tier >= 0),
    -- 0: every one is looked at. null: a hit of a rule, outside of the frame.
    stratum int CHECK (stratum >= 0),
    PRIMARY KEY (county_id, frame_id, visit_id),
    CONSTRAINT frame_unit_frame FOREIGN KEY (county_id, frame_id) REFERENCES oversight.sample_frame
  );
  CREATE INDEX frame_unit_visit_id ON oversight.frame_unit (visit_id);
  CALL platform.make_append_only('oversight.frame_unit');

  -- What somebody has read of the announced value; what was typed stays.
  CREATE TABLE oversight.frame_value (
    county_id int NOT NULL,
    frame_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES identity.account,
    value text NOT NULL CHECK (value <> ''),
    not_before timestamptz NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, frame_id, account_id),
    CONSTRAINT frame_value_frame FOREIGN KEY (county_id, frame_id, not_before)
      REFERENCES oversight.sample_frame (county_id, id, not_before),
    CONSTRAINT frame_value_late CHECK (at >= not_before)
  );
  CREATE INDEX frame_value_frame ON oversight.frame_value (county_id, frame_id, not_before);
  CREATE INDEX frame_value_account_id ON oversight.frame_value (account_id);
  CALL platform.make_append_only('oversight.frame_value');

  -- seed = SHA-256(root || value): of a value that two persons read alike after the frame was frozen and announced.
  CREATE TABLE oversight.frame_seed (
    county_id int NOT NULL,
    frame_id uuid NOT NULL,
    value text NOT NULL,
    seed bytea NOT NULL CHECK (length(seed) = 32),
    fixed_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, frame_id),
    CONSTRAINT frame_seed_frame FOREIGN KEY (county_id, frame_id) REFERENCES oversight.sample_frame
  );
  CALL platform.make_append_only('oversight.frame_seed');

  CREATE FUNCTION oversight.seed_follows() RETURNS trigger LANGUAGE plpgsql
    SET search_path = oversight, pg_temp AS $$
  BEGIN
    IF NEW.seed IS DISTINCT FROM (SELECT pg_catalog.sha256(f.root || convert_to(NEW.value, 'UTF8')) FROM sample_frame f
                                   WHERE (f.county_id, f.id) = (NEW.county_id, NEW.frame_id))
       OR (SELECT count(*) FROM frame_value v
            WHERE (v.county_id, v.frame_id, v.value) = (NEW.county_id, NEW.frame_id, NEW.value)) < 2 THEN
      RAISE EXCEPTION 'the seed of frame % does not follow from its root and its value', NEW.frame_id
        USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER seed_follows BEFORE INSERT ON oversight.frame_seed
    FOR EACH ROW EXECUTE FUNCTION oversight.seed_follows();
`;

const SAMPLES = `
  -- How many of each stratum: the probe first, and once more when it is known how much they differ.
  CREATE TABLE oversight.frame_size (
    county_id int NOT NULL,
    frame_id uuid NOT NULL,
    number int NOT NULL CHECK (number > 0),
    stratum int NOT NULL CHECK (stratum >= 0),
    population int NOT NULL CHECK (population > 0),
    n int NOT NULL,
    PRIMARY KEY (county_id, frame_id, number, stratum),
    CONSTRAINT frame_size_frame FOREIGN KEY (county_id, frame_id) REFERENCES oversight.sample_frame,
    CONSTRAINT frame_size_n CHECK (n BETWEEN 0 AND population),
    CONSTRAINT frame_size_take_all CHECK (stratum <> 0 OR n = population)
  );
  CALL platform.make_append_only('oversight.frame_size');

  -- The sample, in the order of the draw. A reserve stands in for one that could not be judged, for a reason.
  CREATE TABLE oversight.sample_unit (
    county_id int NOT NULL,
    frame_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    stratum int NOT NULL,
    position int NOT NULL CHECK (position > 0),
    instead_of uuid,
    reason text CHECK (reason <> ''),
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, frame_id, visit_id),
    CONSTRAINT sample_unit_frame_unit FOREIGN KEY (county_id, frame_id, visit_id) REFERENCES oversight.frame_unit,
    -- Nothing is drawn without a seed.
    CONSTRAINT sample_unit_seed FOREIGN KEY (county_id, frame_id) REFERENCES oversight.frame_seed,
    CONSTRAINT sample_unit_position UNIQUE (county_id, frame_id, stratum, position),
    CONSTRAINT sample_unit_reserve FOREIGN KEY (county_id, frame_id, instead_of) REFERENCES oversight.sample_unit,
    CONSTRAINT sample_unit_one_reserve UNIQUE (county_id, frame_id, instead_of),
    CONSTRAINT sample_unit_explained CHECK ((instead_of IS NULL) = (reason IS NULL))
  );
  CALL platform.make_append_only('oversight.sample_unit');
`;

const TASKS = `
  -- Ties nobody can read off the registers: what an inspector has declared himself.
  CREATE TABLE oversight.declared_tie (
    account_id uuid NOT NULL REFERENCES identity.account,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    reason text NOT NULL CHECK (reason <> ''),
    at timestamptz NOT NULL,
    PRIMARY KEY (account_id, provider_id)
  );
  CREATE INDEX declared_tie_provider_id ON oversight.declared_tie (provider_id);
  CALL platform.make_append_only('oversight.declared_tie');

  -- Who has or had to do with a provider, or with a senior it serves: he is never drawn for it (双随机).
  CREATE VIEW oversight.inspector_tie AS
  SELECT account_id, organisation_id AS provider_id, NULL::uuid AS senior_id, 'ROLE' AS kind
    FROM identity.role_grant WHERE organisation_id IS NOT NULL
  UNION ALL SELECT account_id, provider_id, NULL, 'EMPLOYMENT' FROM providers.staff
  UNION ALL SELECT account_id, provider_id, NULL, 'EMPLOYMENT' FROM providers.caregiver
  UNION ALL SELECT account_id, provider_id, NULL, 'DECLARED' FROM oversight.declared_tie
  UNION ALL SELECT account_id, NULL, senior_id, 'FAMILY' FROM people.representative;

  -- Somebody calls the senior, or goes there; the provider hears nothing of it before (policy.md 0.3 no. 37).
  CREATE TABLE oversight.audit_task (
    county_id int NOT NULL REFERENCES geo.region,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('CALL_BACK', 'ON_SITE')),
    -- Why: part of a sample, a hit of a rule in its frame, the first visit, the share of the month, judged once more.
    source text NOT NULL CHECK (source IN ('SAMPLE', 'HIT', 'FIRST_VISIT', 'MONTH_SHARE', 'VOUCHER_FLOOR', 'REJUDGE')),
    frame_id uuid,
    visit_id uuid NOT NULL REFERENCES visits.visit,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    region_id int NOT NULL REFERENCES geo.region,
    -- Of service: in which month it counts.
    service_date date NOT NULL,
    -- Drawn among those without a tie; null: anybody on duty.
    inspector_id uuid REFERENCES identity.account,
    -- How many could have been drawn, who was barred and why.
    pool jsonb NOT NULL,
    -- The task whose judgement is repeated without knowing of it.
    rejudges uuid,
    attempt int NOT NULL DEFAULT 1 CHECK (attempt > 0),
    due_on date NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT audit_task_frame FOREIGN KEY (county_id, frame_id) REFERENCES oversight.sample_frame,
    CONSTRAINT audit_task_rejudges FOREIGN KEY (county_id, rejudges) REFERENCES oversight.audit_task,
    CONSTRAINT audit_task_rejudge CHECK ((source = 'REJUDGE') = (rejudges IS NOT NULL)),
    CONSTRAINT audit_task_framed CHECK ((source IN ('SAMPLE', 'HIT')) <= (frame_id IS NOT NULL)),
    CONSTRAINT audit_task_once UNIQUE NULLS NOT DISTINCT (county_id, visit_id, kind, frame_id, rejudges, attempt)
  );
  CREATE INDEX audit_task_visit_id ON oversight.audit_task (visit_id);
  CREATE INDEX audit_task_frame ON oversight.audit_task (county_id, frame_id);
  CREATE INDEX audit_task_rejudges ON oversight.audit_task (county_id, rejudges);
  CREATE INDEX audit_task_provider_id ON oversight.audit_task (provider_id, service_date);
  CREATE INDEX audit_task_region_id ON oversight.audit_task (region_id, due_on, id);
  CREATE INDEX audit_task_inspector_id ON oversight.audit_task (inspector_id, due_on, id);

  CREATE FUNCTION oversight.rejudged_by_another() RETURNS trigger LANGUAGE plpgsql
    SET search_path = oversight, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM audit_result r WHERE (r.county_id, r.task_id) = (NEW.county_id, NEW.rejudges)
                  AND r.account_id = NEW.inspector_id)
       OR EXISTS (SELECT FROM inspector_tie t WHERE t.account_id = NEW.inspector_id AND t.provider_id = NEW.provider_id) THEN
      RAISE EXCEPTION 'inspector % is not independent', NEW.inspector_id USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;

  CREATE TABLE oversight.audit_result (
    county_id int NOT NULL,
    task_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES identity.account,
    outcome text NOT NULL CHECK (outcome IN ('CONFIRMED', 'SHORT', 'NOBODY_CAME', 'UNREACHABLE', 'UNCLEAR')),
    -- Of SHORT: minutes that were not served.
    minutes bigint CHECK (minutes > 0),
    -- What was billed too much, as the judgement says.
    overpaid_fen bigint NOT NULL CHECK (overpaid_fen >= 0),
    note text CHECK (note <> ''),
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, task_id),
    CONSTRAINT audit_result_task FOREIGN KEY (county_id, task_id) REFERENCES oversight.audit_task,
    CONSTRAINT audit_result_short CHECK ((outcome = 'SHORT') = (minutes IS NOT NULL)),
    CONSTRAINT audit_result_sound CHECK (outcome IN ('SHORT', 'NOBODY_CAME') OR overpaid_fen = 0)
  );
  CREATE INDEX audit_result_account_id ON oversight.audit_result (account_id);
  CALL platform.make_append_only('oversight.audit_result');
  CREATE TRIGGER rejudged_by_another BEFORE INSERT ON oversight.audit_task
    FOR EACH ROW EXECUTE FUNCTION oversight.rejudged_by_another();

  CREATE TABLE oversight.audit_paper (
    county_id int NOT NULL,
    task_id uuid NOT NULL,
    file_id uuid NOT NULL REFERENCES platform.file,
    PRIMARY KEY (county_id, task_id, file_id),
    CONSTRAINT audit_paper_result FOREIGN KEY (county_id, task_id) REFERENCES oversight.audit_result
  );
  CREATE UNIQUE INDEX audit_paper_file_id ON oversight.audit_paper (file_id);
  CALL platform.make_append_only('oversight.audit_paper');

  -- A task with what whoever goes there has to know. Who he is to ask is opened for a purpose, and recorded.
  CREATE VIEW oversight.audit_line AS
  SELECT t.county_id, t.id, t.kind, t.source, t.frame_id, t.visit_id, t.provider_id, t.region_id, t.inspector_id,
         t.rejudges, t.attempt, t.due_on, t.service_date, t.created_at, p.name AS provider_name, g.name AS region_name,
         v.senior_id, s.name AS senior_name, v.address_id, v.starts_at, v.actual_minutes, v.planned_minutes, i.zh AS item_zh,
         c.name AS caregiver_name, r.outcome, r.minutes, r.overpaid_fen, r.note, r.at AS judged_at, r.account_id AS judged_by
    FROM oversight.audit_task t
    JOIN visits.visit v ON v.id = t.visit_id
    JOIN providers.provider p ON p.id = t.provider_id
    JOIN providers.caregiver c ON c.id = v.caregiver_id
    JOIN people.senior s ON s.id = v.senior_id
    JOIN catalogue.item i ON i.code = v.item_code
    JOIN geo.region g ON g.id = t.region_id
    LEFT JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id);
`;

const ENDS = `
  -- What an audit comes to, with its workings; again when more was drawn.
  CREATE TABLE oversight.sample_estimate (
    county_id int NOT NULL,
    frame_id uuid NOT NULL,
    number int NOT NULL CHECK (number > 0),
    basis text NOT NULL CHECK (basis IN ('PROJECTED', 'NOTHING_FOUND', 'TOO_FEW', 'NOTHING_TO_PROJECT')),
    workings jsonb NOT NULL,
    lower_fen bigint NOT NULL CHECK (lower_fen >= 0),
    -- Of the sample and of the hits.
    proven_fen bigint NOT NULL CHECK (proven_fen >= 0),
    sample_proven_fen bigint NOT NULL CHECK (sample_proven_fen BETWEEN 0 AND proven_fen),
    extrapolated_fen bigint NOT NULL,
    clawback_fen bigint NOT NULL,
    made_by uuid NOT NULL REFERENCES identity.account,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, frame_id, number),
    CONSTRAINT sample_estimate_frame FOREIGN KEY (county_id, frame_id) REFERENCES oversight.frame_seed,
    -- Never the point estimate: proved in full, and what the lower bound adds (ledger.md 4.2).
    CONSTRAINT sample_estimate_bound CHECK (extrapolated_fen =
      CASE basis WHEN 'PROJECTED' THEN greatest(0, lower_fen - sample_proven_fen) ELSE 0 END),
    CONSTRAINT sample_estimate_clawback CHECK (clawback_fen = proven_fen + extrapolated_fen)
  );
  CREATE INDEX sample_estimate_made_by ON oversight.sample_estimate (made_by);
  CALL platform.make_append_only('oversight.sample_estimate');

  -- A month of the national voucher whose checks are done: never below the floor of visits on site (policy.md 6.2).
  CREATE TABLE oversight.voucher_month (
    county_id int NOT NULL REFERENCES geo.region,
    period int NOT NULL CHECK (period % 100 BETWEEN 1 AND 12),
    visits int NOT NULL CHECK (visits >= 0),
    on_site int NOT NULL CHECK (on_site >= 0),
    floor_bp int NOT NULL CHECK (floor_bp BETWEEN 0 AND 10000),
    declared_by uuid NOT NULL REFERENCES identity.account,
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, period),
    CONSTRAINT voucher_month_floor CHECK (on_site::bigint * 10000 >= visits::bigint * floor_bp)
  );
  CREATE INDEX voucher_month_declared_by ON oversight.voucher_month (declared_by);
  CALL platform.make_append_only('oversight.voucher_month');

  -- The counts tell the truth.
  CREATE FUNCTION oversight.voucher_month_counts() RETURNS trigger LANGUAGE plpgsql
    SET search_path = oversight, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM (
         SELECT count(*)::int AS visits,
                count(*) FILTER (WHERE EXISTS (SELECT FROM audit_task t
                  JOIN audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id)
                 WHERE t.visit_id = c.visit_id AND t.kind = 'ON_SITE' AND r.outcome <> 'UNREACHABLE'))::int AS on_site
           FROM captured_visit c
          WHERE c.county_id = NEW.county_id AND c.is_voucher
            AND c.service_date >= to_date(NEW.period::text, 'YYYYMM')
            AND c.service_date < to_date(NEW.period::text, 'YYYYMM') + interval '1 month') AS x
        WHERE (x.visits, x.on_site) = (NEW.visits, NEW.on_site)) THEN
      RAISE EXCEPTION 'the visits of % are not so many', NEW.period USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER voucher_month_counts BEFORE INSERT ON oversight.voucher_month
    FOR EACH ROW EXECUTE FUNCTION oversight.voucher_month_counts();
`;
