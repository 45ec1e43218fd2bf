import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { EntitlementSettings } from '../entitlement.settings';
import { roleOf, type Application } from './application';
import { ApplicationAccess } from './application-access';
import type { BenefitCheckDto } from './application.dto';
import { ApplicationStore } from './application-store';
import { WorkingDays } from './working-days';

/** The township looks at persons and papers and says what it makes of them; either office may ask for more. */
@Injectable()
export class CheckApplication {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ApplicationAccess,
    private readonly store: ApplicationStore,
    private readonly workingDays: WorkingDays,
  ) {}

  check(ctx: Ctx, id: string, { opinion, reason }: BenefitCheckDto): Promise<Application> {
    return this.uow.run(ctx, async (tx) =>
      this.store.move(tx, await this.access.toChange(tx, id), 'check', {
        role: roleOf(ctx, EntitlementPermissions.checkApplication),
        opinion,
        reason,
        dueOn: await this.workingDays.due(tx, EntitlementSettings.countyDecisionWorkingDays),
      }),
    );
  }

  return(ctx: Ctx, id: string, reason: string): Promise<Application> {
    return this.uow.run(ctx, async (tx) =>
      this.store.move(tx, await this.access.toChange(tx, id), 'return', {
        role: roleOf(ctx, EntitlementPermissions.returnApplication),
        reason,
        dueOn: await this.workingDays.due(tx, EntitlementSettings.evidenceWorkingDays),
      }),
    );
  }
}
