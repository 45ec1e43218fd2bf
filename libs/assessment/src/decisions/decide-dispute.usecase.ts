import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { UnitOfWork } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseGate } from '../cases/case.gate';
import { CaseStore } from '../cases/case.store';
import type { CaseDisputeDecisionDto, CaseDisputeDecisionInput } from './decisions.dto';
import { mustNotHaveAssessed } from './independence';

/**
 * An officer who had no part in the result decides whether others assess again. Until they publish, the disputed
 * result stands, because somebody's service hangs on it.
 */
@Injectable()
export class DecideDispute {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly cases: CaseStore,
    private readonly people: PeopleFacade,
  ) {}

  execute(ctx: Ctx, id: string, input: CaseDisputeDecisionInput): Promise<CaseDisputeDecisionDto> {
    return this.uow.run(ctx, async (tx) => {
      const { decision, reason } = input;
      const disputed = await this.gate.lock(tx, id);
      mustNotHaveAssessed(ctx, disputed);
      if (disputed.reviewedBy === accountOf(ctx)) throw AssessmentErrors.sameOfficer();
      this.cases.mustAllow(tx, disputed, 'uphold');
      if (decision === 'DISMISSED') {
        const { state } = await this.cases.move(tx, disputed, 'dismiss', { reason });
        return { id, state, reviewId: null };
      }
      const senior = (await this.people.senior(tx, disputed.seniorId))!;
      const review = await this.cases.open(tx, senior, 'DISPUTE_REVIEW', { disputed });
      const { state } = await this.cases.move(tx, disputed, 'uphold', { reason });
      return { id, state, reviewId: review.id };
    });
  }
}
