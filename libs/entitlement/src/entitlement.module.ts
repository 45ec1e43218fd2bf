import { Module, type OnModuleInit } from '@nestjs/common';
import { AssessmentModule } from '@anzhi/assessment';
import { CatalogueModule } from '@anzhi/catalogue';
import { GeoModule } from '@anzhi/geo';
import { LedgerModule } from '@anzhi/ledger';
import { PeopleModule } from '@anzhi/people';
import { JobQueue } from '@anzhi/platform';
import { EntitlementFacade } from './entitlement.facade';
import { EntitlementQueries } from './grants/entitlement.queries';
import { EntitlementsController } from './grants/entitlements.controller';
import { Grants } from './grants/grants';
import { LotQueries } from './grants/lot.queries';
import { Population } from './grants/population';
import { Counties } from './programmes/counties';
import { Issuance, MONTHLY_RUN_JOB } from './issuance/issuance';
import { IssuanceController } from './issuance/issuance.controller';
import { IssuanceQueries } from './issuance/issuance.queries';
import { IssueStep } from './issuance/issue-step';
import { LapseStep } from './issuance/lapse-step';
import { MonthGate } from './issuance/month-gate';
import { MonthlySchedule } from './issuance/monthly-schedule';
import { RunStore } from './issuance/run.store';
import { StartIssuance } from './issuance/start-issuance.usecase';
import { ChainQueries } from './orders/chain.queries';
import { OrderHoldStore } from './orders/order-hold.store';
import { OrderHolds } from './orders/order-holds';
import { OrderOutcomes } from './orders/order-outcomes';
import { QuotesController } from './orders/quotes.controller';
import { Quoting } from './orders/quoting';
import { RequestQuote } from './orders/request-quote';
import { ProgrammeAccounts } from './programmes/programme-accounts';
import { ProgrammeQueries } from './programmes/programme.queries';

@Module({
  imports: [GeoModule, CatalogueModule, PeopleModule, AssessmentModule, LedgerModule],
  controllers: [EntitlementsController, IssuanceController, QuotesController],
  providers: [
    EntitlementFacade,
    EntitlementQueries,
    Grants,
    LotQueries,
    Population,
    Counties,
    Issuance,
    IssuanceQueries,
    IssueStep,
    LapseStep,
    MonthGate,
    MonthlySchedule,
    RunStore,
    StartIssuance,
    ChainQueries,
    OrderHoldStore,
    OrderHolds,
    OrderOutcomes,
    Quoting,
    RequestQuote,
    ProgrammeAccounts,
    ProgrammeQueries,
  ],
  exports: [EntitlementFacade],
})
export class EntitlementModule implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly issuance: Issuance,
  ) {}

  onModuleInit(): void {
    this.jobs.register(MONTHLY_RUN_JOB, async (tx, job) => {
      await this.issuance.continueRun(tx, job.key);
    });
  }
}
