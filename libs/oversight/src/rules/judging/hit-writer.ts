import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { HIT_COLUMNS } from '../rule';

/** What was found of one rule, as SQL with `HIT_COLUMNS`. */
export interface Found {
  readonly code: string;
  readonly version: number;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly sql: string;
}

/**
 * Writes what a rule finds, in one statement. What was found before is the same hit: it is not written again, but the
 * visits that have come to it since are added, and then what follows from it is done for them too.
 */
@Injectable()
export class HitWriter {
  /** @returns new hits by county */
  async write(tx: Tx, { code, version, thresholds, sql }: Found): Promise<ReadonlyMap<number, number>> {
    const rows = await tx.query<{ countyId: number; hits: number }>(
      `WITH found AS MATERIALIZED (SELECT ${COLUMNS} FROM (${sql}) AS rule), ${WRITE}`,
      [code, version, JSON.stringify(thresholds), tx.now],
    );
    return new Map(rows.map(({ countyId, hits }) => [countyId, hits]));
  }
}

/** A person with several files is named by the oldest. */
const COLUMNS = HIT_COLUMNS.map((column) =>
  column === 'subject_id'
    ? `coalesce((SELECT c.id FROM providers.caregiver c
         WHERE rule.subject_kind = 'CAREGIVER' AND substr(encode(c.identity_index, 'hex'), 1, 32)::uuid = rule.subject_id
         ORDER BY c.created_at, c.id LIMIT 1), rule.subject_id) AS subject_id`
    : column,
).join(', ');

const KEY = 'variant, subject_kind, subject_id, day';

const WRITE = `
  fresh AS (
    INSERT INTO oversight.rule_hit (county_id, id, rule_code, version, variant, severity, subject_kind, subject_id, day,
      provider_id, region_id, inputs, thresholds, found_at)
    SELECT f.county_id, gen_random_uuid(), $1, $2, f.variant, f.severity, f.subject_kind, f.subject_id, f.day,
           f.provider_id, f.region_id, f.inputs, $3::jsonb, $4 FROM found f
    ON CONFLICT DO NOTHING RETURNING county_id, id, ${KEY}),
  known AS (
    SELECT h.county_id, h.id, f.visit_ids, false AS is_old FROM found f JOIN fresh h USING (${KEY}, county_id)
    UNION ALL
    SELECT h.county_id, h.id, f.visit_ids, true FROM found f
      JOIN oversight.rule_hit h USING (${KEY}, county_id) WHERE h.rule_code = $1 AND h.version = $2),
  about AS (
    INSERT INTO oversight.rule_hit_visit (county_id, hit_id, visit_id)
    SELECT k.county_id, k.id, v.id FROM known k CROSS JOIN LATERAL unnest(k.visit_ids) AS v (id)
    ON CONFLICT DO NOTHING RETURNING county_id, hit_id),
  again AS (
    UPDATE oversight.rule_hit h SET followed_at = NULL
      FROM (SELECT DISTINCT county_id, hit_id FROM about) a
     WHERE (h.county_id, h.id) = (a.county_id, a.hit_id) AND h.followed_at IS NOT NULL)
  SELECT county_id AS "countyId", count(*) AS hits FROM fresh GROUP BY county_id`;
