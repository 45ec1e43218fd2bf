import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseGate } from './case.gate';
import { CaseStore } from './case.store';
import type { CaseStateDto } from './cases.dto';

/**
 * Before it is scored. A dispute review that comes to nothing leaves the disputed result as it was. Who was drawn for a
 * re-check does not take himself out of it.
 */
@Injectable()
export class CancelAssessment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly cases: CaseStore,
  ) {}

  execute(ctx: Ctx, id: string, reason: string): Promise<CaseStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const found = await this.gate.lock(tx, id, 'BOOK');
      if (found.reason === 'RE_CHECK' && ctx.scope.regionIds.length === 0)
        throw AssessmentErrors.recheckIsDrawn();
      const cancelled = await this.cases.move(tx, found, 'cancel', { reason });
      const disputed = cancelled.disputedId && (await this.cases.lock(tx, cancelled.disputedId));
      if (disputed && disputed.state === 'RE_ASSESSING')
        await this.cases.move(tx, disputed, 'dismiss', { reason });
      return { id, state: cancelled.state };
    });
  }
}
