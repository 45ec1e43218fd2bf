import { IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Type } from 'class-transformer';
import { IsDay } from '@anzhi/platform';

/** DESIGN: a hundred thousand yuan for one unit is a slip of the pen. */
const MOST_FEN = 10_000_000;

export class PriceQuery {
  /** Internal id of the division. */
  @Type(() => Number)
  @IsInt()
  regionId: number;

  /** Day of the service, YYYY-MM-DD; today unless given. */
  @IsOptional()
  @IsDay()
  on?: string;
}

export class SetPriceInput {
  /** Internal id of the division it holds in, and below. */
  @IsInt()
  regionId: number;

  /** Price of one unit in fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  priceFen: number;

  /** First day, YYYY-MM-DD, tomorrow at the earliest. */
  @IsDay()
  validFrom: string;

  /** Number of the document that sets it. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  source: string;
}

export class PriceDto {
  /** Code of the service item. */
  itemCode: string;
  /** Price in fen, for `perMinutes` minutes or for one unit. */
  fen: number;
  /** Minutes the price is for; null: it is for one visit, day, month or piece. */
  perMinutes: number | null;
  /** The division that set it: the one asked for, or the nearest above it. */
  regionId: number;
  /** First day, YYYY-MM-DD. */
  validFrom: string;
  /** First day on which it no longer holds, YYYY-MM-DD; null: open. */
  validTo: string | null;
  /** A default the platform came with, not yet confirmed by the city. */
  isDefault: boolean;
  /** Where it is laid down. */
  source: string;
}
