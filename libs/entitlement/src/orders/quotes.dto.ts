import { IsInt, IsISO8601, IsNotEmpty, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export class QuoteRequestDto {
  /** Whom the service is for. */
  @IsUUID()
  seniorId: string;

  /** One of the senior's addresses: its division decides about price and programme. */
  @IsUUID()
  addressId: string;

  /** Code of the service item, `REHAB`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  itemCode: string;

  /** Start of the service, ISO 8601 with zone; its day decides which month pays. */
  @IsISO8601({ strict: true })
  startsAt: string;

  /** Minutes to be booked. */
  @IsInt()
  @Min(1)
  @Max(1440)
  minutes: number;
}

/** One component of the price, explained. */
export class QuoteReasonDto {
  /** PRICE, PROGRAMME_PAYS, PROGRAMME_PAYS_PART, USED_UP, NOT_GRANTED, NO_PROGRAMME or FAMILY_PAYS. */
  code: string;
  zh: string;
  en: string;
}

/** Who would pay: programmeFen + familyFen = totalFen. */
export class QuoteDto {
  totalFen: number;
  /** The programme that names the item; null: none does. */
  programmeCode: string | null;
  /** Its Chinese name. */
  programmeName: string | null;
  /** Minutes of the senior's entitlement that would go into it. */
  programmeMinutes: number;
  programmeFen: number;
  familyFen: number;
  /** Free minutes for the day of the service, before this one. */
  availableMinutes: number;
  reasons: QuoteReasonDto[];
}
