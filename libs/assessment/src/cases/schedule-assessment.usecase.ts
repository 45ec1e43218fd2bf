import { Injectable } from '@nestjs/common';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { AssessorQueries, type Assessor } from '../assessors/assessor.queries';
import { CaseGate } from './case.gate';
import { CaseStore, type Case } from './case.store';
import type { AppointmentInput, CaseStateDto } from './cases.dto';
import { obstacleToPair } from './pair.policy';

/** The county names the day, the place and the two assessors, and may name others until they have begun. */
@Injectable()
export class ScheduleAssessment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: CaseGate,
    private readonly cases: CaseStore,
    private readonly assessors: AssessorQueries,
    private readonly people: PeopleFacade,
  ) {}

  execute(ctx: Ctx, id: string, input: AppointmentInput): Promise<CaseStateDto> {
    return this.uow.run(ctx, async (tx) => {
      const found = await this.gate.lock(tx, id);
      const scheduledFor = new Date(input.scheduledFor);
      if (scheduledFor < tx.now) throw AssessmentErrors.inThePast({}, '/scheduledFor');
      const on = businessDate(scheduledFor);
      const lead = await this.assessor(tx, found, input.leadAssessorId, on, '/leadAssessorId');
      const second = await this.assessor(tx, found, input.secondAssessorId, on, '/secondAssessorId');
      const obstacle = obstacleToPair([lead, second], [found.disputedLeadId, found.disputedSecondId]);
      if (obstacle) throw AssessmentErrors[obstacle]({}, '/secondAssessorId');
      const { state } = await this.cases.move(tx, found, 'schedule', {
        changes: {
          scheduled_for: scheduledFor,
          place: input.place,
          lead_assessor_id: lead.id,
          lead_account_id: lead.accountId,
          lead_medical: lead.medical,
          second_assessor_id: second.id,
          second_account_id: second.accountId,
          second_medical: second.medical,
        },
      });
      return { id, state };
    });
  }

  /** Registered for the senior's county on that day, and neither the senior nor somebody who acts for him. */
  private async assessor(
    tx: Tx,
    { seniorId }: Case,
    id: string,
    on: string,
    pointer: string,
  ): Promise<Assessor> {
    const senior = await this.people.senior(tx, seniorId);
    const assessor = await this.assessors.find(tx, id, on);
    if (!assessor || assessor.countyId !== senior?.countyId)
      throw AssessmentErrors.assessorNotFound({}, pointer);
    if (!assessor.isValid) throw AssessmentErrors.assessorNotValid({ date: on }, pointer);
    const related = await this.people.seniorsOf(tx, assessor.accountId, 'VIEW');
    if (related.includes(seniorId)) throw AssessmentErrors.assessorIsRelated({}, pointer);
    return assessor;
  }
}
