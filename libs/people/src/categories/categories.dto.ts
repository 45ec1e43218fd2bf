import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsDay } from '@anzhi/platform';
import type { NewCategory } from '../people.types';

/** When a category really held. */
export class CategoryCorrectionInput {
  /** First day, YYYY-MM-DD. */
  @IsDay()
  validFrom: string;

  /** First day on which it no longer holds, YYYY-MM-DD; open unless given. */
  @IsOptional()
  @IsDay()
  validTo?: string;

  /** The proof, or the department it comes from. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  source: string;
}

export class CategoryInput extends CategoryCorrectionInput implements NewCategory {
  /** Code such as DIBAO or LIVING_ALONE. AGE_* are not recorded: they follow from the birth date. */
  @IsString()
  @MaxLength(40)
  code: string;
}

export class CategoryDto {
  id: string;
  /** Code such as DIBAO or LIVING_ALONE. */
  code: string;
  /** Chinese name. */
  zh: string;
  /** English name. */
  en: string;
  /** First day, YYYY-MM-DD. */
  validFrom: string;
  /** First day on which it no longer holds, YYYY-MM-DD; null: open. */
  validTo: string | null;
  /** The proof, or the department it comes from. */
  source: string;
  /** Since when one knows, ISO 8601. */
  knownFrom: Date;
}
