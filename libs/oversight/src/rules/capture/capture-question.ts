import type { RuleInForce } from '../versions/rule-versions';
import { compile } from '../judging/compile.policy';
import { HIT_COLUMNS } from '../rule';

/** What is near enough in time to stand in a visit's way. */
const NEAR = `BETWEEN me.starts_at - interval '1 day' AND me.starts_at + interval '1 day'`;

/**
 * One statement for all rules that decide before money moves: the sheet is laid out for the visit `$1` and for what
 * the same caregiver and the same senior had around it, each by an index.
 */
export function captureQuestion(rules: readonly RuleInForce[], month: string): string {
  const asked = rules.map(
    (one) => `SELECT '${one.rule.code}' AS code, ${one.version} AS version, ${HIT_COLUMNS.join(', ')}
      FROM (${compile({ ...one, judged: 's.visit_id = $1', month })}) AS rule WHERE rule.severity = 'BLOCK'`,
  );
  return `
    WITH me AS MATERIALIZED (
      SELECT v.id, v.starts_at, v.senior_id, p.identity_index
        FROM visits.visit v JOIN providers.caregiver p ON p.id = v.caregiver_id WHERE v.id = $1),
    person AS MATERIALIZED (
      SELECT c.id FROM me JOIN providers.caregiver c ON c.identity_index = me.identity_index),
    near AS MATERIALIZED (
      SELECT v.id FROM me CROSS JOIN person JOIN visits.visit v ON v.caregiver_id = person.id AND v.starts_at ${NEAR}
      UNION
      SELECT v.id FROM me JOIN visits.visit v ON v.senior_id = me.senior_id AND v.starts_at ${NEAR}),
    visit_sheet AS MATERIALIZED (
      SELECT v.* FROM oversight.served_visit v WHERE v.visit_id IN (SELECT id FROM near)),
    price_sheet AS MATERIALIZED (
      SELECT * FROM oversight.listed_prices(ARRAY(SELECT region_id FROM visit_sheet WHERE visit_id = $1),
        (SELECT daterange(day, day, '[]') FROM visit_sheet WHERE visit_id = $1)))
    ${asked.join(' UNION ALL ')}`;
}
