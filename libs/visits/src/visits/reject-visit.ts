import { Injectable } from '@nestjs/common';
import { OrderingFacade } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import type { VisitEntity } from './visit.entity';
import { audienceOf, factsOf, VisitStore } from './visit-store';

/** The service is not recognised: nothing is captured and the whole hold is released. */
@Injectable()
export class RejectVisit {
  constructor(
    private readonly store: VisitStore,
    private readonly ordering: OrderingFacade,
  ) {}

  async apply(tx: Tx, visit: VisitEntity, reason: string): Promise<void> {
    await this.store.move(tx, visit, 'reject', { reason });
    await this.ordering.serviceRefused(tx, visit.orderId, { state: 'REJECTED', reason });
    tx.publish({
      type: 'visits.visit-closed.v1',
      payload: { ...factsOf(visit), state: visit.state },
      audience: audienceOf(visit),
    });
  }
}
