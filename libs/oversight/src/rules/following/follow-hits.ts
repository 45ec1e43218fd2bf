import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { OpenCase } from '../../cases/open-case';
import { Withholdings } from '../../withholding/withholdings';
import { ruleOf } from '../catalogue';
import type { Severity } from '../rule';
import { sentenceOf, type Said } from '../hits/sentence.policy';

export const FOLLOW_HITS_JOB = 'oversight.follow-hits';
/** Hits in one transaction: each may withhold many visits. */
const BATCH = 20;

interface OpenHit extends Said {
  readonly countyId: number;
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  readonly providerId: string | null;
  readonly regionId: number;
  readonly visits: readonly {
    readonly visitId: string;
    readonly orderId: string;
    readonly isHeld: boolean;
  }[];
}

/**
 * Does what follows from hits: payment of their visits is withheld, and what is grave becomes a case. The service goes
 * on. SCORE follows nothing but an officer's attention.
 */
@Injectable()
export class FollowHits {
  constructor(
    private readonly withholdings: Withholdings,
    private readonly cases: OpenCase,
  ) {}

  /** Job: the next few, in the order in which they were found; as long as there are more, it comes again. */
  async next(tx: Tx): Promise<void> {
    const hits = await tx.query<OpenHit>(NEXT, [BATCH]);
    for (const hit of hits) await this.follow(tx, hit);
    if (hits.length === BATCH) tx.schedule({ kind: FOLLOW_HITS_JOB, key: 'all', dueAt: tx.now });
  }

  private async follow(tx: Tx, hit: OpenHit): Promise<void> {
    const rule = ruleOf(hit.code);
    const { countyId, id, regionId, providerId, visits } = hit;
    if (rule) {
      const { zh: summary, en: summaryEn } = sentenceOf(rule, hit);
      for (const { orderId, isHeld } of visits)
        if (isHeld)
          await this.withholdings.place(tx, {
            orderId,
            countyId,
            cause: { kind: 'RULE', id },
            reason: `${hit.code} ${summary}`,
          });
      const cause = { kind: 'RULE_HIT', id } as const;
      const visitIds = visits.map(({ visitId }) => visitId);
      if (hit.severity !== 'HOLD' && providerId)
        await this.cases.apply(tx, {
          ...{ cause, providerId, countyId, regionId, visitIds },
          ...{ summary, summaryEn },
        });
    }
    await tx.query('UPDATE oversight.rule_hit SET followed_at = $3 WHERE (county_id, id) = ($1, $2)', [
      countyId,
      id,
      tx.now,
    ]);
  }
}

/** One that was judged since is over. A visit whose order was never held has no money in it. */
const NEXT = `
  SELECT h.county_id AS "countyId", h.id, h.rule_code AS code, h.variant, h.severity, h.provider_id AS "providerId",
         h.region_id AS "regionId", h.inputs, h.thresholds,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('visitId', v.id, 'orderId', v.order_id, 'isHeld', EXISTS (
                   SELECT FROM entitlement.order_hold o WHERE o.order_id = v.order_id))), '[]')
            FROM oversight.rule_hit_visit hv JOIN visits.visit v ON v.id = hv.visit_id
           WHERE (hv.county_id, hv.hit_id) = (h.county_id, h.id)
             AND NOT EXISTS (SELECT FROM oversight.hit_judgement j
                              WHERE (j.county_id, j.hit_id) = (h.county_id, h.id))) AS visits
    FROM oversight.rule_hit h
   WHERE h.followed_at IS NULL AND h.severity <> 'SCORE' ORDER BY h.found_at, h.id LIMIT $1 FOR UPDATE OF h SKIP LOCKED`;
