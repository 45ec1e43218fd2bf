import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { UnitOfWork } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseStore } from './case.store';
import { HealthConsent } from './health-consent';
import type { AssessmentRequestInput, CaseStateDto } from './cases.dto';

/** The senior, a representative, a helper or an officer asks for an assessment; one at a time for each senior. */
@Injectable()
export class RequestAssessment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleFacade,
    private readonly consent: HealthConsent,
    private readonly cases: CaseStore,
  ) {}

  /** @throws assessment.health-consent-missing, assessment.health-consent-refused */
  execute(
    ctx: Ctx,
    seniorId: string,
    { reason, note, draft }: AssessmentRequestInput,
  ): Promise<CaseStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.people.senior(tx, seniorId);
      if (!senior || !(await this.people.mayActFor(tx, ctx, seniorId, 'BOOK')))
        throw AssessmentErrors.seniorNotFound();
      if (senior.deceasedOn) throw AssessmentErrors.deceased();
      await this.consent.require(tx, seniorId);
      const { id, state } = await this.cases.open(tx, senior, reason, { note, asDraft: draft });
      return { id, state };
    });
  }
}
