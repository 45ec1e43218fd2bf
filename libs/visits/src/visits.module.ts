import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueModule } from '@anzhi/catalogue';
import { DispatchModule } from '@anzhi/dispatch';
import { GeoModule } from '@anzhi/geo';
import { LedgerModule } from '@anzhi/ledger';
import { OrderingModule } from '@anzhi/ordering';
import { PeopleModule } from '@anzhi/people';
import { EventConsumers, JobQueue } from '@anzhi/platform';
import { ProvidersModule } from '@anzhi/providers';
import { careControllers, careProviders } from './care/care.providers';
import { DemoDoorsController } from './demo/demo-doors.controller';
import { RecordCheck } from './evidence/record-check';
import { correctionControllers, correctionProviders } from './corrections/corrections.providers';
import { exceptionControllers, exceptionProviders } from './exceptions/exceptions.providers';
import { offlineControllers, offlineProviders } from './offline/offline.providers';
import { onTheWayControllers, onTheWayProviders } from './on-the-way/on-the-way.providers';
import { VisitWatch } from './on-the-way/visit-watch';
import { FACE_MATCH, FaceMatching } from './proofs/face-matching';
import { proofControllers, proofProviders } from './proofs/proofs.providers';
import { ratingControllers, ratingProviders } from './ratings/ratings.providers';
import { VisitsFacade } from './visits.facade';
import { CheckIn } from './visits/check-in.usecase';
import { AUTO_CONFIRM, CheckOut } from './visits/check-out.usecase';
import { ClaimFactsQueries } from './visits/claim-facts';
import { ConfirmVisit } from './visits/confirm-visit.usecase';
import { Depart } from './visits/depart.usecase';
import { DecideDispute, DisputeVisit } from './visits/dispute-visit.usecase';
import { DoorCode } from './visits/door-code';
import { EndVisit } from './visits/end-visit.usecase';
import { OpenVisit } from './visits/open-visit';
import { LateEvidence } from './visits/late-evidence';
import { ReadContact } from './visits/read-contact.usecase';
import { RejectVisit } from './visits/reject-visit';
import { VerifyVisit } from './visits/verify-visit';
import { VisitEntity } from './visits/visit.entity';
import { VisitParties } from './visits/visit-parties';
import { VisitQueries } from './visits/visit.queries';
import { VisitStore } from './visits/visit-store';
import { ConfirmationController, DeliveryController, VisitsController } from './visits/visits.controller';

@Module({
  imports: [
    TypeOrmModule.forFeature([VisitEntity]),
    CatalogueModule,
    DispatchModule,
    GeoModule,
    LedgerModule,
    OrderingModule,
    PeopleModule,
    ProvidersModule,
  ],
  controllers: [
    ...[VisitsController, DeliveryController, ConfirmationController, DemoDoorsController],
    ...onTheWayControllers,
    ...careControllers,
    ...correctionControllers,
    ...exceptionControllers,
    ...proofControllers,
    ...ratingControllers,
    ...offlineControllers,
  ],
  providers: [
    ClaimFactsQueries,
    CheckIn,
    CheckOut,
    ConfirmVisit,
    DecideDispute,
    Depart,
    DisputeVisit,
    DoorCode,
    EndVisit,
    LateEvidence,
    OpenVisit,
    RecordCheck,
    ReadContact,
    RejectVisit,
    VerifyVisit,
    VisitParties,
    VisitQueries,
    VisitsFacade,
    VisitStore,
    ...careProviders,
    ...proofProviders,
    ...ratingProviders,
    ...correctionProviders,
    ...exceptionProviders,
    ...offlineProviders,
    ...onTheWayProviders,
  ],
  exports: [VisitsFacade],
})
export class VisitsModule implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly jobs: JobQueue,
    private readonly opening: OpenVisit,
    private readonly confirming: ConfirmVisit,
    private readonly watch: VisitWatch,
    private readonly faces: FaceMatching,
  ) {}

  onModuleInit(): void {
    this.consumers.register('visits', {
      'dispatch.caregiver-assigned.v1': (tx, event) => this.opening.assigned(tx, event.payload),
      'dispatch.assignment-released.v1': (tx, event) => this.opening.released(tx, event.payload),
      'dispatch.alert-closed.v1': (tx, event) => this.watch.promised(tx, event),
      'ordering.order-cancelled.v1': (tx, event) => this.opening.cancelled(tx, event.payload),
    });
    this.jobs.register(FACE_MATCH, (tx, job) => this.faces.onArrival(tx, job));
    this.jobs.register(AUTO_CONFIRM, (tx, job) => this.confirming.onDeadline(tx, job));
  }
}
