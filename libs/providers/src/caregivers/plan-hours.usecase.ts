import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { lockCaregiver } from './caregiver-gate';
import { WeekDto } from './caregivers.dto';
import { writeWorkingHours } from './working-hours-writer';

@Injectable()
export class PlanHours {
  constructor(private readonly uow: UnitOfWork) {}

  execute(ctx: Ctx, caregiverId: string, week: WeekDto): Promise<WeekDto> {
    return this.uow.run(ctx, async (tx) => {
      const caregiver = await lockCaregiver(tx, caregiverId);
      await writeWorkingHours(tx, caregiverId, week.hours);
      tx.audit({
        action: 'providers.working-hours-planned',
        subject: 'caregiver',
        subjectId: caregiverId,
        regionId: caregiver.regionId,
        organisationId: caregiver.providerId,
        details: { hours: week.hours },
      });
      return week;
    });
  }
}
