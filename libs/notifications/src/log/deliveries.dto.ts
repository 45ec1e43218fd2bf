import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { CHANNELS, type Channel } from '../matrix/topics';
import { DELIVERY_STATES } from '../telling/delivery.state';

/** Which deliveries. */
export class DeliveriesQuery extends PageQuery {
  /** Only what concerned this senior. */
  @IsOptional()
  @IsUUID()
  seniorId?: string;

  /** IN_APP or SMS. */
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  /** Only deliveries in this state. */
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  state?: string;
}

export class DeliveryDto {
  id: string;
  /** When it was written, ISO 8601. */
  at: Date;
  channel: string;
  /** DELIVERED (on the screen), QUEUED, SENDING, SENT, FAILED, UNKNOWN, EXPIRED, WITHDRAWN or UNAVAILABLE. */
  state: string;
  topic: string;
  /** Name of the template; what it said is for its reader alone. */
  template: string;
  urgent: boolean;
  /** The role in which the person was told. */
  role: string;
  /** Name of the person, masked. */
  name: string;
  /** His phone number, masked. */
  phone: string;
  seniorId: string | null;
  regionId: number | null;
  /** Times it was handed to the operator. */
  attempts: number;
  /** When it is tried next, ISO 8601; null: it is over. */
  dueAt: Date | null;
  /** When it was over, ISO 8601. */
  closedAt: Date | null;
  /** When the person read it on the screen, ISO 8601. */
  readAt: Date | null;
}

export class DeliveryPageDto {
  /** The deliveries, the newest first. */
  items: DeliveryDto[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export class AttemptDto {
  /** From 1. */
  number: number;
  /** ISO 8601. */
  at: Date;
  /** SENT, REFUSED (certainly not sent) or UNCLEAR (nobody knows). */
  outcome: string;
  /** What the operator said, without the number and the text. */
  detail: string | null;
}

export class DeliveryDetailDto extends DeliveryDto {
  /** Each time it was handed over, the first one first. */
  tries: AttemptDto[];
}
