import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsDay } from '@anzhi/platform';

const KINDS = ['CARE', 'EXCEPTIONS'] as const;

export class RulebookQuery {
  /** CARE: what to measure and when to stop; EXCEPTIONS: what is done about which doubt. */
  @IsIn(KINDS)
  kind: (typeof KINDS)[number];

  /** Internal id of a division. */
  @Type(() => Number)
  @IsInt()
  regionId: number;

  /** Day YYYY-MM-DD; today unless given. */
  @IsOptional()
  @IsDay()
  on?: string;
}

export class RulebookInput {
  /** CARE: what to measure and when to stop; EXCEPTIONS: what is done about which doubt. */
  @IsIn(KINDS)
  kind: (typeof KINDS)[number];

  /** Internal id of the division it holds in, and below. */
  @IsInt()
  regionId: number;

  /** First day, YYYY-MM-DD, tomorrow at the earliest. */
  @IsDay()
  validFrom: string;

  /** The whole rulebook, in the form in which it is read. */
  @IsObject()
  body: object;

  /** Number of the document that lays it down. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  source: string;
}

export class RulebookView {
  kind: string;
  /** The division that laid it down; null: the one the platform comes with. */
  regionId: number | null;
  /** First day, YYYY-MM-DD; null: the one the platform comes with. */
  validFrom: string | null;
  source: string;
  /** The rulebook. */
  body: object;
}
