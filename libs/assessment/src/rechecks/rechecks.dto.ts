import { Matches, IsInt } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class RecheckDrawInput {
  /** Internal id of the county. */
  @IsInt()
  countyId: number;

  /** First day of publication, YYYY-MM-DD. */
  @Matches(DAY)
  from: string;

  /** Last day of publication, which is over, YYYY-MM-DD. */
  @Matches(DAY)
  lastDay: string;
}

export class RecheckUnitDto {
  /** Place in the order of the draw, from 1. */
  place: number;
  /** The assessment that could be drawn. */
  assessmentId: string;
  /** The assessment by others; null: not drawn. */
  recheckId: string | null;
}

export class RecheckDrawSummaryDto {
  /** Also the seed: the order is that of SHA-256 over `id assessmentId`. */
  id: string;
  countyId: number;
  /** Days of publication, YYYY-MM-DD. */
  from: string;
  lastDay: string;
  /** Basis points, rounded up. */
  shareBp: number;
  drawnAt: Date;
  /** Assessments that could be drawn. */
  frame: number;
  drawn: number;
  /** Re-checks that are published. */
  published: number;
  /** Of these, so many found less of a loss than the assessment they check. */
  lower: number;
}

export class RecheckDrawDto extends RecheckDrawSummaryDto {
  /** In the order of the draw. */
  units: RecheckUnitDto[];
}

export class RecheckDrawPageDto {
  items: RecheckDrawSummaryDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
