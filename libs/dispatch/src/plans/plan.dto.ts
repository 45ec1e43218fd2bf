import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import type { UnservedReason } from '../engine';
import { KEEPS, type Keep } from './day-sheet';
import { PLAN_STATES, type PlanState } from './plan.state';

const MOST_SECONDS = 600;
const LARGEST_SEED = 2 ** 31 - 1;

/** How a plan is computed. */
export class PlanSearchDto {
  /** Seconds of computing; the setting unless given. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_SECONDS)
  seconds?: number;

  /** Start of the random numbers, to try another plan or the same again; any unless given. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LARGEST_SEED)
  seed?: number;
}

export class BeginPlanDto extends PlanSearchDto {
  /** The day to plan, YYYY-MM-DD: today or one of the next 14. */
  @IsISO8601({ strict: true })
  @Length(10, 10)
  day: string;

  /** Everybody's orders of this township or county: for officers. */
  @IsOptional()
  @IsInt()
  regionId?: number;

  /** What this provider has accepted: for dispatchers, who have one unless they name it. */
  @IsOptional()
  @IsUUID()
  providerId?: string;

  /** Which assignments stay: ALL, those PUBLISHED by a plan, or NONE (each change has its price). PUBLISHED unless given. */
  @IsOptional()
  @IsIn(KEEPS)
  keep?: Keep;
}

export class MendPlanDto extends PlanSearchDto {
  /** Caregivers who are not there any more. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  absentCaregiverIds?: string[];

  /** Whether the others may exchange visits, at the price of a change; they keep theirs unless given. */
  @IsOptional()
  @IsBoolean()
  mayExchange?: boolean;
}

export class PublishPlanDto {
  /** The visits to hand over or to publish, by order; all of the plan unless given. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5_000)
  @IsUUID('all', { each: true })
  orderIds?: string[];
}

export class PlanListQuery extends PageQuery {
  /** Only plans of this day, YYYY-MM-DD. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  day?: string;
}

export class PlanComparisonQuery {
  /** One to six plans of one day, separated by commas. */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',') : (value as unknown)))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsUUID('all', { each: true })
  @ApiProperty({ type: String, description: 'One to six plans of one day, separated by commas.' })
  ids: string[];
}

/** What a plan came to. Whole minutes. */
export class PlanFiguresDto {
  /** Orders of the day. */
  orders: number;
  /** Visits of the plan. */
  served: number;
  /** Orders left out. */
  unserved: number;
  /** Caregivers who go out. */
  caregivers: number;
  /** On the way, the ways home included. */
  travelMinutes: number;
  /** Of service. */
  serviceMinutes: number;
  /** Visits that start after the promised time. */
  lateVisits: number;
  /** All their delays together. */
  lateMinutes: number;
  /** The longest of them. */
  latestMinutes: number;
  /** Visits by somebody who was there in the last 90 days. */
  familiarVisits: number;
  /** Beyond the contract. */
  overtimeMinutes: number;
  /** Visits that somebody else has now. */
  changedVisits: number;
}

/** Equivalent minutes by rule. */
export class PlanPriceDto {
  /** Everything together. */
  total: number;
  /** Time on the way. */
  travel: number;
  /** Starts after the promised time. */
  lateness: number;
  /** The latest start of all; 0 where the bureau does not price it. */
  latest: number;
  /** Caregivers the senior does not know. */
  familiarity: number;
  /** A third face in a week. */
  faces: number;
  /** A preferred sex not met. */
  sex: number;
  /** A preferred dialect not met. */
  dialect: number;
  /** Overtime. */
  overtime: number;
  /** Idle waiting. */
  idle: number;
  /** Caregivers above or below their fair hours. */
  caregiverFairness: number;
  /** Providers above or below their fair share. */
  providerFairness: number;
  /** Changes of what was assigned. */
  change: number;
  /** Orders left out. */
  unserved: number;
}

/** The best plan so far. */
export class PlanProgressDto {
  /** Its price, in equivalent minutes. */
  total: number;
  /** Its visits. */
  served: number;
  /** Orders it leaves out. */
  unserved: number;
  /** When it was found, ISO 8601. */
  at: string;
}

/** A plan of a day, without its visits. */
export class PlanDto {
  /** The plan. */
  id: string;
  /** Its day, YYYY-MM-DD. */
  day: string;
  /** The division. */
  regionId: number;
  /** Its name. */
  regionName: string;
  /** The provider whose orders it plans; null: everybody's of the division. */
  @ApiProperty({ type: String, nullable: true })
  providerId: string | null;
  /** Its name, or null. */
  @ApiProperty({ type: String, nullable: true })
  providerName: string | null;
  /** Where it stands. */
  @ApiProperty({ enum: PLAN_STATES })
  state: PlanState;
  /** Which assignments stayed. */
  @ApiProperty({ enum: KEEPS })
  keep: Keep;
  /** The published plan that it mends, or null. */
  @ApiProperty({ type: String, nullable: true })
  repairsId: string | null;
  /** Caregivers it does without. */
  absent: string[];
  /** Seconds of computing. */
  seconds: number;
  /** Threads that compute. */
  threads: number;
  /** Start of its random numbers. */
  seed: number;
  /** When it was asked for, ISO 8601. */
  requestedAt: string;
  /** When its computing ended, ISO 8601, or null. */
  @ApiProperty({ type: String, nullable: true })
  endedAt: string | null;
  /** When it was published, ISO 8601, or null. */
  @ApiProperty({ type: String, nullable: true })
  publishedAt: string | null;
  /** Why there is none: NO_ORDERS, TOO_MANY_ORDERS, NOT_GATHERED, ENGINE_FAILED, WORKER_GONE; or null. */
  @ApiProperty({ type: String, nullable: true })
  failure: string | null;
  /** While it is computed: the best so far. */
  @ApiProperty({ type: PlanProgressDto, nullable: true })
  progress: PlanProgressDto | null;
  /** Once it is ready: what it came to. */
  @ApiProperty({ type: PlanFiguresDto, nullable: true })
  figures: PlanFiguresDto | null;
  /** Once it is ready: its price by rule. */
  @ApiProperty({ type: PlanPriceDto, nullable: true })
  price: PlanPriceDto | null;
  /** Fingerprint of everything the engine was asked, or null. */
  @ApiProperty({ type: String, nullable: true })
  inputHash: string | null;
  /** The bureau's prices it was made by, or null. */
  @ApiProperty({ type: String, nullable: true })
  weightsVersion: string | null;
  /** Steps of the search, or null. */
  @ApiProperty({ type: 'integer', nullable: true })
  iterations: number | null;
  /** Whether the caller sees all of it; false: of a division's plan only his own provider's part. */
  isWhole: boolean;
  /** Visits of a division's plan that were handed to the dispatchers. */
  releasedVisits: number;
  /** Visits that were published or stood already. */
  publishedVisits: number;
  /** Visits whose publication was refused. */
  refusedVisits: number;
}

export class PlanPageDto {
  /** The plans, newest first. */
  items: PlanDto[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

export class PlanVisitDto {
  /** The order. */
  orderId: string;
  /** 1 leads; 2 comes with him, at the same time. */
  seat: number;
  /** Service item; ELSEWHERE: an order of another division that stays as it is. */
  itemCode: string;
  /** The promised start, ISO 8601. */
  promisedAt: string;
  /** The planned start, ISO 8601. */
  startsAt: string;
  /** Its end, ISO 8601. */
  endsAt: string;
  /** The way to it, minutes. */
  travelMinutes: number;
  /** Minutes after the promised start. */
  lateMinutes: number;
  /** Whoever had it when the plan was made, or null. */
  wasCaregiverId: string | null;
  /** It stayed as it was whatever was found. */
  pinned: boolean;
  /** Of a division's plan: its provider's dispatchers have it. */
  released: boolean;
  /** PUBLISHED, UNCHANGED, REFUSED; null: not published. */
  @ApiProperty({ enum: ['PUBLISHED', 'UNCHANGED', 'REFUSED'], nullable: true })
  outcome: 'PUBLISHED' | 'UNCHANGED' | 'REFUSED' | null;
  /** The rule that refused, or null. */
  outcomeCode: string | null;
}

/** A caregiver's day. */
export class PlanRouteDto {
  /** The caregiver. */
  caregiverId: string;
  /** His name. */
  name: string;
  /** His provider. */
  providerId: string;
  /** Where his day starts and ends: OWN_PLACE, or OFFICE where no place of his own is known. */
  startsFrom: 'OWN_PLACE' | 'OFFICE';
  /** Working hours, as minutes of the day: pairs of start and end. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'integer' } } })
  hours: number[][];
  /** His visits in order. */
  visits: PlanVisitDto[];
}

/** How many caregivers a rule keeps from an order. */
export class PlanRefusalDto {
  /** OTHER_PROVIDER, NOT_WANTED, CREDENTIAL_NOT_VALID, SKILL_MISSING, OTHER_SEX_REQUIRED, ABSENT or NOT_WORKING. */
  rule: string;
  /** How many. */
  caregivers: number;
}

/** An order the plan leaves out. */
export class PlanUnservedDto {
  /** The order. */
  orderId: string;
  /** Service item. */
  itemCode: string;
  /** The promised start, ISO 8601. */
  promisedAt: string;
  /** Duration, minutes. */
  minutes: number;
  /** Nobody may give it, it fits into nobody's empty day, or every such day is full. */
  @ApiProperty({ enum: ['nobody-able', 'outside-working-hours', 'no-room'] })
  reason: UnservedReason;
  /** What keeps caregivers from it, the commonest rule first. */
  refusals: PlanRefusalDto[];
}

/** A plan with its days. */
export class PlanDetailsDto {
  /** The plan. */
  plan: PlanDto;
  /** Orders left out, by start. */
  unserved: PlanUnservedDto[];
  /** Caregivers with visits, by the first of them. */
  routes: PlanRouteDto[];
}

/** An order about which the plans, or the plans and what stands now, differ. */
export class PlanDifferenceDto {
  /** The order. */
  orderId: string;
  /** Which of those who come together it is about; 1 leads. */
  seat: number;
  /** Whoever has it now, or null. */
  nowCaregiverId: string | null;
  /** By plan, in their order: who would have it; null: left out. */
  @ApiProperty({ type: 'array', items: { type: 'string', nullable: true } })
  plannedCaregiverIds: (string | null)[];
  /** The promised start, ISO 8601. */
  promisedAt: string;
}

export class PlanPersonDto {
  /** The caregiver. */
  caregiverId: string;
  /** His name. */
  name: string;
}

/** Plans of a day side by side. */
export class PlanComparisonDto {
  /** As they were asked for. */
  plans: PlanDto[];
  /** Where they differ from each other or from what stands now, by start. */
  differences: PlanDifferenceDto[];
  /** The caregivers named in them. */
  people: PlanPersonDto[];
}
