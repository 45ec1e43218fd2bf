import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { EntitlementFacade } from '@anzhi/entitlement';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';
import type { RescheduleOrderDto } from './booking.dto';
import { BookingTime, serviceTime } from './booking-time';
import { expiryJob } from './expiry';
import { OrderAccess } from './order-access';
import type { OrderDto } from './order.dto';
import type { OrderEntity } from './order.entity';
import { orderAudience, orderFacts } from './order-facts';
import { OrderGaps } from './order-gaps';
import { OrderPresenter } from './order-presenter';
import { nextState, OrderStore } from './order-store';
import type { OrderView } from './order.view';
import { refuseOtherPrice, splitColumns } from './price-split';
import { refuseOverlap, takeTurnOf } from './senior-turn';

/** Moves a visit that has not begun. It goes back to dispatch, where the provider that had it is asked first. */
@Injectable()
export class RescheduleOrder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: OrderAccess,
    private readonly catalogue: CatalogueFacade,
    private readonly entitlement: EntitlementFacade,
    private readonly time: BookingTime,
    private readonly gaps: OrderGaps,
    private readonly store: OrderStore,
    private readonly presenter: OrderPresenter,
  ) {}

  execute(ctx: Ctx, id: string, wanted: RescheduleOrderDto): Promise<OrderDto> {
    return this.uow.run(ctx, async (tx) => {
      const { order, capacity } = await this.access.toChange(tx, id);
      nextState(order, 'reschedule');
      const { startsAt, endsAt } = serviceTime({ ...wanted, plannedMinutes: order.plannedMinutes });
      // it would take the visit from the provider that has it, for nothing
      if (startsAt.getTime() === order.startsAt.getTime()) throw OrderingErrors.sameTime({}, '/startsAt');
      const item = await this.catalogue.item(tx, order.itemCode);
      await this.time.check(tx, {
        now: tx.now,
        startsAt,
        minutes: order.plannedMinutes,
        minMinutes: item?.minMinutes ?? 0,
        nightReason: wanted.nightReason,
      });
      await this.gaps.requireAt(tx, order, startsAt, endsAt);
      await takeTurnOf(tx, order.seniorId);
      const set = {
        startsAt,
        endsAt,
        providerId: null,
        nightReason: wanted.nightReason ?? null,
        ...(await this.holdAt(tx, order, startsAt, wanted.expectedFamilyFen)),
      };
      const late = capacity !== 'OFFICE' && (await this.time.isLate(tx, order));
      const { reason, note } = wanted;
      const moved = await refuseOverlap(() =>
        this.store.move(tx, order, 'reschedule', { reason, note, late, set }),
      );
      tx.schedule(expiryJob(moved.id, startsAt));
      tx.publish({
        type: 'ordering.order-rescheduled.v1',
        payload: orderFacts(moved),
        // the provider that had it must hear of it too
        audience: orderAudience(order),
      });
      return this.presenter.present(tx, ctx, moved, 'MASKED');
    });
  }

  /**
   * On the same day the hold stays. On another day it is released and held anew in this transaction, because what
   * comes of a hold belongs to its day of service, and the price and the month's minutes go by that day.
   */
  private async holdAt(
    tx: Tx,
    order: OrderView,
    startsAt: Date,
    expectedFamilyFen: number,
  ): Promise<Partial<OrderEntity>> {
    if (businessDate(startsAt) === businessDate(order.startsAt)) {
      refuseOtherPrice(order.split, expectedFamilyFen);
      return {};
    }
    const { id: orderId, seniorId, countyId, regionId, itemCode, plannedMinutes } = order;
    await this.entitlement.release(tx, { orderId, reason: 'RESCHEDULED' });
    const wish = { orderId, seniorId, countyId, regionId, itemCode, startsAt, minutes: plannedMinutes };
    const split = await this.entitlement.hold(tx, wish);
    refuseOtherPrice(split, expectedFamilyFen);
    return splitColumns(split);
  }
}
