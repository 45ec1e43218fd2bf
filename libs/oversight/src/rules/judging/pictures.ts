import type { Tx } from '@anzhi/platform';
import { SHEETS } from './visit-sheet';

/** Pictures that differ in more bits than this are not alike, whatever a version's number says. */
const MOST_BITS = 8;
/** A month's pictures are kept as long as its visits may still be judged again. */
const KEPT_MONTHS = 3;

/**
 * Compares the pictures of the visits on the sheet that no run has compared yet: with all others of the same caregiver,
 * and, when they are the very same, with everybody's. A picture never changes, so two of them are compared once.
 * @param month `YYYY-MM-01`
 */
export async function comparePictures(tx: Tx, month: string): Promise<void> {
  const [{ fresh }] = await tx.query<{ fresh: number }>(TAKE_UP, [month, tx.now]);
  if (fresh === 0) return;
  await tx.query(COMPARE, [month, tx.now]);
  await tx.query('SELECT oversight.analyse_likeness()');
  for (const table of ['month_likeness', 'month_picture'])
    await tx.query(
      `DELETE FROM oversight.${table} WHERE month < $1::date - make_interval(months => $2::int)`,
      [month, KEPT_MONTHS],
    );
}

const IS_NEW = `p.perceptual_hash IS NOT NULL AND p.method IN ('PHOTO', 'FACE')
       AND NOT EXISTS (SELECT FROM oversight.month_picture m
                        WHERE m.month = $1 AND m.visit_id = p.visit_id AND m.proof_id = p.id)`;

/**
 * What has come is found by going through the month's proofs and through what is kept of them side by side; the sheet
 * reaches a day into the month before and the one after.
 */
const TAKE_UP = `
  WITH picture AS MATERIALIZED (
    SELECT p.visit_id, p.id, p.caregiver_id, p.perceptual_hash FROM visits.proof p
     WHERE p.service_month = $1 AND ${IS_NEW}
    UNION ALL
    SELECT p.visit_id, p.id, p.caregiver_id, p.perceptual_hash
      FROM ${SHEETS}.visit_sheet v JOIN visits.proof p ON p.visit_id = v.visit_id
     WHERE (v.day < $1 OR v.day >= $1::date + interval '1 month') AND ${IS_NEW}),
  fresh AS (
    INSERT INTO oversight.month_picture (month, visit_id, proof_id, caregiver_id, order_id, in_at, hash, made_at)
    SELECT $1, p.visit_id, p.id, p.caregiver_id, v.order_id, v.in_at,
           ('x' || p.perceptual_hash)::bit(64)::bigint, $2
      FROM picture p JOIN ${SHEETS}.visit_sheet v ON v.visit_id = p.visit_id
    RETURNING 1)
  SELECT count(*)::int AS fresh FROM fresh`;

/** Of two visits the later one has borrowed the picture; of several that lent it, the most like, and then the first. */
const COMPARE = `
  WITH here AS MATERIALIZED (
    SELECT m.visit_id, m.caregiver_id, m.order_id, m.in_at, m.hash, m.made_at = $2 AS is_fresh
      FROM oversight.month_picture m JOIN ${SHEETS}.visit_sheet s ON s.visit_id = m.visit_id WHERE m.month = $1),
  near AS (
    SELECT CASE WHEN is_first THEN o.visit_id ELSE f.visit_id END AS visit_id,
           CASE WHEN is_first THEN f.visit_id ELSE o.visit_id END AS other_id,
           CASE WHEN is_first THEN f.in_at ELSE o.in_at END AS other_at, alike.bits
      FROM here f JOIN here o ON o.caregiver_id = f.caregiver_id AND o.order_id <> f.order_id
     CROSS JOIN LATERAL (SELECT bit_count((f.hash # o.hash)::bit(64)) AS bits,
                                (f.in_at, f.visit_id) < (o.in_at, o.visit_id) AS is_first) alike
     WHERE f.is_fresh AND alike.bits <= ${MOST_BITS}),
  equal AS (
    SELECT visit_id, order_id, first_value(visit_id) OVER earliest AS other_id,
           first_value(order_id) OVER earliest AS other_order, first_value(in_at) OVER earliest AS other_at
      FROM here WHERE hash IN (SELECT hash FROM here WHERE is_fresh)
    WINDOW earliest AS (PARTITION BY hash ORDER BY in_at, visit_id))
  INSERT INTO oversight.month_likeness AS known (month, visit_id, other_id, other_at, bits)
  SELECT DISTINCT ON (visit_id) $1, visit_id, other_id, other_at, bits FROM (
    SELECT visit_id, other_id, other_at, bits FROM near
    UNION ALL SELECT visit_id, other_id, other_at, 0 FROM equal WHERE order_id <> other_order) alike
   ORDER BY visit_id, bits, other_at
  ON CONFLICT (visit_id, month) DO UPDATE
    SET other_id = excluded.other_id, bits = excluded.bits, other_at = excluded.other_at
    WHERE (excluded.bits, excluded.other_at) < (known.bits, known.other_at)`;
