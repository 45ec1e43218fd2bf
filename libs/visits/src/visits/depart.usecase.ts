import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { Journeys } from '../on-the-way/journeys';
import { viewOf } from './visit.view';
import { VisitParties } from './visit-parties';
import { audienceOf, factsOf, VisitStore } from './visit-store';
import type { VisitView } from './visits.dto';

/** The caregiver sets out; the family sees that somebody is coming, and when. */
@Injectable()
export class Depart {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly parties: VisitParties,
    private readonly journeys: Journeys,
  ) {}

  execute(ctx: Ctx, visitId: string): Promise<VisitView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      await this.store.move(tx, visit, 'depart');
      tx.publish({
        type: 'visits.caregiver-en-route.v1',
        payload: factsOf(visit),
        audience: audienceOf(visit),
      });
      await this.journeys.begin(tx, visit);
      return viewOf(visit);
    });
  }
}
