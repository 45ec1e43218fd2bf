import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { UnitOfWork } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { VISIT_STATE_ZH } from './visit.state';
import { VisitParties } from './visit-parties';
import type { VisitContactView } from './visits.dto';

/** As long as the caregiver has to find the door. */
const NEEDED_IN: readonly string[] = ['SCHEDULED', 'EN_ROUTE', 'IN_SERVICE'];

/** Whom the caregiver visits and where, in the clear; every reading leaves an audit line (policy.md 0.3, no. 34). */
@Injectable()
export class ReadContact {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: VisitParties,
    private readonly people: PeopleFacade,
  ) {}

  execute(ctx: Ctx, visitId: string): Promise<VisitContactView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      if (!NEEDED_IN.includes(visit.state))
        throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[visit.state] });
      const senior = await this.people.senior(tx, visit.seniorId);
      tx.audit({
        action: 'visits.contact-read',
        subject: 'visit',
        subjectId: visit.id,
        seniorId: visit.seniorId,
        organisationId: visit.providerId,
        regionId: visit.regionId,
      });
      return {
        name: senior?.name ?? '',
        phone: await this.people.contactPhone(tx, visit.seniorId),
        address: await this.people.addressText(tx, visit.addressId),
      };
    });
  }
}
