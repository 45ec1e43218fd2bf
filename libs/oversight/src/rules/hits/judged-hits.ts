import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { Withholdings } from '../../withholding/withholdings';

export interface HitKey {
  readonly countyId: number;
  readonly hitId: string;
}

export interface Judgement {
  readonly outcome: 'CONFIRMED' | 'REFUTED';
  readonly reason: string;
  readonly accountId: string;
}

/** What became of a hit, once, and that its own reason to withhold is over with it: what a finding takes, it takes itself. */
@Injectable()
export class JudgedHits {
  constructor(private readonly withholdings: Withholdings) {}

  /** @returns false when it was judged before */
  async judge(
    tx: Tx,
    { countyId, hitId }: HitKey,
    { outcome, reason, accountId }: Judgement,
  ): Promise<boolean> {
    const judged = await tx.one(
      `INSERT INTO oversight.hit_judgement (county_id, hit_id, outcome, reason, account_id, at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING hit_id`,
      [countyId, hitId, outcome, reason, accountId, tx.now],
    );
    if (!judged) return false;
    const orders = await tx.query<{ orderId: string }>(
      `SELECT DISTINCT v.order_id AS "orderId" FROM oversight.rule_hit_visit hv JOIN visits.visit v ON v.id = hv.visit_id
        WHERE (hv.county_id, hv.hit_id) = ($1, $2) ORDER BY 1`,
      [countyId, hitId],
    );
    const cause = { kind: 'RULE', id: hitId } as const;
    for (const { orderId } of orders) await this.withholdings.end(tx, { orderId, countyId, cause, reason });
    if (outcome === 'REFUTED') await this.lower(tx, { countyId, hitId }, { outcome, reason, accountId });
    return true;
  }

  /** A sum of reasons that lacks this one now, and holds no longer, is refuted with it. */
  private async lower(tx: Tx, { countyId, hitId }: HitKey, judgement: Judgement): Promise<void> {
    const sums = await tx.query<HitKey>(LOWERED, [countyId, hitId]);
    for (const sum of sums) await this.judge(tx, sum, judgement);
  }
}

const LOWERED = `
  SELECT DISTINCT s.county_id AS "countyId", s.id AS "hitId"
    FROM oversight.rule_hit_visit a
    JOIN oversight.rule_hit_visit b ON b.visit_id = a.visit_id AND b.hit_id <> a.hit_id
    JOIN oversight.rule_hit s ON (s.county_id, s.id) = (b.county_id, b.hit_id) AND s.rule_code = 'R00'
    LEFT JOIN oversight.visit_risk r ON r.visit_id = a.visit_id
   WHERE (a.county_id, a.hit_id) = ($1, $2) AND coalesce(r.score, 0) <= (s.thresholds ->> 'hold')::numeric
     AND NOT EXISTS (SELECT FROM oversight.hit_judgement j WHERE (j.county_id, j.hit_id) = (s.county_id, s.id))`;
