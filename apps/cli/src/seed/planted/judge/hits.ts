import type { Due } from '../deed';

/** A hit as the officer's table has it: all that the judge reads of the rules. */
export interface Hit {
  readonly rule: string;
  /** HOLD keeps the money back as WITHHOLD does, without a case. */
  readonly severity: Due | 'HOLD';
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly visitIds: readonly string[];
}

/** @param $1 first day, @param $2 the day after the last */
export const HITS = `
  SELECT h.rule_code AS rule, h.severity, h.subject_kind AS "subjectKind", h.subject_id AS "subjectId",
         ARRAY(SELECT v.visit_id FROM oversight.rule_hit_visit v WHERE v.county_id = h.county_id AND v.hit_id = h.id)
           AS "visitIds"
    FROM oversight.rule_hit h WHERE h.day >= $1 AND h.day < $2
   ORDER BY h.rule_code, h.id`;
