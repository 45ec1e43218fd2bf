import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import type { VisitEntity } from './visit.entity';
import { viewOf } from './visit.view';
import { VisitParties } from './visit-parties';
import { audienceOf, factsOf, VisitStore } from './visit-store';
import type { VisitView } from './visits.dto';

const ENDINGS = {
  /** Nobody opened the door. */
  seniorAbsent: 'NO_SHOW_SENIOR',
  /** Nobody came. */
  caregiverAbsent: 'NO_SHOW_PROVIDER',
  /** The service would harm the senior today (contra-indication, illness). */
  abort: 'ABORTED_HEALTH',
} as const;

/** A visit that did not take place, or was broken off: the whole hold is released, and everybody is told. */
@Injectable()
export class EndVisit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly ordering: OrderingFacade,
    private readonly parties: VisitParties,
  ) {}

  execute(ctx: Ctx, visitId: string, ending: keyof typeof ENDINGS, reason: string): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.take(tx, visitId, ending);
      this.store.requireLead(visit);
      if (ending !== 'abort' && tx.now < visit.startsAt) throw VisitsErrors.notStartedYet();
      await this.store.move(tx, visit, ending, { reason });
      await this.ordering.serviceRefused(tx, visit.orderId, { state: ENDINGS[ending], reason });
      tx.publish({
        type: 'visits.visit-closed.v1',
        payload: { ...factsOf(visit), state: visit.state },
        audience: audienceOf(visit),
      });
      return viewOf(visit);
    });
  }
  /** The family says that nobody came; everything else the caregiver says. */
  private async take(tx: Tx, visitId: string, ending: keyof typeof ENDINGS): Promise<VisitEntity> {
    if (ending !== 'caregiverAbsent') return this.parties.lockAsCaregiver(tx, visitId);
    const visit = await this.store.lock(tx, visitId);
    await this.parties.requireConfirmer(tx, visit);
    return visit;
  }
}
