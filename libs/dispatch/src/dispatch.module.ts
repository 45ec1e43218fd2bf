import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueModule } from '@anzhi/catalogue';
import { GeoModule } from '@anzhi/geo';
import { OrderingModule } from '@anzhi/ordering';
import { EventConsumers, JobQueue } from '@anzhi/platform';
import { ProvidersModule } from '@anzhi/providers';
import { AssignCaregiver } from './assignments/assign-caregiver.usecase';
import { AssignmentStore } from './assignments/assignment-store';
import { AssignmentEntity } from './assignments/assignment.entity';
import { AssignmentsController } from './assignments/assignments.controller';
import { CaregiverCandidateQueries } from './assignments/caregiver-candidate.queries';
import { CaregiverSearch } from './assignments/caregiver-search';
import { OrderOfProvider } from './assignments/order-of-provider';
import { ReturnOrder } from './assignments/return-order.usecase';
import { AskNext } from './cascade/ask-next';
import { Capacity } from './cascade/capacity';
import { OrderCancelled } from './cascade/order-cancelled.handler';
import { ProviderChanged, RECHECK_JOB } from './cascade/provider-changed.handler';
import { RankOrder } from './cascade/rank-order';
import { RankingEntity } from './cascade/ranking.entity';
import { RecheckOrder } from './cascade/recheck-order';
import { DispatchFacade } from './dispatch.facade';
import { DispatchLogController } from './log/dispatch-log.controller';
import { DispatchLogQueries } from './log/dispatch-log.queries';
import { AcceptOffer } from './offers/accept-offer.usecase';
import { AnswerOffer } from './offers/answer-offer';
import { DeclineOffer } from './offers/decline-offer.usecase';
import { OfferPresenter } from './offers/offer-presenter';
import { OFFER_TIMEOUT_JOB, OfferStore } from './offers/offer-store';
import { OfferTimeout } from './offers/offer-timeout';
import { OfferEntity } from './offers/offer.entity';
import { OfferQueries } from './offers/offer.queries';
import { OffersController } from './offers/offers.controller';
import { ResolveUnmet } from './unmet/resolve-unmet.usecase';
import { UnmetDemandEntity } from './unmet/unmet-demand.entity';
import { UnmetRegister } from './unmet/unmet-register';
import { UnmetController } from './unmet/unmet.controller';
import { UnmetQueries } from './unmet/unmet.queries';

@Module({
  imports: [
    TypeOrmModule.forFeature([AssignmentEntity, OfferEntity, RankingEntity, UnmetDemandEntity]),
    CatalogueModule,
    GeoModule,
    OrderingModule,
    ProvidersModule,
  ],
  controllers: [AssignmentsController, DispatchLogController, OffersController, UnmetController],
  providers: [
    AcceptOffer,
    AnswerOffer,
    AskNext,
    AssignCaregiver,
    AssignmentStore,
    Capacity,
    CaregiverCandidateQueries,
    CaregiverSearch,
    DeclineOffer,
    DispatchFacade,
    DispatchLogQueries,
    OfferPresenter,
    OfferQueries,
    OfferStore,
    OfferTimeout,
    OrderCancelled,
    OrderOfProvider,
    ProviderChanged,
    RankOrder,
    RecheckOrder,
    ResolveUnmet,
    ReturnOrder,
    UnmetQueries,
    UnmetRegister,
  ],
  exports: [DispatchFacade],
})
export class DispatchModule implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly jobs: JobQueue,
    private readonly askNext: AskNext,
    private readonly cancelled: OrderCancelled,
    private readonly providerChanged: ProviderChanged,
    private readonly timeout: OfferTimeout,
    private readonly recheck: RecheckOrder,
  ) {}

  onModuleInit(): void {
    this.consumers.register('dispatch', {
      'ordering.order-placed.v1': (tx, { payload }) => this.askNext.run(tx, payload.orderId),
      'ordering.order-rescheduled.v1': (tx, { payload }) => this.askNext.run(tx, payload.orderId),
      'ordering.order-cancelled.v1': (tx, { payload }) => this.cancelled.apply(tx, payload),
      'providers.provider-state-changed.v1': (tx, { payload }) => this.providerChanged.apply(tx, payload),
      'providers.licence-state-changed.v1': (tx, { payload }) => this.providerChanged.apply(tx, payload),
      'providers.credential-state-changed.v1': (tx, { payload }) => this.providerChanged.apply(tx, payload),
    });
    this.jobs.register(OFFER_TIMEOUT_JOB, (tx, job) => this.timeout.run(tx, job));
    this.jobs.register(RECHECK_JOB, (tx, job) => this.recheck.run(tx, job));
  }
}
