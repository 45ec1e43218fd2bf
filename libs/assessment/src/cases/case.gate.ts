import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade, type Right } from '@anzhi/people';
import type { Queryable, Tx } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { CaseStore, type Case } from './case.store';

/** Second gate of every request about one assessment: for whom it is nothing, there is no such assessment. */
@Injectable()
export class CaseGate {
  constructor(
    private readonly cases: CaseStore,
    private readonly people: PeopleFacade,
  ) {}

  /** For one of its assessors, and for whoever may see the senior. @throws assessment.assessment-not-found */
  async enter(db: Queryable, ctx: Ctx, id: string): Promise<Case> {
    const found = await this.cases.find(db, id);
    if (found && (isAssessorOf(found, ctx) || (await this.people.mayActFor(db, ctx, found.seniorId, 'VIEW'))))
      return found;
    throw AssessmentErrors.assessmentNotFound();
  }

  /** The form is the work of its assessors and of officers; a family sees it once the result is published. */
  async mayReadForm(db: Queryable, ctx: Ctx, found: Case): Promise<boolean> {
    if (found.publishedOn || isAssessorOf(found, ctx)) return true;
    const asOfficer = { ...ctx, scope: { ...ctx.scope, own: false } };
    return this.people.mayActFor(db, asOfficer, found.seniorId, 'VIEW');
  }

  /** For officers and those who act for the senior, under the row's lock. @throws assessment.assessment-not-found */
  async lock(tx: Tx, id: string, right: Right = 'VIEW'): Promise<Case> {
    const found = await this.cases.lock(tx, id);
    if (found && (await this.people.mayActFor(tx, tx.ctx, found.seniorId, right))) return found;
    throw AssessmentErrors.assessmentNotFound();
  }

  /** For its assessors alone, under the row's lock. @throws assessment.assessment-not-found */
  async lockAsAssessor(tx: Tx, id: string): Promise<Case> {
    const found = await this.cases.lock(tx, id);
    if (found && isAssessorOf(found, tx.ctx)) return found;
    throw AssessmentErrors.assessmentNotFound();
  }
}

/** Whoever holds only an officer's or family's permission for this request does not get in by having assessed. */
const isAssessorOf = ({ leadAccountId, secondAccountId }: Case, ctx: Ctx): boolean =>
  ctx.scope.own && [leadAccountId, secondAccountId].includes(accountOf(ctx));
