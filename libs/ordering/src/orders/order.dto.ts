import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { Channel } from '@anzhi/kernel';
import { IsDay, PageQuery } from '@anzhi/platform';
import { ORDER_STATES, type OrderState } from './order.state';
import { OnBehalfDto, WishesDto } from './booking.dto';
import type { BookedAs } from './order.view';

/** Which orders of those the caller may see. */
export class OrderListQuery extends PageQuery {
  /** Only orders in this state. */
  @IsOptional()
  @IsIn(ORDER_STATES)
  state?: OrderState;

  /** Only services on this day, `YYYY-MM-DD`. */
  @IsOptional()
  @IsDay()
  day?: string;

  /** Only orders of this senior. */
  @IsOptional()
  @IsUUID()
  seniorId?: string;
}

/** A line of the list of orders. */
export class OrderLineDto {
  /** The order. */
  id: string;
  /** Where it stands. */
  state: OrderState;
  /** The senior to be served. */
  seniorId: string;
  /** Service item of the catalogue. */
  itemCode: string;
  /** Start, ISO 8601. */
  startsAt: string;
  /** Duration in minutes. */
  plannedMinutes: number;
  /** How many caregivers come at once: 1 or 2. */
  caregivers: number;
  /** Township of the address. */
  regionId: number;
  /** The provider that accepted it, or null. */
  providerId: string | null;
  /** Whole price in fen. */
  totalFen: number;
  /** The family's part in fen. */
  familyFen: number;
}

export class OrderPageDto {
  /** The orders, latest start first. */
  items: OrderLineDto[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

/** What an order comes after, and within how many minutes of its end. */
export class OrderFollowsDto {
  /** The order of the same senior. */
  orderId: string;
  /** Least minutes from its end to the start. */
  leastMinutes: number;
  /** Most minutes between them. */
  mostMinutes: number;
}

/** Who is to be served and where. */
export class OrderContactDto {
  /** Name of the senior. */
  name: string;
  /** Phone of the senior, or null when none is on file. */
  phone: string | null;
  /** Address of the service. */
  address: string;
  /** Whether name, phone and address are masked. */
  masked: boolean;
}

export class PriceReasonDto {
  /** Stable code of the rule. */
  code: string;
  /** The rule in Chinese. */
  zh: string;
  /** The rule in English. */
  en: string;
}

/** The price as it was split when the order was placed. */
export class OrderPriceDto {
  /** Whole price in fen. */
  totalFen: number;
  /** Programme that pays a part, or null. */
  programmeCode: string | null;
  /** Its name. */
  programmeName: string | null;
  /** Minutes of the programme held for the order. */
  programmeMinutes: number;
  /** The programme's part in fen. */
  programmeFen: number;
  /** The family's part in fen. */
  familyFen: number;
  /** Why it is split like this. */
  reasons: PriceReasonDto[];
}

export class OrderDto extends OrderLineDto {
  /** The address booked. */
  addressId: string;
  /** Name of the item in Chinese. */
  itemZh: string;
  /** Name of the item in English. */
  itemEn: string;
  /** County of the address. */
  countyId: number;
  /** Who is to be served and where; masked but for the provider that is to serve. */
  contact: OrderContactDto;
  /** Account that booked. */
  bookedBy: string;
  /** In which capacity: the senior, a representative, an office. */
  bookedAs: BookedAs;
  /** How the wish reached the platform. */
  channel: Channel;
  /** On whose word an office booked, or null. */
  onBehalf: OnBehalfDto | null;
  /** What the family would like. */
  wishes: WishesDto;
  /** Why it is at night, or null. */
  nightReason: string | null;
  /** The order it comes after, or null. */
  follows: OrderFollowsDto | null;
  /** The price. */
  price: OrderPriceDto;
  /** Minutes delivered, once fulfilled. */
  actualMinutes: number | null;
  /** Programme minutes spent, once fulfilled. */
  capturedMinutes: number | null;
  /** Programme minutes given back, once fulfilled. */
  releasedMinutes: number | null;
  /** Counts every change. */
  version: number;
}

/** One step in the life of an order. */
export class StateChangeDto {
  /** State before, null at booking. */
  from: OrderState | null;
  /** State after. */
  to: OrderState;
  /** Account of whoever did it; null for the system. */
  actorId: string | null;
  /** Code or a few words. */
  reason: string | null;
  /** In the person's own words; not shown to providers. */
  note: string | null;
  /** A change after the free time. */
  late: boolean;
  /** Start of the service after this step, ISO 8601. */
  startsAt: string;
  /** When, ISO 8601. */
  at: string;
}
