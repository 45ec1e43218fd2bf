import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { Database } from '@anzhi/platform';
import { RULES } from '../catalogue';
import type { Rule } from '../rule';
import type { RuleVersionView, RuleView } from './rules.dto';

type VersionRow = Omit<RuleVersionView, 'thresholds'> & { code: string; thresholds: Record<string, number> };
type Measure = Pick<RuleView, 'code' | 'hits' | 'confirmed' | 'refuted' | 'medianDays'>;
type Reach = Pick<RuleView, 'code' | 'judged' | 'withoutData' | 'missing'>;

/** The rules with their numbers, and how good they have proved: measures a bureau publishes. */
@Injectable()
export class RuleQueries {
  constructor(private readonly db: Database) {}

  async list(ctx: Ctx): Promise<RuleView[]> {
    const regions = [ctx.scope.regionIds];
    const [versions, measures, reach] = await Promise.all([
      this.db.query<VersionRow>(VERSIONS),
      this.db.query<Measure>(MEASURES, regions),
      this.db.query<Reach>(REACH, regions),
    ]);
    const byCode = [...RULES].sort((a, b) => (a.code < b.code ? -1 : 1));
    return byCode.map((rule) => viewOf(rule, { versions, measures, reach }));
  }
}

function viewOf(
  rule: Rule,
  found: { versions: VersionRow[]; measures: Measure[]; reach: Reach[] },
): RuleView {
  const { code, title, severity, needs } = rule;
  const measure = found.measures.find((row) => row.code === code);
  const { hits = 0, confirmed = 0, refuted = 0, medianDays = null } = measure ?? {};
  const { judged = 0, withoutData = 0, missing = [] } = found.reach.find((row) => row.code === code) ?? {};
  const decided = confirmed + refuted;
  return {
    ...{ code, ...title, severity, needs: [...needs], hits, confirmed, refuted, medianDays },
    precisionPercent: decided ? Math.round((100 * confirmed) / decided) : null,
    ...{ judged, withoutData, missing },
    versions: found.versions.filter((row) => row.code === code).map((row) => versionOf(rule, row)),
  };
}

/** The numbers in the order of the catalogue, each with its meaning. */
const versionOf = (rule: Rule, { thresholds, ...row }: VersionRow): RuleVersionView => ({
  ...row,
  thresholds: Object.entries(rule.thresholds).map(([name, { zh, en, unit, value }]) => ({
    ...{ name, zh, en, unit },
    // a number that came later than the version has its first value there
    value: thresholds[name] ?? value,
  })),
});

const VERSIONS = `
  SELECT code, version, state, lower(valid)::text AS "from", upper(valid)::text AS "to", thresholds, source,
         proposed_by AS "proposedBy", decided_by AS "decidedBy", decision_reason AS "decisionReason"
    FROM oversight.rule_version WHERE NOT isempty(valid) ORDER BY code, version DESC`;

const MEASURES = `
  SELECT h.rule_code AS code, count(*) AS hits, count(*) FILTER (WHERE j.outcome = 'CONFIRMED') AS confirmed,
         count(*) FILTER (WHERE j.outcome = 'REFUTED') AS refuted,
         round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM j.at - h.found_at) / 86400)
           FILTER (WHERE j.at IS NOT NULL))::numeric, 1)::float8 AS "medianDays"
    FROM oversight.rule_hit h
    LEFT JOIN oversight.hit_judgement j ON (j.county_id, j.hit_id) = (h.county_id, h.id)
   WHERE ${withinRegions('h.region_id', '$1')} GROUP BY h.rule_code`;

/** Of the last run in which each rule was asked. */
const REACH = `
  SELECT r.code, sum(r.judged)::bigint AS judged, sum(r.without_data)::bigint AS "withoutData",
         coalesce(array_agg(DISTINCT m.need) FILTER (WHERE m.need IS NOT NULL), '{}') AS missing
    FROM (SELECT DISTINCT ON (e.code) e.code, e.run_id FROM oversight.rule_result e
            JOIN oversight.rule_run n ON n.id = e.run_id ORDER BY e.code, n.started_at DESC) last
    JOIN oversight.rule_result r ON (r.code, r.run_id) = (last.code, last.run_id)
    LEFT JOIN LATERAL unnest(r.missing) AS m (need) ON true
   WHERE ${withinRegions('r.county_id', '$1')} GROUP BY r.code`;
