import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import type { Queryable } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';

/** Nothing about a senior's health is written down without his separate consent (policy.md 11.1; PIPL art. 29). */
@Injectable()
export class HealthConsent {
  constructor(private readonly people: PeopleFacade) {}

  /** @throws assessment.health-consent-missing, assessment.health-consent-refused */
  async require(db: Queryable, seniorId: string): Promise<void> {
    const decision = await this.people.consent(db, seniorId, 'HEALTH');
    if (!decision) throw AssessmentErrors.healthConsentMissing();
    if (!decision.given) throw AssessmentErrors.healthConsentRefused({ date: businessDate(decision.at) });
  }
}
