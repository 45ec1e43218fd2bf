import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Queryable, Tx } from '@anzhi/platform';
import { SettlementErrors } from '../settlement.errors';
import type { Batch } from './batch';

export interface LineKey {
  readonly orderId: string;
  readonly number: number;
  readonly seq: number;
  readonly take: number;
  readonly lineNo: number;
}

interface StandingLine extends LineKey {
  readonly seniorId: string;
  readonly regionId: number;
  readonly deductedFen: number;
  readonly dispute: 'OPEN' | 'DECIDED' | null;
}

/** Row gate of lines: a township's officer sees those of his township. $1, $2 and $3 as for batches. */
export const LINE_VISIBLE = `($3::boolean OR ${withinRegions('l.region_id', '$1')}
  OR EXISTS (SELECT FROM settlement.batch b WHERE (b.county_id, b.id) = (l.county_id, l.batch_id)
               AND b.provider_id = ANY($2::uuid[])))`;

/** One line of a batch, taken in hand. */
@Injectable()
export class BatchLines {
  /** @throws settlement.line-not-found also when it has left, or the caller may not see it */
  async standing(tx: Tx, { countyId, id }: Batch, lineNo: number): Promise<StandingLine> {
    const { regionIds, organisationIds, everywhere } = tx.ctx.scope;
    const line = await tx.one<StandingLine>(
      `SELECT l.order_id AS "orderId", l.number, l.seq, l.take, l.line_no AS "lineNo", l.senior_id AS "seniorId",
              l.region_id AS "regionId", l.deducted_fen AS "deductedFen", ${DISPUTE} AS dispute
         FROM settlement.standing_line l ${WITH_DISPUTE}
        WHERE l.county_id = $4 AND l.batch_id = $5 AND l.line_no = $6 AND ${LINE_VISIBLE}`,
      [regionIds, organisationIds, everywhere, countyId, id, lineNo],
    );
    if (!line) throw SettlementErrors.lineNotFound();
    return line;
  }

  /** Disputes of the batch that wait for an officer. */
  async openDisputes(db: Queryable, { countyId, id }: Batch): Promise<number> {
    const [{ count }] = await db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM settlement.standing_line l ${WITH_DISPUTE}
        WHERE l.county_id = $1 AND l.batch_id = $2 AND ${DISPUTE} = 'OPEN'`,
      [countyId, id],
    );
    return count;
  }

  audit(tx: Tx, batch: Batch, line: StandingLine, what: string, details: Record<string, unknown>): void {
    tx.audit({
      action: `settlement.${what}`,
      ...{ subject: 'settlement-batch', subjectId: batch.id },
      ...{ seniorId: line.seniorId, regionId: line.regionId, organisationId: batch.providerId },
      details: { number: batch.number, orderId: line.orderId, ...details },
    });
  }
}

export const WITH_DISPUTE = `
  LEFT JOIN settlement.line_dispute d USING (county_id, order_id, number, seq, take)
  LEFT JOIN settlement.dispute_decision k USING (county_id, order_id, number, seq, take)`;
export const DISPUTE = `CASE WHEN k.decision IS NOT NULL THEN 'DECIDED' WHEN d.reason IS NOT NULL THEN 'OPEN' END`;
