import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A rule that withholds for one thing may score for another, a lighter one: there it adds less to the risk of a visit,
 * by a number of its own, or the sum would stop the payment that the rule itself does not stop.
 */
export class OversightLighterReasons1763904310000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(view(LIGHTER));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(view(ONE_WEIGHT));
  }
}

const ONE_WEIGHT = `(h.thresholds ->> 'weight')::numeric`;
const LIGHTER = `CASE WHEN h.severity = 'SCORE' AND h.thresholds ? 'lighter' THEN (h.thresholds ->> 'lighter')::numeric
                       ELSE ${ONE_WEIGHT} END`;

const view = (weight: string): string => `
  -- What the hits of a visit come to, 0 to 100, with their codes: each rule once, refuted ones not at all.
  CREATE OR REPLACE VIEW oversight.visit_risk AS
  SELECT visit_id, least(sum(weight), 100)::int AS score, string_agg(rule_code, ', ' ORDER BY weight DESC, rule_code) AS codes
    FROM (
      SELECT hv.visit_id, h.rule_code, max(${weight}) AS weight
        FROM oversight.rule_hit_visit hv
        JOIN oversight.rule_hit h ON (h.county_id, h.id) = (hv.county_id, hv.hit_id)
       WHERE h.thresholds ? 'weight'
         AND NOT EXISTS (SELECT FROM oversight.hit_judgement j
                          WHERE (j.county_id, j.hit_id) = (h.county_id, h.id) AND j.outcome = 'REFUTED')
       GROUP BY hv.visit_id, h.rule_code) AS reason
   GROUP BY visit_id;
`;
