import { Injectable } from '@nestjs/common';
import { newId, type Ctx } from '@anzhi/kernel';
import { IdentityFacade } from '@anzhi/identity';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { lockProvider } from '../organisations/provider-gate';
import { ProvidersErrors } from '../providers.errors';
import type { NewStaffDto, StaffIdDto, StaffRole } from './staff.dto';

/**
 * The owner appoints dispatchers and quality officers, and dismisses them. Appointing staff and registering
 * caregivers both hold the provider's row, so nobody becomes both at the same moment.
 */
@Injectable()
export class AppointStaff {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly identity: IdentityFacade,
  ) {}

  execute(ctx: Ctx, providerId: string, { name, phone, role }: NewStaffDto): Promise<StaffIdDto> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      const accountId = await this.identity.createAccount(tx, { phone, name });
      await mustNotMakeVisits(tx, providerId, accountId);
      const staff = await tx.one<{ id: string }>(
        `INSERT INTO providers.staff (id, provider_id, account_id, role, since) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (provider_id, account_id, role) WHERE until IS NULL DO UPDATE SET role = excluded.role
         RETURNING id`,
        [newId(), providerId, accountId, role, tx.now],
      );
      await this.identity.grantRole(tx, accountId, { role, organisationId: providerId });
      record(tx, 'appointed', provider, staff!.id, role);
      return { staffId: staff!.id };
    });
  }

  dismiss(ctx: Ctx, providerId: string, staffId: string): Promise<StaffIdDto> {
    return this.uow.run(ctx, async (tx) => {
      const provider = await lockProvider(tx, providerId);
      const staff = await tx.one<{ account_id: string; role: StaffRole }>(
        `UPDATE providers.staff SET until = $3 WHERE id = $1 AND provider_id = $2 AND until IS NULL
         RETURNING account_id, role`,
        [staffId, providerId, tx.now],
      );
      if (!staff) throw ProvidersErrors.staffNotFound();
      const { account_id: accountId, role } = staff;
      await this.identity.revokeRole(tx, accountId, { role, organisationId: providerId });
      record(tx, 'dismissed', provider, staffId, role);
      return { staffId };
    });
  }
}

async function mustNotMakeVisits(tx: Tx, providerId: string, accountId: string): Promise<void> {
  const caregiver = await tx.one(
    'SELECT id FROM providers.caregiver WHERE provider_id = $1 AND account_id = $2 AND active',
    [providerId, accountId],
  );
  if (caregiver) throw ProvidersErrors.staffIsCaregiver();
}

function record(
  tx: Tx,
  what: string,
  provider: { id: string; regionId: number },
  staffId: string,
  role: StaffRole,
): void {
  tx.audit({
    action: `providers.staff-${what}`,
    subject: 'staff',
    subjectId: staffId,
    regionId: provider.regionId,
    organisationId: provider.id,
    details: { role },
  });
}
