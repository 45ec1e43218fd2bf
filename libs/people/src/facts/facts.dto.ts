import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsDay } from '@anzhi/platform';
import type { FactValue } from './fact.codes';

const VALUE = { oneOf: [{ type: 'boolean' }, { type: 'number' }, { type: 'string' }] };

/** What is the case, and when. */
export class FactCorrectionInput {
  /** true or false, or a whole number; amounts of money in fen. */
  @ApiProperty(VALUE)
  @IsDefined()
  value: FactValue;

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

  /** A scan of the proof, uploaded before. */
  @IsOptional()
  @IsUUID()
  evidenceFileId?: string;
}

export class FactInput extends FactCorrectionInput {
  /** Code such as CHILDLESS or LTCI_LEVEL. */
  @IsString()
  @MaxLength(40)
  code: string;
}

export class FactDto {
  id: string;
  /** Code such as CHILDLESS or LTCI_LEVEL. */
  code: string;
  /** Chinese name. */
  zh: string;
  /** English name. */
  en: string;
  /** null: not shown, because it is sensitive. */
  @ApiProperty({ ...VALUE, nullable: true })
  value: FactValue | null;
  /** First day, YYYY-MM-DD. */
  validFrom: string;
  /** First day on which it no longer holds, YYYY-MM-DD; null: open. */
  validTo: string | null;
  /** The proof, or the department it comes from. */
  source: string;
  /** Whether a scan of the proof can be downloaded. */
  hasEvidence: boolean;
  /** Since when one knows, ISO 8601. */
  knownFrom: Date;
  /** Until when one thought so, ISO 8601; null: it is what is known now. */
  knownUntil: Date | null;
}

export class FactPageDto {
  items: FactDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
