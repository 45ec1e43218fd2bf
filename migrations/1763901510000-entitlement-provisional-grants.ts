import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EntitlementProvisionalGrants1763901510000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(PROVISIONAL);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON entitlement.provisional_grant, entitlement.provisional_end TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE entitlement.provisional_end, entitlement.provisional_grant;
      DROP FUNCTION entitlement.provisional_adds_up(), entitlement.provisional_end_adds_up();
    `);
  }
}

const PROVISIONAL = `
  -- What a payer of an order gave, lent to the senior once more while it is doubted that he was served: a grant like any
  -- other, on the decision of the first.
  CREATE TABLE entitlement.provisional_grant (
    county_id int NOT NULL,
    lot_account_id uuid NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    rank int NOT NULL,
    -- The case that doubts it.
    cause_id uuid NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, lot_account_id),
    CONSTRAINT provisional_grant_lot FOREIGN KEY (county_id, lot_account_id)
      REFERENCES entitlement.benefit_grant (county_id, lot_account_id),
    CONSTRAINT provisional_grant_payer FOREIGN KEY (county_id, order_id, number, rank)
      REFERENCES entitlement.order_payer,
    CONSTRAINT provisional_grant_once UNIQUE (county_id, order_id, number, rank, cause_id)
  );
  CALL platform.make_append_only('entitlement.provisional_grant');

  -- What became of it, once. returned: units the judgement gave back to the senior, of which the provisional grant stays
  -- for good; offset_units: those of them that were taken off the first lots instead, so that nobody has them twice;
  -- withdrawn: what of the provisional grant was free and lapsed. What had been used in good faith by then is the senior's.
  CREATE TABLE entitlement.provisional_end (
    county_id int NOT NULL,
    lot_account_id uuid NOT NULL,
    returned bigint NOT NULL CHECK (returned >= 0),
    offset_units bigint NOT NULL CHECK (offset_units BETWEEN 0 AND returned),
    withdrawn bigint NOT NULL CHECK (withdrawn >= 0),
    reason text NOT NULL CHECK (reason <> ''),
    at timestamptz NOT NULL,
    PRIMARY KEY (county_id, lot_account_id),
    CONSTRAINT provisional_end_grant FOREIGN KEY (county_id, lot_account_id) REFERENCES entitlement.provisional_grant
  );
  CALL platform.make_append_only('entitlement.provisional_end');

  -- Nobody is lent more than the payer gave, whoever doubts it; what stands for good counts no more.
  CREATE FUNCTION entitlement.provisional_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT sum(g.amount) FROM entitlement.provisional_grant g
         WHERE (g.county_id, g.order_id, g.number, g.rank) = (NEW.county_id, NEW.order_id, NEW.number, NEW.rank)
           AND NOT EXISTS (SELECT FROM entitlement.provisional_end e
                 WHERE (e.county_id, e.lot_account_id) = (g.county_id, g.lot_account_id)))
       > coalesce((SELECT coalesce(d.units, p.units) FROM entitlement.order_payer p
            LEFT JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
           WHERE (p.county_id, p.order_id, p.number, p.rank) = (NEW.county_id, NEW.order_id, NEW.number, NEW.rank)), 0) THEN
      RAISE EXCEPTION 'more is lent for order %, %, than its payer gave', NEW.order_id, NEW.number
        USING ERRCODE = '23514', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER provisional_grant_adds_up AFTER INSERT ON entitlement.provisional_grant
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entitlement.provisional_adds_up();

  -- What stays and what is withdrawn is no more than what was lent.
  CREATE FUNCTION entitlement.provisional_end_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM entitlement.provisional_grant g
                    WHERE (g.county_id, g.lot_account_id) = (NEW.county_id, NEW.lot_account_id)
                      AND NEW.returned <= g.amount AND NEW.withdrawn <= g.amount - NEW.returned) THEN
      RAISE EXCEPTION 'more of the provisional grant % ends than was given', NEW.lot_account_id
        USING ERRCODE = '23514', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER provisional_end_adds_up AFTER INSERT ON entitlement.provisional_end
    FOR EACH ROW EXECUTE FUNCTION entitlement.provisional_end_adds_up();
`;
