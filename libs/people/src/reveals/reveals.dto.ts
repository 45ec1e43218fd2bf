import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { REVEAL_FIELDS, type RevealField } from './reveal.policy';

export class RevealInput {
  /** identityNumber, phone, address. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(REVEAL_FIELDS, { each: true })
  fields: RevealField[];

  /** What it is needed for; the senior and the auditors can read it. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  purpose: string;
}

export class RevealedAddressDto {
  id: string;
  /** What the family calls it. */
  label: string;
  /** Street and door. */
  text: string;
  /** Degrees, in `datum`. */
  latitude: number;
  /** Degrees, in `datum`. */
  longitude: number;
  /** WGS84 or GCJ02. */
  datum: string;
}

export class RevealDto {
  /** Id of the record of this reveal. */
  id: string;
  /** 18 characters, if asked for. */
  identityNumber?: string;
  /** Digits, if asked for; null: none on file. */
  phone?: string | null;
  /** Those that hold today or later, if asked for. */
  addresses?: RevealedAddressDto[];
}

export class AccessLogEntryDto {
  id: string;
  /** Who looked: the name of the account. */
  name: string;
  /** Id of the account. */
  accountId: string;
  /** identityNumber, phone, address. */
  fields: RevealField[];
  /** What for. */
  purpose: string;
  /** APP, WEB, HOTLINE, COUNTER or VILLAGE. */
  channel: string;
  /** ISO 8601. */
  at: Date;
}

export class AccessLogPageDto {
  items: AccessLogEntryDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
