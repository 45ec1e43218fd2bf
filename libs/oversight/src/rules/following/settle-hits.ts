import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { JudgedHits } from '../hits/judged-hits';

interface Settled {
  readonly countyId: number;
  readonly hitId: string;
  readonly outcome: 'CONFIRMED' | 'REFUTED';
  readonly accountId: string;
  readonly reason: string;
}

/** Hits whose case is closed are judged by it: confirmed when it found something at one of their visits. */
@Injectable()
export class SettleHits {
  constructor(private readonly judged: JudgedHits) {}

  async apply(tx: Tx): Promise<void> {
    for (const { countyId, hitId, ...judgement } of await tx.query<Settled>(SETTLED))
      await this.judged.judge(tx, { countyId, hitId }, judgement);
  }
}

/** An appeal that was won says that nothing was wrong. Of a hit in several cases each must be closed. */
const SETTLED = `
  SELECT h.county_id AS "countyId", h.id AS "hitId",
         CASE WHEN bool_or(f.outcome <> 'DISMISSED' AND coalesce(f.appeal, '') <> 'OVERTURNED' AND (
                NOT EXISTS (SELECT FROM oversight.rule_hit_visit hv WHERE hv.hit_id = h.id)
                OR EXISTS (SELECT FROM oversight.case_finding n
                             JOIN oversight.rule_hit_visit hv ON hv.visit_id = n.visit_id AND hv.hit_id = h.id
                            WHERE n.case_id = f.id AND n.verdict <> 'SOUND')))
              THEN 'CONFIRMED' ELSE 'REFUTED' END AS outcome,
         (array_agg(s.actor_id ORDER BY s.at DESC))[1] AS "accountId",
         (array_agg(s.reason ORDER BY s.at DESC))[1] AS reason
    FROM oversight.rule_hit h
    JOIN oversight.case_cause c ON c.kind = 'RULE_HIT' AND c.cause_id = h.id
    JOIN oversight.case_file f ON f.id = c.case_id
    JOIN oversight.case_step s ON s.case_id = f.id AND s.event IN ('approve', 'approveDismissal')
   WHERE NOT EXISTS (SELECT FROM oversight.hit_judgement j WHERE (j.county_id, j.hit_id) = (h.county_id, h.id))
   GROUP BY h.county_id, h.id HAVING bool_and(f.state = 'CLOSED') LIMIT 500`;
