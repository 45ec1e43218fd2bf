import { AssessmentModule } from '@anzhi/assessment';
import { CatalogueModule } from '@anzhi/catalogue';
import { DispatchModule } from '@anzhi/dispatch';
import { EntitlementModule } from '@anzhi/entitlement';
import { GeoModule } from '@anzhi/geo';
import { IdentityModule } from '@anzhi/identity';
import { LedgerModule } from '@anzhi/ledger';
import { NotificationsModule } from '@anzhi/notifications';
import { OrderingModule } from '@anzhi/ordering';
import { OversightModule } from '@anzhi/oversight';
import { PeopleModule } from '@anzhi/people';
import { ProvidersModule } from '@anzhi/providers';
import { RealtimeModule } from '@anzhi/realtime';
import { SettlementModule } from '@anzhi/settlement';
import { VisitsModule } from '@anzhi/visits';

/** Every bounded context, from the ground up. Api and worker are the same house with other doors open. */
export const CONTEXTS = [
  GeoModule,
  LedgerModule,
  IdentityModule,
  CatalogueModule,
  PeopleModule,
  ProvidersModule,
  AssessmentModule,
  EntitlementModule,
  OrderingModule,
  DispatchModule,
  VisitsModule,
  SettlementModule,
  OversightModule,
  RealtimeModule,
  NotificationsModule,
];
