import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseGate } from '../cases/case.gate';
import { CaseStore } from '../cases/case.store';
import type { CaseStateDto } from '../cases/cases.dto';
import { FormStore } from '../form/form.store';
import { ResultRegister } from '../results/result.register';
import { mustNotHaveAssessed } from './independence';

/** A third person publishes the report: from now on there is a result, and whatever held before gives way to it. */
@Injectable()
export class PublishAssessment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly cases: CaseStore,
    private readonly forms: FormStore,
    private readonly results: ResultRegister,
  ) {}

  execute(ctx: Ctx, id: string, sourceDocument: string): Promise<CaseStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const found = await this.gate.lock(tx, id);
      mustNotHaveAssessed(ctx, found);
      if (found.reviewedBy === accountOf(ctx)) throw AssessmentErrors.sameOfficer();
      const publishedOn = businessDate(tx.now);
      const changes = { published_by: accountOf(ctx), published_on: publishedOn };
      const { state, seniorId } = await this.cases.move(tx, found, 'publish', { changes });
      const { total, finalLevel, assessedOn } = (await this.forms.find(tx, id))!;
      await this.results.publish(tx, {
        assessmentId: id,
        seniorId,
        level: finalLevel!,
        total: total!,
        assessedOn,
        publishedOn,
        sourceDocument,
      });
      return { id, state };
    });
  }
}
