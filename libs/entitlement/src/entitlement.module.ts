import { Module } from '@nestjs/common';
import { AssessmentModule } from '@anzhi/assessment';
import { CatalogueModule } from '@anzhi/catalogue';
import { GeoModule } from '@anzhi/geo';
import { LedgerModule } from '@anzhi/ledger';
import { PeopleModule } from '@anzhi/people';
import { applicationsControllers, applicationsProviders } from './applications/applications.providers';
import { WorkingDays } from './applications/working-days';
import { campaignsControllers, campaignsProviders } from './campaigns/campaigns.providers';
import { decisionsControllers, decisionsProviders } from './decisions/decisions.providers';
import { EntitlementFacade } from './entitlement.facade';
import { grantsControllers, grantsProviders } from './grants/grants.providers';
import { issuanceControllers, issuanceProviders } from './issuance/issuance.providers';
import { CaptureGuard } from './orders/capture-guard';
import { FamilyBills } from './orders/family-bills';
import { ProviderDirectory } from './statements/provider-directory';
import { statementsControllers, statementsProviders } from './statements/statements.providers';
import { ordersControllers, ordersProviders } from './orders/orders.providers';
import { ProgrammeFunding } from './programmes/programme-funding';
import { programmesControllers, programmesProviders } from './programmes/programmes.providers';
import { stopsControllers, stopsProviders } from './stops/stops.providers';
import { whatIfControllers, whatIfProviders } from './what-if/what-if.providers';

@Module({
  imports: [GeoModule, CatalogueModule, PeopleModule, AssessmentModule, LedgerModule],
  controllers: [
    ...applicationsControllers,
    ...campaignsControllers,
    ...decisionsControllers,
    ...grantsControllers,
    ...issuanceControllers,
    ...ordersControllers,
    ...statementsControllers,
    ...programmesControllers,
    ...stopsControllers,
    ...whatIfControllers,
  ],
  providers: [
    EntitlementFacade,
    ...applicationsProviders,
    ...campaignsProviders,
    ...decisionsProviders,
    ...grantsProviders,
    ...issuanceProviders,
    ...ordersProviders,
    ...statementsProviders,
    ...programmesProviders,
    ...stopsProviders,
    ...whatIfProviders,
  ],
  exports: [EntitlementFacade, CaptureGuard, FamilyBills, ProgrammeFunding, ProviderDirectory, WorkingDays],
})
export class EntitlementModule {}
