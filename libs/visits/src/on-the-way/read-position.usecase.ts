import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { VisitStore } from '../visits/visit-store';
import { Journeys } from './journeys';
import type { LastPositionView } from './on-the-way.dto';
import { lastPosition } from './record-positions.usecase';

/** Where a caregiver was seen last on his way, for those who mend a day; every reading leaves an audit line. */
@Injectable()
export class ReadPosition {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly journeys: Journeys,
  ) {}

  /** @throws visits.not-on-the-way before he set off and after he arrived */
  execute(ctx: Ctx, visitId: string): Promise<LastPositionView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.store.lock(tx, visitId);
      const journey = visit.state === 'EN_ROUTE' ? await this.journeys.of(tx, visit.id) : undefined;
      if (!journey) throw VisitsErrors.notOnTheWay();
      const last = await lastPosition(tx, visit.id);
      tx.audit({
        action: 'visits.position-read',
        subject: 'visit',
        subjectId: visit.id,
        organisationId: visit.providerId,
        regionId: visit.regionId,
        details: { caregiverId: visit.caregiverId },
      });
      return {
        departedAt: journey.departedAt.toISOString(),
        expectedAt: journey.expectedAt?.toISOString() ?? null,
        position: last ? { ...last, deviceAt: last.deviceAt.toISOString() } : null,
      };
    });
  }
}
