import { Injectable } from '@nestjs/common';
import { addDays, businessDate, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { AssessmentSettings } from '../assessment.settings';
import { CaseGate } from '../cases/case.gate';
import { CaseStore } from '../cases/case.store';
import type { CaseStateDto } from '../cases/cases.dto';

/** Within some days of the publication, once; the result of a dispute review is final. */
@Injectable()
export class DisputeAssessment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly cases: CaseStore,
    private readonly settings: Settings,
  ) {}

  execute(ctx: Ctx, id: string, reason: string): Promise<CaseStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const found = await this.gate.lock(tx, id, 'BOOK');
      this.cases.mustAllow(tx, found, 'dispute');
      if (found.reason === 'DISPUTE_REVIEW') throw AssessmentErrors.reviewIsFinal();
      const before = await tx.one(
        `SELECT FROM assessment.state_change WHERE assessment_id = $1 AND to_state = 'DISPUTED'`,
        [id],
      );
      if (before) throw AssessmentErrors.disputedBefore();
      const last = addDays(found.publishedOn!, await this.settings.get(tx, AssessmentSettings.disputeDays));
      if (businessDate(tx.now) > last) throw AssessmentErrors.disputeTooLate({ date: last });
      const { state } = await this.cases.move(tx, found, 'dispute', { reason });
      return { id, state };
    });
  }
}
