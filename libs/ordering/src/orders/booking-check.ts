import { Injectable } from '@nestjs/common';
import { CatalogueFacade, type ServiceItem } from '@anzhi/catalogue';
import { PeopleFacade, type AddressView, type SeniorView } from '@anzhi/people';
import type { Ctx } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';
import { ActingFor } from './acting-for';
import { BookingTime } from './booking-time';
import type { BookOrderDto, WishesDto } from './booking.dto';
import { hasPersonalNumber } from './booking.policy';
import type { BookedAs } from './order.view';

/** What a booking names, found and allowed. */
export interface Booking {
  readonly senior: SeniorView;
  readonly address: AddressView;
  readonly item: ServiceItem;
  readonly capacity: BookedAs;
}

export type NamedBooking = Pick<BookOrderDto, 'seniorId' | 'addressId' | 'itemCode'>;

/** Everything about a wanted booking that can be judged before money is asked for. */
@Injectable()
export class BookingCheck {
  constructor(
    private readonly people: PeopleFacade,
    private readonly catalogue: CatalogueFacade,
    private readonly acting: ActingFor,
    private readonly time: BookingTime,
  ) {}

  async examine(tx: Tx, wanted: BookOrderDto): Promise<Booking> {
    const booking = await this.named(tx, tx.ctx, wanted);
    const { item } = booking;
    if (booking.capacity === 'OFFICE' && !wanted.onBehalf)
      throw OrderingErrors.onBehalfNeeded({}, '/onBehalf');
    await this.time.check(tx, {
      now: tx.now,
      startsAt: new Date(wanted.startsAt),
      minutes: wanted.plannedMinutes,
      minMinutes: item.minMinutes,
      nightReason: wanted.nightReason,
    });
    refuseNumbers(wanted.wishes);
    return booking;
  }

  /** What a booking names, before a time is chosen. @throws as a booking does */
  async named(db: Queryable, ctx: Ctx, wanted: NamedBooking): Promise<Booking> {
    const senior = await this.people.senior(db, wanted.seniorId);
    const capacity = senior && (await this.acting.capacity(db, ctx, senior));
    // who may not book for him does not learn whether he exists
    if (!capacity) throw OrderingErrors.seniorNotFound();
    if (senior.deceasedOn) throw OrderingErrors.seniorDeceased();
    const address = await this.people.address(db, wanted.addressId);
    if (address?.seniorId !== senior.id) throw OrderingErrors.addressNotFound({}, '/addressId');
    const item = await this.catalogue.item(db, wanted.itemCode);
    if (!item) throw OrderingErrors.itemNotFound({}, '/itemCode');
    if (item.fulfilment !== 'VISIT') throw OrderingErrors.itemNotVisit({ item: item.zh }, '/itemCode');
    return { senior, address, item, capacity };
  }
}

/** Every provider that is asked reads the wishes. */
function refuseNumbers(wishes: WishesDto = {}): void {
  for (const field of ['dialect', 'note'] as const)
    if (hasPersonalNumber(wishes[field] ?? ''))
      throw OrderingErrors.textHasPersonalData({}, `/wishes/${field}`);
}
