import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import type { Severity } from '../rule';
import { RuleVersions, type RuleInForce } from '../versions/rule-versions';
import { compile, ofDays } from './compile.policy';
import { HitWriter } from './hit-writer';
import { MissingData } from './missing-data';
import { monthsOf, type Days } from './months.policy';
import { comparePictures } from './pictures';
import { tally } from './tallies';
import type { Unseen } from './unseen.policy';
import { layOutSheet, SHEETS } from './visit-sheet';

const STATEMENT_MS = 10 * 60_000;

export interface RunWish extends Days {
  readonly kind: 'HOURLY' | 'NIGHTLY' | 'FEED' | 'ON_DEMAND';
  /** Only rules of these severities; left out: all. */
  readonly severities?: readonly Severity[];
  /** Only these rules. */
  readonly codes?: readonly string[];
  /** News up to this number is judged by it. */
  readonly lastEvent?: number;
}

/** What a run came to, rule by rule and county by county. */
export interface RunResult {
  readonly runId: string;
  readonly results: readonly (Unseen & { readonly newHits: number; readonly ms: number })[];
}

/**
 * Asks rules about whole months of service, set by set: the visits are laid out once, then each rule is one statement.
 * Asked again it finds the same hits. What follows from hits (withholding, cases) is done afterwards, by `FollowHits`.
 */
@Injectable()
export class RuleRuns {
  constructor(
    private readonly versions: RuleVersions,
    private readonly missing: MissingData,
    private readonly hits: HitWriter,
  ) {}

  /** Of a city's month a single statement may take longer than any request may. */
  run(tx: Tx, wish: RunWish): Promise<RunResult> {
    return tx.unhurried(STATEMENT_MS, () => this.ask(tx, wish));
  }

  private async ask(tx: Tx, wish: RunWish): Promise<RunResult> {
    const runId = newId(tx.now);
    await tx.query(
      `INSERT INTO oversight.rule_run (id, kind, days, last_event, started_at)
       VALUES ($1, $2, daterange($3::date, $4::date), $5, clock_timestamp())`,
      [runId, wish.kind, wish.from, wish.to, wish.lastEvent ?? null],
    );
    const results: RunResult['results'][number][] = [];
    for (const month of monthsOf(wish)) results.push(...(await this.month(tx, wish, month)));
    const summed = sumUp(results);
    await this.record(tx, runId, summed);
    await tx.query('UPDATE oversight.rule_run SET finished_at = clock_timestamp() WHERE id = $1', [runId]);
    return { runId, results: summed };
  }

  private async month(tx: Tx, wish: RunWish, { from, to }: Days): Promise<RunResult['results']> {
    const inForce = (await this.versions.inForce(tx, from, to)).filter((rule) => isWanted(rule, wish));
    if (!inForce.length) return [];
    await layOutSheet(tx, from, to);
    if (inForce.some(({ rule }) => rule.monthly)) await tally(tx, from);
    if (inForce.some(({ rule }) => rule.comparesPictures)) await comparePictures(tx, from);
    const unseen = await this.missing.count(tx, inForce, from);
    const results: RunResult['results'][number][] = [];
    for (const one of inOrder(inForce)) {
      const begun = performance.now();
      const found = await this.hits.write(tx, {
        ...one,
        code: one.rule.code,
        sql: compile({ ...one, judged: ofDays(one.from, one.to), month: from, schema: SHEETS }),
      });
      const ms = Math.round(performance.now() - begun);
      const mine = unseen.filter(({ code, version }) => code === one.rule.code && version === one.version);
      results.push(...mine.map((row) => ({ ...row, newHits: found.get(row.countyId) ?? 0, ms })));
    }
    return results;
  }

  private async record(tx: Tx, runId: string, results: RunResult['results']): Promise<void> {
    await tx.query(
      `INSERT INTO oversight.rule_result (run_id, code, version, county_id, judged, without_data, missing, new_hits)
       SELECT $1, r.code, r.version, r."countyId", r.judged, r."withoutData", r.missing, r."newHits"
         FROM jsonb_to_recordset($2::jsonb) AS r (code text, version int, "countyId" int, judged bigint,
           "withoutData" bigint, missing text[], "newHits" bigint)`,
      [runId, JSON.stringify(results)],
    );
  }
}

/** What compares months is asked by night. */
const isWanted = ({ rule }: RuleInForce, { kind, severities, codes }: RunWish): boolean =>
  !(kind === 'HOURLY' && rule.monthly) &&
  (!severities || severities.includes(rule.severity)) &&
  (!codes || codes.includes(rule.code));

/** What looks at the hits of others is asked last. */
const LAST = ['R33', 'R00'];
const inOrder = (rules: readonly RuleInForce[]): RuleInForce[] =>
  [...rules].sort((a, b) => LAST.indexOf(a.rule.code) - LAST.indexOf(b.rule.code));

/** A run over several months has one result for each rule's version and county. */
function sumUp(results: RunResult['results']): RunResult['results'] {
  const sums = new Map<string, RunResult['results'][number]>();
  for (const row of results) {
    const key = `${row.code} ${row.version} ${row.countyId}`;
    const sum = sums.get(key);
    sums.set(
      key,
      sum
        ? {
            ...row,
            judged: sum.judged + row.judged,
            withoutData: sum.withoutData + row.withoutData,
            missing: [...new Set([...sum.missing, ...row.missing])],
            newHits: sum.newHits + row.newHits,
            ms: sum.ms + row.ms,
          }
        : row,
    );
  }
  return [...sums.values()];
}
