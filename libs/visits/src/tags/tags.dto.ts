import { IsIn, IsOptional, IsUUID, Matches, MaxLength, IsString } from 'class-validator';
import { PageQuery } from '@anzhi/platform';

export const TAG_KINDS = ['DOOR_NFC', 'DOOR_DISPLAY', 'CARD'] as const;
export const END_REASONS = ['LOST', 'DAMAGED', 'MOVED', 'TAMPERED', 'OTHER'] as const;

export class NewTagDto {
  /** DOOR_NFC: a chip at the door; DOOR_DISPLAY: a display there; CARD: the senior's card with a chip. */
  @IsIn(TAG_KINDS)
  kind: (typeof TAG_KINDS)[number];

  /** At whose door it is mounted, or whose card it is. */
  @IsUUID()
  seniorId: string;

  /** Where it is mounted; not for a card. */
  @IsOptional()
  @IsUUID()
  addressId?: string;

  /** Number of the chip, 14 hexadecimal digits; not for a display. */
  @IsOptional()
  @Matches(/^[0-9A-Fa-f]{14}$/)
  uid?: string;
}

export class EndTagDto {
  /** LOST, DAMAGED, MOVED, TAMPERED or OTHER. */
  @IsIn(END_REASONS)
  reason: (typeof END_REASONS)[number];
}

export class ReplaceTagDto extends EndTagDto {
  /** Number of the new chip; not for a display. */
  @IsOptional()
  @Matches(/^[0-9A-Fa-f]{14}$/)
  uid?: string;
}

export class TagQuery extends PageQuery {
  /** Only those of this senior. */
  @IsOptional()
  @IsUUID()
  seniorId?: string;

  /** DOOR_NFC, DOOR_DISPLAY or CARD. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  kind?: string;
}

export class TagView {
  id: string;
  /** DOOR_NFC, DOOR_DISPLAY or CARD. */
  kind: string;
  seniorId: string;
  /** Masked. */
  senior: string;
  addressId: string | null;
  uid: string | null;
  /** The one it came in place of. */
  replaces: string | null;
  /** ISO 8601. */
  issuedAt: string;
  /** ISO 8601; null: in use. */
  endedAt: string | null;
  endReason: string | null;
  /** When it proved a visit the last time, ISO 8601; null: never. */
  lastReadAt: string | null;
  /** Readings of it that were not accepted: a copy, a tag that was taken away. */
  refusedReadings: number;
}

export class IssuedTagView extends TagView {
  /** Hexadecimal, to be written into the chip or the display; told this once. */
  secret: string;
}

export class TagPageView {
  items: TagView[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
