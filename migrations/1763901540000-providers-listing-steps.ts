import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProvidersListingSteps1763901540000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(STEPS);
    await queryRunner.query(`GRANT SELECT, INSERT ON providers.listing_step TO ${app}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER listed_by_two ON providers.provider_state_change;
      DROP FUNCTION providers.listed_by_two();
      DROP TABLE providers.listing_step;
    `);
  }
}

const STEPS = `
  -- Onto the joint-punishment list and off it: proposed by one and decided by another; applied for by the provider and
  -- decided by an officer (policy.md 9.3, 0.3 no. 35). Each request is answered once.
  CREATE TABLE providers.listing_step (
    id uuid PRIMARY KEY,
    provider_id uuid NOT NULL REFERENCES providers.provider,
    kind text NOT NULL CHECK (kind IN ('PROPOSE', 'LIST', 'REFUSE', 'APPLY', 'REMOVE', 'KEEP')),
    ground text CHECK (ground IN ('OUT_OF_SCOPE', 'ELDER_RIGHT_HARM', 'FRAUD_FUNDRAISING', 'FIRE_HAZARD',
      'ACCIDENT_LIABLE', 'SUBSIDY_FRAUD', 'OBSTRUCT_INSPECTION', 'NO_ANNUAL_REPORT', 'OTHER_SERIOUS')),
    reason text NOT NULL CHECK (reason <> ''),
    account_id uuid NOT NULL REFERENCES identity.account,
    -- What it answers, and who asked for it.
    answers uuid,
    asked_by uuid,
    at timestamptz NOT NULL,
    CONSTRAINT listing_step_author UNIQUE (id, account_id),
    CONSTRAINT listing_step_answers FOREIGN KEY (answers, asked_by) REFERENCES providers.listing_step (id, account_id),
    CONSTRAINT listing_step_answered_once UNIQUE (answers),
    CONSTRAINT listing_step_two_persons CHECK (account_id <> asked_by),
    CONSTRAINT listing_step_grounded CHECK ((kind = 'PROPOSE') = (ground IS NOT NULL)),
    CONSTRAINT listing_step_answering CHECK (
      num_nonnulls(answers, asked_by) = CASE WHEN kind IN ('PROPOSE', 'APPLY') THEN 0 ELSE 2 END)
  );
  CREATE INDEX listing_step_provider_id ON providers.listing_step (provider_id, at);
  CREATE INDEX listing_step_account_id ON providers.listing_step (account_id);
  CREATE INDEX listing_step_answers ON providers.listing_step (answers, asked_by);
  CALL platform.make_append_only('providers.listing_step');

  -- Nobody comes onto the list or off it without the decision of the second person.
  CREATE FUNCTION providers.listed_by_two() RETURNS trigger LANGUAGE plpgsql
    SET search_path = providers, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM listing_step s WHERE s.provider_id = NEW.provider_id AND s.at = NEW.at
                      AND s.kind = CASE NEW.to_state WHEN 'BLACKLISTED' THEN 'LIST' ELSE 'REMOVE' END) THEN
      RAISE EXCEPTION 'nobody decided on the listing of %', NEW.provider_id USING ERRCODE = 'AZ001';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER listed_by_two BEFORE INSERT ON providers.provider_state_change
    FOR EACH ROW WHEN (NEW.to_state = 'BLACKLISTED' OR NEW.from_state = 'BLACKLISTED')
    EXECUTE FUNCTION providers.listed_by_two();
`;
