import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightDisclosure1763901530000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(DISCLOSURE);
    await queryRunner.query(`
      GRANT SELECT ON oversight.disclosed_visit, oversight.disclosed_finding TO ${app};
      GRANT SELECT, INSERT ON oversight.disclosure, oversight.disclosure_line TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE oversight.disclosure_line, oversight.disclosure;
      DROP FUNCTION oversight.no_personal_data();
      DROP VIEW oversight.disclosed_finding, oversight.disclosed_visit;
    `);
  }
}

const DISCLOSURE = `
  -- A delivered service with who got it, from whom, for how much: what is made public is made of it.
  CREATE VIEW oversight.disclosed_visit AS
  SELECT c.visit_id, c.county_id, c.region_id, c.service_date, c.starts_at, c.senior_id, s.name AS senior_name,
         g.name AS region_name, c.provider_id, p.name AS provider_name, v.item_code, i.zh AS item_zh,
         c.billed_minutes, c.public_fen,
         coalesce(o.due_programme_fen + o.due_family_fen, o.total_fen)::bigint AS price_fen, o.programme_name
    FROM oversight.captured_visit c
    JOIN visits.visit v ON v.id = c.visit_id
    JOIN ordering."order" o ON o.id = c.order_id
    JOIN people.senior s ON s.id = c.senior_id
    JOIN providers.provider p ON p.id = c.provider_id
    JOIN catalogue.item i ON i.code = v.item_code
    JOIN geo.region g ON g.id = c.region_id
   WHERE c.public_fen > 0;

  -- Cases against a provider, once nobody can appeal any more.
  CREATE VIEW oversight.disclosed_finding AS
  SELECT c.id, c.county_id, p.name AS provider_name, c.outcome, s.at AS closed_at,
         (SELECT count(*)::int FROM oversight.case_finding f
           WHERE f.case_id = c.id AND f.verdict <> 'SOUND'
             AND f.number = (SELECT max(number) FROM oversight.case_finding x WHERE x.case_id = c.id)) AS visits,
         (SELECT coalesce(sum(m.public_fen), 0)::bigint FROM oversight.case_money m
           WHERE m.case_id = c.id AND m.kind = 'REVERSED') AS public_fen
    FROM oversight.case_file c
    JOIN providers.provider p ON p.id = c.provider_id
    JOIN oversight.case_step s ON s.case_id = c.id AND s.to_state = 'CLOSED'
   WHERE c.state = 'CLOSED' AND c.outcome <> 'DISMISSED' AND c.appeal IS DISTINCT FROM 'OVERTURNED';

  -- What was made public of a month, as it was made public.
  CREATE TABLE oversight.disclosure (
    county_id int NOT NULL REFERENCES geo.region,
    period int NOT NULL CHECK (period % 100 BETWEEN 1 AND 12),
    lines int NOT NULL CHECK (lines >= 0),
    root bytea NOT NULL CHECK (length(root) = 32),
    -- Groups of fewer people are not shown.
    least_people int NOT NULL CHECK (least_people > 1),
    frozen_at timestamptz NOT NULL,
    PRIMARY KEY (county_id, period)
  );
  CREATE INDEX disclosure_period ON oversight.disclosure (period DESC, county_id);
  CALL platform.make_append_only('oversight.disclosure');

  CREATE TABLE oversight.disclosure_line (
    county_id int NOT NULL,
    period int NOT NULL,
    number int NOT NULL CHECK (number > 0),
    kind text NOT NULL CHECK (kind IN ('BENEFICIARY', 'PROVIDER', 'PRICE', 'FINDING', 'AUDIT')),
    -- Texts and numbers as they are shown.
    cells text[] NOT NULL CHECK (cardinality(cells) BETWEEN 3 AND 9),
    PRIMARY KEY (county_id, period, number),
    CONSTRAINT disclosure_line_month FOREIGN KEY (county_id, period) REFERENCES oversight.disclosure
  );
  CALL platform.make_append_only('oversight.disclosure_line');

  -- No number of an identity card or of a telephone, whatever else goes wrong (policy.md 0.3 no. 33).
  CREATE FUNCTION oversight.no_personal_data() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF array_to_string(NEW.cells, ' ') ~ '\\m(1[3-9][0-9]{9}|[0-9]{17}[0-9Xx])\\M'
       OR NEW.kind = 'BENEFICIARY' AND NEW.cells[1] !~ '[*＊○]' THEN
      RAISE EXCEPTION 'line % would show who somebody is', NEW.number USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER no_personal_data BEFORE INSERT ON oversight.disclosure_line
    FOR EACH ROW EXECUTE FUNCTION oversight.no_personal_data();
`;
