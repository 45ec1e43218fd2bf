import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseGate } from '../cases/case.gate';
import { CaseStore } from '../cases/case.store';
import type { CaseStateDto } from '../cases/cases.dto';
import { FormStore } from '../form/form.store';
import type { CaseReviewInput } from './decisions.dto';
import { mustNotHaveAssessed } from './independence';

/** A county officer who has not assessed looks at the scored form: on to publication, or back to the assessors. */
@Injectable()
export class ReviewAssessment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly cases: CaseStore,
    private readonly forms: FormStore,
  ) {}

  execute(ctx: Ctx, id: string, { decision, reason }: CaseReviewInput): Promise<CaseStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const found = await this.gate.lock(tx, id);
      mustNotHaveAssessed(ctx, found);
      if (decision === 'APPROVED') {
        const changes = { reviewed_by: accountOf(ctx), reviewed_at: tx.now };
        const { state } = await this.cases.move(tx, found, 'approve', { reason, changes });
        return { id, state };
      }
      if (!reason) throw AssessmentErrors.reasonNeeded({}, '/reason');
      const { state } = await this.cases.move(tx, found, 'sendBack', {
        reason,
        changes: { final_level: null },
      });
      await this.forms.reopen(tx, id);
      return { id, state };
    });
  }
}
