import { Module } from '@nestjs/common';
import { EntitlementModule } from '@anzhi/entitlement';
import { GeoModule } from '@anzhi/geo';
import { IdentityModule } from '@anzhi/identity';
import { LedgerModule } from '@anzhi/ledger';
import { PeopleModule } from '@anzhi/people';
import { ProvidersModule } from '@anzhi/providers';
import { SettlementModule } from '@anzhi/settlement';
import { VisitsModule } from '@anzhi/visits';
import { withholdingProviders } from './withholding/withholding.providers';
import { caseControllers, caseProviders } from './cases/cases.providers';
import { disclosureControllers, disclosureProviders } from './disclosure/disclosure.providers';
import { samplingControllers, samplingProviders } from './sampling/sampling.providers';
import { chainControllers, chainProviders } from './chain/chain.providers';
import { VisitFileQueries } from './files/visit-file.queries';
import { VisitFilesController } from './files/visit-files.controller';
import { VisitListQueries } from './files/visit-list.queries';
import { LedgerHealthController } from './ledger/ledger-health.controller';
import { LedgerHealthQueries } from './ledger/ledger-health.queries';
import { AnswerReturn } from './reviews/answer-return.usecase';
import { ApproveVisit } from './reviews/approve-visit.usecase';
import { Consequences } from './reviews/consequences';
import { DecideReturn } from './reviews/decide-return.usecase';
import { ReturnVisit } from './reviews/return-visit.usecase';
import { ReviewQueries } from './reviews/review.queries';
import { ReviewStore } from './reviews/review-store';
import { JudgementController, ReviewsController } from './reviews/reviews.controller';
import { VisitSubjects } from './reviews/visit-subject';
import { CaptureRules } from './rules/capture/capture-rules';
import { feedControllers, feedProviders } from './feeds/feed.providers';
import { ruleControllers, ruleProviders } from './rules/rules.providers';
import { SummaryController } from './summary/summary.controller';
import { SummaryQueries } from './summary/summary.queries';
import { AuditTrailController } from './trail/audit-trail.controller';
import { AuditTrailQueries } from './trail/audit-trail.queries';

/** Nobody imports this context: it reads everything and acts through the facades of others. */
@Module({
  imports: [
    EntitlementModule,
    GeoModule,
    IdentityModule,
    LedgerModule,
    PeopleModule,
    ProvidersModule,
    SettlementModule,
    VisitsModule,
  ],
  controllers: [
    VisitFilesController,
    JudgementController,
    ReviewsController,
    SummaryController,
    AuditTrailController,
    LedgerHealthController,
    ...caseControllers,
    ...ruleControllers,
    ...feedControllers,
    ...samplingControllers,
    ...disclosureControllers,
    ...chainControllers,
  ],
  providers: [
    AnswerReturn,
    ApproveVisit,
    AuditTrailQueries,
    Consequences,
    DecideReturn,
    LedgerHealthQueries,
    ReturnVisit,
    ReviewQueries,
    ReviewStore,
    SummaryQueries,
    VisitFileQueries,
    VisitListQueries,
    VisitSubjects,
    ...withholdingProviders,
    ...caseProviders,
    ...samplingProviders,
    ...disclosureProviders,
    ...chainProviders,
    ...ruleProviders,
    ...feedProviders,
  ],
  exports: [CaptureRules],
})
export class OversightModule {}
