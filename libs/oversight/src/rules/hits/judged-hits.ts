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
    return true;
  }
}
