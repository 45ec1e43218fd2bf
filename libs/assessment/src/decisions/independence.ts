import { accountOf, type Ctx } from '@anzhi/kernel';
import { AssessmentErrors } from '../assessment.errors';
import type { Case } from '../cases/case.store';

/** @throws assessment.own-assessment */
export function mustNotHaveAssessed(ctx: Ctx, { leadAccountId, secondAccountId }: Case): void {
  if ([leadAccountId, secondAccountId].includes(accountOf(ctx))) throw AssessmentErrors.ownAssessment();
}
