import { clock, ofVisit, overlapMinutes } from '../rule';

/**
 * Of everything that overlaps in time for the same worker or senior, each one is a hit that names the other with
 * which it overlaps longest. One pass in the order of time finds what begins before something earlier has ended.
 * @param by column of the sheet
 * @param together what belongs together and is no conflict
 */
export const overlapSql = (variant: string, by: 'worker' | 'senior_id', together: string): string => `
  SELECT DISTINCT ON (s.visit_id) ${ofVisit(variant, 'BLOCK')},
         jsonb_build_object('from', ${clock('s.in_at')}, 'to', ${clock('s.out_at')},
           'otherFrom', ${clock('o.in_at')}, 'otherTo', ${clock('o.out_at')}, 'otherVisit', o.visit_id,
           'otherProvider', o.provider_id, 'minutes', round(pair.minutes, 1)) AS inputs
    FROM (SELECT ${by} AS party, visit_id, in_at, out_at,
                 max(out_at) OVER (PARTITION BY ${by} ORDER BY in_at, visit_id
                                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS busy_until
            FROM visit_sheet) late
    JOIN visit_sheet e ON e.${by} = late.party AND e.visit_id <> late.visit_id
     AND e.in_at <= late.in_at AND e.out_at > late.in_at
   CROSS JOIN LATERAL (VALUES
     (late.visit_id, e.visit_id, ${overlapMinutes('late.in_at', 'late.out_at', 'e.in_at', 'e.out_at')}),
     (e.visit_id, late.visit_id, ${overlapMinutes('late.in_at', 'late.out_at', 'e.in_at', 'e.out_at')}))
     AS pair(visit_id, other_id, minutes)
    JOIN visit_sheet s ON s.visit_id = pair.visit_id
    JOIN visit_sheet o ON o.visit_id = pair.other_id
   WHERE late.in_at < late.busy_until AND pair.minutes >= {overlap} AND NOT (${together}) AND {judged}
   ORDER BY s.visit_id, pair.minutes DESC, o.visit_id`;
