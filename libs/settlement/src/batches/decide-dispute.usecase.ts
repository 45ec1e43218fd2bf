import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { SettlementErrors } from '../settlement.errors';
import { BatchLines, type LineKey } from './batch-lines';
import { Steps } from './steps';

/** KEPT: the line stays deducted. LEFT: the next statement looks at it anew. WAIVED: the next one pays it as claimed. */
export type DisputeDecision = 'KEPT' | 'LEFT' | 'WAIVED';

/**
 * An officer upholds a disputed line, lets it go to the next month, or waives what is deducted from it. What is frozen
 * does not change: such a line leaves when the provider confirms, and the next statement takes it.
 */
@Injectable()
export class DecideDispute {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: Steps,
    private readonly lines: BatchLines,
  ) {}

  execute(
    ctx: Ctx,
    id: string,
    lineNo: number,
    { decision, reason }: { decision: DisputeDecision; reason: string },
  ): Promise<LineKey> {
    return this.uow.run(ctx, async (tx) => {
      const batch = await this.steps.lock(tx, id, 'confirm');
      const line = await this.lines.standing(tx, batch, lineNo);
      if (line.dispute !== 'OPEN') throw SettlementErrors.notDisputed();
      if (decision === 'WAIVED' && line.deductedFen === 0) throw SettlementErrors.nothingDeducted();
      await tx.query(
        `INSERT INTO settlement.dispute_decision (county_id, order_id, number, take, account_id, at, decision, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[batch.countyId, line.orderId, line.number, line.take, accountOf(ctx), tx.now],
          ...[decision, reason],
        ],
      );
      const { deductedFen } = line;
      this.lines.audit(tx, batch, line, `dispute-${decision.toLowerCase()}`, { lineNo, reason, deductedFen });
      return line;
    });
  }
}
