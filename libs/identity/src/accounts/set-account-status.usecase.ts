import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { IdentityErrors } from '../identity.errors';
import { Appointments } from '../roles/appointments';
import { RoleGrants } from '../roles/role-grants';
import { Sessions } from '../sessions/sessions';
import type { AccountStatus } from './accounts';
import type { AccountDto } from './accounts.dto';
import { AccountQueries } from './accounts.queries';

/** Locks an officer out at once, or lets him in again. Only who could end all of his roles may do so. */
@Injectable()
export class SetAccountStatus {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly appointments: Appointments,
    private readonly grants: RoleGrants,
    private readonly sessions: Sessions,
    private readonly queries: AccountQueries,
  ) {}

  /** @throws identity.account-not-found, identity.not-yourself, identity.may-not-disable */
  execute(
    ctx: Ctx,
    input: { accountId: string; status: AccountStatus; reason: string },
  ): Promise<AccountDto> {
    const { accountId, status, reason } = input;
    return this.uow.run(ctx, async (tx) => {
      await this.queries.visible(tx, ctx, accountId);
      this.appointments.forbidSelf(ctx, accountId);
      for (const held of await this.grants.held(tx, accountId, tx.now)) {
        if (!(await this.appointments.mayManage(ctx, held))) throw IdentityErrors.mayNotDisable();
      }
      await tx.query('UPDATE identity.account SET status = $2 WHERE id = $1', [accountId, status]);
      if (status === 'DISABLED') await this.sessions.revoke(tx, accountId, 'ACCOUNT_DISABLED');
      tx.audit({
        action: 'identity.account-status-set',
        subject: 'account',
        subjectId: accountId,
        details: { status, reason },
      });
      return this.queries.visible(tx, ctx, accountId);
    });
  }
}
