import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { SettlementErrors } from '../settlement.errors';
import { BatchLines, type LineKey } from './batch-lines';
import { Steps } from './steps';

/** The provider does not agree with a line, and says why. */
@Injectable()
export class DisputeLine {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: Steps,
    private readonly lines: BatchLines,
  ) {}

  execute(ctx: Ctx, id: string, lineNo: number, reason: string): Promise<LineKey> {
    return this.uow.run(ctx, async (tx) => {
      const batch = await this.steps.lock(tx, id, 'confirm');
      const line = await this.lines.standing(tx, batch, lineNo);
      if (line.seq > 0) throw SettlementErrors.reversalNotDisputable();
      if (line.dispute) throw SettlementErrors.alreadyDisputed();
      await tx.query(
        `INSERT INTO settlement.line_dispute (county_id, order_id, number, take, reason, account_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [batch.countyId, line.orderId, line.number, line.take, reason, accountOf(ctx), tx.now],
      );
      this.lines.audit(tx, batch, line, 'line-disputed', { lineNo, reason });
      return line;
    });
  }
}
