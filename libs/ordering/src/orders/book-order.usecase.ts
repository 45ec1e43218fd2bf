import { Injectable } from '@nestjs/common';
import { EntitlementFacade, type Split } from '@anzhi/entitlement';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { TermsBook } from '../terms/terms-book';
import type { BookOrderDto } from './booking.dto';
import { BookingCheck, type Booking } from './booking-check';
import { serviceTime } from './booking-time';
import { expiryJob } from './expiry';
import type { OrderDto } from './order.dto';
import type { OrderEntity } from './order.entity';
import { orderAudience, orderFacts } from './order-facts';
import { OrderGaps, type GapColumns } from './order-gaps';
import { OrderPresenter } from './order-presenter';
import { OrderStore } from './order-store';
import type { OrderView } from './order.view';
import { refuseOtherPrice, splitColumns } from './price-split';
import { refuseOverlap, takeTurnOf } from './senior-turn';

/** Books one visit: the order and the hold on minutes and money are committed together or not at all. */
@Injectable()
export class BookOrder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly check: BookingCheck,
    private readonly entitlement: EntitlementFacade,
    private readonly gaps: OrderGaps,
    private readonly store: OrderStore,
    private readonly presenter: OrderPresenter,
    private readonly terms: TermsBook,
  ) {}

  execute(ctx: Ctx, wanted: BookOrderDto): Promise<OrderDto> {
    return this.uow.run(ctx, async (tx) => {
      const booking = await this.check.examine(tx, wanted);
      const gap = await this.gaps.ofNew(tx, wanted, booking.item);
      await takeTurnOf(tx, wanted.seniorId);
      const orderId = newId(tx.now);
      const split = await this.entitlement.hold(tx, {
        orderId,
        seniorId: booking.senior.id,
        regionId: booking.address.regionId,
        countyId: booking.address.countyId,
        itemCode: booking.item.code,
        startsAt: new Date(wanted.startsAt),
        minutes: wanted.plannedMinutes,
      });
      refuseOtherPrice(split, wanted.expectedFamilyFen);
      const order = await refuseOverlap(() =>
        this.store.insert(tx, { ...newOrder(tx, orderId, wanted, booking, split), ...gap }),
      );
      await this.terms.agree(tx, order);
      this.announce(tx, order);
      return this.presenter.present(tx, ctx, order, 'MASKED');
    });
  }

  private announce(tx: Tx, order: OrderView): void {
    tx.schedule(expiryJob(order.id, order.startsAt));
    tx.publish({
      type: 'ordering.order-placed.v1',
      payload: orderFacts(order),
      audience: orderAudience(order),
    });
    tx.audit({
      action: 'ordering.order-booked',
      subject: 'order',
      subjectId: order.id,
      seniorId: order.seniorId,
      regionId: order.regionId,
      details: {
        itemCode: order.itemCode,
        bookedAs: order.bookedAs,
        programmeMinutes: order.split.programmeMinutes,
        familyFen: order.split.familyFen,
      },
    });
  }
}

function newOrder(
  tx: Tx,
  id: string,
  wanted: BookOrderDto,
  booking: Booking,
  split: Split,
): Omit<OrderEntity, keyof GapColumns> {
  const { senior, address, item, capacity } = booking;
  const { startsAt, endsAt } = serviceTime(wanted);
  return {
    id,
    seniorId: senior.id,
    addressId: address.id,
    itemCode: item.code,
    regionId: address.regionId,
    countyId: address.countyId,
    latitude: address.latitude,
    longitude: address.longitude,
    datum: address.datum,
    requiredSex: item.sameSexRequired ? senior.sex : null,
    startsAt,
    endsAt,
    plannedMinutes: wanted.plannedMinutes,
    state: 'HELD',
    providerId: null,
    caregivers: item.caregivers,
    bookedBy: accountOf(tx.ctx),
    bookedAs: capacity,
    channel: tx.ctx.channel,
    onBehalf: capacity === 'OFFICE' ? (wanted.onBehalf ?? null) : null,
    wishes: wanted.wishes ?? {},
    nightReason: wanted.nightReason ?? null,
    ...splitColumns(split),
    actualMinutes: null,
    capturedMinutes: null,
    releasedMinutes: null,
    dueProgrammeFen: null,
    dueFamilyFen: null,
    bookedAt: tx.now,
    version: 1,
  };
}
