import { Injectable } from '@nestjs/common';
import { accountOf } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import type { Audience, Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { VisitsFacade, type VisitView } from '@anzhi/visits';
import { OversightErrors } from '../oversight.errors';

/** The visit under judgement. */
export interface VisitSubject extends VisitView {
  /** Township of the visit. */
  readonly regionId: number;
}

/** Takes a visit in hand: visible to the caller, locked, and the caller has nothing to do with it himself. */
@Injectable()
export class VisitSubjects {
  constructor(
    private readonly visits: VisitsFacade,
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  /** @throws visits.not-found also when the caller may not see it; oversight.not-independent */
  async lock(tx: Tx, visitId: string): Promise<VisitSubject> {
    const visit = await this.visits.lock(tx, visitId);
    await this.requireIndependence(tx, visit);
    const row = await tx.one<{ regionId: number }>(
      'SELECT region_id AS "regionId" FROM oversight.ranked_visit WHERE id = $1',
      [visitId],
    );
    if (!row) throw OversightErrors.visitNotFound();
    return { ...visit, ...row };
  }

  /** Whoever served in the visit or belongs to the family never judges it (policy.md 2.4, 10.4). */
  private async requireIndependence(tx: Tx, visit: VisitView): Promise<void> {
    const account = accountOf(tx.ctx);
    const caregiver = await this.providers.caregiver(tx, visit.caregiverId);
    const family = await this.people.seniorsOf(tx, account, 'VIEW');
    if (caregiver?.accountId === account || family.includes(visit.seniorId)) {
      throw OversightErrors.notIndependent();
    }
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
