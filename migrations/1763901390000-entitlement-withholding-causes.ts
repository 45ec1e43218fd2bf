import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EntitlementWithholdingCauses1763901390000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(CAUSES);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON entitlement.withholding_cause TO ${app};
      GRANT UPDATE (ended_at, end_reason) ON entitlement.withholding_cause TO ${app};
      GRANT SELECT ON entitlement.withheld_hold TO ${app};
      REVOKE ALL ON FUNCTION entitlement.count_withholding_causes() FROM PUBLIC;
    `);
    await queryRunner.query(STANDING);
    await queryRunner.query(`ALTER TABLE entitlement.stop_case DROP COLUMN withheld`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE entitlement.stop_case ADD COLUMN withheld boolean NOT NULL DEFAULT true;
      ALTER TABLE entitlement.stop_case ALTER COLUMN withheld DROP DEFAULT;
      DROP TABLE entitlement.withholding_cause, entitlement.withheld_hold;
      DROP FUNCTION entitlement.count_withholding_causes, entitlement.withholding_ends_once;
    `);
  }
}

const CAUSES = `
  -- How many causes keep the money of a hold from being paid. The row is counted by the database itself; whoever adds
  -- or ends a cause waits here for whoever does the same, so that one of them, and only one, is the first or the last.
  CREATE TABLE entitlement.withheld_hold (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    causes int NOT NULL CHECK (causes >= 0),
    PRIMARY KEY (county_id, order_id, number),
    CONSTRAINT withheld_hold_hold FOREIGN KEY (county_id, order_id, number) REFERENCES entitlement.order_hold
  );

  -- Why: a stop, an officer's return, a hit of a rule, a case, a sampled visit. Each ends by itself; the ledger's mark
  -- stays as long as there is one.
  CREATE TABLE entitlement.withholding_cause (
    county_id int NOT NULL,
    order_id uuid NOT NULL,
    number int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('STOP', 'REVIEW', 'RULE', 'CASE', 'SAMPLE')),
    cause_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    placed_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text CHECK (end_reason <> ''),
    PRIMARY KEY (county_id, order_id, number, kind, cause_id),
    CONSTRAINT withholding_cause_hold FOREIGN KEY (county_id, order_id, number) REFERENCES entitlement.order_hold,
    CONSTRAINT withholding_cause_ended_in_full CHECK ((ended_at IS NULL) = (end_reason IS NULL))
  );
  CREATE INDEX withholding_cause_order ON entitlement.withholding_cause (order_id);
  CREATE INDEX withholding_cause_cause ON entitlement.withholding_cause (kind, cause_id);

  CREATE FUNCTION entitlement.count_withholding_causes() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = entitlement, pg_temp AS $$
  BEGIN
    INSERT INTO withheld_hold AS h (county_id, order_id, number, causes)
    VALUES (NEW.county_id, NEW.order_id, NEW.number, 1)
    ON CONFLICT (county_id, order_id, number)
      DO UPDATE SET causes = h.causes + CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
    RETURN NULL;
  END $$;
  CREATE TRIGGER count_withholding_causes AFTER INSERT OR UPDATE ON entitlement.withholding_cause
    FOR EACH ROW EXECUTE FUNCTION entitlement.count_withholding_causes();

  CREATE FUNCTION entitlement.withholding_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a cause ends once, and nothing else about it changes' USING ERRCODE = 'AZ001';
  END $$;
  CREATE TRIGGER withholding_ends_once BEFORE UPDATE OR DELETE ON entitlement.withholding_cause
    FOR EACH ROW EXECUTE FUNCTION entitlement.withholding_ends_once();
  CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON entitlement.withholding_cause
    FOR EACH STATEMENT EXECUTE FUNCTION platform.forbid_change();
`;

/** What withheld an order before there were causes: open cases of stops, and officers' open returns. */
const STANDING = `
  INSERT INTO entitlement.withholding_cause (county_id, order_id, number, kind, cause_id, reason, placed_at)
  SELECT DISTINCT ON (w.kind, w.id) h.county_id, h.order_id, h.number, w.kind, w.id, w.reason, w.at
    FROM (SELECT 'STOP' AS kind, c.id, c.order_id, 'STOP_' || s.reason AS reason, c.opened_at AS at
            FROM entitlement.stop_case c JOIN entitlement.stop s ON s.id = c.stop_id
           WHERE c.state NOT IN ('CLAWED_BACK', 'DISMISSED')
           UNION ALL
          SELECT 'REVIEW', r.id, r.order_id, r.reason, r.opened_at
            FROM oversight.review r WHERE r.kind = 'RETURN' AND r.state = 'OPEN') AS w
    JOIN entitlement.order_hold h ON h.order_id = w.order_id
   ORDER BY w.kind, w.id, h.number DESC;
`;
