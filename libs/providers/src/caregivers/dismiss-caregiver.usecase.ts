import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { IdentityFacade } from '@anzhi/identity';
import { UnitOfWork } from '@anzhi/platform';
import { ProvidersErrors } from '../providers.errors';
import { lockCaregiver, tellAvailability } from './caregiver-gate';
import type { CaregiverIdDto } from './caregivers.dto';

/** A caregiver leaves: out of matching at once, and free to work for another provider. His record stays. */
@Injectable()
export class DismissCaregiver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly identity: IdentityFacade,
  ) {}

  execute(ctx: Ctx, caregiverId: string, reason: string): Promise<CaregiverIdDto> {
    return this.uow.run(ctx, async (tx) => {
      const caregiver = await lockCaregiver(tx, caregiverId);
      if (!caregiver.active) throw ProvidersErrors.caregiverNotFound();
      await tx.query('UPDATE providers.caregiver SET active = false WHERE id = $1', [caregiverId]);
      await this.identity.revokeRole(tx, caregiver.accountId, { role: 'CAREGIVER' });
      tx.audit({
        action: 'providers.caregiver-left',
        subject: 'caregiver',
        subjectId: caregiverId,
        regionId: caregiver.regionId,
        organisationId: caregiver.providerId,
        details: { reason },
      });
      tellAvailability(tx, caregiver);
      return { caregiverId };
    });
  }
}
