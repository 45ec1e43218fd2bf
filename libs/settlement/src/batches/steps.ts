import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import type { Batch } from './batch';
import { BatchStore } from './batch-store';
import type { BatchEvent } from './batch.state';
import { Leaving } from './leaving';
import { StepStore, type NewStep } from './step-store';

/** One step of a batch, with everything that belongs to each of them. */
@Injectable()
export class Steps {
  constructor(
    private readonly store: BatchStore,
    private readonly steps: StepStore,
    private readonly leaving: Leaving,
  ) {}

  /** @throws settlement.batch-not-found, settlement.wrong-state */
  lock(tx: Tx, id: string, event: BatchEvent): Promise<Batch> {
    return this.store.lock(tx, id, event);
  }

  /**
   * Lets go what must not be paid any more, takes the step, tells everybody.
   * @returns the batch after it @throws settlement.same-person
   */
  async take(tx: Tx, batch: Batch, step: NewStep): Promise<Batch> {
    const left = await this.leaving.whatMust(tx, batch);
    await this.steps.add(tx, batch, step);
    const { id, countyId, providerId, number, month } = batch;
    tx.audit({
      action: `settlement.batch-${step.event}`,
      ...{ subject: 'settlement-batch', subjectId: id },
      ...{ regionId: countyId, organisationId: providerId },
      details: { number, state: step.to, left, ...(step.reason && { reason: step.reason }) },
    });
    for (const regionId of await this.store.whoseTurn(tx, batch, step.to))
      tx.publish({
        type: 'settlement.batch-moved.v1',
        payload: { batchId: id, number, period: month, state: step.to, event: step.event },
        audience: { providerId, regionId },
      });
    return this.store.find(tx, tx.ctx, id);
  }
}
