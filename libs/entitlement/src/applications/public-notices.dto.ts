import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '@anzhi/platform';

export class PublicNoticeQuery extends PageQuery {
  /** Only notices of this division. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  regionId?: number;
}

/** What the public may know of an approved application (policy.md 11.3): no number, phone, address or health. */
export class PublicNoticeDto {
  /** Names the notice in an objection. */
  id: string;
  /** Masked: 王*华. */
  name: string;
  /** Township. */
  regionName: string;
  programmeZh: string;
  programmeEn: string;
  /** Last day for objections, YYYY-MM-DD. */
  until: string;
}

export class PublicNoticePageDto {
  /** What ends first comes first. */
  items: PublicNoticeDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class ObjectionInput {
  /** What speaks against it, in plain words; only officers read it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  text: string;
}

export class ObjectionDecisionDto {
  /** UPHELD: the application is refused. DISMISSED: it goes on. */
  @IsIn(['UPHELD', 'DISMISSED'])
  decision: 'UPHELD' | 'DISMISSED';

  /** In plain words; where the objection is upheld, the applicant reads it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class ObjectionRefDto {
  id: string;
}
