import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { Appointments, type Appointment } from '../roles/appointments';
import type { AccountDto } from './accounts.dto';
import { AccountQueries } from './accounts.queries';
import { Accounts } from './accounts';

/** A new officer: his account, if the number has none, and his first role in one step. */
@Injectable()
export class Appoint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly appointments: Appointments,
    private readonly queries: AccountQueries,
  ) {}

  /** @throws identity.not-yourself, identity.wrong-level, identity.may-not-grant */
  execute(ctx: Ctx, input: Appointment & { phone: string; name: string }): Promise<AccountDto> {
    return this.uow.run(ctx, async (tx) => {
      const accountId = await this.accounts.create(tx, { phone: input.phone, name: input.name });
      await this.appointments.appoint(tx, accountId, input);
      tx.audit({
        action: 'identity.officer-appointed',
        subject: 'account',
        subjectId: accountId,
        regionId: input.regionId,
        details: { role: input.role },
      });
      return this.queries.visible(tx, ctx, accountId);
    });
  }
}
