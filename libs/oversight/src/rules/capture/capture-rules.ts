import { Injectable } from '@nestjs/common';
import type { CaptureToJudge, CaptureVerdict } from '@anzhi/entitlement';
import { prepared, type Tx } from '@anzhi/platform';
import { HitWriter } from '../judging/hit-writer';
import { monthOf } from '../judging/months.policy';
import { RuleVersions, type RuleInForce } from '../versions/rule-versions';
import { captureQuestion } from './capture-question';

interface Blocking {
  readonly code: string;
  readonly version: number;
  readonly variant: string;
}

/**
 * The rules that decide inside the transaction that would pay. What they find is written down and payment refused,
 * until an officer has refuted it; then it stands in nobody's way any more.
 */
@Injectable()
export class CaptureRules {
  constructor(
    private readonly versions: RuleVersions,
    private readonly hits: HitWriter,
  ) {}

  async judge(tx: Tx, { evidenceId, serviceDate }: CaptureToJudge): Promise<CaptureVerdict> {
    const inForce = (await this.versions.inForceOn(tx, serviceDate)).filter(({ rule }) => rule.atCapture);
    if (!inForce.length) return { allow: true };
    const found = await tx.query<Blocking>(prepared(captureQuestion(inForce, monthOf(serviceDate))), [
      evidenceId,
    ]);
    if (!found.length) return { allow: true };
    for (const one of inForce)
      if (found.some(({ code }) => code === one.rule.code)) await this.write(tx, one, found);
    const [standing] = await tx.query<{ codes: string | null }>(STANDING, [evidenceId]);
    return standing.codes ? { allow: false, reason: standing.codes } : { allow: true };
  }

  private async write(
    tx: Tx,
    { rule, version, thresholds }: RuleInForce,
    found: readonly Blocking[],
  ): Promise<void> {
    const rows = found.filter(({ code }) => code === rule.code);
    const sql = `SELECT r.* FROM jsonb_to_recordset('${JSON.stringify(rows).replace(/'/g, "''")}'::jsonb) AS r (
      variant text, severity text, subject_kind text, subject_id uuid, day date, county_id int, region_id int,
      provider_id uuid, visit_ids uuid[], inputs jsonb)`;
    await this.hits.write(tx, { code: rule.code, version, thresholds, sql });
  }
}

/** Those about the visit that nobody has refuted. */
const STANDING = `
  SELECT string_agg(DISTINCT h.rule_code, '、') AS codes
    FROM oversight.rule_hit_visit hv JOIN oversight.rule_hit h ON (h.county_id, h.id) = (hv.county_id, hv.hit_id)
   WHERE hv.visit_id = $1 AND h.subject_id = $1 AND h.severity = 'BLOCK'
     AND NOT EXISTS (SELECT FROM oversight.hit_judgement j
                      WHERE (j.county_id, j.hit_id) = (h.county_id, h.id) AND j.outcome = 'REFUTED')`;
