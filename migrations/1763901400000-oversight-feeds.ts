import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightFeeds1763901400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(DELIVERIES);
    await queryRunner.query(SENIORS);
    await queryRunner.query(CAREGIVERS);
    await queryRunner.query(COVERAGE);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON oversight.feed_delivery, oversight.stay, oversight.insured_service, oversight.contract,
        oversight.caregiver_absence, oversight.household_link, oversight.kinship_declaration TO ${app};
      GRANT UPDATE (during, delivery_id) ON oversight.stay, oversight.caregiver_absence TO ${app};
      GRANT UPDATE (valid, delivery_id) ON oversight.contract, oversight.household_link TO ${app};
      GRANT UPDATE (during, minutes, delivery_id) ON oversight.insured_service TO ${app};
      GRANT SELECT ON oversight.feed_coverage TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW oversight.feed_coverage;
      DROP TABLE oversight.kinship_declaration, oversight.household_link, oversight.caregiver_absence,
        oversight.contract, oversight.insured_service, oversight.stay, oversight.feed_delivery;
    `);
  }
}

const DELIVERIES = `
  -- What another authority handed in about a county, and for which days it is complete: without that, nobody could
  -- tell "nothing happened" from "nobody told us".
  CREATE TABLE oversight.feed_delivery (
    county_id int NOT NULL REFERENCES geo.region,
    id uuid NOT NULL,
    feed text NOT NULL CHECK (feed IN ('DEATHS', 'HOSPITAL_STAYS', 'INSTITUTION_STAYS', 'OTHER_STAYS',
      'INSURED_SERVICES', 'CONTRACTS', 'LEAVE', 'WORK_ELSEWHERE', 'HOUSEHOLDS')),
    covers daterange NOT NULL CHECK (NOT isempty(covers) AND NOT lower_inf(covers) AND NOT upper_inf(covers)),
    -- the file it came in; null: by machine
    import_id uuid REFERENCES platform.import_batch,
    delivered_at timestamptz NOT NULL,
    delivered_by uuid REFERENCES identity.account,
    PRIMARY KEY (county_id, id)
  );
  CREATE UNIQUE INDEX feed_delivery_import ON oversight.feed_delivery (import_id, county_id, feed);
  CREATE INDEX feed_delivery_feed ON oversight.feed_delivery (feed, county_id);
  CREATE INDEX feed_delivery_delivered_by ON oversight.feed_delivery (delivered_by);
  CALL platform.make_append_only('oversight.feed_delivery');
`;

const SENIORS = `
  -- Where a senior was when he was not at home, to the hour where the source knows it. county_id is the senior's.
  CREATE TABLE oversight.stay (
    county_id int NOT NULL,
    id uuid NOT NULL,
    senior_id uuid NOT NULL REFERENCES people.senior,
    kind text NOT NULL CHECK (kind IN ('HOSPITAL', 'INSTITUTION', 'RESPITE', 'PRISON', 'ABROAD')),
    during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during)),
    delivery_id uuid NOT NULL,
    PRIMARY KEY (county_id, id),
    FOREIGN KEY (county_id, delivery_id) REFERENCES oversight.feed_delivery
  );
  -- an end that is told later changes the row it belongs to
  CREATE UNIQUE INDEX stay_once ON oversight.stay (county_id, senior_id, kind, lower(during));
  CREATE INDEX stay_senior ON oversight.stay USING gist (senior_id, during);
  CREATE INDEX stay_delivery ON oversight.stay (county_id, delivery_id);

  -- What long-term-care insurance paid at home, by the minute. county_id is the senior's.
  CREATE TABLE oversight.insured_service (
    county_id int NOT NULL,
    id uuid NOT NULL,
    senior_id uuid NOT NULL REFERENCES people.senior,
    claim_number text NOT NULL CHECK (claim_number <> ''),
    during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
    minutes bigint NOT NULL CHECK (minutes > 0),
    delivery_id uuid NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT insured_service_once UNIQUE (county_id, claim_number),
    FOREIGN KEY (county_id, delivery_id) REFERENCES oversight.feed_delivery
  );
  CREATE INDEX insured_service_senior ON oversight.insured_service USING gist (senior_id, during);
  CREATE INDEX insured_service_delivery ON oversight.insured_service (county_id, delivery_id);
`;

const CAREGIVERS = `
  -- Whom a provider employs, on which days. county_id is the provider's.
  CREATE TABLE oversight.contract (
    county_id int NOT NULL,
    id uuid NOT NULL,
    caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    delivery_id uuid NOT NULL,
    PRIMARY KEY (county_id, id),
    FOREIGN KEY (county_id, delivery_id) REFERENCES oversight.feed_delivery
  );
  CREATE UNIQUE INDEX contract_once ON oversight.contract (county_id, caregiver_id, provider_id, lower(valid));
  CREATE INDEX contract_caregiver ON oversight.contract USING gist (caregiver_id, valid);
  CREATE INDEX contract_provider ON oversight.contract (provider_id);
  CREATE INDEX contract_delivery ON oversight.contract (county_id, delivery_id);

  -- When a caregiver cannot have been at work: leave, a journey (train, flight, exit record), another job he clocked
  -- in at, a day in hospital, a day for which the pay-roll has him absent. county_id is the provider's.
  CREATE TABLE oversight.caregiver_absence (
    county_id int NOT NULL,
    id uuid NOT NULL,
    caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
    kind text NOT NULL
      CHECK (kind IN ('LEAVE', 'TRAVEL', 'ABROAD', 'OTHER_JOB', 'HOSPITAL', 'OFF_PAYROLL')),
    during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
    delivery_id uuid NOT NULL,
    PRIMARY KEY (county_id, id),
    FOREIGN KEY (county_id, delivery_id) REFERENCES oversight.feed_delivery
  );
  CREATE UNIQUE INDEX caregiver_absence_once
    ON oversight.caregiver_absence (county_id, caregiver_id, kind, lower(during));
  CREATE INDEX caregiver_absence_caregiver ON oversight.caregiver_absence USING gist (caregiver_id, during);
  CREATE INDEX caregiver_absence_delivery ON oversight.caregiver_absence (county_id, delivery_id);

  -- Who shares a hukou book, an address, a telephone or a bank account with whom: keyed one-way hashes, never the
  -- thing itself. Equal keys of one kind are the same thing.
  CREATE TABLE oversight.household_link (
    county_id int NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('HUKOU', 'ADDRESS', 'PHONE', 'BANK_ACCOUNT')),
    key_index bytea NOT NULL CHECK (length(key_index) = 32),
    senior_id uuid REFERENCES people.senior,
    caregiver_id uuid REFERENCES providers.caregiver,
    valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    delivery_id uuid NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT household_link_of_one CHECK (num_nonnulls(senior_id, caregiver_id) = 1),
    FOREIGN KEY (county_id, delivery_id) REFERENCES oversight.feed_delivery
  );
  CREATE UNIQUE INDEX household_link_once ON oversight.household_link
    (county_id, kind, key_index, senior_id, caregiver_id, lower(valid)) NULLS NOT DISTINCT;
  CREATE INDEX household_link_key ON oversight.household_link (kind, key_index);
  CREATE INDEX household_link_senior ON oversight.household_link (senior_id) WHERE senior_id IS NOT NULL;
  CREATE INDEX household_link_caregiver ON oversight.household_link (caregiver_id) WHERE caregiver_id IS NOT NULL;
  CREATE INDEX household_link_delivery ON oversight.household_link (county_id, delivery_id);

  -- A caregiver says that he is related to a senior before he serves him: then it is known, and no fraud.
  CREATE TABLE oversight.kinship_declaration (
    county_id int NOT NULL REFERENCES geo.region,
    caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
    senior_id uuid NOT NULL REFERENCES people.senior,
    relation text NOT NULL CHECK (relation <> ''),
    declared_on date NOT NULL,
    recorded_by uuid REFERENCES identity.account,
    PRIMARY KEY (county_id, caregiver_id, senior_id)
  );
  CREATE INDEX kinship_declaration_caregiver ON oversight.kinship_declaration (caregiver_id, senior_id);
  CREATE INDEX kinship_declaration_senior ON oversight.kinship_declaration (senior_id);
  CREATE INDEX kinship_declaration_recorded_by ON oversight.kinship_declaration (recorded_by);
  CALL platform.make_append_only('oversight.kinship_declaration');
`;

const COVERAGE = `
  -- For which days a feed is complete in a county. The monthly lists that go into the file of seniors count too: of
  -- a month that was still running, the days before the list was handed in.
  CREATE VIEW oversight.feed_coverage AS
  SELECT feed, county_id, range_agg(covers) AS covered, max(upper(covers)) - 1 AS until, max(delivered_at) AS delivered_at
    FROM (
      -- a file counts when all of it is in
      SELECT d.feed, d.county_id, d.covers, d.delivered_at FROM oversight.feed_delivery d
       WHERE d.import_id IS NULL
          OR EXISTS (SELECT FROM platform.import_batch b WHERE b.id = d.import_id AND b.state = 'APPLIED')
      UNION ALL
      SELECT f.feed, l.county_id,
             daterange(m.first, least((m.first + interval '1 month')::date,
                                      (l.uploaded_at AT TIME ZONE 'Asia/Shanghai')::date)),
             l.applied_at
        FROM people.department_list l
        JOIN (VALUES ('people.deaths', 'DEATHS'), ('people.hospital-stays', 'HOSPITAL_STAYS'),
                     ('people.institution-stays', 'INSTITUTION_STAYS')) AS f(kind, feed) USING (kind)
       CROSS JOIN LATERAL (SELECT make_date(l.month / 100, l.month % 100, 1) AS first) m
       WHERE l.applied_at IS NOT NULL
         AND (l.uploaded_at AT TIME ZONE 'Asia/Shanghai')::date > m.first) AS told
   GROUP BY feed, county_id;
`;
