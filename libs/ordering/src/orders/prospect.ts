import { Injectable } from '@nestjs/common';
import type { ServiceItem } from '@anzhi/catalogue';
import type { Coordinate } from '@anzhi/geo';
import type { Ctx, Sex } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { ActingFor } from './acting-for';
import { PeopleFacade } from '@anzhi/people';
import { BookingCheck, type NamedBooking } from './booking-check';
import type { BookingLimits } from './booking.policy';
import { BookingTime } from './booking-time';

/** A booking that is being thought of: everything but the time. */
export interface Prospect {
  readonly seniorId: string;
  readonly regionId: number;
  readonly place: Coordinate;
  readonly item: ServiceItem;
  readonly requiredSex: Sex | null;
  readonly limits: BookingLimits;
}

@Injectable()
export class Prospects {
  constructor(
    private readonly check: BookingCheck,
    private readonly time: BookingTime,
    private readonly people: PeopleFacade,
    private readonly acting: ActingFor,
  ) {}

  async of(db: Queryable, ctx: Ctx, wanted: NamedBooking): Promise<Prospect> {
    const { senior, address, item } = await this.check.named(db, ctx, wanted);
    const { regionId, latitude, longitude, datum } = address;
    return {
      ...{ seniorId: senior.id, regionId, place: { latitude, longitude, datum }, item },
      requiredSex: item.sameSexRequired ? senior.sex : null,
      limits: await this.time.limits(db),
    };
  }

  async mayBookFor(db: Queryable, ctx: Ctx, seniorId: string): Promise<boolean> {
    const senior = await this.people.senior(db, seniorId);
    return senior !== undefined && (await this.acting.capacity(db, ctx, senior)) !== undefined;
  }
}
