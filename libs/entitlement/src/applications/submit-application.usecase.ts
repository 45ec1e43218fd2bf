import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, type Ctx } from '@anzhi/kernel';
import { PeopleFacade, type SeniorView } from '@anzhi/people';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementPermissions } from '../entitlement.permissions';
import { EntitlementSettings } from '../entitlement.settings';
import type { ProgrammeLaw } from '../programmes/programme';
import { Programmes } from '../programmes/programmes';
import { roleOf, type Application, type AppliedAs } from './application';
import { ApplicationAccess } from './application-access';
import type { ApplyDto } from './application.dto';
import { ApplicationStore } from './application-store';
import { WorkingDays } from './working-days';

/** The senior, his family or an office asks for a benefit; what the rules would say is shown before, not required. */
@Injectable()
export class SubmitApplication {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleFacade,
    private readonly programmes: Programmes,
    private readonly access: ApplicationAccess,
    private readonly store: ApplicationStore,
    private readonly workingDays: WorkingDays,
  ) {}

  /** @throws entitlement.already-applied, entitlement.no-application-needed, entitlement.on-behalf-needed */
  execute(ctx: Ctx, input: ApplyDto): Promise<Application> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.seniorOf(tx, input.seniorId);
      const law = await this.programmeOf(tx, senior, input.programmeCode);
      const appliedAs = await this.capacityOf(tx, senior);
      if (appliedAs === 'OFFICE' && !input.onBehalf) throw EntitlementErrors.onBehalfNeeded({}, '/onBehalf');
      const { countyId, regionId, id: seniorId } = senior;
      const onBehalf = appliedAs === 'OFFICE' ? input.onBehalf : undefined;
      return this.store.insert(
        tx,
        { countyId, regionId, seniorId, programmeId: law.id, appliedAs, onBehalf },
        {
          role: appliedAs === 'OFFICE' ? roleOf(ctx, EntitlementPermissions.applyForBenefit) : appliedAs,
          reason: input.note,
          evidence: input.evidence,
          dueOn: await this.workingDays.due(tx, EntitlementSettings.townCheckWorkingDays),
        },
      );
    });
  }

  private async seniorOf(tx: Tx, seniorId: string): Promise<SeniorView> {
    const mayApply = await this.people.mayActFor(tx, tx.ctx, seniorId, 'BOOK');
    const senior = mayApply ? await this.people.senior(tx, seniorId) : undefined;
    if (!senior) throw EntitlementErrors.seniorNotFound();
    if (senior.deceasedOn) throw EntitlementErrors.seniorDeceased();
    return senior;
  }

  private async programmeOf(tx: Tx, { countyId }: SeniorView, code: string): Promise<ProgrammeLaw> {
    const laws = await this.programmes.inForce(tx, countyId, businessDate(tx.now));
    const law = laws.find((each) => each.code === code);
    if (!law) throw EntitlementErrors.programmeNotFound({ code }, '/programmeCode');
    if (law.enrolment !== 'APPLICATION') throw EntitlementErrors.noApplicationNeeded({}, '/programmeCode');
    return law;
  }

  private async capacityOf(tx: Tx, senior: SeniorView): Promise<AppliedAs> {
    if (senior.accountId === accountOf(tx.ctx)) return 'SENIOR';
    return (await this.access.actsForOwn(tx, tx.ctx, senior.id)) ? 'REPRESENTATIVE' : 'OFFICE';
  }
}
