import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PositionDto } from '../evidence/position.dto';
import { PROOF_METHODS, type ProofMethod } from './proof.policy';

export const CANNOT_SIGN_REASONS = [
  'HAND',
  'SIGHT',
  'MIND',
  'ASLEEP',
  'ILLITERATE',
  'REFUSED',
  'OTHER',
] as const;

/** What a tag, a display or a card gave. */
export class TagReadingDto {
  /** Number of the chip, 14 hexadecimal digits; for tags and cards with a chip. */
  @IsOptional()
  @Matches(/^[0-9A-Fa-f]{14}$/)
  uid?: string;

  /** The chip's count of its readings. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(0xffffff)
  counter?: number;

  /** The chip's code over both, 16 hexadecimal digits. */
  @IsOptional()
  @Matches(/^[0-9A-Fa-f]{16}$/)
  mac?: string;

  /** Of a display: its number. */
  @IsOptional()
  @IsUUID()
  tagId?: string;

  /** Of a display: the eight digits of the minute. */
  @IsOptional()
  @Matches(/^\d{8}$/)
  code?: string;
}

/** A file as it was at capture; its content may follow later. */
export class AnnouncedFileDto {
  /** SHA-256 of the content, hexadecimal. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  /** 64 bits of the picture's brightness (difference hash), 16 hexadecimal digits; to find the same scene again. */
  @IsOptional()
  @Matches(/^[0-9a-f]{16}$/)
  perceptualHash?: string;
}

export class ProofDto {
  /** UUIDv7, made by the device at capture: the same proof sent twice is one. */
  @IsUUID()
  id: string;

  /** POSITION, DOOR_TAG, CARD, CODE, CALL_BACK, FACE, PHOTO, SIGNATURE, CANNOT_SIGN or MANUAL. */
  @IsIn(PROOF_METHODS)
  method: ProofMethod;

  /** By the device's own clock, ISO 8601 with zone. */
  @IsISO8601({ strict: true })
  capturedAt: string;

  /** For POSITION. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PositionDto)
  position?: PositionDto;

  /** For DOOR_TAG and CARD. */
  @IsOptional()
  @ValidateNested()
  @Type(() => TagReadingDto)
  tag?: TagReadingDto;

  /** For CODE: the six digits the senior told. */
  @IsOptional()
  @Matches(/^\d{6}$/)
  code?: string;

  /** For PHOTO, SIGNATURE and FACE. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AnnouncedFileDto)
  file?: AnnouncedFileDto;

  /** For CANNOT_SIGN: HAND, SIGHT, MIND, ASLEEP, ILLITERATE, REFUSED or OTHER. */
  @IsOptional()
  @IsIn(CANNOT_SIGN_REASONS)
  reasonCode?: (typeof CANNOT_SIGN_REASONS)[number];

  /** Why, for MANUAL; more about it otherwise. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

/** A proof for an arrival or leaving that is recorded already. */
export class LaterProofDto extends ProofDto {
  /** IN: of the arrival; OUT: of the leaving. */
  @IsIn(['IN', 'OUT'])
  of: 'IN' | 'OUT';
}

export class ProofFileDto {
  /** An upload of the caller (`POST /files`, purpose VISIT_PROOF). */
  @IsUUID()
  fileId: string;
}

export class CallBackAnswerDto {
  /** CONFIRMED: the senior says that somebody is there; DENIED; NOT_REACHED. */
  @IsIn(['CONFIRMED', 'DENIED', 'NOT_REACHED'])
  answer: 'CONFIRMED' | 'DENIED' | 'NOT_REACHED';

  /** What was said. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class ProofView {
  id: string;
  /** IN or OUT. */
  kind: 'IN' | 'OUT';
  method: ProofMethod;
  /** By the device's clock, ISO 8601. */
  capturedAt: string;
  /** By the server's clock, ISO 8601. */
  receivedAt: string;
  /** VALID, INVALID or PENDING. */
  result: 'VALID' | 'INVALID' | 'PENDING';
  /** Why, in one word. */
  label: string;
  /** What it counts towards the demand. */
  weight: number;
  /** Of the file as it was at capture; null without one. */
  sha256: string | null;
  /** Its content is here. */
  hasFile: boolean;
  reasonCode: string | null;
  note: string | null;
}

export class PurposeQuery {
  /** What the picture is looked at for; kept with who looked. */
  @IsString()
  @MaxLength(200)
  purpose: string;
}
