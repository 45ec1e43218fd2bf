import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { IdentityFacade } from '@anzhi/identity';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { ProvidersErrors } from '../providers.errors';
import { lockCaregiver, tellAvailability, type LockedCaregiver } from './caregiver-gate';
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
      await this.leave(tx, caregiver, reason);
      return { caregiverId };
    });
  }

  /** Wherever this person works, also beyond the caller's divisions: he must not serve any more. */
  async everywhere(tx: Tx, identityIndex: Buffer, reason: string): Promise<void> {
    const files = await tx.query<LockedCaregiver>(
      `SELECT c.id, c.provider_id AS "providerId", p.region_id AS "regionId", c.account_id AS "accountId", c.active
         FROM providers.caregiver c JOIN providers.provider p ON p.id = c.provider_id
        WHERE c.identity_index = $1 AND c.active FOR UPDATE OF c`,
      [identityIndex],
    );
    for (const file of files) await this.leave(tx, file, reason);
  }

  private async leave(tx: Tx, caregiver: LockedCaregiver, reason: string): Promise<void> {
    await tx.query('UPDATE providers.caregiver SET active = false WHERE id = $1', [caregiver.id]);
    await this.identity.revokeRole(tx, caregiver.accountId, { role: 'CAREGIVER' });
    tx.audit({
      action: 'providers.caregiver-left',
      subject: 'caregiver',
      subjectId: caregiver.id,
      regionId: caregiver.regionId,
      organisationId: caregiver.providerId,
      details: { reason },
    });
    tellAvailability(tx, caregiver);
  }
}
