import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { AccountQueries } from '../accounts/accounts.queries';
import { Appointments, type Appointment } from './appointments';
import type { RoleGrantDto } from './role-grants.dto';
import { RoleLabels } from './role-labels';

/** A further role for an officer the administrator can see. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountQueries,
    private readonly appointments: Appointments,
    private readonly labels: RoleLabels,
  ) {}

  /** @throws identity.account-not-found, identity.not-yourself, identity.wrong-level, identity.may-not-grant */
  execute(ctx: Ctx, input: Appointment & { accountId: string }): Promise<RoleGrantDto> {
    return this.uow.run(ctx, async (tx) => {
      await this.accounts.visible(tx, ctx, input.accountId);
      const held = await this.appointments.appoint(tx, input.accountId, input);
      tx.audit({
        action: 'identity.officer-appointed',
        subject: 'account',
        subjectId: input.accountId,
        regionId: input.regionId,
        details: { role: input.role },
      });
      return this.labels.of(held, ctx.locale);
    });
  }
}
