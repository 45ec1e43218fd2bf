import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { AccountQueries } from '../accounts/accounts.queries';
import { IdentityErrors } from '../identity.errors';
import { Appointments } from './appointments';
import { RoleGrants } from './role-grants';

/** Takes a role back; it is gone with the officer's next request. */
@Injectable()
export class EndRole {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountQueries,
    private readonly grants: RoleGrants,
    private readonly appointments: Appointments,
  ) {}

  /** @throws identity.account-not-found, identity.grant-not-found, identity.not-yourself, identity.may-not-grant */
  execute(ctx: Ctx, { accountId, grantId }: { accountId: string; grantId: string }): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const { roles } = await this.accounts.visible(tx, ctx, accountId);
      const held = await this.grants.held(tx, accountId, tx.now);
      const found = held.find(({ id }) => id === grantId && roles.some((role) => role.id === id));
      if (!found) throw IdentityErrors.grantNotFound();
      await this.appointments.dismiss(tx, accountId, found);
    });
  }
}
