import { Module } from '@nestjs/common';
import { CatalogueModule } from '@anzhi/catalogue';
import { EntitlementModule } from '@anzhi/entitlement';
import { GeoModule } from '@anzhi/geo';
import { LedgerModule } from '@anzhi/ledger';
import { PeopleModule } from '@anzhi/people';
import { ProvidersModule } from '@anzhi/providers';
import { VisitsModule } from '@anzhi/visits';
import { Signers } from './batches/signers';
import { batchesControllers, batchesProviders } from './batches/batches.providers';
import { calendarControllers, calendarProviders } from './calendar/calendar.providers';
import { ClaimLines } from './claims/claim-lines';
import { ClaimQueries } from './claims/claim.queries';
import { ClaimSources } from './claims/claim-sources';
import { VisitSource } from './claims/visit-source';
import { familyControllers, familyProviders } from './family/family.providers';
import { payoutsControllers, payoutsProviders } from './payouts/payouts.providers';
import { RecoveryStore } from './recoveries/recovery-store';
import { rulesControllers, rulesProviders } from './rules/rules.providers';
import { SettlementChecks } from './settlement-checks';
import { SettlementFacade } from './settlement.facade';
import { BankFileFormat } from './transfers/bank-file.format';
import { transfersControllers, transfersProviders } from './transfers/transfers.providers';

/** Money follows what was captured, and nothing else. */
@Module({
  imports: [
    CatalogueModule,
    EntitlementModule,
    GeoModule,
    LedgerModule,
    PeopleModule,
    ProvidersModule,
    VisitsModule,
  ],
  controllers: [
    ...batchesControllers,
    ...calendarControllers,
    ...familyControllers,
    ...payoutsControllers,
    ...rulesControllers,
    ...transfersControllers,
  ],
  providers: [
    ...batchesProviders,
    ...calendarProviders,
    ...familyProviders,
    ...payoutsProviders,
    ...rulesProviders,
    ...transfersProviders,
    ...[ClaimLines, ClaimQueries, ClaimSources, VisitSource],
    ...[RecoveryStore, SettlementChecks, SettlementFacade],
  ],
  exports: [BankFileFormat, ClaimSources, SettlementFacade, Signers],
})
export class SettlementModule {}
