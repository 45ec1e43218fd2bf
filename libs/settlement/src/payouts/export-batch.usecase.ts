import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { Batch } from '../batches/batch';
import { Steps } from '../batches/steps';
import { PayoutStore } from './payout-store';

/** The statement goes to finance: from now on nothing leaves it, and what it comes to stands. */
@Injectable()
export class ExportBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: Steps,
    private readonly payouts: PayoutStore,
  ) {}

  execute(ctx: Ctx, id: string): Promise<Batch> {
    return this.uow.run(ctx, async (tx) => {
      const approved = await this.steps.lock(tx, id, 'export');
      const batch = await this.steps.take(tx, approved, { event: 'export', to: 'EXPORTED' });
      await this.payouts.settle(tx, batch);
      return batch;
    });
  }
}
