import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsDay, PageQuery } from '@anzhi/platform';
import { RULE_CATEGORIES } from '../programmes/rule-categories';
import { CAMPAIGN_STATES, type CampaignState } from './campaign.state';

export class PlanCampaignDto {
  /** As the offices call it. */
  @IsString()
  @Length(1, 100)
  title: string;

  /** Internal id of the county. */
  @IsInt()
  countyId: number;

  /** Last day for outcomes, YYYY-MM-DD. */
  @IsDay()
  dueOn: string;

  /** Only these townships; the whole county unless given. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsInt({ each: true })
  townshipIds?: number[];

  /** Only claims to these programmes; all of them unless given. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  programmeCodes?: string[];

  /** Only who is in one of these categories (policy.md 6.1). */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(RULE_CATEGORIES, { each: true })
  categories?: string[];

  /** Least age in completed years. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(150)
  ageFrom?: number;

  /** This age included. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(150)
  ageTo?: number;

  /** Leaves out who was confirmed on this day or later, YYYY-MM-DD. */
  @IsOptional()
  @IsDay()
  lastVerifiedBefore?: string;

  /** Share to be drawn, in basis points; 10,000, everybody, unless given. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  shareBp?: number;

  /** Of the draw, so that it can be drawn again; the campaign's id unless given. */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  seed?: string;
}

export class CancelCampaignDto {
  /** Why it is given up. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class CampaignsQuery extends PageQuery {
  /** Only campaigns in this state. */
  @IsOptional()
  @IsIn(CAMPAIGN_STATES)
  state?: CampaignState;
}

export class CampaignCountsDto {
  total: number;
  /** Not visited yet … */
  open: number;
  /** … and the last day is over. */
  overdue: number;
  /** Nobody was met; the notice runs, or is over and waits for a decision. */
  noticed: number;
  /** Something has changed; waits for a decision. */
  reported: number;
  confirmed: number;
  /** A second person left the claim as it is. */
  kept: number;
  /** Claims that rest or have ended … */
  stopped: number;
  /** … of them under appeal. */
  appealed: number;
  /** Claims that were stopped and given back. */
  restored: number;
}

export class CampaignStepDto {
  number: number;
  /** plan, freeze, start, remind, close or cancel. */
  event: string;
  state: CampaignState;
  /** SYSTEM or an officer's role. */
  role: string;
  reason: string | null;
  at: Date;
}

export class CampaignDto {
  id: string;
  title: string;
  countyId: number;
  @ApiProperty({ enum: CAMPAIGN_STATES })
  state: CampaignState;
  /** YYYY-MM-DD */
  dueOn: string;
  /** Days the family has before a claim is suspended. */
  noticeDays: number;
  townshipIds: number[];
  /** None: every programme. */
  programmeCodes: string[];
  categories: string[];
  @ApiProperty({ type: 'integer', nullable: true })
  ageFrom: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  ageTo: number | null;
  /** YYYY-MM-DD */
  lastVerifiedBefore: string | null;
  shareBp: number;
  seed: string;
  plannedAt: Date;
  /** In the caller's divisions. */
  counts: CampaignCountsDto;
}

export class CampaignDetailDto extends CampaignDto {
  steps: CampaignStepDto[];
}

export class CampaignPageDto {
  /** The newest first. */
  items: CampaignDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class CampaignProgressQuery {
  /** Division whose parts are to be shown; the county unless given. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  regionId?: number;
}

export class CampaignProgressLineDto extends CampaignCountsDto {
  regionId: number;
  regionName: string;
}

export class CampaignProgressDto {
  regionId: number;
  /** Most overdue first, then most open. */
  lines: CampaignProgressLineDto[];
}
