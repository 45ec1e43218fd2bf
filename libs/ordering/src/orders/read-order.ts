import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Database, UnitOfWork } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';
import type { OrderDto } from './order.dto';
import { sightOf } from './order.policy';
import { OrderPresenter } from './order-presenter';
import { OrderQueries } from './order.queries';
import { OrderStore } from './order-store';

/** One order. A provider reading name, phone and address leaves an audit line each time. */
@Injectable()
export class ReadOrder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly queries: OrderQueries,
    private readonly store: OrderStore,
    private readonly presenter: OrderPresenter,
  ) {}

  async execute(ctx: Ctx, id: string): Promise<OrderDto> {
    await this.queries.requireVisible(ctx, id);
    const order = await this.store.find(this.db, id);
    if (!order) throw OrderingErrors.orderNotFound();
    const sight = sightOf(ctx.actor.grants, order);
    if (sight === 'MASKED') return this.presenter.present(this.db, ctx, order, sight);
    return this.uow.run(ctx, async (tx) => {
      // asked again under the lock: the order may have been given back since
      const current = await this.store.lock(tx, id);
      const now = sightOf(ctx.actor.grants, current);
      if (now === 'PLAIN')
        tx.audit({
          action: 'ordering.contact-read',
          subject: 'order',
          subjectId: id,
          seniorId: current.seniorId,
          regionId: current.regionId,
          organisationId: current.providerId ?? undefined,
        });
      return this.presenter.present(tx, ctx, current, now);
    });
  }
}
