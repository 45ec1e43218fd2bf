import type { Tx } from '@anzhi/platform';
import { weekOf } from '../rule';
import { SHEETS } from './visit-sheet';

/** So many months before the one under judgement are looked back on. */
const LOOK_BACK_MONTHS = 6;

/**
 * Sums up the month under judgement, and those before it that nobody has summed up yet: minutes by senior and by
 * provider, those of the last three days, of the senior's best week, and the service he got most often. The month under
 * judgement lies on the sheet.
 * @param month `YYYY-MM-01`
 */
export async function tally(tx: Tx, month: string): Promise<void> {
  const months = await tx.query<{ month: string }>(
    `SELECT m::date::text AS month FROM generate_series($1::date - make_interval(months => $2), $1::date, '1 month') m
      WHERE m::date = $1::date OR NOT EXISTS (SELECT FROM oversight.month_tally t WHERE t.month = m::date) ORDER BY 1`,
    [month, LOOK_BACK_MONTHS],
  );
  // how many sums there will be nobody can estimate: to look for each among all others takes time by their square
  await tx.query('SET LOCAL enable_nestloop = off');
  for (const { month: one } of months)
    await tallyMonth(tx, one, `${SHEETS}.${one === month ? 'visit_sheet' : 'served_visit'}`);
  await tx.query('SET LOCAL enable_nestloop = on');
}

async function tallyMonth(tx: Tx, month: string, visits: string): Promise<void> {
  await tx.query('DELETE FROM oversight.provider_month WHERE month = $1', [month]);
  await tx.query(
    `INSERT INTO oversight.month_tally (month, made_at) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
    [month, tx.now],
  );
  await tx.query(seniors(visits), [month]);
  await tx.query(providers(visits), [month]);
}

const OF_MONTH = `v.seat = 1 AND v.starts_at >= $1::date::timestamp AT TIME ZONE 'Asia/Shanghai'
    AND v.starts_at < ($1::date + interval '1 month') AT TIME ZONE 'Asia/Shanghai'`;
const IN_LAST_DAYS = `v.day >= ($1::date + interval '1 month')::date - 3`;

/** What is summed up of a senior's month. */
const SUMS = [
  ...['region_id', 'granted_minutes', 'used_minutes', 'last_days_minutes', 'best_week_minutes'],
  ...['provider_id', 'usual_item'],
];

/**
 * Used is what the senior's grant gave; what a family pays alone is nobody's harvest. From one run to the next few
 * seniors' months change: only those are written.
 */
const seniors = (visits: string): string => `
  WITH granted AS (
    SELECT g.senior_id, min(g.county_id) AS county_id, sum(g.amount) AS minutes FROM entitlement.benefit_grant g
     WHERE g.unit = 'MINUTE' AND g.period = (extract(year FROM $1::date) * 100 + extract(month FROM $1::date))::int
     GROUP BY g.senior_id),
  served AS (
    SELECT v.senior_id, v.county_id, v.region_id, v.provider_id, v.item_code, ${IN_LAST_DAYS} AS in_last_days,
           least(v.actual, v.programme_minutes::int) AS minutes,
           sum(least(v.actual, v.programme_minutes::int))
             OVER (PARTITION BY v.senior_id, ${weekOf('v.day')}) AS week_minutes
      FROM ${visits} v WHERE ${OF_MONTH}),
  monthly AS (
    SELECT senior_id, min(county_id) AS county_id, min(region_id) AS region_id,
           min(provider_id::text)::uuid AS provider_id, sum(minutes) AS minutes,
           coalesce(sum(minutes) FILTER (WHERE in_last_days), 0) AS last_days, max(week_minutes) AS best_week,
           mode() WITHIN GROUP (ORDER BY item_code) AS usual_item
      FROM served GROUP BY senior_id),
  summed AS MATERIALIZED (
    SELECT coalesce(g.county_id, m.county_id) AS county_id, s.id AS senior_id, coalesce(m.region_id, s.region_id) AS region_id,
           coalesce(g.minutes, 0) AS granted_minutes, coalesce(m.minutes, 0) AS used_minutes,
           coalesce(m.last_days, 0) AS last_days_minutes, coalesce(m.best_week, 0) AS best_week_minutes, m.provider_id,
           m.usual_item
      FROM granted g FULL JOIN monthly m ON m.senior_id = g.senior_id
      JOIN people.senior s ON s.id = coalesce(g.senior_id, m.senior_id)),
  gone AS (
    DELETE FROM oversight.senior_month m WHERE m.month = $1 AND NOT EXISTS (
      SELECT FROM summed n WHERE n.county_id = m.county_id AND n.senior_id = m.senior_id)),
  changed AS (
    UPDATE oversight.senior_month m SET ${SUMS.map((sum) => `${sum} = n.${sum}`).join(', ')}
      FROM summed n WHERE m.month = $1 AND n.county_id = m.county_id AND n.senior_id = m.senior_id
       AND (${SUMS.map((sum) => `m.${sum}`).join(', ')}) IS DISTINCT FROM (${SUMS.map((sum) => `n.${sum}`).join(', ')}))
  INSERT INTO oversight.senior_month (county_id, month, senior_id, ${SUMS.join(', ')})
  SELECT county_id, $1, senior_id, ${SUMS.join(', ')} FROM summed n
   WHERE NOT EXISTS (SELECT FROM oversight.senior_month m
                      WHERE m.month = $1 AND m.county_id = n.county_id AND m.senior_id = n.senior_id)`;

const providers = (visits: string): string => `
  INSERT INTO oversight.provider_month (county_id, month, provider_id, visits, minutes, last_days_minutes)
  SELECT v.county_id, $1, v.provider_id, count(*), sum(v.actual),
         coalesce(sum(v.actual) FILTER (WHERE ${IN_LAST_DAYS}), 0)
    FROM ${visits} v WHERE ${OF_MONTH} GROUP BY v.county_id, v.provider_id`;
