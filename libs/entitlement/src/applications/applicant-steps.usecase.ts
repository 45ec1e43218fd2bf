import { Injectable } from '@nestjs/common';
import { addDays, businessDate, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementPermissions } from '../entitlement.permissions';
import { EntitlementSettings } from '../entitlement.settings';
import { firstOfNextMonth } from '../stops/stop-terms.policy';
import { roleOf, type Application } from './application';
import { ApplicationAccess } from './application-access';
import type { AppealDto, WithEvidenceDto } from './application.dto';
import { ApplicationStore } from './application-store';
import { Enrolments } from './enrolments';
import { WorkingDays } from './working-days';

/** What the applicant, or an office on his word, does after the application is in. */
@Injectable()
export class ApplicantSteps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ApplicationAccess,
    private readonly people: PeopleFacade,
    private readonly store: ApplicationStore,
    private readonly enrolments: Enrolments,
    private readonly workingDays: WorkingDays,
    private readonly settings: Settings,
  ) {}

  /** More evidence; the township checks anew. */
  resubmit(ctx: Ctx, id: string, { note, evidence }: WithEvidenceDto): Promise<Application> {
    return this.uow.run(ctx, async (tx) => {
      const application = await this.access.toChange(tx, id);
      return this.store.move(tx, application, 'resubmit', {
        role: await this.roleIn(tx, application),
        reason: note,
        evidence,
        dueOn: await this.workingDays.due(tx, EntitlementSettings.townCheckWorkingDays),
      });
    });
  }

  /** Gives the application up, or the benefit from the next month on. */
  withdraw(ctx: Ctx, id: string, reason: string): Promise<Application> {
    return this.uow.run(ctx, async (tx) => {
      const application = await this.access.toChange(tx, id);
      const role = await this.roleIn(tx, application);
      const withdrawn = await this.store.move(tx, application, 'withdraw', { role, reason });
      await this.enrolments.end(tx, id, firstOfNextMonth(businessDate(tx.now)));
      return withdrawn;
    });
  }

  /** Against a refusal. @throws entitlement.appeal-too-late */
  appeal(ctx: Ctx, id: string, { reason, evidence }: AppealDto): Promise<Application> {
    return this.uow.run(ctx, async (tx) => {
      const application = await this.access.toChange(tx, id);
      const refused = await this.store.lastDayOf(tx, id, 'refuse');
      const days = await this.settings.get(tx, EntitlementSettings.appealDays);
      if (refused) {
        const until = addDays(businessDate(refused), days);
        if (businessDate(tx.now) > until) throw EntitlementErrors.appealTooLate({ until });
      }
      return this.store.move(tx, application, 'appeal', {
        role: await this.roleIn(tx, application),
        reason,
        evidence,
        dueOn: await this.workingDays.due(tx, EntitlementSettings.appealWorkingDays),
      });
    });
  }

  private async roleIn(tx: Tx, { seniorId }: Application): Promise<string> {
    const senior = await this.people.senior(tx, seniorId);
    if (senior?.accountId === tx.ctx.actor.accountId) return 'SENIOR';
    if (await this.access.actsForOwn(tx, tx.ctx, seniorId)) return 'REPRESENTATIVE';
    return roleOf(tx.ctx, EntitlementPermissions.applyForBenefit);
  }
}
