import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CancelOrderDto } from './booking.dto';
import { BookingTime } from './booking-time';
import { OrderAccess } from './order-access';
import type { OrderDto } from './order.dto';
import { OrderPresenter } from './order-presenter';
import { OrderProgress } from './order-progress';

/** The family or an office gives a visit up before it begins. The hold is released; a late cancellation is on record. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: OrderAccess,
    private readonly time: BookingTime,
    private readonly progress: OrderProgress,
    private readonly presenter: OrderPresenter,
  ) {}

  execute(ctx: Ctx, id: string, { reason, note }: CancelOrderDto): Promise<OrderDto> {
    return this.uow.run(ctx, async (tx) => {
      const { order, capacity } = await this.access.toChange(tx, id);
      const isOffice = capacity === 'OFFICE';
      const late = !isOffice && (await this.time.isLate(tx, order));
      const event = isOffice ? 'cancelByOfficer' : 'cancelByFamily';
      const ended = await this.progress.end(tx, order, event, { reason, note, late });
      return this.presenter.present(tx, ctx, ended, 'MASKED');
    });
  }
}
