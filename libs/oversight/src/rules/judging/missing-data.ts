import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { FEEDS, isFeed, SIGNALS, type Feed, type Need, type Signal } from '../rule';
import type { RuleInForce } from '../versions/rule-versions';
import { dayOf, withSheets } from './compile.policy';
import { unseenBy, type Unseen, type VisitsAlike } from './unseen.policy';
import { SHEETS } from './visit-sheet';

/**
 * Counts, in one pass over the sheet for all rules, the visits a rule could not judge because a feed did not reach
 * their day or the visit itself did not tell: no data is never no hit.
 */
@Injectable()
export class MissingData {
  /** @param month `YYYY-MM-01`, the one that lies on the sheet */
  async count(db: Queryable, rules: readonly RuleInForce[], month: string): Promise<Unseen[]> {
    if (!rules.length) return [];
    const needs = [...new Set(rules.flatMap(({ rule }) => rule.needs))];
    const signals = needs.filter((need): need is Signal => !isFeed(need));
    const feeds = FEEDS.filter((feed) => needs.includes(feed));
    const alike = await db.query<VisitsAlike>(alikeOf(signals, feeds, month));
    return rules.flatMap((rule) => unseenBy(rule, alike));
  }
}

/** What the visits told is asked of each, a bit for every need; what the feeds tell only of each county and day. */
function alikeOf(signals: readonly Signal[], feeds: readonly Feed[], month: string): string {
  const lacks = signals.map((need, at) => lackOf(need, `told_${at}`));
  const bits = lacks.map(({ column }, at) => `CASE WHEN ${column} THEN ${2 ** at} ELSE 0 END`);
  const missing: readonly [Need, string][] = [
    ...signals.map((need, at): [Need, string] => [need, `c.lacks & ${2 ** at} <> 0`]),
    ...feeds.map((feed, at): [Need, string] => [feed, `NOT coalesce(reach_${at}.covered @> c.day, false)`]),
  ];
  const reaches = feeds.map((feed, at) => {
    const county = PROVIDERS_FEEDS.has(feed) ? 'c.providers_county_id' : 'c.county_id';
    return `LEFT JOIN reach reach_${at} ON reach_${at}.feed = '${feed}' AND reach_${at}.county_id = ${county}`;
  });
  const question = `
    WITH reach AS MATERIALIZED (SELECT feed, county_id, covered FROM oversight.feed_coverage),
    counted AS MATERIALIZED (
      SELECT s.county_id, p.county_id AS providers_county_id, s.day, count(*) AS visits
             , ${bits.join(' + ') || '0'} AS lacks
        FROM ${SHEETS}.visit_sheet s JOIN providers.provider p ON p.id = s.provider_id
             ${lacks.map(({ join }) => join).join(' ')}
       GROUP BY s.county_id, p.county_id, s.day, lacks)
    SELECT c.county_id AS "countyId", c.day::text AS day, c.visits,
           array_remove(ARRAY[${missing.map(([need, lacks]) => `CASE WHEN ${lacks} THEN '${need}' END`).join(', ')}]::text[], NULL)
             AS missing
      FROM counted c ${reaches.join(' ')}`;
  return question.replaceAll('{month}', `'${dayOf(month)}'::date`);
}

/** What is joined to a row of the sheet, and the column that says that the need is not met. */
interface Lack {
  readonly column: string;
  readonly join: string;
}

function lackOf(need: Signal, name: string): Lack {
  const signal: { row?: string; of?: string; unlike?: string; beside?: string; column?: string } =
    SIGNALS[need];
  if (signal.row) return { join: '', column: `NOT (${signal.row})` };
  if (signal.beside)
    return {
      join: `LEFT JOIN ${signal.beside.replaceAll('{told}', name)}`,
      column: `${name}.${signal.column} IS NULL`,
    };
  const set = withSheets(signal.of ?? signal.unlike ?? '', SHEETS);
  const join = `LEFT JOIN (SELECT DISTINCT t.visit_id FROM (${set}) t) ${name} ON ${name}.visit_id = s.visit_id`;
  return { join, column: `${name}.visit_id IS ${signal.of ? '' : 'NOT '}NULL` };
}

/** About caregivers: these are kept by the county of their provider. */
const PROVIDERS_FEEDS: ReadonlySet<Need> = new Set<Need>(['CONTRACTS', 'LEAVE', 'WORK_ELSEWHERE']);
