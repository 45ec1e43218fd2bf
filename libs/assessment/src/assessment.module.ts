import { Module, type OnModuleInit } from '@nestjs/common';
import { GeoModule } from '@anzhi/geo';
import { IdentityModule } from '@anzhi/identity';
import { PeopleModule } from '@anzhi/people';
import { JobQueue } from '@anzhi/platform';
import { AssessmentFacade } from './assessment.facade';
import { AssessorQueries } from './assessors/assessor.queries';
import { AssessorsController } from './assessors/assessors.controller';
import { EndAssessor } from './assessors/end-assessor.usecase';
import { RegisterAssessor } from './assessors/register-assessor.usecase';
import { CancelAssessment } from './cases/cancel-assessment.usecase';
import { CaseGate } from './cases/case.gate';
import { CaseQueries } from './cases/case.queries';
import { CaseStore } from './cases/case.store';
import { CasesController } from './cases/cases.controller';
import { HealthConsent } from './cases/health-consent';
import { RequestAssessment } from './cases/request-assessment.usecase';
import { ScheduleAssessment } from './cases/schedule-assessment.usecase';
import { SubmitAssessment } from './cases/submit-assessment.usecase';
import { DecideDispute } from './decisions/decide-dispute.usecase';
import { DecisionsController } from './decisions/decisions.controller';
import { DisputeAssessment } from './decisions/dispute-assessment.usecase';
import { PublishAssessment } from './decisions/publish-assessment.usecase';
import { ReviewAssessment } from './decisions/review-assessment.usecase';
import { FormController } from './form/form.controller';
import { FormStore } from './form/form.store';
import { ReadCaseFile } from './form/read-case-file.usecase';
import { ReadingQueries } from './form/reading.queries';
import { SaveForm } from './form/save-form.usecase';
import { SignForm } from './form/sign-form.usecase';
import { DrawRechecks } from './rechecks/draw-rechecks.usecase';
import { RecheckQueries } from './rechecks/recheck.queries';
import { RechecksController } from './rechecks/rechecks.controller';
import { DAILY_ROUND_JOB, DailyRound } from './reminders/daily-round';
import { DailySchedule } from './reminders/daily-schedule';
import { RecordResult } from './results/record-result.usecase';
import { ResultQueries } from './results/result.queries';
import { ResultRegister } from './results/result.register';
import { ResultsController } from './results/results.controller';

@Module({
  imports: [GeoModule, IdentityModule, PeopleModule],
  controllers: [
    ResultsController,
    AssessorsController,
    CasesController,
    FormController,
    DecisionsController,
    RechecksController,
  ],
  providers: [
    AssessmentFacade,
    AssessorQueries,
    RegisterAssessor,
    EndAssessor,
    CaseGate,
    CaseQueries,
    CaseStore,
    HealthConsent,
    RequestAssessment,
    SubmitAssessment,
    CancelAssessment,
    ScheduleAssessment,
    FormStore,
    SaveForm,
    SignForm,
    ReadCaseFile,
    ReadingQueries,
    ReviewAssessment,
    PublishAssessment,
    DisputeAssessment,
    DecideDispute,
    DrawRechecks,
    RecheckQueries,
    DailyRound,
    DailySchedule,
    ResultQueries,
    ResultRegister,
    RecordResult,
  ],
  exports: [AssessmentFacade],
})
export class AssessmentModule implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly round: DailyRound,
  ) {}

  onModuleInit(): void {
    this.jobs.register(DAILY_ROUND_JOB, (tx) => this.round.run(tx));
  }
}
