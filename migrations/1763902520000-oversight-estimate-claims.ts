import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightEstimateClaims1763902520000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      ALTER TABLE oversight.sample_estimate
        ADD CONSTRAINT sample_estimate_facts UNIQUE (county_id, frame_id, number, made_by, extrapolated_fen);

      -- What the lower bound adds is claimed once, by another than who estimated it; the money is settlement's.
      CREATE TABLE oversight.estimate_claim (
        county_id int NOT NULL,
        frame_id uuid NOT NULL,
        number int NOT NULL,
        made_by uuid NOT NULL,
        extrapolated_fen bigint NOT NULL,
        -- less what was proved since
        fen bigint NOT NULL CHECK (fen > 0),
        recovery_id uuid NOT NULL,
        claimed_by uuid NOT NULL REFERENCES identity.account,
        reason text NOT NULL CHECK (reason <> ''),
        at timestamptz NOT NULL,
        PRIMARY KEY (county_id, frame_id),
        CONSTRAINT estimate_claim_persons UNIQUE (county_id, frame_id, made_by, claimed_by),
        CONSTRAINT estimate_claim_estimate FOREIGN KEY (county_id, frame_id, number, made_by, extrapolated_fen)
          REFERENCES oversight.sample_estimate (county_id, frame_id, number, made_by, extrapolated_fen),
        CONSTRAINT estimate_claim_recovery FOREIGN KEY (county_id, recovery_id) REFERENCES settlement.recovery,
        CONSTRAINT estimate_claim_two_persons CHECK (claimed_by <> made_by),
        CONSTRAINT estimate_claim_bound CHECK (fen <= extrapolated_fen)
      );
      CREATE INDEX estimate_claim_estimate ON oversight.estimate_claim (county_id, frame_id, number, made_by, extrapolated_fen);
      CREATE INDEX estimate_claim_recovery ON oversight.estimate_claim (county_id, recovery_id);
      CREATE INDEX estimate_claim_claimed_by ON oversight.estimate_claim (claimed_by);
      CALL platform.make_append_only('oversight.estimate_claim');

      -- The projection is a presumption that can be rebutted (ledger.md 4.2): the provider says why, once.
      CREATE TABLE oversight.claim_appeal (
        county_id int NOT NULL,
        frame_id uuid NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        account_id uuid NOT NULL REFERENCES identity.account,
        at timestamptz NOT NULL,
        PRIMARY KEY (county_id, frame_id),
        CONSTRAINT claim_appeal_claim FOREIGN KEY (county_id, frame_id) REFERENCES oversight.estimate_claim
      );
      CREATE INDEX claim_appeal_account ON oversight.claim_appeal (account_id);
      CALL platform.make_append_only('oversight.claim_appeal');

      -- By somebody who neither estimated nor claimed.
      CREATE TABLE oversight.claim_appeal_decision (
        county_id int NOT NULL,
        frame_id uuid NOT NULL,
        made_by uuid NOT NULL,
        claimed_by uuid NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('UPHELD', 'OVERTURNED')),
        -- what stood of the claim, all of it
        released_fen bigint NOT NULL CHECK (released_fen >= 0),
        reason text NOT NULL CHECK (reason <> ''),
        account_id uuid NOT NULL REFERENCES identity.account,
        at timestamptz NOT NULL,
        PRIMARY KEY (county_id, frame_id),
        CONSTRAINT claim_appeal_decision_appeal FOREIGN KEY (county_id, frame_id) REFERENCES oversight.claim_appeal,
        CONSTRAINT claim_appeal_decision_persons FOREIGN KEY (county_id, frame_id, made_by, claimed_by)
          REFERENCES oversight.estimate_claim (county_id, frame_id, made_by, claimed_by),
        CONSTRAINT claim_appeal_decision_third CHECK (account_id <> made_by AND account_id <> claimed_by),
        CONSTRAINT claim_appeal_decision_upheld CHECK (outcome <> 'UPHELD' OR released_fen = 0)
      );
      CREATE INDEX claim_appeal_decision_persons
        ON oversight.claim_appeal_decision (county_id, frame_id, made_by, claimed_by);
      CREATE INDEX claim_appeal_decision_account ON oversight.claim_appeal_decision (account_id);
      CALL platform.make_append_only('oversight.claim_appeal_decision');

      CREATE VIEW oversight.recovery_standing AS
        SELECT county_id, id, standing_fen FROM settlement.recovery_standing;
      GRANT SELECT, INSERT ON oversight.estimate_claim, oversight.claim_appeal, oversight.claim_appeal_decision TO ${app};
      GRANT SELECT ON oversight.recovery_standing TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW oversight.recovery_standing;
      DROP TABLE oversight.claim_appeal_decision, oversight.claim_appeal, oversight.estimate_claim;
      ALTER TABLE oversight.sample_estimate DROP CONSTRAINT sample_estimate_facts;
    `);
  }
}
