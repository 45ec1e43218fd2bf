import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork } from '@anzhi/platform';
import { SettlementErrors } from '../settlement.errors';
import { SettlementSettings } from '../settlement.settings';
import type { Batch } from './batch';
import { Steps } from './steps';

/** The county's word, by somebody who neither confirmed nor verified it nor laid a penalty on it. */
@Injectable()
export class ApproveBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: Steps,
    private readonly settings: Settings,
  ) {}

  execute(ctx: Ctx, id: string, reason: string | null): Promise<Batch> {
    return this.uow.run(ctx, async (tx) => {
      const batch = await this.steps.lock(tx, id, 'approve');
      const limitYuan = await this.settings.get(tx, SettlementSettings.batchLimitYuan);
      const isOver = limitYuan > 0 && batch.grossFen - batch.deductedFen > limitYuan * 100;
      if (isOver && !reason) throw SettlementErrors.reasonNeeded({ limitYuan }, '/reason');
      const own = await tx.one(
        'SELECT FROM settlement.penalty WHERE county_id = $1 AND batch_id = $2 AND account_id = $3 LIMIT 1',
        [batch.countyId, id, ctx.actor.accountId],
      );
      if (own) throw SettlementErrors.samePerson();
      return this.steps.take(tx, batch, { event: 'approve', to: 'COUNTY_APPROVED', reason });
    });
  }
}
