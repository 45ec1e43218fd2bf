import { Injectable } from '@nestjs/common';
import type { Audience, Tx } from '@anzhi/platform';
import { VisitsFacade, type Party, type VisitView } from '@anzhi/visits';
import { OversightErrors } from '../oversight.errors';

/** The visit under judgement. */
export interface VisitSubject extends VisitView {
  /** Township of the visit. */
  readonly regionId: number;
}

/** Takes a visit in hand: visible to the caller, locked, and the caller has nothing to do with it himself. */
@Injectable()
export class VisitSubjects {
  constructor(private readonly visits: VisitsFacade) {}

  /**
   * @param barred whoever is one of these never judges the visit (policy.md 2.4, 10.4)
   * @throws visits.not-found also when the caller may not see it; oversight.not-independent
   */
  async lock(
    tx: Tx,
    visitId: string,
    barred: readonly Party[] = ['CAREGIVER', 'FAMILY', 'STAFF'],
  ): Promise<VisitSubject> {
    const visit = await this.visits.lock(tx, visitId);
    const parties = await this.visits.partiesOf(tx, visit);
    if (barred.some((party) => parties.has(party))) throw OversightErrors.notIndependent();
    const row = await tx.one<{ regionId: number }>(
      'SELECT region_id AS "regionId" FROM oversight.ranked_visit WHERE id = $1',
      [visitId],
    );
    if (!row) throw OversightErrors.visitNotFound();
    return { ...visit, ...row };
  }
}

/** Everybody who follows the visit. */
export const audienceOf = (visit: VisitSubject): Audience => ({
  seniorId: visit.seniorId,
  providerId: visit.providerId,
  caregiverId: visit.caregiverId,
  regionId: visit.regionId,
});

/** What the audit trail says about every step of a review. */
export const auditOf = (visit: VisitSubject, reviewId: string) => ({
  subject: 'review',
  subjectId: reviewId,
  seniorId: visit.seniorId,
  regionId: visit.regionId,
  organisationId: visit.providerId,
});
