import { Injectable } from '@nestjs/common';
import type { ServiceItem } from '@anzhi/catalogue';
import type { Coordinate } from '@anzhi/geo';
import { addHours, Clock, type Ctx, type Sex } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { ActingFor } from './acting-for';
import { PeopleFacade } from '@anzhi/people';
import { BookingCheck, type NamedBooking } from './booking-check';
import type { BookingLimits } from './booking.policy';
import { BookingTime } from './booking-time';
import { startsAfter } from './gap.policy';
import { OrderGaps } from './order-gaps';

/** A booking that is being thought of: everything but the time. */
export interface Prospect {
  readonly seniorId: string;
  readonly regionId: number;
  readonly place: Coordinate;
  readonly item: ServiceItem;
  readonly requiredSex: Sex | null;
  readonly limits: BookingLimits;
  /** When the senior is served already, in the order of time. */
  readonly busy: readonly { readonly from: Date; readonly to: Date }[];
  /** The first and the last start that keep the gap after what it follows; absent: it follows nothing. */
  readonly between?: { readonly from: Date; readonly to: Date };
}

/** What a booking names, and what it is to come after. */
export type ProspectWish = NamedBooking & { readonly followsOrderId?: string };

/** No service lasts longer. */
const LONGEST_HOURS = 24;

/** The orders of which the exclusion constraint `order_senior_is_free` lets none overlap another. */
const BUSY = `
  SELECT starts_at AS "from", ends_at AS "to" FROM ordering."order"
   WHERE senior_id = $1 AND starts_at > $2 AND state IN ('HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE')
   ORDER BY starts_at`;

@Injectable()
export class Prospects {
  constructor(
    private readonly check: BookingCheck,
    private readonly time: BookingTime,
    private readonly gaps: OrderGaps,
    private readonly people: PeopleFacade,
    private readonly acting: ActingFor,
    private readonly clock: Clock,
  ) {}

  async of(db: Queryable, ctx: Ctx, wanted: ProspectWish): Promise<Prospect> {
    const { followsOrderId: orderId } = wanted;
    const { senior, address, item } = await this.check.named(db, ctx, wanted);
    const { regionId, latitude, longitude, datum } = address;
    return {
      ...{ seniorId: senior.id, regionId, place: { latitude, longitude, datum }, item },
      requiredSex: item.sameSexRequired ? senior.sex : null,
      limits: await this.time.limits(db),
      busy: await db.query(BUSY, [senior.id, addHours(this.clock.now(), -LONGEST_HOURS)]),
      ...(orderId && { between: await this.between(db, senior.id, item, orderId) }),
    };
  }

  private async between(
    db: Queryable,
    seniorId: string,
    item: ServiceItem,
    orderId: string,
  ): Promise<Prospect['between']> {
    const { order, gap } = await this.gaps.leader(db, seniorId, item, { orderId });
    return startsAfter(order.endsAt, gap);
  }

  async mayBookFor(db: Queryable, ctx: Ctx, seniorId: string): Promise<boolean> {
    const senior = await this.people.senior(db, seniorId);
    return senior !== undefined && (await this.acting.capacity(db, ctx, senior)) !== undefined;
  }
}
