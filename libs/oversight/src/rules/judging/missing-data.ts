import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { isFeed, SIGNALS, type Need } from '../rule';
import type { RuleInForce } from '../versions/rule-versions';
import { ofDays } from './compile.policy';
import { SHEET } from './visit-sheet';

/** What of the visits of a county a rule could not look at. */
export interface Unseen {
  readonly code: string;
  readonly version: number;
  readonly countyId: number;
  readonly judged: number;
  readonly withoutData: number;
  readonly missing: string[];
}

/**
 * Counts, in one pass over the sheet for all rules, the visits a rule could not judge because a feed did not reach
 * their day or the visit itself did not tell: no data is never no hit.
 */
@Injectable()
export class MissingData {
  async count(db: Queryable, rules: readonly RuleInForce[]): Promise<Unseen[]> {
    if (!rules.length) return [];
    const needs = [...new Set(rules.flatMap(({ rule }) => rule.needs))];
    const lacks = needs.map((need, at) => lackOf(need, `told_${at}`));
    const columns = lacks.map(({ column }, at) => `${column} AS lacks_${at}`);
    const rows = rules.map((rule) => rowOf(rule, needs));
    return db.query<Unseen>(
      `WITH reach AS MATERIALIZED (SELECT feed, county_id, covered FROM oversight.feed_coverage),
       told AS MATERIALIZED (
         SELECT s.county_id, s.day${columns.map((column) => `, ${column}`).join('')} FROM ${SHEET} s
           JOIN providers.provider p ON p.id = s.provider_id
           ${lacks.map(({ join }) => join).join(' ')}),
       counted AS MATERIALIZED (
         SELECT county_id, day, count(*) AS n${needs.map((_, at) => `, lacks_${at}`).join('')} FROM told
          GROUP BY county_id, day${needs.map((_, at) => `, lacks_${at}`).join('')})
       ${rows.join(' UNION ALL ')}`,
    );
  }
}

/** What is joined to a row of the sheet, and the column that says that the need is not met. */
interface Lack {
  readonly column: string;
  readonly join: string;
}

function lackOf(need: Need, name: string): Lack {
  if (isFeed(need)) {
    const county = PROVIDERS_FEEDS.has(need) ? 'p.county_id' : 's.county_id';
    const join = `LEFT JOIN reach ${name} ON ${name}.feed = '${need}' AND ${name}.county_id = ${county}`;
    return { join, column: `NOT coalesce(${name}.covered @> s.day, false)` };
  }
  const signal: { row?: string; of?: string; unlike?: string } = SIGNALS[need];
  if (signal.row) return { join: '', column: `NOT (${signal.row})` };
  const set = (signal.of ?? signal.unlike ?? '').replaceAll('visit_sheet', SHEET);
  const join = `LEFT JOIN (SELECT DISTINCT t.visit_id FROM (${set}) t JOIN ${SHEET} m ON m.visit_id = t.visit_id) ${name}
    ON ${name}.visit_id = s.visit_id`;
  return { join, column: `${name}.visit_id IS ${signal.of ? '' : 'NOT '}NULL` };
}

/** About caregivers: these are kept by the county of their provider. */
const PROVIDERS_FEEDS: ReadonlySet<Need> = new Set<Need>(['CONTRACTS', 'LEAVE', 'WORK_ELSEWHERE']);

function rowOf({ rule, version, from, to }: RuleInForce, needs: readonly Need[]): string {
  const lacks = rule.needs.map((need) => ({ need, column: `lacks_${needs.indexOf(need)}` }));
  const any = lacks.map(({ column }) => column).join(' OR ') || 'false';
  const missing = lacks.map(({ need, column }) => `CASE WHEN bool_or(${column}) THEN '${need}' END`);
  return `SELECT '${rule.code}' AS code, ${version} AS version, county_id AS "countyId", sum(n)::bigint AS judged,
    coalesce(sum(n) FILTER (WHERE ${any}), 0)::bigint AS "withoutData",
    array_remove(ARRAY[${missing.join(', ')}]::text[], NULL) AS missing
    FROM counted s WHERE ${ofDays(from, to)} GROUP BY county_id`;
}
