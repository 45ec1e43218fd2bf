/**
 * What a campaign did to the claim of a task `t`, joined as `claim`. A stop is given back by an appeal or because
 * somebody was met after all: the register of stops says so, and nobody writes it twice.
 */
export const CLAIM = `
  LEFT JOIN LATERAL (
    SELECT CASE WHEN count(*) = 0 THEN 'UNTOUCHED' WHEN bool_and(s.state = 'LIFTED') THEN 'RESTORED'
                WHEN bool_or(s.state = 'APPEALED') THEN 'APPEALED' ELSE 'STOPPED' END AS state
      FROM entitlement.stop s WHERE s.senior_id = t.senior_id AND s.cause_id = t.id) claim ON true`;

/** Counts over tasks `t` of campaigns `c`, joined with `CLAIM`; names as in `CampaignCountsDto`. */
export const countsOn = (today: string): string => `
  count(t.id) AS total,
  count(*) FILTER (WHERE t.state = 'OPEN') AS open,
  count(*) FILTER (WHERE t.state = 'OPEN' AND c.due_on < ${today}::date) AS overdue,
  count(*) FILTER (WHERE t.state = 'NOTICED') AS noticed,
  count(*) FILTER (WHERE t.state = 'REPORTED') AS reported,
  count(*) FILTER (WHERE t.state = 'CONFIRMED') AS confirmed,
  count(*) FILTER (WHERE t.state = 'KEPT') AS kept,
  count(*) FILTER (WHERE claim.state IN ('STOPPED', 'APPEALED')) AS stopped,
  count(*) FILTER (WHERE claim.state = 'APPEALED') AS appealed,
  count(*) FILTER (WHERE claim.state = 'RESTORED') AS restored`;
