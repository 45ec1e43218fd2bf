import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsISO8601, IsNotEmpty, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { BENEFIT_UNITS, PAYERS } from '../programmes/programme';

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
  /**
   * PRICE; INSURANCE_PAYS, VOUCHER_PAYS or PROGRAMME_PAYS, with _PART where something ran short; USED_UP, CAP_REACHED,
   * BUDGET_USED_UP, NOT_GRANTED or NO_PROGRAMME; FAMILY_PAYS.
   */
  code: string;
  zh: string;
  en: string;
}

/** What one payer takes over. */
export class PayerPartDto {
  /** 1 pays first; the family is the last. */
  rank: number;
  @ApiProperty({ enum: [...PAYERS, 'SELF'] })
  payer: string;
  /** null for the family. */
  programmeCode: string | null;
  /** Its Chinese name. */
  programmeName: string | null;
  fen: number;
  /** What the senior's entitlement gives for it: minutes, visits or fen; 0 for the family. */
  units: number;
  @ApiProperty({ enum: BENEFIT_UNITS, nullable: true })
  unit: string | null;
  /** The grants it comes from, in the order in which they are drawn upon. */
  lotIds: string[];
}

/** Who would pay: the payers are the price, and so are programmeFen + familyFen. */
export class QuoteDto {
  totalFen: number;
  /** The first local programme that pays, or that names the item; null: none does. */
  programmeCode: string | null;
  /** Its Chinese name. */
  programmeName: string | null;
  /** Minutes of the senior's entitlement that would go into it. */
  programmeMinutes: number;
  /** What all public payers pay together. */
  programmeFen: number;
  familyFen: number;
  /** Free minutes for the day of the service, before this one. */
  availableMinutes: number;
  /** In the order in which they pay. */
  payers: PayerPartDto[];
  reasons: QuoteReasonDto[];
}
