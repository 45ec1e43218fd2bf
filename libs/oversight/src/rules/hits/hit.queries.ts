import { Injectable } from '@nestjs/common';
import { maskName, type Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { ruleOf } from '../catalogue';
import type { HitQuery, HitView } from './hits.dto';
import { sentenceOf } from './sentence.policy';

type Row = Omit<HitView, 'zh' | 'en'> & {
  urgency: number;
  inputs: Record<string, unknown>;
  thresholds: Record<string, number>;
};

/** Hits in the officer's divisions, exceptions first. */
@Injectable()
export class HitQueries {
  constructor(private readonly db: Database) {}

  async list(ctx: Ctx, query: HitQuery): Promise<Page<HitView>> {
    const [urgency, foundAt, id] = cursorKey(query, ['integer', 'instant', 'uuid']) ?? [null, null, null];
    const rows = await this.db.query<Row>(LIST, [
      ...[ctx.scope.regionIds, query.rule ?? null, query.severity ?? null, query.visitId ?? null],
      ...[query.state ?? null, urgency, foundAt, id, query.limit + 1],
    ]);
    const page = pageOf(rows, query.limit, (row) => [row.urgency, row.foundAt.toISOString(), row.id]);
    return { ...page, items: page.items.map(hitOf) };
  }
}

function hitOf({ urgency: _, inputs, thresholds, ...row }: Row): HitView {
  const rule = ruleOf(row.rule);
  const said = rule ? sentenceOf(rule, { ...row, inputs, thresholds }) : { zh: row.rule, en: row.rule };
  const subjectName =
    row.subjectKind === 'SENIOR' && row.subjectName ? maskName(row.subjectName) : row.subjectName;
  return { ...row, subjectName, ...said };
}

const URGENCY = `CASE WHEN j.hit_id IS NOT NULL THEN 0
  ELSE CASE h.severity WHEN 'BLOCK' THEN 4 WHEN 'WITHHOLD' THEN 3 WHEN 'HOLD' THEN 2 ELSE 1 END END`;

const LIST = `
  WITH page AS (
    SELECT h.*, ${URGENCY} AS urgency, j.outcome, j.reason, j.account_id, j.at
      FROM oversight.rule_hit h
      LEFT JOIN oversight.hit_judgement j ON (j.county_id, j.hit_id) = (h.county_id, h.id)
     WHERE ${withinRegions('h.region_id', '$1')} AND ($2::text IS NULL OR h.rule_code = $2)
       AND ($3::text IS NULL OR h.severity = $3)
       AND ($4::uuid IS NULL OR EXISTS (SELECT FROM oversight.rule_hit_visit v
              WHERE v.visit_id = $4 AND (v.county_id, v.hit_id) = (h.county_id, h.id)))
       AND ($5::text IS NULL OR ($5 = 'OPEN') = (j.hit_id IS NULL))
       AND ($6::int IS NULL OR (${URGENCY}, h.found_at, h.id) < ($6, $7::timestamptz, $8::uuid))
     ORDER BY urgency DESC, h.found_at DESC, h.id DESC LIMIT $9)
  SELECT p.urgency, p.id, p.rule_code AS rule, p.version, p.variant, p.severity, p.subject_kind AS "subjectKind",
         p.subject_id AS "subjectId", coalesce(c.name, s.name, v.name) AS "subjectName", p.day::text AS day,
         p.county_id AS "countyId", p.region_id AS "regionId", g.name AS "regionName", p.provider_id AS "providerId",
         o.name AS "providerName", p.found_at AS "foundAt", p.inputs, p.thresholds,
         about.ids AS "visitIds", about.count AS "visitCount", about.score,
         CASE WHEN p.outcome IS NOT NULL THEN jsonb_build_object('outcome', p.outcome, 'reason', p.reason,
           'accountId', p.account_id, 'at', p.at) END AS judgement
    FROM page p
    JOIN geo.region g ON g.id = p.region_id
    LEFT JOIN providers.provider o ON o.id = p.provider_id
    LEFT JOIN providers.caregiver c ON p.subject_kind = 'CAREGIVER' AND c.id = p.subject_id
    LEFT JOIN people.senior s ON p.subject_kind = 'SENIOR' AND s.id = p.subject_id
    LEFT JOIN providers.provider v ON p.subject_kind = 'PROVIDER' AND v.id = p.subject_id
   CROSS JOIN LATERAL (
     SELECT coalesce((array_agg(hv.visit_id ORDER BY hv.visit_id))[1:10], '{}') AS ids, count(*) AS count,
            coalesce(max((SELECT r.score FROM oversight.visit_risk r WHERE r.visit_id = hv.visit_id)), 0) AS score
       FROM (SELECT visit_id FROM oversight.rule_hit_visit
              WHERE (county_id, hit_id) = (p.county_id, p.id) LIMIT 50) hv) about
   ORDER BY p.urgency DESC, p.found_at DESC, p.id DESC`;
