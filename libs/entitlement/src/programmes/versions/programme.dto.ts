import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '@anzhi/platform';
import { PARAMETER_NAME } from '../parameters/parameter.dto';
import {
  BENEFIT_UNITS,
  CHOICES,
  ENDS,
  ENROLMENTS,
  FREQUENCIES,
  PAYERS,
  SERVICE_KINDS,
  STARTS,
  USABLE_FOR,
  type BenefitUnit,
  type Choose,
  type Frequency,
  type Payer,
  type ServiceKind,
  type UsableFor,
} from '../programme';

export const PROGRAMME_CODE = /^[A-Z][A-Z0-9_-]{1,59}$/;
const PAYMENTS = ['MINUTE', 'FULL', 'VISIT', 'RATIO'] as const;

/** policy.md 0.3 no. 6: who pays first. */
const RANKS: Readonly<Record<Payer, readonly [from: number, to: number]>> = {
  INSURANCE: [100, 199],
  VOUCHER: [200, 299],
  PROGRAMME: [300, 999],
};
const isRankOf = (payer: Payer, rank: unknown): boolean => {
  const [from, to] = RANKS[payer] ?? [1, 0];
  return typeof rank === 'number' && from <= rank && rank <= to;
};

const NOT_NULL = (_: object, value: unknown): boolean => value !== null;

export class IdentityDto {
  /** `SQ_HOME_CARE`; never used again for another programme. */
  @Matches(PROGRAMME_CODE)
  code: string;

  /** Internal id of the division whose residents it is for: a county, a city or a province. */
  @IsInt()
  regionId: number;

  /** Name in Chinese. */
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  zh: string;

  /** Name in English. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  en: string;

  /** What the benefit is counted in; VOUCHER is fen that pay a share of what the senior would pay. */
  @IsIn(BENEFIT_UNITS)
  unit: BenefitUnit;

  /** Where it stands among the payers of an order. */
  @IsIn(PAYERS)
  payer: Payer;

  /** Of a group a person has one; null: alongside any other. */
  @ValidateIf(NOT_NULL)
  @Matches(/^[A-Z][A-Z0-9_]{1,59}$/)
  exclusiveGroup: string | null;

  /** How one of an exclusive group is chosen. */
  @IsIn(CHOICES)
  choose: Choose;

  /** Smaller ones are drawn upon first. */
  @IsInt()
  @Min(0)
  @Max(999)
  drawOrder: number;

  /** Smaller ones pay first: insurance 100 to 199, voucher 200 to 299, programmes 300 to 999. */
  @IsInt()
  @ValidateBy({
    name: 'isRankOfPayer',
    validator: {
      validate: (rank, args) => isRankOf((args?.object as IdentityDto).payer, rank),
      defaultMessage: () =>
        'payerRank must be 100 to 199 for INSURANCE, 200 to 299 for VOUCHER, else 300 to 999',
    },
  })
  payerRank: number;
}

export class CarryDto {
  /** At most so much goes on, in the unit of the programme. */
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  cap: number;

  /** How often the same may go on. */
  @IsInt()
  @Min(1)
  @Max(12)
  hops: number;
}

export class PaymentDto {
  /** By the minute, all that is left, one visit, or a share of what is left. */
  @IsIn(PAYMENTS)
  by: (typeof PAYMENTS)[number];

  /** RATIO: parameter of basis points by service kind. */
  @ValidateIf(({ by }: PaymentDto) => by === 'RATIO')
  @Matches(PARAMETER_NAME)
  ratioParam?: string;

  /** RATIO: parameters of fen a month; a table counts each service kind for itself. */
  @ValidateIf(({ by }: PaymentDto) => by === 'RATIO')
  @IsArray()
  @ArrayMaxSize(5)
  @Matches(PARAMETER_NAME, { each: true })
  capParams?: string[];

  /** VISIT: parameter of fen that one visit pays at most; null: whatever is left. */
  @ValidateIf(({ by, priceParam }: PaymentDto) => by === 'VISIT' && priceParam !== null)
  @Matches(PARAMETER_NAME)
  priceParam?: string | null;
}

export class FundingDto {
  /** The nation's part in basis points; the five add up to 10,000. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  centralBp: number;

  /** Share of the province in basis points. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  provinceBp: number;

  /** Share of the city in basis points. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  cityBp: number;

  /** Share of the county in basis points. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  countyBp: number;

  /** From the welfare lottery. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  lotteryBp: number;

  /** Parameter of basis points that sets the nation's part by division; null: as it stands. */
  @ValidateIf(NOT_NULL)
  @Matches(PARAMETER_NAME)
  centralParam: string | null;
}

export class CoveredItemDto {
  /** Code of the service item. */
  @IsString()
  @MaxLength(60)
  itemCode: string;

  /** Which ratio and cap apply to it. */
  @IsIn(SERVICE_KINDS)
  serviceKind: ServiceKind;
}

export class TermsDto {
  /** Codes of programmes that a person who has this one cannot have. */
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  bars: string[];

  /** Anew each month, or once. */
  @IsIn(FREQUENCIES)
  frequency: Frequency;

  /** The natural week, month, quarter or year a grant may be used in. */
  @IsIn(USABLE_FOR)
  usableFor: UsableFor;

  /** Whether it is applied for or given to all who are entitled. */
  @IsIn(ENROLMENTS)
  enrolment: (typeof ENROLMENTS)[number];

  /** From when an approved application holds. */
  @IsIn(STARTS)
  start: (typeof STARTS)[number];

  /** The first grant comes within so many working days after approval; null: no promise. */
  @ValidateIf(NOT_NULL)
  @IsInt()
  @Min(1)
  @Max(60)
  startWithinWorkingDays: number | null;

  /** When a lost claim ends. */
  @IsIn(ENDS)
  end: (typeof ENDS)[number];

  /** null: what is not used lapses. */
  @ValidateIf(NOT_NULL)
  @ValidateNested()
  @Type(() => CarryDto)
  carry: CarryDto | null;

  /** Days of public notice before it begins; 0: none. */
  @IsInt()
  @Min(0)
  @Max(60)
  noticeDays: number;

  /** How a lot pays for a service. */
  @ValidateNested()
  @Type(() => PaymentDto)
  payment: PaymentDto;

  /** The rule language: `eligibility` (a condition) and `amount` (a number in the programme's unit). */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  rule: Record<string, unknown>;

  /** Document and paragraph it is laid down in. */
  @IsString()
  @MinLength(2)
  @MaxLength(300)
  citation: string;

  /** Number of the document, or the id of its file. */
  @ValidateIf(NOT_NULL)
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  document: string | null;

  /** Who bears what is paid, in basis points; adds up to 10000. */
  @ValidateNested()
  @Type(() => FundingDto)
  funding: FundingDto;

  /** What it pays for. */
  @ValidateNested({ each: true })
  @Type(() => CoveredItemDto)
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique(({ itemCode }: CoveredItemDto) => itemCode)
  items: CoveredItemDto[];

  /** A default to begin with, to be replaced by the bureau's own document. */
  @IsBoolean()
  isDefault: boolean;
}

export class DraftVersionDto {
  /** First day, YYYY-MM-DD. */
  @IsDay()
  from: string;

  /** First day on which it no longer holds; left out: open. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** The law of its days. */
  @ValidateNested()
  @Type(() => TermsDto)
  terms: TermsDto;
}

export class DraftProgrammeDto extends DraftVersionDto {
  /** What the programme is for good. */
  @ValidateNested()
  @Type(() => IdentityDto)
  programme: IdentityDto;
}

export class DraftFromTemplateDto {
  /** Code of the new programme. */
  @Matches(PROGRAMME_CODE)
  code: string;

  /** Internal id of the division it is for. */
  @IsInt()
  regionId: number;

  /** First day of the draft, `YYYY-MM-DD`. */
  @IsDay()
  from: string;

  /** First day on which it no longer holds; null: until it is replaced. */
  @IsOptional()
  @IsDay()
  to?: string;
}

export class LawReasonDto {
  /** Told to whoever drafted it. */
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}

export class LawDecisionDto {
  /** What is decided. */
  @IsIn(['APPROVED', 'REJECTED'])
  decision: 'APPROVED' | 'REJECTED';

  /** Needed to reject. */
  @ValidateIf(({ decision, reason }: LawDecisionDto) => decision === 'REJECTED' || reason !== undefined)
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason?: string;
}

export class ProposeEndDto extends LawReasonDto {
  /** First day on which it no longer holds, YYYY-MM-DD. */
  @IsDay()
  endsOn: string;
}

/** Which version was written or decided. */
export class VersionRefDto {
  code: string;
  version: number;
}
