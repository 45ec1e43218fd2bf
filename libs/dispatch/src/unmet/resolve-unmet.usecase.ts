import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { AskNext } from '../cascade/ask-next';
import { DispatchErrors } from '../dispatch.errors';
import type { ResolveUnmetDto, UnmetDemandDto } from './unmet.dto';
import { UnmetQueries } from './unmet.queries';
import { UnmetRegister } from './unmet-register';

/** A person decides about an order nobody serves: ask again, or give it up. */
@Injectable()
export class ResolveUnmet {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ordering: OrderingFacade,
    private readonly queries: UnmetQueries,
    private readonly register: UnmetRegister,
    private readonly askNext: AskNext,
  ) {}

  execute(ctx: Ctx, id: string, { action, reason }: ResolveUnmetDto): Promise<UnmetDemandDto> {
    return this.uow.run(ctx, async (tx) => {
      const { orderId, regionId } = await this.require(tx, id);
      await this.ordering.lock(tx, orderId);
      if ((await this.require(tx, id)).state !== 'OPEN') throw DispatchErrors.unmetResolved();
      await this.register.resolve(tx, orderId, action === 'RETRY' ? 'RETRIED' : 'CANCELLED', reason);
      tx.audit({
        action: 'dispatch.unmet-demand-resolved',
        subject: 'order',
        subjectId: orderId,
        regionId,
        details: { action },
      });
      if (action === 'RETRY') await this.askNext.run(tx, orderId);
      else await this.ordering.cancelUnserved(tx, orderId, { reason: 'NO_PROVIDER_FOUND' });
      return this.require(tx, id);
    });
  }

  private async require(tx: Tx, id: string): Promise<UnmetDemandDto> {
    const entry = await this.queries.one(tx, tx.ctx, id);
    if (!entry) throw DispatchErrors.unmetNotFound();
    return entry;
  }
}
