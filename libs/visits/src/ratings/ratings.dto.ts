import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import {
  HIGHEST_SCORE,
  LONGEST_WORDS,
  LOWEST_SCORE,
  RATING_REASONS,
  type RatingReason,
} from './rating.policy';

export class RatingInput {
  /** From 1, very unhappy, to 5, very happy. */
  @IsInt()
  @Min(LOWEST_SCORE)
  @Max(HIGHEST_SCORE)
  score: number;

  /** Why, from the short list; none unless given. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(RATING_REASONS.length)
  @IsIn(RATING_REASONS, { each: true })
  reasons?: RatingReason[];

  /** In the family's own words. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_WORDS)
  words?: string;

  /** Whether the caregiver may see this rating as that of this visit; without it he sees averages alone. */
  @IsBoolean()
  showsCaregiver: boolean;
}

export class RatingView {
  score: number;
  reasons: string[];
  words: string | null;
  showsCaregiver: boolean;
  /** When it was given or changed last, ISO 8601. */
  changedAt: string;
}

export class VisitRatingView {
  visitId: string;
  /** What the family said; null: nothing yet. */
  rating: RatingView | null;
  /** It can be given or changed until then, ISO 8601; null: the visit has not ended, or it was long ago. */
  openUntil: string | null;
}

export class AverageQuery extends PageQuery {
  /** Of visits in this month, YYYY-MM. */
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;

  /** PROVIDER unless given. */
  @IsOptional()
  @IsIn(['PROVIDER', 'CAREGIVER'])
  by?: 'PROVIDER' | 'CAREGIVER';
}

export class RatingAverageView {
  /** Of the provider or the caregiver. */
  id: string;
  name: string;
  /** How many ratings; never fewer than the least number that is shown. */
  count: number;
  /** With one digit behind the point. */
  average: number;
}

export class RatingAveragePageView {
  /** The unhappiest first. */
  items: RatingAverageView[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class OwnAverageView {
  /** YYYY-MM */
  month: string;
  count: number;
  average: number;
}

export class OwnAveragesView {
  /** Of the last twelve months those with enough ratings that can no longer change, the latest first. */
  items: OwnAverageView[];
}

export class ShownRatingView {
  visitId: string;
  itemCode: string;
  /** The visit's start, ISO 8601. */
  startsAt: string;
  score: number;
  reasons: string[];
  words: string | null;
}

export class ShownRatingPageView {
  items: ShownRatingView[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
