import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueModule } from '@anzhi/catalogue';
import { GeoModule } from '@anzhi/geo';
import { OrderingModule } from '@anzhi/ordering';
import { EventConsumers, JobQueue } from '@anzhi/platform';
import { ProvidersModule } from '@anzhi/providers';
import { AlertEntity } from './alerts/alert.entity';
import { alertsControllers, alertsProviders } from './alerts/alerts.providers';
import { AssignCaregiver } from './assignments/assign-caregiver.usecase';
import { AssignmentStore } from './assignments/assignment-store';
import { AssignmentEntity } from './assignments/assignment.entity';
import { AssignmentsController } from './assignments/assignments.controller';
import { CaregiverCandidateQueries } from './assignments/caregiver-candidate.queries';
import { CaregiverSearch } from './assignments/caregiver-search';
import { OrderOfProvider } from './assignments/order-of-provider';
import { Pencil } from './assignments/pencil';
import { ReturnOrder } from './assignments/return-order.usecase';
import { AskNext } from './cascade/ask-next';
import { DECIDE_GROUP_JOB } from './cascade/batch-window';
import { batchProviders } from './cascade/cascade.providers';
import { DecideGroup } from './cascade/decide-group';
import { Capacity } from './cascade/capacity';
import { OrderCancelled } from './cascade/order-cancelled.handler';
import { OrderPlaced } from './cascade/order-placed.handler';
import { ProviderChanged, RECHECK_JOB } from './cascade/provider-changed.handler';
import { RankOrder } from './cascade/rank-order';
import { RankingEntity } from './cascade/ranking.entity';
import { RecheckOrder } from './cascade/recheck-order';
import { DispatchFacade } from './dispatch.facade';
import { DispatchLogController } from './log/dispatch-log.controller';
import { DispatchLogQueries } from './log/dispatch-log.queries';
import { ExclusionQueries } from './exclusions/exclusion.queries';
import { ExclusionsController } from './exclusions/exclusions.controller';
import { OfferEntity } from './offers/offer.entity';
import { fairnessControllers, fairnessProviders } from './fairness/fairness.providers';
import { offersControllers, offersProviders } from './offers/offers.providers';
import { NoShows } from './redispatch/no-shows';
import { redispatchControllers, redispatchProviders } from './redispatch/redispatch.providers';
import { Replacements, TELL_FAMILY_JOB } from './redispatch/replacements';
import { ResolveUnmet } from './unmet/resolve-unmet.usecase';
import { UnmetDemandEntity } from './unmet/unmet-demand.entity';
import { UnmetRegister } from './unmet/unmet-register';
import { UnmetController } from './unmet/unmet.controller';
import { UnmetQueries } from './unmet/unmet.queries';
import { matchingControllers, matchingProviders } from './matching/matching.providers';
import { plansControllers, plansProviders } from './plans/plans.providers';
import { weightsControllers, weightsProviders } from './weights/weights.providers';

@Module({
  imports: [
    TypeOrmModule.forFeature([AlertEntity, AssignmentEntity, OfferEntity, RankingEntity, UnmetDemandEntity]),
    CatalogueModule,
    GeoModule,
    OrderingModule,
    ProvidersModule,
  ],
  controllers: [
    AssignmentsController,
    DispatchLogController,
    ExclusionsController,
    UnmetController,
    ...alertsControllers,
    ...fairnessControllers,
    ...offersControllers,
    ...plansControllers,
    ...redispatchControllers,
    ...matchingControllers,
    ...weightsControllers,
  ],
  providers: [
    AskNext,
    AssignCaregiver,
    AssignmentStore,
    Capacity,
    CaregiverCandidateQueries,
    CaregiverSearch,
    DispatchFacade,
    DispatchLogQueries,
    ExclusionQueries,
    OrderCancelled,
    OrderOfProvider,
    OrderPlaced,
    Pencil,
    ProviderChanged,
    RankOrder,
    RecheckOrder,
    ResolveUnmet,
    ReturnOrder,
    UnmetQueries,
    UnmetRegister,
    ...alertsProviders,
    ...batchProviders,
    ...fairnessProviders,
    ...offersProviders,
    ...plansProviders,
    ...redispatchProviders,
    ...matchingProviders,
    ...weightsProviders,
  ],
  exports: [DispatchFacade],
})
export class DispatchModule implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly jobs: JobQueue,
    private readonly askNext: AskNext,
    private readonly placed: OrderPlaced,
    private readonly cancelled: OrderCancelled,
    private readonly providerChanged: ProviderChanged,
    private readonly recheck: RecheckOrder,
    private readonly replacements: Replacements,
    private readonly noShows: NoShows,
    private readonly group: DecideGroup,
  ) {}

  onModuleInit(): void {
    this.consumers.register('dispatch', {
      'ordering.order-placed.v1': (tx, { payload }) => this.placed.apply(tx, payload),
      'ordering.order-rescheduled.v1': async (tx, { payload }) => {
        await this.replacements.overtaken(tx, payload);
        await this.askNext.run(tx, payload.orderId);
      },
      'ordering.order-cancelled.v1': async (tx, { payload }) => {
        await this.cancelled.apply(tx, payload);
        await this.replacements.overtaken(tx, payload);
        await this.noShows.record(tx, payload.orderId);
      },
      'dispatch.order-unmet.v1': (tx, { payload }) => this.replacements.notFound(tx, payload),
      'providers.caregiver-availability-changed.v1': (tx, { payload }) =>
        this.providerChanged.apply(tx, payload),
      'providers.provider-state-changed.v1': (tx, { payload }) => this.providerChanged.apply(tx, payload),
      'providers.licence-state-changed.v1': (tx, { payload }) => this.providerChanged.apply(tx, payload),
      'providers.credential-state-changed.v1': (tx, { payload }) => this.providerChanged.apply(tx, payload),
    });
    this.jobs.register(DECIDE_GROUP_JOB, (tx, job) => this.group.run(tx, job));
    this.jobs.register(TELL_FAMILY_JOB, (tx, job) => this.replacements.late(tx, job));
    this.jobs.register(RECHECK_JOB, (tx, job) => this.recheck.run(tx, job));
  }
}
