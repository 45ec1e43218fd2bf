import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementPermissions } from '../entitlement.permissions';
import { roleOf, type Application } from './application';
import { ApplicationAccess } from './application-access';
import { ApplicationDecisions } from './application-decisions';
import type { AppealDecisionDto } from './application.dto';
import { ApplicationStore } from './application-store';
import { Beginning } from './beginning';

/** The county decides, another person than who applied and who checked; over an appeal yet another one. */
@Injectable()
export class DecideApplication {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ApplicationAccess,
    private readonly decisions: ApplicationDecisions,
    private readonly store: ApplicationStore,
    private readonly beginning: Beginning,
  ) {}

  /** @throws entitlement.not-eligible, entitlement.evidence-needed when the rules do not allow it today */
  approve(ctx: Ctx, id: string, reason: string | undefined): Promise<Application> {
    return this.uow.run(ctx, async (tx) =>
      this.grant(tx, await this.access.toChange(tx, id), 'approve', reason),
    );
  }

  refuse(ctx: Ctx, id: string, reason: string): Promise<Application> {
    return this.uow.run(ctx, async (tx) => this.refuseIn(tx, await this.access.toChange(tx, id), reason));
  }

  /** In the transaction of what makes it necessary: an objection that was upheld. */
  async refuseIn(tx: Tx, application: Application, reason: string): Promise<Application> {
    const role = roleOf(tx.ctx, EntitlementPermissions.decideApplication);
    const refused = { role, reason, determination: await this.decisions.record(tx, application) };
    return this.store.move(tx, application, 'refuse', refused);
  }

  decideAppeal(ctx: Ctx, id: string, { decision, reason }: AppealDecisionDto): Promise<Application> {
    return this.uow.run(ctx, async (tx) => {
      const application = await this.access.toChange(tx, id);
      if (decision === 'GRANTED') return this.grant(tx, application, 'grantAppeal', reason);
      const role = roleOf(ctx, EntitlementPermissions.decideApplicationAppeal);
      const determination = await this.decisions.record(tx, application);
      return this.store.move(tx, application, 'dismissAppeal', { role, reason, determination });
    });
  }

  private async grant(
    tx: Tx,
    application: Application,
    event: 'approve' | 'grantAppeal',
    reason: string | undefined,
  ): Promise<Application> {
    const permission =
      event === 'approve'
        ? EntitlementPermissions.decideApplication
        : EntitlementPermissions.decideApplicationAppeal;
    const approved = await this.store.move(tx, application, event, {
      role: roleOf(tx.ctx, permission),
      reason,
      determination: await this.decisions.recordGranted(tx, application),
    });
    return this.beginning.follow(tx, approved);
  }
}
