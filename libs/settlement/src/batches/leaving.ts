import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import type { Batch } from './batch';
import { canLose } from './batch.state';

/** Lines that leave a batch before it is exported: another batch takes them when they can be paid. */
@Injectable()
export class Leaving {
  /**
   * Whatever was withheld or taken back since the batch was frozen is not paid by it: looked for at every step up to the
   * export, so that a withholding stops the payment as long as it can.
   * @returns how many left
   */
  async whatMust(tx: Tx, { countyId, id, state }: Batch): Promise<number> {
    if (!canLose(state)) return 0;
    const left = await tx.query(
      `INSERT INTO settlement.line_exit (county_id, order_id, number, take, cause, at)
       SELECT l.county_id, l.order_id, l.number, l.take, CASE WHEN c.withheld THEN 'WITHHELD' ELSE 'TAKEN_BACK' END, $3
         FROM settlement.standing_line l JOIN settlement.captured c USING (county_id, order_id, number)
        WHERE l.county_id = $1 AND l.batch_id = $2 AND l.seq = 0
          AND (c.withheld OR EXISTS (SELECT FROM settlement.taken_back v
                 WHERE (v.county_id, v.order_id, v.number) = (l.county_id, l.order_id, l.number)
                   AND v.seq > l.reversed_through AND v.payer <> 'SELF' AND v.fen > 0))
       RETURNING order_id`,
      [countyId, id, tx.now],
    );
    return left.length;
  }

  /** What the provider disputed goes to the next month, unless an officer has kept it. @returns how many */
  async whatIsDisputed(tx: Tx, { countyId, id }: Batch): Promise<number> {
    const left = await tx.query(
      `INSERT INTO settlement.line_exit (county_id, order_id, number, take, cause, at)
       SELECT l.county_id, l.order_id, l.number, l.take, 'DISPUTED', $3
         FROM settlement.standing_line l JOIN settlement.line_dispute d USING (county_id, order_id, number, seq, take)
        WHERE l.county_id = $1 AND l.batch_id = $2
          AND NOT EXISTS (SELECT FROM settlement.dispute_decision k
                 WHERE (k.county_id, k.order_id, k.number, k.seq, k.take)
                       = (l.county_id, l.order_id, l.number, l.seq, l.take) AND k.decision = 'KEPT')
       RETURNING order_id`,
      [countyId, id, tx.now],
    );
    return left.length;
  }
}
