import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueModule } from '@anzhi/catalogue';
import { EntitlementModule } from '@anzhi/entitlement';
import { GeoModule } from '@anzhi/geo';
import { PeopleModule } from '@anzhi/people';
import { EventConsumers, JobQueue } from '@anzhi/platform';
import { OrderingFacade } from './ordering.facade';
import { ActingFor } from './orders/acting-for';
import { BookOrder } from './orders/book-order.usecase';
import { BookingCheck } from './orders/booking-check';
import { BookingTime } from './orders/booking-time';
import { CancelOrder } from './orders/cancel-order.usecase';
import { EXPIRY_JOB, ExpireOrder } from './orders/expiry';
import { OrderAccess } from './orders/order-access';
import { AFTER_STOP_JOB, OrderAfterStop } from './orders/order-after-stop';
import { OrderGaps } from './orders/order-gaps';
import { OrderPresenter } from './orders/order-presenter';
import { OrderProgress } from './orders/order-progress';
import { OrderStore } from './orders/order-store';
import { OrderEntity } from './orders/order.entity';
import { OrderQueries } from './orders/order.queries';
import { OrdersController } from './orders/orders.controller';
import { Prospects } from './orders/prospect';
import { ReadOrder } from './orders/read-order';
import { RescheduleOrder } from './orders/reschedule-order.usecase';
import { StateChangeEntity } from './orders/state-change.entity';
import { termsControllers, termsProviders } from './terms/terms.providers';

@Module({
  imports: [
    TypeOrmModule.forFeature([OrderEntity, StateChangeEntity]),
    CatalogueModule,
    EntitlementModule,
    GeoModule,
    PeopleModule,
  ],
  controllers: [OrdersController, ...termsControllers],
  providers: [
    ActingFor,
    BookOrder,
    BookingCheck,
    BookingTime,
    CancelOrder,
    ExpireOrder,
    OrderAccess,
    OrderAfterStop,
    OrderGaps,
    OrderPresenter,
    OrderProgress,
    OrderQueries,
    OrderStore,
    OrderingFacade,
    Prospects,
    ReadOrder,
    RescheduleOrder,
    ...termsProviders,
  ],
  exports: [OrderingFacade],
})
export class OrderingModule implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly jobs: JobQueue,
    private readonly expire: ExpireOrder,
    private readonly afterStop: OrderAfterStop,
  ) {}

  onModuleInit(): void {
    this.consumers.register('ordering', {
      'entitlement.stopped.v1': (tx, event) => this.afterStop.hear(tx, event.payload),
    });
    this.jobs.register(EXPIRY_JOB, (tx, job) => this.expire.run(tx, job));
    this.jobs.register(AFTER_STOP_JOB, (tx, job) => this.afterStop.run(tx, job));
  }
}
