import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { PriceLineDto } from './why.dto';

/** A service as it would be booked, everything but the time. */
export class BookableSlotsQuery {
  /** The senior to be served. */
  @IsUUID()
  seniorId: string;

  /** One of the senior's addresses. */
  @IsUUID()
  addressId: string;

  /** Service item of the catalogue. */
  @IsString()
  @Length(1, 60)
  itemCode: string;

  /** Duration in minutes. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_440)
  minutes: number;

  /** The order it is to come after: only starts that keep the catalogue's gap. */
  @IsOptional()
  @IsUUID()
  followsOrderId?: string;

  /** The caregiver the family wants: only his time counts where he can come. */
  @IsOptional()
  @IsUUID()
  preferredCaregiverId?: string;
}

/** A start that can be promised as things stand; nothing is held. */
export class BookableSlotDto {
  /** Start, ISO 8601. */
  startsAt: string;
  /** How many caregivers could come; where two come at once, only those whose provider can send two. */
  caregivers: number;
  /** Whether a caregiver whom the senior knows well could come. */
  familiar: boolean;
  /** What the best match costs, of both where two come, in tenths of an equivalent minute; less is better for everybody. */
  total: number;
  /** The rules that make up the cost, by their weight. */
  price: PriceLineDto[];
  /** Minutes the visit may be expected to begin late. */
  lateMinutes: number;
}

/** The starts of the next seven days at which somebody can come. */
export class BookableSlotsDto {
  /** First day looked at, YYYY-MM-DD. */
  from: string;
  /** Last day looked at, YYYY-MM-DD. */
  to: string;
  /** In the order of time. */
  slots: BookableSlotDto[];
}
