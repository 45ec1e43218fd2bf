import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SettlementWaivedDeductions1763902530000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- KEPT: it stays deducted. LEFT: the next statement looks at it anew. WAIVED: the next statement pays it as claimed.
      ALTER TABLE settlement.dispute_decision
        DROP CONSTRAINT dispute_decision_decision_check,
        ADD CONSTRAINT dispute_decision_decision_check CHECK (decision IN ('KEPT', 'LEFT', 'WAIVED'));

      CREATE FUNCTION settlement.waiver_of_a_deduction() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM settlement.line l
                        WHERE (l.county_id, l.order_id, l.number, l.seq, l.take)
                              = (NEW.county_id, NEW.order_id, NEW.number, NEW.seq, NEW.take) AND l.deducted_fen > 0) THEN
          RAISE EXCEPTION 'nothing is deducted from line % %', NEW.order_id, NEW.number
            USING ERRCODE = '23514', CONSTRAINT = 'waiver_of_a_deduction';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER waiver_of_a_deduction BEFORE INSERT ON settlement.dispute_decision
        FOR EACH ROW WHEN (NEW.decision = 'WAIVED') EXECUTE FUNCTION settlement.waiver_of_a_deduction();

      CREATE FUNCTION settlement.waiver_holds() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM settlement.dispute_decision k
                    WHERE (k.county_id, k.order_id, k.number) = (NEW.county_id, NEW.order_id, NEW.number)
                      AND k.decision = 'WAIVED') THEN
          RAISE EXCEPTION 'a deduction from % % was waived', NEW.order_id, NEW.number
            USING ERRCODE = '23514', CONSTRAINT = 'waiver_holds';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER waiver_holds BEFORE INSERT ON settlement.line
        FOR EACH ROW WHEN (NEW.seq = 0 AND NEW.deducted_fen > 0) EXECUTE FUNCTION settlement.waiver_holds();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER waiver_holds ON settlement.line;
      DROP TRIGGER waiver_of_a_deduction ON settlement.dispute_decision;
      DROP FUNCTION settlement.waiver_holds, settlement.waiver_of_a_deduction;
      ALTER TABLE settlement.dispute_decision
        DROP CONSTRAINT dispute_decision_decision_check,
        ADD CONSTRAINT dispute_decision_decision_check CHECK (decision IN ('KEPT', 'LEFT'));
    `);
  }
}
