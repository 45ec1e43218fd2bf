import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProvidersListedPersons1763902550000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(STEPS);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON providers.person_listing_step TO ${app};
      GRANT SELECT ON providers.listed_person TO ${app};
      REVOKE ALL ON FUNCTION providers.follow_person_listing(), providers.listed_person_serves_nobody() FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER listed_person_serves_nobody ON providers.caregiver;
      DROP TABLE providers.listed_person, providers.person_listing_step;
      DROP FUNCTION providers.follow_person_listing, providers.listed_person_serves_nobody;
    `);
  }
}

const STEPS = `
  -- The joint-punishment list of persons, as that of providers: asked for by one, decided by another, answered once. It
  -- is about the person, whatever provider he works for: by the keyed hash of the identity number. Grounds that only an
  -- organisation can give are left out (policy.md 9.3).
  CREATE TABLE providers.person_listing_step (
    id uuid PRIMARY KEY,
    identity_index bytea NOT NULL,
    -- the file it was about
    caregiver_id uuid NOT NULL REFERENCES providers.caregiver,
    kind text NOT NULL CHECK (kind IN ('PROPOSE', 'LIST', 'REFUSE', 'APPLY', 'REMOVE', 'KEEP')),
    ground text CHECK (ground IN ('ELDER_RIGHT_HARM', 'FRAUD_FUNDRAISING', 'ACCIDENT_LIABLE', 'SUBSIDY_FRAUD',
      'OBSTRUCT_INSPECTION', 'OTHER_SERIOUS')),
    reason text NOT NULL CHECK (reason <> ''),
    account_id uuid NOT NULL REFERENCES identity.account,
    -- What it answers, and who asked for it.
    answers uuid,
    asked_by uuid,
    at timestamptz NOT NULL,
    CONSTRAINT person_listing_author UNIQUE (id, account_id),
    CONSTRAINT person_listing_answers FOREIGN KEY (answers, asked_by)
      REFERENCES providers.person_listing_step (id, account_id),
    CONSTRAINT person_listing_answered_once UNIQUE (answers),
    CONSTRAINT person_listing_two_persons CHECK (account_id <> asked_by),
    CONSTRAINT person_listing_grounded CHECK ((kind = 'PROPOSE') = (ground IS NOT NULL)),
    CONSTRAINT person_listing_answering CHECK (
      num_nonnulls(answers, asked_by) = CASE WHEN kind IN ('PROPOSE', 'APPLY') THEN 0 ELSE 2 END)
  );
  CREATE INDEX person_listing_person ON providers.person_listing_step (identity_index, at);
  CREATE INDEX person_listing_caregiver ON providers.person_listing_step (caregiver_id);
  CREATE INDEX person_listing_account ON providers.person_listing_step (account_id);
  CREATE INDEX person_listing_answers ON providers.person_listing_step (answers, asked_by);
  CALL platform.make_append_only('providers.person_listing_step');

  -- Who is on the list now, by the database's own hand.
  CREATE TABLE providers.listed_person (
    identity_index bytea PRIMARY KEY,
    step_id uuid NOT NULL REFERENCES providers.person_listing_step,
    listed_at timestamptz NOT NULL
  );
  CREATE INDEX listed_person_step ON providers.listed_person (step_id);

  CREATE FUNCTION providers.follow_person_listing() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = providers, pg_temp AS $$
  BEGIN
    -- against whoever is being taken on at this moment
    PERFORM pg_advisory_xact_lock(7262177, get_byte(NEW.identity_index, 0));
    IF NEW.kind = 'LIST' THEN
      INSERT INTO listed_person VALUES (NEW.identity_index, NEW.id, NEW.at);
      UPDATE caregiver SET active = false WHERE identity_index = NEW.identity_index AND active;
    ELSE
      DELETE FROM listed_person WHERE identity_index = NEW.identity_index;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER follow_person_listing AFTER INSERT ON providers.person_listing_step
    FOR EACH ROW WHEN (NEW.kind IN ('LIST', 'REMOVE')) EXECUTE FUNCTION providers.follow_person_listing();

  -- Whoever is on the list serves nobody, for no provider: only an active caregiver is ever matched.
  CREATE FUNCTION providers.listed_person_serves_nobody() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = providers, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(7262177, get_byte(NEW.identity_index, 0));
    IF EXISTS (SELECT FROM listed_person p WHERE p.identity_index = NEW.identity_index) THEN
      RAISE EXCEPTION 'caregiver % is on the list', NEW.id
        USING ERRCODE = '23514', CONSTRAINT = 'listed_person_serves_nobody';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER listed_person_serves_nobody BEFORE INSERT OR UPDATE OF active, identity_index ON providers.caregiver
    FOR EACH ROW WHEN (NEW.active) EXECUTE FUNCTION providers.listed_person_serves_nobody();
`;
