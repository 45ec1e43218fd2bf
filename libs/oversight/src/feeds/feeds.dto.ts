import { IsIn, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min } from 'class-validator';
import { FEEDS, type Feed } from '../rules/rule';

export class FeedView {
  /** DEATHS, HOSPITAL_STAYS, CONTRACTS … */
  feed: string;
  countyId: number;
  county: string;
  /** Data until this day, `YYYY-MM-DD`; null: none were ever handed in. */
  until: string | null;
  /** ISO 8601; null: never. */
  deliveredAt: Date | null;
  /** The last delivery was that there is nothing to report: on whose word; null: it was a file, or none. */
  nothingFrom: string | null;
}

/** Deaths come with the lists of the file of seniors, which tell an empty month by themselves. */
const TOLD: readonly Feed[] = FEEDS.filter((feed) => feed !== 'DEATHS');

export class NothingToReportDto {
  /** INSTITUTION_STAYS, CONTRACTS, LEAVE, HOUSEHOLDS, INSURED_SERVICES … */
  @IsIn(TOLD)
  feed: Feed;

  /** A county of the caller's divisions. */
  @IsInt()
  countyId: number;

  /** 202611; of the running month the days before today. */
  @IsInt()
  @Min(202001)
  @Max(999912)
  period: number;

  /** Which authority says so, and in which paper. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  source: string;
}

export class NothingReportedView {
  /** The last day it covers, `YYYY-MM-DD`. */
  until: string;
}
