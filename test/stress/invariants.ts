import type { Queryable } from '@anzhi/platform';

/** What is broken, all of it: one thing often explains the other. Empty when nothing is. */
export async function brokenInvariants(db: Queryable): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(INVARIANTS)) {
    const rows = await db.query(sql);
    if (rows.length) broken[name] = rows;
  }
  return broken;
}

/** Each finds rows that must not exist, whatever happened; all look at a platform that has nothing left to do. */
const INVARIANTS: Readonly<Record<string, string>> = {
  'an order with two acceptances': `
    SELECT order_id FROM dispatch.offer WHERE state = 'ACCEPTED' GROUP BY 1 HAVING count(*) > 1`,
  'a seat of an order with two live assignments': `
    SELECT order_id FROM dispatch.assignment WHERE active GROUP BY 1, seat HAVING count(*) > 1`,
  'a seat of an order with two live visits': `
    SELECT order_id FROM visits.visit WHERE state <> 'REPLACED' GROUP BY 1, seat HAVING count(*) > 1`,
  'an order that does not keep its gap': `
    SELECT n.id FROM ordering."order" n JOIN ordering."order" o ON o.id = n.follows_id
     WHERE n.state IN ('HELD', 'DISPATCHED', 'ACCEPTED') AND extract(epoch FROM n.starts_at - o.ends_at) / 60
           NOT BETWEEN n.least_gap_minutes AND n.most_gap_minutes`,
  'a caregiver in two places': `
    SELECT a.id, b.id FROM dispatch.assignment a JOIN dispatch.assignment b
        ON a.caregiver_id = b.caregiver_id AND a.id < b.id AND a.active AND b.active
       AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)`,
  'a senior served twice at once': `
    SELECT a.id, b.id FROM ordering."order" a JOIN ordering."order" b
        ON a.senior_id = b.senior_id AND a.id < b.id AND a.state IN ('HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE')
       AND b.state IN ('HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE')
       AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)`,
  'a hold that is not captured plus released': `
    SELECT h.hold_id, h.leg FROM ledger.hold h JOIN ledger.hold_resolution r USING (county_id, hold_id, leg)
      LEFT JOIN ledger.transfer t ON t.county_id = h.county_id AND t.hold_id = h.hold_id AND t.leg = h.leg
       AND t.code IN ('CAPTURE', 'RELEASE')
     GROUP BY h.county_id, h.hold_id, h.leg HAVING h.amount <> coalesce(sum(t.amount), 0)`,
  'an order whose open holds do not fit its state': `
    SELECT o.id, o.state, count(h.hold_id) - count(r.hold_id) AS open FROM ordering."order" o
      JOIN entitlement.order_hold e ON e.order_id = o.id
      LEFT JOIN ledger.hold h ON h.county_id = e.county_id AND h.hold_id = e.hold_id AND h.leg = 1
      LEFT JOIN ledger.hold_resolution r ON r.county_id = h.county_id AND r.hold_id = h.hold_id AND r.leg = 1
     GROUP BY o.id HAVING count(h.hold_id) - count(r.hold_id) <>
       (o.state IN ('HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE') AND o.programme_minutes > 0)::int`,
  'an order that differs from the ledger': `
    SELECT o.id FROM ordering."order" o
      LEFT JOIN entitlement.order_hold e ON e.order_id = o.id
      LEFT JOIN ledger.hold h ON h.county_id = e.county_id AND h.hold_id = e.hold_id AND h.unit = 'MINUTE'
      LEFT JOIN ledger.hold_resolution r ON r.county_id = h.county_id AND r.hold_id = h.hold_id AND r.leg = h.leg
     GROUP BY o.id HAVING coalesce(sum(r.posted), 0) <> coalesce(o.captured_minutes, 0)`,
  'a capture without a verified visit': `
    SELECT r.hold_id FROM ledger.hold_resolution r
      LEFT JOIN ledger.evidence e ON e.county_id = r.county_id AND e.evidence_id = r.evidence_id
      LEFT JOIN visits.visit v ON v.id = e.evidence_id
     WHERE r.posted > 0 AND (e.state IS DISTINCT FROM 'VERIFIED' OR v.state IS DISTINCT FROM 'VERIFIED')`,
  'a visit that does not fit its order': `
    SELECT v.id, v.state, o.state FROM visits.visit v JOIN ordering."order" o ON o.id = v.order_id
     WHERE v.state <> 'REPLACED' AND v.seat = 1 AND o.state <> CASE
       WHEN v.state IN ('SCHEDULED', 'EN_ROUTE') THEN 'ACCEPTED'
       WHEN v.state IN ('IN_SERVICE', 'CHECKED_OUT', 'CONFIRMED', 'DISPUTED') THEN 'IN_SERVICE'
       WHEN v.state = 'VERIFIED' THEN 'FULFILLED' WHEN v.state = 'REJECTED' THEN 'REJECTED' ELSE o.state END`,
  'an order nobody can move': `
    SELECT o.id, o.state, o.booked_at, o.starts_at,
           ARRAY(SELECT u.resolution FROM dispatch.unmet_demand u WHERE u.order_id = o.id ORDER BY u.since) AS unmet,
           ARRAY(SELECT f.close_reason FROM dispatch.offer f WHERE f.order_id = o.id ORDER BY f.position) AS offers
      FROM ordering."order" o WHERE CASE o.state
      WHEN 'HELD' THEN NOT EXISTS (SELECT FROM dispatch.unmet_demand u WHERE u.order_id = o.id AND u.state = 'OPEN')
        AND NOT EXISTS (SELECT FROM dispatch.waiting_order w JOIN platform.job j ON j.kind = 'dispatch.decide-group'
           AND j.payload->>'orderId' = w.order_id::text WHERE w.order_id = o.id)
      WHEN 'DISPATCHED' THEN NOT EXISTS (
        SELECT FROM dispatch.offer f JOIN platform.job j ON j.kind = 'dispatch.offer-timeout' AND j.key = f.id::text
         WHERE f.order_id = o.id AND f.state = 'OPEN' AND f.starts_at = o.starts_at)
      WHEN 'ACCEPTED' THEN NOT EXISTS (
        SELECT FROM dispatch.offer f WHERE f.order_id = o.id AND f.state = 'ACCEPTED'
           AND f.provider_id = o.provider_id AND f.starts_at = o.starts_at)
        OR EXISTS (SELECT FROM dispatch.assignment a WHERE a.order_id = o.id AND a.active AND NOT EXISTS (
          SELECT FROM visits.visit v WHERE v.order_id = o.id AND v.caregiver_id = a.caregiver_id
             AND v.starts_at = o.starts_at AND v.state IN ('SCHEDULED', 'EN_ROUTE')))
      WHEN 'IN_SERVICE' THEN NOT EXISTS (
        SELECT FROM visits.visit v WHERE v.order_id = o.id
           AND v.state IN ('IN_SERVICE', 'CHECKED_OUT', 'CONFIRMED', 'DISPUTED'))
      ELSE false END`,
  'an order ended with something of it alive': `
    SELECT o.id, o.state FROM ordering."order" o
     WHERE o.state NOT IN ('HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE', 'FULFILLED') AND (
       EXISTS (SELECT FROM dispatch.offer f WHERE f.order_id = o.id AND f.state = 'OPEN')
       OR EXISTS (SELECT FROM dispatch.unmet_demand u WHERE u.order_id = o.id AND u.state = 'OPEN'))`,
  'a command that left its trace twice': `
    SELECT command_key, action, subject_id FROM platform.audit_trail
     WHERE command_key IS NOT NULL AND action NOT IN ('dispatch.offer-made', 'dispatch.offer-closed') -- several providers are asked at once
     GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  'an event number left out': `
    SELECT seq FROM (SELECT seq, row_number() OVER (ORDER BY seq) AS n FROM platform.event) e WHERE seq <> n`,
  'an event that was set aside': 'SELECT consumer, seq, error FROM platform.dead_letter',
  'an event not sent': 'SELECT id, type FROM platform.outbox',
  'an event that keeps failing': 'SELECT name, last_seq, attempts FROM platform.consumer WHERE attempts > 0',
  'a job that keeps failing': 'SELECT kind, key, last_error FROM platform.job WHERE attempts > 0',
};
